import DirectoryCore
import DirectoryPorts
import FoundationEssentials

extension SyncEngine {
    /// Observes, plans, guards, and applies if that was asked for.
    func carryOut(
        _ purpose: RunPurpose, by actor: Actor, _ stored: Connection, _ lease: Lease, _ progress: ProgressDesk
    ) async throws(Problem) -> Run {
        let (proposal, connection) = try await propose(purpose, by: actor, stored, progress)
        await progress.tell(.comparing, proposal.size, of: proposal.size)
        // A paused run makes no plan: what comes after it is written at once.
        try await progress.pass()
        let plan = try await settle(proposal, kind: purpose.kind, connection)
        let record = PlanRecord(
            plan: plan, hash: try plan.hash(), reading: proposal.reading,
            findings: try await findings(about: plan, connection),
            checkpoint: proposal.checkpoint?.rechecking(plan.notTakenIn), ending: purpose.ending)
        let run = try await store.record(record, under: lease, at: world.now())
        guard case .running = run.state else { return run }
        await progress.tell(run.counts)
        let applied = try await apply(
            PlanApplication(
                run: run.id, organization: run.organization, hash: record.hash, actor: run.actor, lease: lease))
        await progress.tell(.applying, applied.counts.total, of: applied.counts.total)
        return applied
    }

    private func propose(
        _ purpose: RunPurpose, by actor: Actor, _ stored: Connection, _ progress: ProgressDesk
    ) async throws(Problem) -> (Proposal, Connection) {
        switch purpose.work {
        case .undoing(let run, let aftermath):
            let proposal = try await undoing(run, aftermath, stored).leavingOut(purpose.leavingOut)
            return (proposal.guarded(by: try await safekeeping(for: [actor], stored)), stored)
        case .restoring(let users):
            return (try await restoring(users, stored).leavingOut(purpose.leavingOut), stored)
        case .importing(let selection):
            let (upstream, connection) = try await open(stored, progress)
            let proposal = try await importing(selection, upstream, connection, progress)
            return (proposal.leavingOut(purpose.leavingOut), connection)
        case .synchronizing(let selection):
            let (upstream, connection) = try await open(stored, progress)
            let field = Field(
                upstream: upstream, store: store, connection: connection,
                safekeeping: try await safekeeping(for: [actor], connection), progress: progress)
            let proposal = try await synchronizing(selection, leavingOut: purpose.leavingOut, field)
            return (proposal, connection)
        }
    }

    /// Opens the tenant and makes sure that it is the one it always was (R3).
    private func open(
        _ connection: Connection, _ progress: ProgressDesk
    ) async throws(Problem) -> (any UpstreamDirectory, Connection) {
        let upstream = PausableDirectory(tenant: try await gateway.open(connection), progress: progress)
        await progress.watch(upstream)
        return (upstream, try await identify(upstream, connection).connection)
    }

    /// Asks which tenant answers, and remembers the first one.
    func identify(
        _ upstream: any UpstreamDirectory, _ connection: Connection
    ) async throws(Problem) -> (tenant: UpstreamTenant, connection: Connection) {
        let tenant = try await upstream.identify()
        let answered = PinnedTenant(id: tenant.id, displayName: tenant.displayName)
        if let pinned = connection.pinnedTenant {
            guard pinned.id == answered.id else { throw .tenantChanged(pinned: pinned, answered: answered) }
            return (tenant, connection)
        }
        return (tenant, try await store.pin(answered, to: connection))
    }

    /// Settles who gets which address, and makes the plan.
    ///
    /// - Parameter reading: when what the plan rests on was read; nil for just now.
    func settle(
        _ proposal: Proposal, kind: RunKind, _ connection: Connection, of reading: Date? = nil
    ) async throws(Problem) -> Plan {
        guard let tenant = connection.pinnedTenant else { throw .notConnected }
        let wanted = proposal.draft.wantedAddresses
        let holders = try await store.holders(
            emails: wanted.emails, usernames: wanted.usernames, of: connection.organization)
        return Plan(
            kind: kind, organization: connection.organization, connection: connection.id, tenant: tenant.id,
            connectionRevision: connection.revision, madeAt: reading ?? world.now(),
            decisions: proposal.draft.settle(holders: holders), quiet: proposal.quiet,
            aftermath: proposal.aftermath)
    }

    /// What the brakes say to the plan (R18).
    func findings(about plan: Plan, _ connection: Connection) async throws(Problem) -> [BrakeFinding] {
        let population = try await store.population(of: connection, at: world.now())
        return plan.findings(for: population, limits: connection.brakes)
    }
}

/// What a run has found out and would do, before it is settled who gets which address.
struct Proposal: Sendable {
    var draft: Draft
    var reading: ReadingFacts?
    /// Users whom a run over everybody passes over in silence.
    var quiet = 0
    var checkpoint: Checkpoint?
    var aftermath = RunPurpose.Aftermath.follow

    /// How many people the run is about.
    var size: Int { draft.count + quiet }

    /// The same with some people left alone.
    func leavingOut(_ excluded: Set<DirectoryObjectID>) -> Proposal {
        var proposal = self
        proposal.draft = draft.leavingOut(excluded)
        return proposal
    }

    /// The same without putting out whoever has to stay.
    func guarded(by safekeeping: Safekeeping) -> Proposal {
        var proposal = self
        proposal.draft = safekeeping.guarding { draft.sparing($0) }
        return proposal
    }
}

/// Where a synchronization works: the tenant on one side, our users on the other.
struct Field: Sendable {
    let upstream: any UpstreamDirectory
    let store: any DirectoryStore
    let connection: Connection
    let safekeeping: Safekeeping
    let progress: ProgressDesk
}
