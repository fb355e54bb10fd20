package import DirectoryCore
package import FoundationEssentials

/// Where users, connections and runs are kept. One implementation per database, one conformance suite for all.
///
/// Every method is about one organization and shows nothing of another. Methods throw `store-unavailable` when the
/// database cannot be reached or refuses, and the codes they name. What throws has written nothing.
package protocol DirectoryStore: ConnectionStore, UserStore, RunStore {}

/// Connections and how far each has come.
package protocol ConnectionStore: Sendable {
    /// The organization's connection; nil before there is one.
    func connection(of organization: OrganizationID) async throws(Problem) -> Connection?

    /// The connections of every organization, for whoever keeps their schedules.
    func connections() async throws(Problem) -> [Connection]

    /// Stores a new connection or new settings for it, and counts its revision up.
    ///
    /// - Returns: the connection as stored.
    @discardableResult
    func save(_ connection: Connection) async throws(Problem) -> Connection

    /// Remembers which tenant answered, unless one is remembered already.
    ///
    /// - Throws: `tenant-changed` when a different one is.
    func pin(_ tenant: PinnedTenant, to connection: Connection) async throws(Problem) -> Connection

    /// How far the changes of the connection's pinned tenant have been taken in; nil before a full reading was applied,
    /// and after the connection was pointed to another tenant.
    func checkpoint(of connection: Connection) async throws(Problem) -> Checkpoint?

    /// The connection's users and what runs have done to them from 24 hours before the date on. What seems to be done
    /// later, because a clock was put back, counts as well.
    func population(of connection: Connection, at date: Date) async throws(Problem) -> Population
}

/// Users and tombstones.
package protocol UserStore: Sendable {
    /// Adds a user made in the application.
    ///
    /// - Throws: `invalid-value` for a profile that breaks a rule of R6, `duplicate-email` or `duplicate-username`
    ///   when the address belongs to another user.
    func addLocalUser(
        _ profile: Profile, id: UserID, to organization: OrganizationID, at date: Date
    ) async throws(Problem) -> User

    func user(_ id: UserID, of organization: OrganizationID) async throws(Problem) -> User?

    /// A page of users, by name, with what is said about each. Users whom runs over everybody passed over in silence
    /// count as synchronized by the latest of those.
    func users(_ query: UserQuery, of organization: OrganizationID) async throws(Problem) -> UserPage

    /// The users a synchronization is about: imported, bound to the connection's pinned tenant, and not deleted (R4).
    ///
    /// - Throws: `not-found` naming the first id of a `.users` selection that is none of these; nothing is selected
    ///   in its place.
    func selected(_ selection: Selection, by connection: Connection) async throws(Problem) -> [User]

    /// Object ids of users of the connection's pinned tenant that a run has seen last time it looked (imported and
    /// never looked at since counts; `UserWrite.Sight.none` and a strike do not), the longest bound first: the choice
    /// of canaries (R16). Nobody looks at held users, so they are none.
    func readableObjects(of connection: Connection, limit: Int) async throws(Problem) -> [DirectoryObjectID]

    /// Users of the connection's pinned tenant that are bound to the objects; tombstones included.
    func bound(
        to objects: [DirectoryObjectID], by connection: Connection
    ) async throws(Problem) -> [DirectoryObjectID: BoundUser]

    /// Users of the connection's pinned tenant that are not deleted, by their ordinals: a walk over all of them in
    /// portions.
    ///
    /// - Parameter ordinal: where the last portion ended; 0 to begin.
    func boundUsers(
        by connection: Connection, after ordinal: Int, limit: Int
    ) async throws(Problem) -> [BoundUser]

    /// Users of the connection's pinned tenant about whom a run over everybody has something to say although nothing
    /// about them has changed upstream: held, missing, out of scope, not in sight, or in conflict. No tombstones.
    func conspicuous(by connection: Connection) async throws(Problem) -> [BoundUser]

    /// Everybody in the organization, whatever their origin, who holds one of the keys. Deactivated users hold
    /// theirs, tombstones hold none (R8, R13).
    func holders(
        emails: Set<EmailKey>, usernames: Set<UsernameKey>, of organization: OrganizationID
    ) async throws(Problem) -> [User]

    /// Tombstones, the latest first.
    func tombstones(of organization: OrganizationID, page: PageRequest) async throws(Problem) -> Page<User>

    /// Tombstones with these ids, of users bound to the connection's pinned tenant.
    ///
    /// - Throws: `not-found` naming the first id that is none.
    func tombstones(_ ids: [UserID], by connection: Connection) async throws(Problem) -> [User]

    /// Holds users, so that runs leave them alone, or releases them (R30). Released users are read again by the next
    /// run over everybody. Counts the revision of those that change, and writes an event for each.
    ///
    /// - Throws: `not-found` naming the first id that is no imported user of the organization.
    func mark(
        _ ids: [UserID], _ mark: UserMark, of organization: OrganizationID, at date: Date
    ) async throws(Problem)

    /// Removes tombstones older than 30 days for good, in every organization, with their duplicates (R20).
    ///
    /// - Returns: how many.
    func purge(at date: Date) async throws(Problem) -> Int

    /// Conflicts that no run has found gone yet, the latest first.
    func duplicates(of organization: OrganizationID, page: PageRequest) async throws(Problem) -> Page<DuplicateRecord>
}

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

    /// Ends a run without a plan, and its lease.
    ///
    /// - Throws: `lease-lost`.
    func stop(
        _ lease: Lease, because problem: Problem, reading: ReadingFacts?, at date: Date
    ) async throws(Problem) -> Run

    /// Closes runs of all organizations whose lease has ended: `run-interrupted`.
    func closeInterrupted(at date: Date) async throws(Problem) -> [Run]

    /// Stores a plan with all its decisions. A plan that is held or to be looked at ends the lease; one that is to be
    /// applied keeps it, and the run stays `running`.
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
    func runs(of organization: OrganizationID, limit: Int, before: RunID?) async throws(Problem) -> [Run]

    /// The runs that the connection's schedule started, the latest first.
    func scheduledRuns(of connection: Connection, limit: Int) async throws(Problem) -> [Run]

    /// The plan that a run made; nil for a run without one. Holds all its decisions: for plans that are narrowed, not
    /// for lists.
    func plan(of run: RunID, in organization: OrganizationID) async throws(Problem) -> Plan?

    /// A page of a run's decisions, by name. Users whom a run over everybody passed over in silence follow as
    /// `unchanged`, so that every count has as many rows (R22).
    ///
    /// - Parameter outcome: only these; nil for all.
    func decisions(
        of run: RunID, outcome: Outcome?, page: PageRequest, in organization: OrganizationID
    ) async throws(Problem) -> Page<Decision>

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

/// What came of a notice.
package enum NoticeResult: Hashable, Sendable {
    case written
    case alreadyThere
}

/// An imported user as a run meets it.
package struct BoundUser: Hashable, Sendable {
    package let user: User
    /// Numbers users from 1, without reuse: for remembering millions of them in few bits.
    package let ordinal: Int
    /// Whether a run over everybody has something to say about the user although nothing has changed upstream.
    package let isConspicuous: Bool

    package init(user: User, ordinal: Int, isConspicuous: Bool) {
        self.user = user
        self.ordinal = ordinal
        self.isConspicuous = isConspicuous
    }
}

/// What a person says about users.
package enum UserMark: Hashable, Sendable {
    case held
    case released
    case protected
    case unprotected
}
