import DirectoryCore

/// Leads from page to page: where to go on, and when it goes nowhere. Only a missing link ends a walk.
struct PageWalk: Sendable {
    let host: String
    private let limit: Int
    private var visited: Set<GraphLink>

    /// - Parameters:
    ///   - limit: the most links.
    ///   - first: where the walk begins; nil where it begins in a batch.
    init(host: String, limit: Int, from first: GraphLink? = nil) {
        self.host = host
        self.limit = limit
        visited = first.map { [$0] } ?? []
    }

    /// The next page, nil at the end.
    mutating func follow(_ text: String?) throws(Problem) -> GraphLink? {
        guard let text else { return nil }
        return try follow(text)
    }

    /// The next page.
    ///
    /// - Throws: `hostile-link` for an address that is not Microsoft Graph's, `endless-listing` for a page that has
    ///   been read, or for too many.
    mutating func follow(_ text: String) throws(Problem) -> GraphLink {
        guard let link = GraphLink(following: text, host: host) else { throw .hostileLink() }
        guard visited.count < limit, visited.insert(link).inserted else { throw .endlessListing() }
        return link
    }
}
