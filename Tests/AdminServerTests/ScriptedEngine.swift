import DirectoryCore
import DirectoryPorts
import Synchronization
import TestSupport

/// An engine that decides what it was told to decide, and remembers what it was asked.
final class ScriptedEngine: Synchronizing {
    private let contoso: Contoso
    private let candidates: [ImportCandidate]
    private let findings: [BrakeFinding]
    private let decide: @Sendable (User) -> Verdict
    private let problem: Problem?
    private let report: ConnectionReport
    private let isProblemRecorded: Bool
    private let memory = Mutex(Memory())

    struct Memory: Sendable {
        var purposes: [RunPurpose] = []
        var searches: [String] = []
        var narrowings: [Narrowing] = []
        var activities: [RunID: RunActivity] = [:]

        var selections: [Selection] {
            purposes.compactMap { if case .synchronizing(let selection) = $0.work { selection } else { nil } }
        }

        var imports: [ImportSelection] {
            purposes.compactMap { if case .importing(let selection) = $0.work { selection } else { nil } }
        }
    }

    /// - Parameters:
    ///   - findings: what the brake finds in every synchronization.
    ///   - problem: what every question is answered with.
    ///   - isProblemRecorded: whether it also leaves a stopped run.
    init(
        _ contoso: Contoso, candidates: [ImportCandidate] = [], findings: [BrakeFinding] = [],
        problem: Problem? = nil, isProblemRecorded: Bool = false,
        report: ConnectionReport = ConnectionReport(steps: [], tenant: nil, grantedPermissions: []),
        decide: @escaping @Sendable (User) -> Verdict = { _ in .unchanged }
    ) {
        self.contoso = contoso
        self.candidates = candidates
        self.findings = findings
        self.problem = problem
        self.report = report
        self.isProblemRecorded = isProblemRecorded
        self.decide = decide
    }

    var asked: Memory { memory.withLock { $0 } }

    /// From now on that is what it knows of the run.
    func know(_ activity: RunActivity?, of run: RunID) { memory.withLock { $0.activities[run] = activity } }

