import DirectoryCore
import DirectoryPorts
import Hummingbird

/// `/deleted`: users that can still be restored as the same users (R20).
struct DeletedDesk: Sendable {
    let site: Site
    private static let idField = "user"

    @Sendable func list(_ visit: Visit) async throws -> Response {
        try await page(try visit.query().page(), problem: nil, for: visit)
    }

    @Sendable func restore(_ visit: Visit) async throws -> Response {
        let fields = try await visit.form()
        do {
            let form = try RunForm<UserID>(fields, idField: Self.idField)
            guard case .chosen(let ids) = form.scope else {
                throw Problem.invalid("scope", cause: "Deleted users are restored one by one.")
            }
            let run = try await site.engine.start(
                RunPurpose(.restoring(ids), then: form.step.ending), in: visit.organization.id,
                request: RunRequest(by: visit.requester))
            return .redirect(to: visit.viewing.link("/runs/\(run.id)"))
        } catch let problem as Problem {
            return try await page(try fields.page(), problem: problem, for: visit)
        }
    }

    private func page(_ request: PageRequest, problem: Problem?, for visit: Visit) async throws -> Response {
        let found = try await site.store.tombstones(of: visit.organization.id, page: request)
        return try await site.response(
            DeletedPage(found, problem: problem, visit.viewing), for: visit, status: problem?.code.status ?? .ok)
    }
}
