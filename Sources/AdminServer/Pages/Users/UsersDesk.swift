import DirectoryPorts
import Hummingbird

/// `/users`: all users of the organization.
struct UsersDesk: Sendable {
    let site: Site

    @Sendable func list(_ request: Request, context: AdminContext) async throws -> Response {
        let query = try request.query()
        let wanted = UserQuery(text: try query.searchText(), page: try query.page())
        let connection = try await site.store.connection(of: site.organization)
        let found = try await site.store.users(wanted, of: site.organization)
        return try await site.response(UsersPage(found, search: wanted.text, isConnected: connection != nil))
    }
}
