import DirectoryCore
import DirectoryPorts
import Hummingbird

/// `/import`: find people of the tenant and import them.
struct ImportDesk: Sendable {
    let site: Site
    static let idField = "person"

    @Sendable func search(_ visit: Visit) async throws -> Response {
        try await page(search: try visit.query().searchText(), for: visit)
    }

    @Sendable func start(_ visit: Visit) async throws -> Response {
        let fields = try await visit.form()
        do {
            let form = try RunForm<DirectoryObjectID>(fields, idField: Self.idField)
            return .redirect(to: visit.viewing.link("/runs/\(try await start(form, visit).id)"))
        } catch {
            return try await page(search: try fields.searchText(), answer: Answer(error, to: fields), for: visit)
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

    private func page(search: String?, answer: Answer? = nil, for visit: Visit) async throws -> Response {
        guard let connection = try await site.store.connection(of: visit.organization.id) else {
            return try await site.response(
                ConnectPage(at: .importing, visit.viewing), for: visit,
                status: answer?.problem.code.status ?? .ok)
        }
        let (found, failure) = await find(search, for: visit)
        let problem = answer?.problem ?? failure
        return try await site.response(
            ImportPage(found, search: search, connection: connection, problem: problem, answer: answer, visit.viewing),
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
