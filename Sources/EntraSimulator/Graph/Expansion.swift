/// `$expand=manager`, with `$select` and `$levels` inside
/// (https://learn.microsoft.com/graph/api/user-list-manager). Graph's own words of refusal are not known.
struct Expansion: Sendable, Hashable {
    /// `$select` of the managers.
    var selection: Selection?
    /// How many managers above the person are shown, each inside the one before.
    var levels = 1

    private static let mostLevels = 1000

    /// - Parameter isSingle: One person was asked for, not a list.
    /// - Returns: Nil without `$expand`.
    static func parse(
        _ options: QueryOptions, schema: Schema, readable: Readable, isSingle: Bool = false
    ) throws(GraphError) -> Expansion? {
        guard let text = options.expand else { return nil }
        // A manager takes User.Read.All.
        guard readable.users == nil else { throw .forbidden }
        guard schema.kind == .user, text == "manager" || text.hasPrefix("manager(") && text.hasSuffix(")") else {
            throw refusal(of: text)
        }
        var expansion = Expansion()
        for option in text.dropFirst("manager".count).dropFirst().dropLast().split(separator: ";") {
            try expansion.take(option, options, isSingle: isSingle)
        }
        guard isSingle || !options.isIndexed else {
            throw .unsupportedQuery("$expand is not supported together with advanced queries.")
        }
        return expansion
    }

    private mutating func take(
        _ option: Substring, _ options: QueryOptions, isSingle: Bool
    ) throws(GraphError) {
        if option.hasPrefix("$select=") {
            selection = try Selection(String(option.dropFirst("$select=".count)), schema: .user)
        } else if option.hasPrefix("$levels=") {
            levels = try Self.levels(option.dropFirst("$levels=".count))
            guard isSingle else { throw Self.refusal("$levels is only supported on a single user.") }
            guard options.isAdvanced else { throw .unsupportedQuery("Unsupported Query.") }
        } else {
            throw .notImplemented("'\(option)' inside $expand=manager")
        }
    }

    private static func levels(_ text: Substring) throws(GraphError) -> Int {
        if text == "max" { return mostLevels }
        guard let levels = Int(text), (1...mostLevels).contains(levels) else {
            throw .badRequest("Invalid value '\(text)' for $levels. Must be max or between 1 and \(mostLevels).")
        }
        return levels
    }

    /// What else can be expanded on the real service.
    private static let relations: Set<Substring> = [
        "directReports", "manager", "memberOf", "members", "owners", "ownedObjects", "transitiveMemberOf",
        "transitiveMembers",
    ]

    /// Not simulated, or nothing that Graph knows.
    static func refusal(of text: String) -> GraphError {
        let name = text.prefix { $0 != "(" && $0 != "," }
        if relations.contains(name) { return .notImplemented("$expand=\(name) here") }
        return refusal("Expand is not supported for '\(text)'.")
    }

    private static func refusal(_ message: String) -> GraphError {
        GraphError(status: 400, code: "ExpandNotSupported", message: message)
    }
}
