/// Cuts a `$filter` text into tokens. It looks at Unicode scalars, as the grammar does: a quote that a combining mark
/// follows is a quote all the same.
struct FilterLexer {
    enum Token: Equatable {
        /// A name, operator, number, time or GUID.
        case word(String)
        /// A quoted text, with doubled quotes undone.
        case text(String)
        case open, close, comma, colon
    }

    private typealias Rest = Substring.UnicodeScalarView

    static func tokens(of filter: String) throws(GraphError) -> [Token] {
        var tokens: [Token] = []
        var rest = filter[...].unicodeScalars
        while let scalar = rest.first {
            switch scalar {
            case " ", "\t": rest.removeFirst()
            case "(": tokens.append(.open); rest.removeFirst()
            case ")": tokens.append(.close); rest.removeFirst()
            case ",": tokens.append(.comma); rest.removeFirst()
            case "'": tokens.append(.text(try quoted(&rest)))
            case ":" where !(tokens.last.map(isTimeStart) ?? false): tokens.append(.colon); rest.removeFirst()
            default: tokens.append(.word(word(&rest)))
            }
        }
        return tokens
    }

    private static func isTimeStart(_ token: Token) -> Bool {
        if case .word(let word) = token { word.first?.isNumber ?? false } else { false }
    }

    private static func quoted(_ rest: inout Rest) throws(GraphError) -> String {
        rest.removeFirst()
        var text = String.UnicodeScalarView()
        while let scalar = rest.popFirst() {
            if scalar != "'" {
                text.append(scalar)
            } else if rest.first == "'" {
                text.append("'")
                rest.removeFirst()
            } else {
                return String(text)
            }
        }
        throw .unparsable("Invalid filter clause: There is an unterminated string literal.")
    }

    private static func word(_ rest: inout Rest) -> String {
        // A time contains colons; a lambda's variable is followed by one.
        let isTime = rest.first?.properties.numericType != nil
        let word = rest.prefix { !" \t(),'".unicodeScalars.contains($0) && (isTime || $0 != ":") }
        rest = rest.dropFirst(word.count)
        return String(String.UnicodeScalarView(word))
    }
}
