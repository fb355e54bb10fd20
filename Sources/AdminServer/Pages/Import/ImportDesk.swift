import DirectoryCore
import DirectoryPorts
import Hummingbird

/// `/import`: find people of the tenant and import them.
struct ImportDesk: Sendable {
    let site: Site
    static let idField = "person"

    @Sendable func search(_ visit: Visit) async throws -> Response {
        try await page(try ListState(visit.query()), for: visit)
    }

    /// Puts the ticked into the basket, or takes somebody out of it, and searches for what the address of the form
    /// says.
    @Sendable func choose(_ visit: Visit) async throws -> Response {
        let (fields, query) = (try await visit.form(), try visit.query())
        let (present, target) = (try ListState(fields), try ListState(query))
        let form = try SelectionForm<DirectoryObjectID>(
            fields, choice: try query.value("choose"), idField: Self.idField)
        let id = present.selection ?? SelectionID(site.makeUUID())
        var basket = KeptSelection<DirectoryObjectID>()
        if form.choice != .none {
            let names = Dictionary(zip(form.shown, fields.values("called")), uniquingKeysWith: { first, _ in first })
            basket = form.applied(to: try await kept(present, visit) ?? basket) { names[$0] ?? $0.description }
        }
        await site.chosenPeople.keep(basket, as: id, of: visit.organization.id, at: visit.viewing.now)
        return .redirect(to: ImportPage.link(target.selecting(basket.isEmpty ? nil : id), visit.viewing))
    }

    private func kept(
        _ state: ListState, _ visit: Visit
    ) async throws(Problem) -> KeptSelection<DirectoryObjectID>? {
        guard let id = state.selection else { return nil }
        return await site.chosenPeople.selection(id, of: visit.organization.id, at: visit.viewing.now)
    }

    @Sendable func start(_ visit: Visit) async throws -> Response {
        let fields = try await visit.form()
        let state = try ListState(fields)
        do {
            let form = try RunForm<DirectoryObjectID>(
                fields, state, kept: try await kept(state, visit), idField: Self.idField)
            return .redirect(to: visit.viewing.link("/runs/\(try await start(form, visit).id)"))
        } catch {
            return try await page(state, answer: Answer(error, to: fields), for: visit)
        }
    }

    private func start(_ form: RunForm<DirectoryObjectID>, _ visit: Visit) async throws(Problem) -> Run {
        let selection: ImportSelection =
            switch form.scope {
            case .chosen(let ids): .people(ids)
            case .matching(let text): .matching(text)
            case .everyone: .everyone
            }
        return try await site.engine.start(
            RunPurpose(.importing(selection), then: form.step.ending), in: visit.organization.id,
            request: RunRequest(by: visit.requester))
    }

    private func page(_ state: ListState, answer: Answer? = nil, for visit: Visit) async throws -> Response {
        let stored = try await site.store.connection(of: visit.organization.id)
        guard let connection = stored, connection.isUsable else {
            return try await site.response(
                ConnectPage(at: .importing, try await site.beginning(stored, for: visit), visit.viewing), for: visit,
                status: answer?.problem.code.status ?? .ok)
        }
        let (found, failure) = await find(state.search, for: visit)
        let problem = answer?.problem ?? failure
        return try await site.response(
            ImportPage(
                found, state, basket: try await kept(state, visit), connection: connection, problem: problem,
                answer: answer, visit.viewing),
            for: visit, status: problem?.code.status ?? .ok)
    }

    /// People found; nil when nothing was searched for or the search failed.
    private func find(_ text: String?, for visit: Visit) async -> (found: [ImportCandidate]?, failure: Problem?) {
        guard let text else { return (nil, nil) }
        do {
            return (try await site.engine.search(text, in: visit.organization.id), nil)
        } catch {
            return (nil, error)
        }
    }

    /// A form that was refused, as much of it as the page shows again.
    struct Answer: Sendable {
        let problem: Problem
        let ticked: Set<DirectoryObjectID>
        let scope: String?

        init(_ problem: Problem, to fields: FormFields) {
            self.problem = problem
            ticked = RunForm<DirectoryObjectID>.ticked(fields, idField: ImportDesk.idField)
            scope = fields.values("scope").first
        }
    }
}
