import OrderedCollections

/// `$filter`, `$search` and `$orderby` together: checks that the combination is allowed and makes one condition of them.
struct ListQuery {
    let condition: ((DirectoryObject) -> Bool)?
    private let filter: Filter?

    /// https://learn.microsoft.com/graph/filter-query-parameter: a limit of advanced queries on the whole URL. How Graph
    /// words the refusal is not known.
    private static let longestURL = 2048

    init(_ options: QueryOptions, schema: Schema) throws(GraphError) {
        if options.isIndexed, options.urlLength > Self.longestURL {
            throw .badRequest(
                "The URL of an advanced query has at most \(Self.longestURL) characters, not \(options.urlLength).")
        }
        let filter = try options.filter.map { text throws(GraphError) in try FilterParser.parse(text, schema: schema) }
        if let filter { try FilterRules(schema: schema, isAdvanced: options.isAdvanced).check(filter) }
        let search = try Self.search(options, schema: schema)
        try Self.checkOrder(options, schema: schema)
        self.filter = filter
        condition =
            switch (filter, search) {
            case (nil, nil): nil
            case (let filter?, nil): { filter.matches($0) }
            case (nil, let search?): { search.matches($0) }
            case (let filter?, let search?): { filter.matches($0) && search.matches($0) }
            }
    }

    /// The few objects that can match, when the filter names them; only for the whole of `/users` or `/groups`.
    func narrow(_ kind: Schema.Kind, in directory: Directory) -> [DirectoryObject]? {
        let ids = filter?.candidateIDs.map { Set($0) }
        switch kind {
        case .directoryObject: return nil
        case .group: return ids?.compactMap { directory.groups[$0] }.sorted { $0.place < $1.place }.map { .group($0) }
        case .user:
            if let ids {
                return ids.compactMap { directory.people.active($0) }.sorted { $0.place < $1.place }.map { .user($0) }
            }
            guard let name = filter?.requiredName else { return nil }
            return directory.people.active(named: name).map { [.user($0)] } ?? []
        }
    }

    private static func search(_ options: QueryOptions, schema: Schema) throws(GraphError) -> SearchExpression? {
        guard let text = options.search else { return nil }
        guard options.isEventual else {
            throw .unsupportedQuery(
                "Request with $search query parameter only works through MSGraph with a special request header: "
                    + "'ConsistencyLevel: eventual'")
        }
        return try SearchExpression(text, schema: schema)
    }

    private static func checkOrder(_ options: QueryOptions, schema: Schema) throws(GraphError) {
        guard !options.orderBy.isEmpty else { return }
        if options.filter != nil || options.search != nil, !options.isAdvanced {
            throw .unsupportedQuery("Sorting not supported for current query.")
        }
        let sortable: Set<Property> = [.displayName, .userPrincipalName]
        guard options.isAdvanced || options.orderBy.allSatisfy({ sortable.contains($0.property) }) else {
            throw .unsupportedQuery("Sorting not supported for current query.")
        }
    }
}
