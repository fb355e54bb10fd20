import DirectoryCore
import DirectoryPorts
import HTTPTypes
import Hummingbird

/// `/runs/…/apply` and its neighbors: what a person says about a plan, a run at work, and a run that was applied.
struct PlanDesk: Sendable {
    let site: Site

    @Sendable func apply(_ request: Request, context: AdminContext) async throws -> Response {
        try await decide(request, context) { run, hash throws(Problem) in
            try await site.engine.apply(run.id, hash: hash, in: site.organization, by: Requester(.page))
        }
    }

    /// Approves a held plan and applies it.
    @Sendable func approve(_ request: Request, context: AdminContext) async throws -> Response {
        try await decide(request, context) { run, hash throws(Problem) in
            _ = try await site.engine.approve(run.id, hash: hash, in: site.organization, by: Requester(.page))
            return try await site.engine.apply(run.id, hash: hash, in: site.organization, by: Requester(.page))
        }
    }

    /// Applies a held plan without the people whom the brake holds it for. If what is left is held again, that is
    /// shown.
    @Sendable func applyRest(_ request: Request, context: AdminContext) async throws -> Response {
        try await decide(request, context) { run, hash throws(Problem) in
            let rest = try await site.engine.narrow(
                run.id, hash: hash, to: .theRest, in: site.organization, by: Requester(.page))
            guard case .planned(let narrowed) = rest.state else { return rest }
            return try await site.engine.apply(rest.id, hash: narrowed, in: site.organization, by: Requester(.page))
        }
    }

    @Sendable func reject(_ request: Request, context: AdminContext) async throws -> Response {
        try await decide(request, context) { run, hash throws(Problem) in
            try await site.engine.reject(run.id, hash: hash, in: site.organization, by: Requester(.page))
        }
    }

    /// Reads the tenant again for the same purpose.
    @Sendable func refresh(_ request: Request, context: AdminContext) async throws -> Response {
        try await start(request, context) { run, request throws(Problem) in
            try await site.engine.refresh(run.id, in: site.organization, request: request)
        }
    }

    /// Asks a run at work to stop. It ends a little later, wherever it works.
    @Sendable func stop(_ request: Request, context: AdminContext) async throws -> Response {
        let run = try await runs.run(context)
        try await request.form(context).expectOnly([])
        do {
            try await site.engine.cancel(run.id, in: site.organization, by: Requester(.page))
            return .redirect(to: PageLink("/runs/\(run.id)"))
        } catch {
            return try await runs.page(run, problem: error)
        }
    }

    /// Plans what takes an applied run back, and shows it.
    @Sendable func undo(_ request: Request, context: AdminContext) async throws -> Response {
        let run = try await runs.run(context)
        let fields = try await request.form(context)
        try fields.expectOnly(["hold"])
        let aftermath: RunPurpose.Aftermath = try fields.value("hold") == nil ? .follow : .hold
        return try await start(run) { request throws(Problem) in
            try await site.engine.run(
                RunPurpose(.undoing(run.id, aftermath), then: .preview), in: site.organization, request: request)
        }
    }

    private var runs: RunsDesk { RunsDesk(site: site) }

    /// Does something about exactly the plan that the form shows.
    private func decide(
        _ request: Request, _ context: AdminContext, _ act: (Run, PlanHash) async throws(Problem) -> Run
    ) async throws -> Response {
        let run = try await runs.run(context)
        let fields = try await request.form(context)
        try fields.expectOnly(["hash"])
        guard let hash = try fields.value("hash"), !hash.isEmpty else {
            throw Problem.invalid("hash", cause: "The form does not say which plan is meant.")
        }
        do {
            return .redirect(to: PageLink("/runs/\(try await act(run, PlanHash(hash)).id)"))
        } catch {
            return try await runs.page(run, problem: error)
        }
    }

    private func start(
        _ request: Request, _ context: AdminContext, _ ask: (Run, RunRequest) async throws(Problem) -> Run
    ) async throws -> Response {
        let run = try await runs.run(context)
        try await request.form(context).expectOnly([])
        return try await start(run) { request throws(Problem) in try await ask(run, request) }
    }

    private func start(
        _ run: Run, _ ask: (RunRequest) async throws(Problem) -> Run
    ) async throws -> Response {
        do {
            return .redirect(to: try await RunStarter(site: site).run(ask))
        } catch {
            return try await runs.page(run, problem: error)
        }
    }
}