    func test(
        _ organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> ConnectionReport {
        report
    }

    func search(_ text: String, in organization: OrganizationID) async throws(Problem) -> [ImportCandidate] {
        memory.withLock { $0.searches.append(text) }
        if let problem { throw problem }
        return candidates.filter { $0.person.label.lowercased().contains(text.lowercased()) }
    }

    func run(
        _ purpose: RunPurpose, in organization: OrganizationID, request: RunRequest
    ) async throws(Problem) -> Run {
        memory.withLock { $0.purposes.append(purpose) }
        if let problem { throw try await failure(problem, purpose) }
        let decisions = try await decisions(for: purpose.work)
        let isRead = purpose.kind == .synchronization
        return try await contoso.work(purpose, decisions, findings: isRead ? findings : [], by: request.actor)
    }

    /// Everything is done when it answers, so that a test sees the run's end.
    func start(
        _ purpose: RunPurpose, in organization: OrganizationID, request: RunRequest
    ) async throws(Problem) -> Run {
        do throws(Problem) {
            return try await run(purpose, in: organization, request: request)
        } catch  where isProblemRecorded {
            guard let stopped = try await contoso.store.runs(of: organization, limit: 1, before: nil).first else {
                throw error
            }
            return stopped
        } catch {
            throw error
        }
    }

    func activity(of run: RunID, in organization: OrganizationID) async -> RunActivity? {
        memory.withLock { $0.activities[run] }
    }

    func startApplying(
        _ run: RunID, hash: PlanHash, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Run {
        try await apply(run, hash: hash, in: organization, by: requester)
    }

    func startRefreshing(
        _ run: RunID, in organization: OrganizationID, request: RunRequest
    ) async throws(Problem) -> Run {
        try await refresh(run, in: organization, request: request)
    }

    func apply(
        _ run: RunID, hash: PlanHash, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Run {
        try await contoso.apply(run, hash, by: requester.actor)
    }

    func approve(
        _ run: RunID, hash: PlanHash, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Approval {
        try await contoso.store.approve(run, hash, in: organization, by: requester.actor, at: Contoso.noon)
    }

    func reject(
        _ run: RunID, hash: PlanHash, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Run {
        try await contoso.store.discard(run, hash, .rejected(by: requester.actor), in: organization, at: Contoso.noon)
    }

    func narrow(
        _ run: RunID, hash: PlanHash, to narrowing: Narrowing, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Run {
        memory.withLock { $0.narrowings.append(narrowing) }
        let (old, plan) = try await plan(of: run)
        let excluded =
            switch (narrowing, old.state) {
            case (.leavingOut(let people), _): people
            case (.theRest, .held(_, let findings)): plan.subjects(of: findings)
            case (.theRest, _): Set<DirectoryObjectID>()
            }
        let decisions = Draft.narrowing(
            plan.decisions, users: try await users(of: plan), leavingOut: excluded
        ).settle(holders: [])
        let purpose = RunPurpose(old.purpose.work, then: .preview, leavingOut: excluded)
        return try await replace(old, hash, with: try await contoso.work(purpose, decisions, by: requester.actor))
    }

    func refresh(
        _ run: RunID, in organization: OrganizationID, request: RunRequest
    ) async throws(Problem) -> Run {
        let (old, _) = try await plan(of: run)
        guard let hash = old.state.hash else { throw .runNotApplicable(run, state: old.state) }
        let purpose = RunPurpose(old.purpose.work, then: .preview, leavingOut: old.purpose.leavingOut)
        return try await replace(old, hash, with: try await self.run(purpose, in: organization, request: request))
    }

    func cancel(_ run: RunID, in organization: OrganizationID, by requester: Requester) async throws(Problem) {
        try await contoso.store.requestStop(of: run, in: organization, by: requester.actor)
    }

    func pause(_ run: RunID, in organization: OrganizationID, by requester: Requester) async throws(Problem) {
        _ = try await contoso.store.requestPause(of: run, in: organization, by: requester.actor, at: Contoso.noon)
    }

    func resume(_ run: RunID, in organization: OrganizationID, by requester: Requester) async throws(Problem) {
        try await contoso.store.endPause(of: run, in: organization)
    }
}

extension ScriptedEngine {
    private func decisions(for work: RunPurpose.Work) async throws(Problem) -> [Decision] {
        switch work {
        case .synchronizing(let selection):
            return try await contoso.store.selected(selection, by: contoso.connection).map { .about($0, decide($0)) }
        case .importing(let selection):
            return candidates.filter { candidate in
                guard case .people(let ids) = selection else { return true }
                return ids.contains(candidate.person.id)
            }.map { Decision(subject: .person($0.person.id), name: $0.person.label, verdict: $0.verdict) }
        case .undoing(let run, _):
            let (_, plan) = try await plan(of: run)
            return Draft.undoing(run, decisions: plan.decisions, users: try await users(of: plan)).settle(holders: [])
        case .restoring(let ids):
            return Draft.restoring(try await contoso.store.tombstones(ids, by: contoso.connection))
                .settle(holders: [])
        }
    }

    private func plan(of run: RunID) async throws(Problem) -> (Run, Plan) {
        guard let old = try await contoso.store.run(run, of: contoso.organization),
            let plan = try await contoso.store.plan(of: run, in: contoso.organization)
        else { throw .notFound("There is no plan here.") }
        return (old, plan)
    }

    private func users(of plan: Plan) async throws(Problem) -> [DirectoryObjectID: User] {
        let objects = plan.decisions.map(\.subject.object)
        return try await contoso.store.bound(to: objects, by: contoso.connection).mapValues(\.user)
    }

    private func replace(_ old: Run, _ hash: PlanHash, with new: Run) async throws(Problem) -> Run {
        _ = try await contoso.store.discard(
            old.id, hash, .replaced(by: new.id), in: contoso.organization, at: Contoso.noon)
        return new
    }

    /// The problem, left as a stopped run where that is wanted.
    private func failure(_ problem: Problem, _ purpose: RunPurpose) async throws(Problem) -> Problem {
        guard isProblemRecorded else { return problem }
        let lease = try await contoso.begin(purpose)
        _ = try await contoso.store.stop(lease, because: problem, reading: nil, at: Contoso.noon)
        return problem
    }
}
