import DirectoryCore
import DirectoryPorts
import Hummingbird

/// `/duplicates`: people left alone because an address belongs to somebody else.
struct DuplicatesDesk: Sendable {
    let site: Site

    @Sendable func list(_ visit: Visit) async throws -> Response {
        let page = try visit.query().page()
        let found = try await site.store.duplicates(of: visit.organization.id, page: page)
        let last = try await site.store.runs(of: visit.organization.id, limit: 1, before: nil).first
        return try await site.response(DuplicatesPage(found, lastRun: last, visit.viewing), for: visit)
    }
}
