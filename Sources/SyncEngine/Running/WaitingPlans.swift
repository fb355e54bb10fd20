package import DirectoryCore
package import DirectoryPorts

/// What people do with a plan that waits.
extension SyncEngine {
    package func approve(
        _ run: RunID, hash: PlanHash, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Approval {
        try await store.approve(run, hash, in: organization, by: requester.actor, at: world.now())
    }

    package func apply(
        _ run: RunID, hash: PlanHash, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Run {
        try await requireLooseBrakes(for: run, hash, in: organization)
        try await requireStewards(toStayWhen: run, hash, isAppliedBy: requester.actor, in: organization)
        return try await apply(
            PlanApplication(run: run, organization: organization, hash: hash, actor: requester.actor))
    }

    /// A plan that no brake held when it was made may be one too many by now (R18). Imports pull none.
    private func requireLooseBrakes(
        for id: RunID, _ hash: PlanHash, in organization: OrganizationID
    ) async throws(Problem) {
        guard let run = try await store.run(id, of: organization), run.state == .planned(hash), run.kind != .importing,
            let connection = try await store.connection(of: organization),
            let plan = try await store.plan(of: id, in: organization)
        else { return }
        guard try await findings(about: plan, connection).isEmpty else { throw .planBraked }
    }

    /// A plan that put out nobody who has to stay when it was made may do so by now, or when somebody else asks (R19).
    private func requireStewards(
        toStayWhen id: RunID, _ hash: PlanHash, isAppliedBy actor: Actor, in organization: OrganizationID
    ) async throws(Problem) {
        guard let run = try await store.run(id, of: organization), run.state.isWaiting, run.state.hash == hash,
            run.counts[.deleted] + run.counts[.deactivated] > 0,
            let connection = try await store.connection(of: organization),
            let plan = try await store.plan(of: id, in: organization)
        else { return }
        let safekeeping = try await safekeeping(for: [run.actor, actor], connection)
        guard !safekeeping.forbids(removing: plan.removals) else { throw .planPutsOutSteward }
    }

    package func reject(
        _ run: RunID, hash: PlanHash, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Run {
        try await store.discard(run, hash, .rejected(by: requester.actor), in: organization, at: world.now())
    }

    package func refresh(
        _ run: RunID, in organization: OrganizationID, request: RunRequest
    ) async throws(Problem) -> Run {
        let (old, hash) = try await waiting(run, in: organization)
        let purpose = RunPurpose(old.purpose.work, then: .preview, leavingOut: old.purpose.leavingOut)
        let new = try await self.run(purpose, in: organization, request: request)
        _ = try await store.discard(run, hash, .replaced(by: new.id), in: organization, at: world.now())
        return new
    }

    package func narrow(
        _ run: RunID, hash: PlanHash, to narrowing: Narrowing, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Run {
        let (old, current) = try await waiting(run, in: organization)
        guard hash == current else { throw .planMismatch }
        guard let connection = try await store.connection(of: organization) else { throw .notConnected }
        guard let plan = try await store.plan(of: run, in: organization) else {
            throw .notFound("There is no plan of run \(run) here.")
        }
        let excluded = narrowing.excluded(from: plan, old.state)
        let purpose = RunPurpose(
            old.purpose.work, then: .preview, leavingOut: old.purpose.leavingOut.union(excluded))
        let lease: Lease
        switch try await store.begin(purpose, of: connection, by: requester.actor, at: world.now()) {
        case .granted(let own, _): lease = own
        case .joined(let other): throw .runInProgress(other.id)
        }
        let new = try await shift(lease, RunRequest(by: requester)).work { (_) throws(Problem) in
            try await record(plan, leavingOut: excluded, old, connection, by: requester.actor, lease)
        }
        _ = try await store.discard(run, hash, .replaced(by: new.id), in: organization, at: world.now())
        return new
    }

    private func record(
        _ plan: Plan, leavingOut excluded: Set<DirectoryObjectID>, _ old: Run, _ connection: Connection,
        by actor: Actor, _ lease: Lease
    ) async throws(Problem) -> Run {
        guard connection.isBasis(of: plan.connectionRevision) else { throw .planStale(changed: nil) }
        let users = try await store.bound(to: plan.decisions.map(\.subject.object), by: connection)
        let proposal = Proposal(
            draft: .narrowing(plan.decisions, users: users.mapValues(\.user), leavingOut: excluded),
            reading: old.reading, quiet: try await quiet(besides: plan, users, old, connection),
            aftermath: plan.aftermath
        ).guarded(by: try await safekeeping(for: [actor], connection))
        let narrowed = try await settle(proposal, kind: plan.kind, connection, of: plan.madeAt)
        let record = PlanRecord(
            plan: narrowed, hash: try narrowed.hash(), reading: old.reading,
            findings: try await findings(about: narrowed, connection), ending: .preview)
        return try await store.record(record, under: lease, at: world.now())
    }

    /// Whom a run over everybody passes over in silence now: others than when the old plan was made, if somebody has
    /// come or gone since (R22).
    private func quiet(
        besides plan: Plan, _ users: [DirectoryObjectID: BoundUser], _ old: Run, _ connection: Connection
    ) async throws(Problem) -> Int {
        guard case .synchronizing(.everyone) = old.purpose.work else { return plan.quiet }
        let mentioned = plan.decisions.count { decision in
            guard let user = users[decision.subject.object]?.user else { return false }
            return user.id == decision.subject.user && !user.isTombstone
        }
        return try await store.population(of: connection, at: world.now()).users - mentioned
    }

    /// A run whose plan waits.
    func waiting(
        _ run: RunID, in organization: OrganizationID
    ) async throws(Problem) -> (run: Run, hash: PlanHash) {
        guard let old = try await store.run(run, of: organization) else {
            throw .notFound("There is no run \(run) here.")
        }
        guard old.state.isWaiting, let hash = old.state.hash else { throw .runNotApplicable(run, state: old.state) }
        return (old, hash)
    }
}

extension Narrowing {
    fileprivate func excluded(from plan: Plan, _ state: RunState) -> Set<DirectoryObjectID> {
        switch (self, state) {
        case (.leavingOut(let people), _): people
        case (.theRest, .held(_, let findings)): plan.subjects(of: findings)
        case (.theRest, _): []
        }
    }
}
