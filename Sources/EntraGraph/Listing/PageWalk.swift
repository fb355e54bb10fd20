import DirectoryCore

/// Leads from page to page: where to go on, and when it goes nowhere. Only a missing link ends a walk.
struct PageWalk: Sendable {
    private let host: String
    private let limit: Int
    private var visited: Set<GraphLink> = []

    /// - Parameter limit: the most links.
    init(host: String, limit: Int) {
        self.host = host
        self.limit = limit
    }

    /// The next page, nil at the end.
    ///
    /// - Throws: `hostile-link` for an address that is not Microsoft Graph's, `endless-listing` for a page that has
    ///   been read, or for too many.
    mutating func follow(_ text: String?) throws(Problem) -> GraphLink? {
        guard let text else { return nil }
        guard let link = GraphLink(following: text, host: host) else { throw .hostileLink() }
        guard visited.count < limit, visited.insert(link).inserted else { throw .endlessListing() }
        return link
    }
}
