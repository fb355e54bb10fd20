package import DirectoryCore
package import DirectoryPorts
import Logging

extension GraphDirectory {
    /// Asks for the delta link as of now. Changes that come with it all the same are older, and passed over.
    ///
    /// Source: <https://learn.microsoft.com/graph/delta-query-overview>, `$deltatoken=latest`
    package func presentCursor() async throws(Problem) -> DeltaCursor {
        let asked = AskedProperties.inChanges(selection)
        // With the properties that are wanted later: the link remembers them.
        let link = GraphLink(
            host: endpoint.host, path: "/users/delta", query: [GraphQuery("$deltatoken", "latest")] + asked.options)
        var conversation = Conversation(with: endpoint)
        return try await conversation.changes(from: link, asked) {
            $0
        } onPage: { _ throws(Problem) in
        }
    }

    /// Follows the link, byte by byte as it came, through pages of about 200 changes, of which any may be empty.
    ///
    /// Source: <https://learn.microsoft.com/graph/delta-query-users>
    package func readChanges(
        since cursor: DeltaCursor, _ onPage: @Sendable ([DirectoryChange]) async throws(Problem) -> Void
    ) async throws(Problem) -> DeltaCursor {
        guard let link = GraphLink(following: cursor.link.reveal(), host: endpoint.host) else { throw .hostileLink() }
        var conversation = Conversation(with: endpoint)
        return try await conversation.changes(
            from: link, .inChanges(selection), refused: { endpoint.meaning(ofRefusedCursor: $0) }, onPage: onPage)
    }
}

extension Conversation {
    /// Reads a page of changes and all that follow it.
    ///
    /// - Parameter meaning: what it means that a page is refused.
    fileprivate mutating func changes(
        from first: GraphLink, _ asked: AskedProperties, refused meaning: (Problem) -> Problem,
        onPage: ([DirectoryChange]) async throws(Problem) -> Void
    ) async throws(Problem) -> DeltaCursor {
        var walk = PageWalk(host: endpoint.host, limit: endpoint.wire.limits.pages, from: first)
        var link = first
        while true {
            let page = try await changesPage(link, asked, refused: meaning)
            switch page.continuation {
            case .page(let text):
                link = try walk.follow(text)
                try await onPage(endpoint.changes(on: page))
            case .end(let text):
                let cursor = try walk.cursor(text)
                try await onPage(endpoint.changes(on: page))
                return cursor
            }
        }
    }

    private mutating func changesPage(
        _ link: GraphLink, _ asked: AskedProperties, refused meaning: (Problem) -> Problem
    ) async throws(Problem) -> ChangesPage {
        let (timing, host) = (endpoint.timing, endpoint.host)
        do throws(Problem) {
            return try await ask(.get(link)) { reply in
                if let page = ChangesPage(reply, asked, now: timing.now()) { return .success(page) }
                return .failure(reply.leadsAstray(asked, from: host) ? Setback(.hostileLink()) : .unreadable(reply))
            }
        } catch {
            throw meaning(error)
        }
    }
}

extension Reply {
    /// Whether a page that makes no sense also names an address that is not Microsoft Graph's: that is said first.
    fileprivate func leadsAstray(_ asked: AskedProperties, from host: String) -> Bool {
        let page = page(asked)
        return [page?.nextLink, page?.deltaLink].compactMap(\.self)
            .contains { GraphLink(following: $0, host: host) == nil }
    }
}

extension PageWalk {
    /// Where to go on next time, checked like every link that is followed.
    fileprivate func cursor(_ text: String) throws(Problem) -> DeltaCursor {
        guard let link = GraphLink(following: text, host: host) else { throw .hostileLink() }
        return DeltaCursor(link: Secret(link.url))
    }
}
