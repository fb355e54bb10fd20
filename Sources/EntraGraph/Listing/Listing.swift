package import DirectoryCore

extension GraphDirectory {
    /// Reads everybody, 999 a page, which costs the tenant one resource unit.
    ///
    /// A listing whose page tokens expired on the way starts again, so people may come twice.
    ///
    /// Source: <https://learn.microsoft.com/graph/api/user-list>
    package func readEveryone(
        _ onPage: @Sendable ([DirectoryUser]) async throws(Problem) -> Void
    ) async throws(Problem) {
        let first = GraphLink(host: endpoint.host, path: "/users", query: [.selectPeople, .top(999)])
        var conversation = Conversation(with: endpoint)
        var restarts = 0
        while true {
            do throws(Problem) {
                return try await conversation.walk(from: .get(first), onPage)
            } catch  where error.isExpiredPageToken && restarts < 3 {
                restarts += 1
            } catch {
                throw error
            }
        }
    }
}

extension Conversation {
    /// Reads a page and all that follow it, verbatim.
    mutating func walk(
        from first: GraphRequest, _ onPage: @Sendable ([DirectoryUser]) async throws(Problem) -> Void
    ) async throws(Problem) {
        var walk = PageWalk(host: endpoint.host, limit: endpoint.wire.limits.pages)
        var request: GraphRequest? = first
        while let current = request {
            let page = try await page(current)
            request = try walk.follow(page.nextLink).map { .get($0, isEventual: first.isEventual) }
            try await onPage(endpoint.people(of: page))
        }
    }
}

extension Problem {
    /// Source: <https://learn.microsoft.com/graph/paging>
    fileprivate var isExpiredPageToken: Bool { trace?.code == "Directory_ExpiredPageToken" }
}
