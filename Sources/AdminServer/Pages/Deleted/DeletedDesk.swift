import DirectoryCore
import DirectoryPorts
import HTTPTypes
import Hummingbird

/// `/deleted`: users that can still be restored as the same users (R20).
struct DeletedDesk: Sendable {
    let site: Site
    private static let idField = "user"

    @Sendable func list(_ request: Request, context: AdminContext) async throws -> Response {
        try await page(try request.query().page(), problem: nil)
    }

    @Sendable func restore(_ request: Request, context: AdminContext) async throws -> Response {
        let fields = try await request.form(context)
        do {
            let form = try RunForm<UserID>(fields, idField: Self.idField)
            guard case .chosen(let ids) = form.scope else {
                throw Problem.invalid("scope", cause: "Deleted users are restored one by one.")
            }
            let ending: RunPurpose.Ending = form.step == .preview ? .preview : .apply
            let link = try await RunStarter(site: site).run { request throws(Problem) in
                try await site.engine.run(
                    RunPurpose(.restoring(ids), then: ending), in: site.organization, request: request)
            }
            return .redirect(to: link)
        } catch let problem as Problem {
            return try await page(try fields.page(), problem: problem)
        }
    }

    private func page(_ request: PageRequest, problem: Problem?) async throws -> Response {
        let found = try await site.store.tombstones(of: site.organization, page: request)
        return try await site.response(
            DeletedPage(found, now: site.now(), problem: problem), status: problem?.code.status ?? .ok)
    }
}
