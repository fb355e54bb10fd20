import DirectoryCore
import DirectoryPorts
import Hummingbird

/// `/synchronize`: the people imported from the tenant connected now.
struct SynchronizeDesk: Sendable {
    let site: Site
    static let idField = "user"

    @Sendable func list(_ visit: Visit) async throws -> Response {
        try await page(try ListState(visit.query()), for: visit)
    }

    @Sendable func start(_ visit: Visit) async throws -> Response {
        let fields = try await visit.form()
        let state = try ListState(fields)
        do {
            let form = try RunForm<UserID>(fields, state, kept: try await kept(state, visit), idField: Self.idField)
            return .redirect(to: visit.viewing.link("/runs/\(try await start(form, visit).id)"))
        } catch {
            return try await page(state, answer: Answer(error, to: fields), for: visit)
        }
    }

    /// Keeps the ticks of a page under a name in the address, and opens the page that the address of the form names.
    /// Works as a button without scripts, and for every link with them.
    @Sendable func choose(_ visit: Visit) async throws -> Response {
        let (fields, query) = (try await visit.form(), try visit.query())
        let (present, target) = (try ListState(fields), try ListState(query))
        let form = try SelectionForm<UserID>(fields, choice: try query.value("choose"), idField: Self.idField)
        let organization = visit.organization.id
        let id = present.selection ?? SelectionID(site.makeUUID())
        let before = try await kept(present, visit) ?? KeptSelection()
        let selection = try await selection(form, present, before, visit)
        await site.chosenUsers.keep(selection, as: id, of: organization, at: visit.viewing.now)
        return .redirect(to: SynchronizePage.link(target.selecting(selection.isEmpty ? nil : id), visit.viewing))
    }

    private func selection(
        _ form: SelectionForm<UserID>, _ state: ListState, _ before: KeptSelection<UserID>, _ visit: Visit
    ) async throws -> KeptSelection<UserID> {
        switch form.choice {
        case .none: return KeptSelection()
        case .ticks:
            guard before.isEverybody else { return form.applied(to: before) { _ in "" } }
            guard form.shown.count != form.ticked.count else { return before }
            let everybody = try await all(ListState(), visit)
            return form.applied(to: everybody) { _ in "" }
        case .all:
            guard state.isFiltered else { return KeptSelection(isEverybody: true) }
            var all = try await all(state, visit)
            all.members.merge(before.members) { new, _ in new }
            return all
        }
    }

    /// Everybody who matches now. Whoever would be left alone for a conflict is chosen only where conflicts are what
    /// the list was filtered by.
    private func all(_ state: ListState, _ visit: Visit) async throws -> KeptSelection<UserID> {
        let organization = visit.organization.id
        guard let connection = try await site.store.connection(of: organization) else { return KeptSelection() }
        var query = state.query(.synchronizable(connection))
        query.start = .page
        var chosen: [UserID: String] = [:]
        for id in try await site.store.userIDs(query, of: organization) { chosen[id] = "" }
        if state.standing == nil {
            query.standing = .duplicate
            for id in try await site.store.userIDs(query, of: organization) { chosen[id] = nil }
        }
        return KeptSelection(members: chosen, fixedAt: visit.viewing.now)
    }

    private func kept(_ state: ListState, _ visit: Visit) async throws(Problem) -> KeptSelection<UserID>? {
        guard let id = state.selection else { return nil }
        return await site.chosenUsers.selection(id, of: visit.organization.id, at: visit.viewing.now)
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

    private func page(_ state: ListState, answer: Answer? = nil, for visit: Visit) async throws -> Response {
        let status = answer?.problem.code.status ?? .ok
        let organization = visit.organization.id
        guard let connection = try await site.store.connection(of: organization) else {
            return try await site.response(
                ConnectPage(at: .synchronize, try await site.beginning(nil, for: visit), visit.viewing), for: visit,
                status: status)
        }
        let view = UserQuery.View.synchronizable(connection)
        let found = try await site.store.users(state.query(view), of: organization)
        let everyone =
            state.isFiltered
            ? try await site.store.users(.init(view: view, page: .init(size: 1)), of: organization).total : found.total
        let chosen = SynchronizePage.Chosen(
            kept: try await kept(state, visit), hasEnded: state.selection != nil, answer: answer)
        return try await site.response(
            SynchronizePage(
                found, state, everyone: everyone, connection: connection, chosen: chosen, visit.viewing),
            for: visit, status: status)
    }

    /// A form that was refused, as much of it as the page shows again.
    struct Answer: Sendable {
        let problem: Problem
        let ticked: Set<UserID>

        init(_ problem: Problem, to fields: FormFields) {
            self.problem = problem
            ticked = RunForm<UserID>.ticked(fields, idField: SynchronizeDesk.idField)
        }
    }
}
