/// A parsed `$search`: `"displayName:ana" AND "mail:ana@"` (https://learn.microsoft.com/graph/search-query-parameter).
indirect enum SearchExpression: Sendable, Equatable {
    case term(Property, String)
    case and([SearchExpression])
    case or([SearchExpression])

    init(_ text: String, schema: Schema) throws(GraphError) {
        var terms: [[SearchExpression]] = [[]]
        var rest = text[...]
        while true {
            rest = rest.drop { $0 == " " || $0 == "(" || $0 == ")" }
            guard let first = rest.first else { break }
            if first == "\"" {
                terms[terms.count - 1].append(try Self.quoted(&rest, schema: schema))
            } else if rest.hasPrefix("AND ") {
                rest = rest.dropFirst(4)
            } else if rest.hasPrefix("OR ") {
                rest = rest.dropFirst(3)
                terms.append([])
            } else {
                throw .unparsable(
                    "Syntax error: character '\(first)' is not valid at position \(text.count - rest.count) in '\(text)'."
                )
            }
        }
        guard terms.allSatisfy({ !$0.isEmpty }) else { throw .unparsable("Invalid $search clause.") }
        self = terms.count == 1 ? .and(terms[0]) : .or(terms.map(SearchExpression.and))
    }

    private static func quoted(_ rest: inout Substring, schema: Schema) throws(GraphError) -> SearchExpression {
        rest.removeFirst()
        guard let end = rest.firstIndex(of: "\"") else {
            throw .unparsable("Invalid $search clause: a quote is missing.")
        }
        let inside = rest[..<end]
        rest = rest[rest.index(after: end)...]
        guard let colon = inside.firstIndex(of: ":") else {
            throw .unparsable("Invalid $search clause: '\(inside)' is not of the form property:value.")
        }
        guard let property = Property(named: inside[..<colon]), schema[property]?.type == .string else {
            throw .unsupportedQuery("Property '\(inside[..<colon])' does not support $search.")
        }
        return .term(property, String(inside[inside.index(after: colon)...]))
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
