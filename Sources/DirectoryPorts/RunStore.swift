package import DirectoryCore
package import FoundationEssentials

/// Runs, plans and what they did.
package protocol RunStore: Sendable {
    /// Starts a run under a lease, unless one is at work (R25). A run whose lease has ended is closed as
    /// `run-interrupted` on the way.
    ///
    /// - Throws: `run-in-progress` naming the run that is at work for another purpose; `not-found` for a connection that
    ///   is not the organization's.
    func begin(
        _ purpose: RunPurpose, of connection: Connection, by actor: Actor, at date: Date
    ) async throws(Problem) -> LeaseGrant

    /// Keeps a lease alive until 20 seconds after the date, and stores how far the run is.
    ///
    /// - Throws: `lease-lost` when another lease has taken its place, or the run is not running any more.
    func renew(_ lease: Lease, progress: RunProgress, at date: Date) async throws(Problem) -> LeaseOrder

    /// Asks whoever works on a run to stop.
    ///
    /// - Throws: `not-found`; `run-not-applicable` for a run that is not at work.
    func requestStop(of run: RunID, in organization: OrganizationID, by actor: Actor) async throws(Problem)

    /// Asks whoever works on a run to wait. It is told at its next renewal.
    ///
    /// - Throws: `not-found`; `run-not-applicable` for a run that is not at work; `not-pausable` for one that reads
    ///   nothing or has its plan; `already-paused`.
    func requestPause(
        of run: RunID, in organization: OrganizationID, by actor: Actor, at date: Date
    ) async throws(Problem) -> RunPause

    /// Asks whoever works on a run to go on.
    ///
    /// - Throws: `not-found`; `run-not-applicable` for a run that is not at work; `not-paused`.
    func endPause(of run: RunID, in organization: OrganizationID) async throws(Problem)

    /// Ends a run without a plan, and its lease.
    ///
    /// - Throws: `lease-lost`.
    func stop(
        _ lease: Lease, because problem: Problem, reading: ReadingFacts?, at date: Date
    ) async throws(Problem) -> Run

    /// Closes runs of all organizations whose lease has ended: `run-interrupted`.
    func closeInterrupted(at date: Date) async throws(Problem) -> [Run]

    /// Stores a plan with all its decisions. A plan that is held or to be looked at ends the lease; one that is to be
    /// applied keeps it, and the run stays `running`. A pause that was asked for too late is over.
    ///
    /// - Throws: `lease-lost`.
    func record(_ record: PlanRecord, under lease: Lease, at date: Date) async throws(Problem) -> Run

    /// Applies the stored plan of a run in one transaction: users, strikes, duplicates, events, checkpoint and the
    /// run's state. After a crash everything of it is there or nothing (R24).
    ///
    /// - Parameter newUser: makes the id of an imported user.
    /// - Throws: `not-found`; `plan-mismatch` for another hash; `plan-stale` when a user or the connection has changed
    ///   since, or an address has been taken (R26); `run-not-applicable` when the run is at work, discarded or stopped;
    ///   `approval-needed` for a held plan without a valid approval by the actor; `lease-lost` when the lease is not
    ///   the connection's any more; `run-canceled` when a stop was asked for; `run-in-progress` for a plan that waited,
    ///   while another run is at work. A run that is already applied with this hash is returned as it is: the same
    ///   request twice has the effect of once (R27).
    func apply(
        _ application: PlanApplication, at date: Date, newUser: @Sendable () -> UserID
    ) async throws(Problem) -> Run

    /// Remembers that somebody approved a held plan.
    ///
    /// - Throws: `not-found`, `plan-mismatch`; `run-not-applicable` for a plan that is not held; `approval-needed` when
    ///   the actor is no person.
    func approve(
        _ run: RunID, _ hash: PlanHash, in organization: OrganizationID, by actor: Actor, at date: Date
    ) async throws(Problem) -> Approval

    /// Gives a plan up.
    ///
    /// - Throws: `not-found`, `plan-mismatch`; `run-not-applicable` for a run whose plan does not wait.
    func discard(
        _ run: RunID, _ hash: PlanHash, _ reason: RunState.Discard, in organization: OrganizationID, at date: Date
    ) async throws(Problem) -> Run

    func run(_ id: RunID, of organization: OrganizationID) async throws(Problem) -> Run?

    /// Runs, the latest first.
    func runs(
        of organization: OrganizationID, matching query: RunQuery, limit: Int, before: RunID?
    ) async throws(Problem) -> [Run]

    /// The runs whose plans a brake holds, the latest first.
    func heldRuns(of organization: OrganizationID, limit: Int) async throws(Problem) -> [Run]

    /// How the runs stand. Costs the same whatever they were asked for: whom they are about is not read.
    ///
    /// - Parameter held: how many held runs to name.
    func runsAtAGlance(of organization: OrganizationID, held: Int) async throws(Problem) -> RunsAtAGlance

    /// How the plan of a run stands to what is there now; nil for a run whose plan does not wait. Costs a look at each
    /// of its users.
    func standing(ofPlan run: RunID, in organization: OrganizationID) async throws(Problem) -> PlanStanding?

    /// The runs that the connection's schedule started, the latest first.
    func scheduledRuns(of connection: Connection, limit: Int) async throws(Problem) -> [Run]

    /// The plan that a run made; nil for a run without one. Holds all its decisions: for plans that are narrowed, not
    /// for lists.
    func plan(of run: RunID, in organization: OrganizationID) async throws(Problem) -> Plan?

    /// A page of a run's decisions, by name. Users whom a run over everybody passed over in silence follow as
    /// `unchanged`, so that every count has as many rows (R22).
    func decisions(
        of run: RunID, matching query: DecisionQuery, page: PageRequest, in organization: OrganizationID
    ) async throws(Problem) -> Page<Decision>

    /// How many decisions of a run change what; kinds that none changes are left out.
    ///
    /// - Parameter outcome: only these; nil for all.
    func changes(
        of run: RunID, outcome: Outcome?, in organization: OrganizationID
    ) async throws(Problem) -> [ChangeKind: Int]

    /// What happened after the event with this number, in order.
    func events(
        of organization: OrganizationID, after event: Int64, limit: Int
    ) async throws(Problem) -> [ChangeEvent]

    /// Writes an event that is about no run, unless the key was used before: one notice for each reason.
    ///
    /// - Returns: whether it was written.
    @discardableResult
    func notice(
        _ kind: ChangeEvent.Kind, key: String, name: String, of connection: Connection, at date: Date
    ) async throws(Problem) -> NoticeResult
}

extension RunStore {
    /// A page of a run's decisions, by name.
    ///
    /// - Parameter outcome: only these; nil for all.
    package func decisions(
        of run: RunID, outcome: Outcome?, page: PageRequest, in organization: OrganizationID
    ) async throws(Problem) -> Page<Decision> {
        try await decisions(of: run, matching: DecisionQuery(outcome: outcome), page: page, in: organization)
    }

    /// Runs, the latest first.
    package func runs(of organization: OrganizationID, limit: Int, before: RunID?) async throws(Problem) -> [Run] {
        try await runs(of: organization, matching: RunQuery(), limit: limit, before: before)
    }
}

/// What came of a notice.
package enum NoticeResult: Hashable, Sendable {
    case written
    case alreadyThere
}
