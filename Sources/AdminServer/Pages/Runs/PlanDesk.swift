import DirectoryCore
import DirectoryPorts
import Hummingbird

/// `/runs/…/apply` and its neighbors: what a person says about a plan, and about a run that was applied.
struct PlanDesk: Sendable {
    let site: Site

    @Sendable func apply(_ visit: Visit) async throws -> Response {
        try await decide(visit) { run, hash, _ throws(Problem) in
            try await site.engine.startApplying(run.id, hash: hash, in: visit.organization.id, by: visit.requester)
        }
    }

    /// Approves a held plan and applies it. Where users lose access, their number has to be typed.
    @Sendable func approve(_ visit: Visit) async throws -> Response {
        try await decide(visit, fields: ["hash", "confirm"]) { run, hash, fields throws(Problem) in
            try confirm(run, fields, visit.viewing.words)
            _ = try await site.engine.approve(run.id, hash: hash, in: visit.organization.id, by: visit.requester)
            return try await site.engine.startApplying(
                run.id, hash: hash, in: visit.organization.id, by: visit.requester)
        }
    }

    /// Applies a held plan without the people whom the brake holds it for. If what is left is held again, that is
    /// shown.
    @Sendable func applyRest(_ visit: Visit) async throws -> Response {
        try await decide(visit) { run, hash, _ throws(Problem) in
            let rest = try await site.engine.narrow(
                run.id, hash: hash, to: .theRest, in: visit.organization.id, by: visit.requester)
            guard case .planned(let narrowed) = rest.state else { return rest }
            return try await site.engine.startApplying(
                rest.id, hash: narrowed, in: visit.organization.id, by: visit.requester)
        }
    }

    @Sendable func reject(_ visit: Visit) async throws -> Response {
        try await decide(visit) { run, hash, _ throws(Problem) in
            try await site.engine.reject(run.id, hash: hash, in: visit.organization.id, by: visit.requester)
        }
    }

    /// Makes the plan anew without those who are ticked.
    @Sendable func narrow(_ visit: Visit) async throws -> Response {
        try await decide(visit, fields: ["hash", "leave"]) { run, hash, fields throws(Problem) in
            var people: Set<DirectoryObjectID> = []
            for text in fields.values("leave") {
                guard let id = DirectoryObjectID(text) else {
                    throw .invalid("leave", cause: "“\(text)” is not the id of a person.")
                }
                people.insert(id)
            }
            guard !people.isEmpty else { throw .nothingSelected }
            return try await site.engine.narrow(
                run.id, hash: hash, to: .leavingOut(people), in: visit.organization.id, by: visit.requester)
        }
    }

    /// Starts a run about those who failed, and shows it.
    @Sendable func retry(_ visit: Visit) async throws -> Response {
        let run = try await runs.run(visit)
        try await visit.form().expectOnly([])
        return try await start(run, visit) { request throws(Problem) in
            let failed = try await FailedPeople(store: site.store).find(in: run)
            return try await site.engine.start(
                RunPurpose(failed, then: .preview), in: visit.organization.id, request: request)
        }
    }

    /// Reads the tenant again for the same purpose.
    @Sendable func refresh(_ visit: Visit) async throws -> Response {
        let run = try await runs.run(visit)
        try await visit.form().expectOnly([])
        return try await start(run, visit) { request throws(Problem) in
            try await site.engine.startRefreshing(run.id, in: visit.organization.id, request: request)
        }
    }

    /// Plans what takes an applied run back, and shows it.
    @Sendable func undo(_ visit: Visit) async throws -> Response {
        let run = try await runs.run(visit)
        let fields = try await visit.form()
        try fields.expectOnly(["hold"])
        let aftermath: RunPurpose.Aftermath = try fields.value("hold") == nil ? .follow : .hold
        return try await start(run, visit) { request throws(Problem) in
            try await site.engine.start(
                RunPurpose(.undoing(run.id, aftermath), then: .preview), in: visit.organization.id, request: request)
        }
    }

    private func confirm(_ run: Run, _ fields: FormFields, _ words: any Words) throws(Problem) {
        let removals = run.counts.removals
        guard removals > 0 else { return }
        let typed = try fields.value("confirm")?.filter { $0 != "," && !$0.isWhitespace }
        guard typed == String(removals) else {
            let (cause, advice) = words.confirmationMissing(removals)
            throw Problem.invalid("confirm", cause: "\(cause)", advice: "\(advice)")
        }
    }

    private var runs: RunsDesk { RunsDesk(site: site) }

    /// Does something about exactly the plan that the form shows.
    private func decide(
        _ visit: Visit, fields names: Set<String> = ["hash"],
        _ act: (Run, PlanHash, FormFields) async throws(Problem) -> Run
    ) async throws -> Response {
        let run = try await runs.run(visit)
        let fields = try await visit.form()
        try fields.expectOnly(names)
        guard let hash = try fields.value("hash"), !hash.isEmpty else {
            throw Problem.invalid("hash", cause: "The form does not say which plan is meant.")
        }
        do {
            return .redirect(to: visit.viewing.link("/runs/\(try await act(run, PlanHash(hash), fields).id)"))
        } catch {
            return try await runs.page(run, problem: error, for: visit)
        }
    }

    private func start(
        _ run: Run, _ visit: Visit, _ ask: (RunRequest) async throws(Problem) -> Run
    ) async throws -> Response {
        do {
            let started = try await ask(RunRequest(by: visit.requester))
            return .redirect(to: visit.viewing.link("/runs/\(started.id)"))
        } catch {
            return try await runs.page(run, problem: error, for: visit)
        }
    }
}
