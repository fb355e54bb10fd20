import DirectoryCore
import DirectoryPorts
import FoundationEssentials

extension InMemoryOrganization {
    // MARK: Leases

    mutating func begin(
        _ purpose: RunPurpose, of asked: Connection, by actor: Actor, at date: Date
    ) throws(Problem) -> LeaseGrant {
        guard connection?.id == asked.id else { throw .notFound("There is no connection here.") }
        if let running = try runAtWork(at: date) {
            guard running.purpose == purpose else { throw .runInProgress(running.id) }
            return .joined(running)
        }
        lastToken += 1
        lastRun += 1
        let run = Run(
            id: RunID(lastRun), organization: id, connection: asked.id, purpose: purpose,
            state: .running(.beginning), actor: actor, startedAt: date)
        runs[run.id] = InMemoryRun(run: run, lease: (lastToken, date.addingTimeInterval(Lease.life), nil, nil))
        return .granted(Lease(run: run.id, organization: id, connection: asked.id, token: lastToken), run)
    }

    mutating func renew(_ lease: Lease, _ progress: RunProgress, at date: Date) throws(Problem) -> LeaseOrder {
        var entry = try entry(under: lease)
        try entry.advance(.progressed(progress), at: date)
        entry.lease?.expiresAt = date.addingTimeInterval(Lease.life)
        runs[lease.run] = entry
        if let actor = entry.lease?.stopAskedBy { return .stop(by: actor) }
        return entry.lease?.pause.map(LeaseOrder.pause) ?? .goOn
    }

    mutating func requestPause(of run: RunID, by actor: Actor, at date: Date) throws(Problem) -> RunPause {
        guard let entry = runs[run] else { throw .notFound("run") }
        guard let lease = entry.lease else { throw .runNotApplicable(run, state: entry.run.state) }
        guard entry.run.kind.readsTenant, entry.record == nil else { throw .notPausable(run) }
        if let pause = lease.pause { throw .alreadyPaused(run, pause) }
        let pause = RunPause(by: actor, since: date)
        runs[run]?.pause(pause)
        return pause
    }

    mutating func endPause(of run: RunID) throws(Problem) {
        guard let entry = runs[run] else { throw .notFound("run") }
        guard let lease = entry.lease else { throw .runNotApplicable(run, state: entry.run.state) }
        guard lease.pause != nil else { throw .notPaused(run) }
        runs[run]?.pause(nil)
    }

    mutating func requestStop(of run: RunID, by actor: Actor) throws(Problem) {
        guard let entry = runs[run] else { throw .notFound("There is no run here.") }
        guard let lease = entry.lease else { throw .runNotApplicable(run, state: entry.run.state) }
        runs[run]?.lease?.stopAskedBy = lease.stopAskedBy ?? actor
    }

    mutating func stop(
        _ lease: Lease, because problem: Problem, reading: ReadingFacts?, at date: Date
    ) throws(Problem) -> Run {
        var entry = try entry(under: lease)
        try entry.advance(.stopped(problem), reading: reading, at: date)
        runs[lease.run] = entry
        return entry.run
    }

    mutating func closeInterrupted(at date: Date) throws(Problem) -> [Run] {
        var closed: [Run] = []
        for (id, entry) in runs.sorted(by: { $0.key < $1.key }) {
            guard let lease = entry.lease, lease.expiresAt <= date else { continue }
            var entry = entry
            try entry.advance(.stopped(.runInterrupted), at: date)
            runs[id] = entry
            closed.append(entry.run)
        }
        return closed
    }

    /// The run that is at work. One whose lease has ended is closed instead.
    mutating func runAtWork(at date: Date) throws(Problem) -> Run? {
        _ = try closeInterrupted(at: date)
        return runs.values.first { $0.lease != nil }?.run
    }

    private func entry(under lease: Lease) throws(Problem) -> InMemoryRun {
        guard let entry = runs[lease.run], entry.isUnder(lease) else { throw .leaseLost }
        return entry
    }

    // MARK: Plans

