import DirectoryCore
import DirectoryPorts
import Hummingbird

/// `/users`: all users of the organization, and one of them.
struct UsersDesk: Sendable {
    let site: Site
    /// How much of a user's history its page shows.
    private static let historyLength = 50

    @Sendable func list(_ visit: Visit) async throws -> Response {
        let state = try ListState(visit.query())
        let connection = try await site.store.connection(of: visit.organization.id)
        let found = try await site.store.users(state.query(.all), of: visit.organization.id)
        return try await site.response(
            UsersPage(found, state, try await site.beginning(connection, for: visit), visit.viewing), for: visit)
    }

    /// One user: both sides, what happened to it, and what can be done.
    @Sendable func show(_ visit: Visit) async throws -> Response {
        let (id, organization) = (try user(visit), visit.organization.id)
        guard let listed = try await site.store.listed(id, of: organization) else {
            throw Problem.notFound("There is no user \(id) here.")
        }
        let history = UserHistory(
            events: try await site.store.events(about: id, of: organization, limit: Self.historyLength),
            decisions: try await site.store.decisions(about: id, of: organization, limit: Self.historyLength))
        let connection = try await site.store.connection(of: organization)
        return try await site.response(
            UserPageView(listed, history, connection: connection, visit.viewing), for: visit)
    }

    @Sendable func hold(_ visit: Visit) async throws -> Response { try await mark(.held, visit) }
    @Sendable func release(_ visit: Visit) async throws -> Response { try await mark(.released, visit) }
    @Sendable func protect(_ visit: Visit) async throws -> Response { try await mark(.protected, visit) }
    @Sendable func unprotect(_ visit: Visit) async throws -> Response { try await mark(.unprotected, visit) }

    /// Marks the user that the address names, and goes back to the page of the list, or to the user's own.
    private func mark(_ mark: UserMark, _ visit: Visit) async throws -> Response {
        let id = try user(visit)
        try await visit.form().expectOnly([])
        let query = try visit.query()
        let state = try ListState(query)
        let draft = visit.requester.did(mark.deed, to: id.description)
        try await site.store.mark([id], mark, of: visit.organization.id, noting: draft, at: visit.viewing.now)
        return .redirect(
            to: try query.value("from") == "list"
                ? visit.viewing.link("/users", state.parameters) : visit.viewing.link("/users/\(id)"))
    }

    private func user(_ visit: Visit) throws(Problem) -> UserID {
        let text = visit.parameter("user")
        guard let id = UserID(text) else {
            throw Problem.invalid("user", cause: "“\(text)” is not the id of a user.")
        }
        return id
    }
}
