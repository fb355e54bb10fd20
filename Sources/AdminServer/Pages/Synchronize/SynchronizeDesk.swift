import DirectoryCore
import DirectoryPorts
import Hummingbird

/// `/synchronize`: the people imported from the tenant connected now.
struct SynchronizeDesk: Sendable {
    let site: Site
    static let idField = "user"

    @Sendable func list(_ visit: Visit) async throws -> Response {
        let query = try visit.query()
        return try await page(search: try query.searchText(), page: try query.page(), for: visit)
    }

    @Sendable func start(_ visit: Visit) async throws -> Response {
        let fields = try await visit.form()
        do {
            let form = try RunForm<UserID>(fields, idField: Self.idField)
            return .redirect(to: visit.viewing.link("/runs/\(try await start(form, visit).id)"))
        } catch {
            return try await page(
                search: try fields.searchText(), page: try fields.page(), answer: Answer(error, to: fields), for: visit)
        }
    }

    private func start(_ form: RunForm<UserID>, _ visit: Visit) async throws(Problem) -> Run {
        let selection: Selection =
            switch form.scope {
            case .chosen(let ids): .users(ids)
            case .matching(let text): .matching(text)
            case .everyone: .everyone
            }
        return try await site.engine.start(
            RunPurpose(.synchronizing(selection), then: form.step.ending), in: visit.organization.id,
            request: RunRequest(by: visit.requester))
    }

    private func page(
        search: String?, page: PageRequest, answer: Answer? = nil, for visit: Visit
    ) async throws -> Response {
        let status = answer?.problem.code.status ?? .ok
        guard let connection = try await site.store.connection(of: visit.organization.id) else {
            return try await site.response(
                ConnectPage(at: .synchronize, visit.viewing), for: visit, status: status)
        }
        let view = UserQuery.View.synchronizable(connection)
        let found = try await site.store.users(.init(view: view, text: search, page: page), of: visit.organization.id)
        let everyone =
            search == nil
            ? found.total
            : try await site.store.users(.init(view: view, page: .init(size: 1)), of: visit.organization.id).total
        return try await site.response(
            SynchronizePage(
                found, search: search, everyone: everyone, connection: connection, answer: answer, visit.viewing),
            for: visit, status: status)
    }

    /// A form that was refused, as much of it as the page shows again.
    struct Answer: Sendable {
        let problem: Problem
        let ticked: Set<UserID>
        let scope: String?

        init(_ problem: Problem, to fields: FormFields) {
            self.problem = problem
            ticked = RunForm<UserID>.ticked(fields, idField: SynchronizeDesk.idField)
            scope = fields.values("scope").first
        }
    }
}
