import DirectoryCore
import DirectoryPorts
import Hummingbird

/// `/duplicates`: people left alone because an address belongs to somebody else.
struct DuplicatesDesk: Sendable {
    let site: Site
    /// How many of the latest runs are looked through for one that has looked for duplicates.
    private static let runsLookedThrough = 100

    @Sendable func list(_ visit: Visit) async throws -> Response {
        let page = try visit.query().page()
        let found = try await site.store.duplicates(of: visit.organization.id, page: page)
        let runs = try await site.store.runs(of: visit.organization.id, limit: Self.runsLookedThrough, before: nil)
        let last = runs.first { $0.kind.readsTenant && $0.endedAt != nil }
        return try await site.response(
            DuplicatesPage(found, lastCheck: last?.endedAt, visit.viewing), for: visit)
    }
}
