import DirectoryCore
import DirectoryPorts
import HTTPTypes
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

    @Sendable func hold(_ request: Request, context: AdminContext) async throws -> Response {
        try await mark(.held, request, context)
    }

    @Sendable func release(_ request: Request, context: AdminContext) async throws -> Response {
        try await mark(.released, request, context)
    }

    /// Marks the user that the address names, and goes back to the page of the list.
    private func mark(_ mark: UserMark, _ request: Request, _ context: AdminContext) async throws -> Response {
        let text = context.parameters.get("user") ?? ""
        guard let id = UserID(text) else {
            throw Problem.invalid("user", cause: "“\(text)” is not the id of a user.")
        }
        let fields = try await request.form(context)
        try fields.expectOnly(["q", "page"])
        let (search, page) = (try fields.searchText(), try fields.page().number)
        let draft = Requester(.page).did(mark.deed, to: id.description)
        try await site.store.mark([id], mark, of: site.organization, noting: draft, at: site.now())
        return .redirect(to: UsersPage.link(search: search, page: page))
    }
}
