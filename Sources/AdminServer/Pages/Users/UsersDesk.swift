import DirectoryCore
import DirectoryPorts
import Hummingbird

/// `/users`: all users of the organization.
struct UsersDesk: Sendable {
    let site: Site

    @Sendable func list(_ visit: Visit) async throws -> Response {
        let query = try visit.query()
        let wanted = UserQuery(text: try query.searchText(), page: try query.page())
        let connection = try await site.store.connection(of: visit.organization.id)
        let found = try await site.store.users(wanted, of: visit.organization.id)
        return try await site.response(
            UsersPage(found, search: wanted.text, isConnected: connection != nil, visit.viewing), for: visit)
    }

    @Sendable func hold(_ visit: Visit) async throws -> Response {
        try await mark(.held, visit)
    }

    @Sendable func release(_ visit: Visit) async throws -> Response {
        try await mark(.released, visit)
    }

    /// Marks the user that the address names, and goes back to the page of the list.
    private func mark(_ mark: UserMark, _ visit: Visit) async throws -> Response {
        let text = visit.parameter("user")
        guard let id = UserID(text) else {
            throw Problem.invalid("user", cause: "“\(text)” is not the id of a user.")
        }
        let fields = try await visit.form()
        try fields.expectOnly(["q", "page"])
        let (search, page) = (try fields.searchText(), try fields.page().number)
        let draft = visit.requester.did(mark.deed, to: id.description)
        try await site.store.mark([id], mark, of: visit.organization.id, noting: draft, at: visit.viewing.now)
        return .redirect(to: UsersPage.link(search: search, page: page, visit.viewing))
    }
}
