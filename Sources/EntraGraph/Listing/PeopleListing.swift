import DirectoryCore
import Logging

/// A list of people that is read from its first page to its last.
struct PeopleListing: Sendable {
    let endpoint: GraphEndpoint
    let asked: AskedProperties
    /// For the first page.
    let request: GraphRequest

    /// - Parameter condition: a `$filter` on who is listed, and whether only the advanced index answers it; nil for
    ///   everybody.
    init(endpoint: GraphEndpoint, asked: AskedProperties, where condition: PeopleCondition? = nil) {
        self.endpoint = endpoint
        self.asked = asked
        let isAdvanced = condition?.isAdvanced ?? false
        let query =
            asked.options + [.top(999)] + (isAdvanced ? [.count] : [])
            + (condition.map { [.filter($0.expression)] } ?? [])
        let link = GraphLink(host: endpoint.host, path: "/users", query: query)
        request = .get(link, isEventual: isAdvanced)
    }

    func walk(from start: GraphRequest) -> PageWalk {
        PageWalk(host: endpoint.host, limit: endpoint.wire.limits.pages, from: start.link)
    }
}

extension Conversation {
    /// Reads a listing to its end. One whose page tokens expire on the way begins again, at most three times.
    ///
    /// - Parameter start: where to begin at first: the first page, or one that follows it.
    /// - Returns: how many items the last, complete walk from there met.
    @discardableResult
    mutating func read(
        _ listing: PeopleListing, from start: GraphRequest,
        _ onPage: @Sendable ([DirectoryUser]) async throws(Problem) -> Void
    ) async throws(Problem) -> Int {
        var start = start
        var restarts = 0
        while true {
            do throws(Problem) {
                return try await walk(listing, from: start, onPage)
            } catch  where error.isExpiredPageToken && restarts < 3 {
                endpoint.logger.notice("A listing begins again: its page token expired", metadata: error.labels)
                restarts += 1
                start = listing.request
            } catch {
                throw error
            }
        }
    }

    /// Reads a page and all that follow it, verbatim.
    private mutating func walk(
        _ listing: PeopleListing, from start: GraphRequest,
        _ onPage: @Sendable ([DirectoryUser]) async throws(Problem) -> Void
    ) async throws(Problem) -> Int {
        var walk = listing.walk(from: start)
        var items = 0
        var request: GraphRequest? = start
        while let current = request {
            let page = try await page(current, listing.asked)
            request = try walk.follow(page.nextLink).map { .get($0, isEventual: start.isEventual) }
            items += page.people.count + page.nameless
            try await onPage(endpoint.people(of: page))
        }
        return items
    }
}

extension Problem {
    /// Source: <https://learn.microsoft.com/graph/paging>
    var isExpiredPageToken: Bool { trace?.code == "Directory_ExpiredPageToken" }

    /// Whether Microsoft Graph understood a request and does not carry it out, now or later.
    var isRefusal: Bool { [.upstreamRefused, .permissionMissing].contains(code) && !isExpiredPageToken }
}
