import DirectoryCore
import DirectoryPorts
import Hummingbird

/// `/`: what needs attention, and where things stand.
struct OverviewDesk: Sendable {
    let site: Site
    /// How many of the latest runs the charts show.
    private static let runsShown = 100
    /// How many held plans are named.
    private static let heldShown = 20

    @Sendable func show(_ visit: Visit) async throws -> Response {
        let organization = visit.organization.id
        let one = PageRequest(size: 1)
        let connection = try await site.store.connection(of: organization)
        let users = try await site.store.users(.init(page: one), of: organization).total
        guard let connection else {
            let beginning = try await site.beginning(nil, for: visit)
            return try await site.response(
                OverviewPage(.notConnected(users: users, beginning), visit.viewing), for: visit)
        }
        let runs = try await site.store.runs(of: organization, limit: Self.runsShown, before: nil)
        let test = await site.test(of: connection)
        let view = UserQuery.View.synchronizable(connection)
        let standing = OverviewPage.Standing(
            connection: connection, cadence: try await site.cadence(of: connection), users: users,
            synchronizable: try await site.store.users(.init(view: view, page: one), of: organization).total,
            duplicates: try await site.store.duplicates(of: organization, page: one).total,
            lastRun: runs.first, held: try await site.store.heldRuns(of: organization, limit: Self.heldShown),
            runs: runs, test: test, progress: ConnectProgress(connection, test: test, hasRun: !runs.isEmpty))
        return try await site.response(OverviewPage(.connected(standing), visit.viewing), for: visit)
    }
}
