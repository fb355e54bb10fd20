import DirectoryPorts
import Hummingbird

/// `/duplicates`: people left alone because an address belongs to somebody else.
struct DuplicatesDesk: Sendable {
    let site: Site

    @Sendable func list(_ request: Request, context: AdminContext) async throws -> Response {
        let page = try request.query().page()
        let found = try await site.store.duplicates(of: site.organization, page: page)
        let last = try await site.store.runs(of: site.organization, limit: 1, before: nil).first
        return try await site.response(DuplicatesPage(found, lastRun: last))
    }
}
