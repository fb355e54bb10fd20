package import DirectoryCore
package import FoundationEssentials

/// Where users, connections and runs are kept. One implementation per database, one conformance suite for all.
///
/// Every method is about one organization and shows nothing of another. Methods throw `store-unavailable` when the
/// database cannot be reached or refuses, and the codes they name.
package protocol DirectoryStore: Sendable {
    // MARK: Connections

    /// The organization's connection; nil before there is one.
    func connection(of organization: OrganizationID) async throws(Problem) -> Connection?

    /// Stores a new connection or new settings for it, and counts its revision up.
    ///
    /// - Returns: the connection as stored.
    @discardableResult
    func save(_ connection: Connection) async throws(Problem) -> Connection

    /// Remembers which tenant answered, unless one is remembered already.
    ///
    /// - Throws: `tenant-changed` when a different one is.
    func pin(_ tenant: PinnedTenant, to connection: Connection) async throws(Problem) -> Connection

    // MARK: Users

    /// Adds a user made in the application.
    ///
    /// - Throws: `invalid-value` for a profile that breaks a rule of R6, `duplicate-email` or `duplicate-username`
    ///   when the address belongs to another user.
    func addLocalUser(
        _ profile: Profile, id: UserID, to organization: OrganizationID, at date: Date
    ) async throws(Problem) -> User

    func user(_ id: UserID, of organization: OrganizationID) async throws(Problem) -> User?

    /// A page of users, by name, with what is said about each.
    func users(_ query: UserQuery, of organization: OrganizationID) async throws(Problem) -> UserPage

    /// The users a synchronization is about: imported, bound to the connection's pinned tenant, and not deleted (R4).
    ///
    /// - Throws: `not-found` naming the first id of a `.users` selection that is none of these; nothing is selected
    ///   in its place.
    func selected(_ selection: Selection, by connection: Connection) async throws(Problem) -> [User]

    /// Object ids of users of the connection's pinned tenant that a run has seen last time it looked (imported and
    /// never looked at since counts; `touch(seen: false)` and a strike do not), the longest bound first: the choice
    /// of canaries (R16).
    func readableObjects(of connection: Connection, limit: Int) async throws(Problem) -> [DirectoryObjectID]

    /// Users of the connection's pinned tenant that are bound to the objects; tombstones included.
    func bound(
        to objects: [DirectoryObjectID], by connection: Connection
    ) async throws(Problem) -> [DirectoryObjectID: User]

    /// Everybody in the organization, whatever their origin, who holds one of the keys. Deactivated users hold
    /// theirs, tombstones hold none (R8, R13).
    func holders(
        emails: Set<EmailKey>, usernames: Set<UsernameKey>, of organization: OrganizationID
    ) async throws(Problem) -> [User]

    // MARK: Runs

    /// Stores a plan with all its decisions, and gives the run its number.
    func record(
        _ plan: Plan, hash: PlanHash, reading: ReadingFacts, actor: Actor, startedAt: Date
    ) async throws(Problem) -> Run

    /// Stores a run that stopped before it had a plan. Nothing else is written.
    func recordStop(
        _ problem: Problem, kind: RunKind, connection: Connection, actor: Actor, startedAt: Date, endedAt: Date
    ) async throws(Problem) -> Run

    /// Applies the stored plan of a run in one transaction: users, strikes, duplicates and the run's state. After a
    /// crash everything of it is there or nothing (R24).
    ///
    /// - Parameters:
    ///   - hash: what was approved; it must be the plan's.
    ///   - newUser: makes the id of an imported user.
    /// - Throws: `not-found`; `plan-mismatch` for another hash; `plan-stale` when a user or the connection has changed
    ///   since, or an address has been taken (R26); `run-not-applicable` when the run is stopped. A run that is
    ///   already applied with this hash is returned as it is: the same request twice has the effect of once (R27).
    func apply(
        _ run: RunID, hash: PlanHash, of organization: OrganizationID, at date: Date,
        newUser: @Sendable () -> UserID
    ) async throws(Problem) -> Run

    func run(_ id: RunID, of organization: OrganizationID) async throws(Problem) -> Run?

    /// Runs, the latest first.
    func runs(of organization: OrganizationID, limit: Int, before: RunID?) async throws(Problem) -> [Run]

    /// A page of a run's decisions, by name.
    ///
    /// - Parameter outcome: only these; nil for all.
    func decisions(
        of run: RunID, outcome: Outcome?, page: PageRequest, in organization: OrganizationID
    ) async throws(Problem) -> Page<Decision>

    // MARK: Duplicates

    /// Conflicts that no run has found gone yet, the latest first.
    func duplicates(of organization: OrganizationID, page: PageRequest) async throws(Problem) -> Page<DuplicateRecord>
}
