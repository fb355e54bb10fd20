/// The OData system query options of a request (https://learn.microsoft.com/graph/query-parameters), parsed.
struct QueryOptions: Sendable {
    /// What `$select` asks for; nil without `$select`.
    var selection: Selection?
    var top: Int?
    var filter: String?
    var search: String?
    /// `$count=true`
    var wantsCount = false
    var orderBy: [Order] = []
    var expand: String?
    var skipToken: String?
    var deltaToken: String?
    /// `ConsistencyLevel: eventual` was sent.
    var isEventual: Bool
    /// Characters of the URL as it would be at the real service, without a page token.
    let urlLength: Int

    struct Order: Sendable, Hashable {
        var property: Property
        var isDescending: Bool
    }

    /// Advanced queries need the header and `$count=true`.
    var isAdvanced: Bool { isEventual && wantsCount }

    /// The answer comes from the search index.
    var isIndexed: Bool { isEventual && (search != nil || wantsCount && (filter != nil || !orderBy.isEmpty)) }

    static let largestPage = 999
    static let defaultPage = 100

    init(_ request: WireRequest, schema: Schema) throws(GraphError) {
        let own = request.query.items.filter { $0.name.lowercased() != "$skiptoken" }.map(\.raw.utf8.count)
        urlLength = GraphAudience.publicHost.utf8.count + request.path.utf8.count + own.reduce(own.count, +)
        isEventual = request.headers["consistencylevel"]?.lowercased() == "eventual"
        var seen: Set<String> = []
        for item in request.query.items where item.name.hasPrefix("$") {
            guard seen.insert(item.name.lowercased()).inserted else {
                throw .unparsable(
                    "Query parameter '\(item.name)' is specified multiple times, but should be specified at most once.")
            }
            try take(item, schema: schema)
        }
    }

    /// The options of a request for one object beside which nothing is shown.
    static func alone(_ request: WireRequest, schema: Schema) throws(GraphError) -> QueryOptions {
        let options = try QueryOptions(request, schema: schema)
        if let expand = options.expand { throw Expansion.refusal(of: expand) }
        return options
    }

    private mutating func take(_ item: Query.Item, schema: Schema) throws(GraphError) {
        switch item.name.lowercased() {
        case "$select": selection = try Selection(item.value, schema: schema)
        case "$top": top = try Self.pageSize(item.value)
        case "$filter": filter = item.value
        case "$search": search = item.value
        case "$count": wantsCount = try Self.flag(item.value)
        case "$orderby": orderBy = try Self.orders(item.value, schema: schema)
        case "$expand": expand = item.value
        case "$skiptoken": skipToken = item.value
        case "$deltatoken": deltaToken = item.value
        case "$format" where item.value == "json" || item.value.hasPrefix("application/json"): break
        case "$skip": throw .badRequest("'$skip' is not supported by the service.")
        default:
            throw .unparsable("The query parameter '\(item.name)' is not supported.")
        }
    }

    private static func pageSize(_ text: String) throws(GraphError) -> Int {
        guard let size = Int(text), size >= 0 else {
            throw .unparsable(
                "Invalid value '\(text)' for $top query option found. The $top query option requires a non-negative integer value."
            )
        }
        guard (1...largestPage).contains(size) else {
            throw .badRequest("Invalid page size specified: '\(size)'. Must be between 1 and \(largestPage) inclusive.")
        }
        return size
    }

    private static func flag(_ text: String) throws(GraphError) -> Bool {
        switch text.lowercased() {
        case "true": return true
        case "false": return false
        default:
            throw .unparsable(
                "Invalid value '\(text)' for $count query option found. Valid values are 'true' and 'false'.")
        }
    }

    private static func orders(_ text: String, schema: Schema) throws(GraphError) -> [Order] {
        var orders: [Order] = []
        for clause in text.split(separator: ",") {
            let words = clause.split(separator: " ")
            guard let name = words.first, words.count <= 2, let property = Property(named: name),
                schema[property] != nil
            else {
                throw .unparsable("Invalid $orderby clause '\(clause)'.")
            }
            let direction = words.dropFirst().first?.lowercased() ?? "asc"
            guard direction == "asc" || direction == "desc" else {
                throw .unparsable("Invalid $orderby direction '\(direction)'.")
            }
            orders.append(Order(property: property, isDescending: direction == "desc"))
        }
        return orders
    }
}

/// The properties to show, in order.
struct Selection: Sendable, Hashable {
    var properties: [Property]
    /// Navigation properties among them, which only a delta query answers.
    var relations: Set<Relation>
    /// As the caller wrote it, for the context URL.
    var text: String

    enum Relation: String, Sendable { case manager, members, owners }

    init(_ text: String, schema: Schema) throws(GraphError) {
        self.text = text
        properties = []
        relations = []
        for name in text.split(separator: ",").map({ $0.drop { $0 == " " } }) where !name.isEmpty {
            if let property = Property(named: name), schema[property] != nil {
                if !properties.contains(property) { properties.append(property) }
            } else if let relation = Relation(rawValue: String(name)) {
                relations.insert(relation)
            } else if !name.hasPrefix("extension_") {
                throw .unknownProperty(String(name), schema)
            }
        }
    }

    /// What follows the name of the set in the context URL; nothing without `$select`.
    var suffix: String { text.isEmpty ? "" : "(\(text))" }

    /// What comes without `$select`.
    init(defaultsOf schema: Schema) {
        properties = schema.defaults
        relations = []
        text = ""
    }
}
