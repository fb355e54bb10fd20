/// A parsed `$search`: `"displayName:ana" AND "mail:ana@"` (https://learn.microsoft.com/graph/search-query-parameter).
///
/// It looks at Unicode scalars, as the grammar does: a quote that a combining mark follows is a quote all the same.
indirect enum SearchExpression: Sendable, Equatable {
    case term(Property, String)
    case and([SearchExpression])
    case or([SearchExpression])

    init(_ text: String, schema: Schema) throws(GraphError) {
        var terms: [[SearchExpression]] = [[]]
        var rest = text[...].unicodeScalars
        while true {
            rest = rest.drop { $0 == " " || $0 == "(" || $0 == ")" }
            guard let first = rest.first else { break }
            if first == "\"" {
                terms[terms.count - 1].append(try Self.quoted(&rest, schema: schema))
            } else if rest.starts(with: "AND ".unicodeScalars) {
                rest = rest.dropFirst(4)
            } else if rest.starts(with: "OR ".unicodeScalars) {
                rest = rest.dropFirst(3)
                terms.append([])
            } else {
                throw .unparsable(
                    "Syntax error: character '\(first)' is not valid at position \(text.unicodeScalars.count - rest.count) in '\(text)'."
                )
            }
        }
        guard terms.allSatisfy({ !$0.isEmpty }) else { throw .unparsable("Invalid $search clause.") }
        self = terms.count == 1 ? .and(terms[0]) : .or(terms.map(SearchExpression.and))
    }

    private static func quoted(
        _ rest: inout Substring.UnicodeScalarView, schema: Schema
    ) throws(GraphError) -> SearchExpression {
        let inside = try text(&rest)
        guard let colon = inside.firstIndex(of: ":") else {
            throw .unparsable("Invalid $search clause: '\(String(inside))' is not of the form property:value.")
        }
        let name = String(String.UnicodeScalarView(inside[..<colon]))
        guard let property = Property(named: name), schema[property]?.type == .string else {
            throw .unsupportedQuery("Property '\(name)' does not support $search.")
        }
        return .term(property, String(String.UnicodeScalarView(inside[inside.index(after: colon)...])))
    }

    /// What stands between quotes. A backslash takes what follows as it is.
    private static func text(
        _ rest: inout Substring.UnicodeScalarView
    ) throws(GraphError) -> String.UnicodeScalarView {
        rest.removeFirst()
        var text = String.UnicodeScalarView()
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\"": return text
            case "\\": if let escaped = rest.popFirst() { text.append(escaped) }
            default: text.append(scalar)
            }
        }
        throw .unparsable("Invalid $search clause: a quote is missing.")
    }

    func matches(_ object: DirectoryObject) -> Bool {
        switch self {
        case .and(let parts): parts.allSatisfy { $0.matches(object) }
        case .or(let parts): parts.contains { $0.matches(object) }
        case .term(let property, let wanted):
            object[property]?.string.map { Self.holds($0, wanted, property) } ?? false
        }
    }

    /// displayName and description are searched word by word, everything else from its beginning.
    private static func holds(_ text: String, _ wanted: String, _ property: Property) -> Bool {
        guard property == .displayName || property == .description else {
            return text.lowercased().hasPrefix(wanted.lowercased())
        }
        let words = Self.words(text)
        return Self.words(wanted).allSatisfy { wanted in words.contains { $0.hasPrefix(wanted) } }
    }

    private static func words(_ text: String) -> [Substring] {
        text.lowercased().split { !($0.isLetter || $0.isNumber) }
    }
}