    mutating func record(_ record: PlanRecord, under lease: Lease, at date: Date) throws(Problem) -> Run {
        var entry = try entry(under: lease)
        guard (record.plan.organization, record.plan.connection) == (id, lease.connection) else { throw .leaseLost }
        if let own = entry.record {
            guard own.hash == record.hash else { throw .planMismatch }
            return entry.run
        }
        entry.record = record
        entry.rows = record.plan.decisions
        entry.eventMark = lastEvent
        entry.lease?.pause = nil
        try entry.advance(record.event, reading: record.reading, at: date)
        runs[lease.run] = entry
        if case .held = entry.run.state { tell(.runHeld, by: lease.run, name: "run \(lease.run)", at: date) }
        return entry.run
    }

    mutating func approve(
        _ run: RunID, _ hash: PlanHash, by actor: Actor, at date: Date
    ) throws(Problem) -> Approval {
        guard let entry = runs[run] else { throw .notFound("There is no run here.") }
        guard case .held(let own, _) = entry.run.state else { throw .runNotApplicable(run, state: entry.run.state) }
        guard own == hash else { throw .planMismatch }
        guard actor.isPerson else { throw .approvalNeeded }
        let approval = Approval(hash: hash, by: actor, at: date)
        runs[run]?.approval = approval
        return approval
    }

    mutating func discard(
        _ run: RunID, _ hash: PlanHash, _ reason: RunState.Discard, at date: Date
    ) throws(Problem) -> Run {
        guard var entry = runs[run] else { throw .notFound("There is no run here.") }
        try entry.advance(.discarded(hash, reason), at: date)
        runs[run] = entry
        return entry.run
    }

    // MARK: Lists

    func runs(limit: Int, before: RunID?, where isWanted: (Run) -> Bool) -> [Run] {
        let found = runs.values.map(\.run).filter { run in isWanted(run) && before.map { run.id < $0 } ?? true }
        return Array(found.sorted { $0.id > $1.id }.prefix(max(0, limit)))
    }

    func decisions(of run: RunID, matching query: DecisionQuery, _ page: PageRequest) -> Page<Decision> {
        guard let entry = runs[run], let plan = entry.record?.plan else { return Page(cutting: page, from: []) }
        let decisions = entry.rows + (plan.quiet > 0 ? quietDecisions(of: plan, after: entry.eventMark) : [])
        let rows = decisions.filter(query.includes)
        guard query.change == nil else { return Page(cutting: page, from: rows) }
        let counts = entry.run.counts
        return Page(
            rows: Page(cutting: page, from: rows).rows, total: query.outcome.map { counts[$0] } ?? counts.total,
            request: page)
    }

    func changes(of run: RunID, outcome: Outcome?) -> [ChangeKind: Int] {
        let decisions = (runs[run]?.rows ?? []).filter(DecisionQuery(outcome: outcome).includes)
        return decisions.flatMap(\.changeKinds).reduce(into: [:]) { counts, kind in counts[kind, default: 0] += 1 }
    }

    /// The users who were not deleted at the time and have no decision. What happened to a user next tells what it was.
    private func quietDecisions(of plan: Plan, after mark: Int64) -> [Decision] {
        var next: [UserID: ChangeEvent.Kind] = [:]
        for event in events where event.id > mark {
            guard let user = event.user, next[user] == nil, Self.livesAndDeaths.contains(event.kind) else { continue }
            next[user] = event.kind
        }
        let decided = Set(plan.decisions.compactMap(\.subject.user))
        let users = users.values.filter { user in
            user.binding?.connection == plan.connection && user.binding?.tenant == plan.tenant
                && !decided.contains(user.id)
                && (next[user.id].map { $0 == .userDeleted } ?? !user.isTombstone)
        }
        return Array(users).sortedByName.compactMap { user in
            user.binding.map { binding in
                Decision(
                    subject: .user(user.id, object: binding.object, revision: user.revision), name: user.profile.name,
                    verdict: .unchanged)
            }
        }
    }
}

extension InMemoryRun {
    func isUnder(_ other: Lease) -> Bool {
        lease?.token == other.token && run.connection == other.connection && run.organization == other.organization
    }
}
