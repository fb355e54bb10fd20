package import DirectoryCore
package import FoundationEssentials

/// Users and tombstones.
package protocol UserStore: Sendable {
    /// Adds a user made in the application.
    ///
    /// - Throws: `invalid-value` for a profile that breaks a rule of R6, `duplicate-email` or `duplicate-username`
    ///   when the address belongs to another user.
    func addLocalUser(
        _ profile: Profile, id: UserID, to organization: OrganizationID, noting draft: AuditDraft, at date: Date
    ) async throws(Problem) -> User

    func user(_ id: UserID, of organization: OrganizationID) async throws(Problem) -> User?

    /// A page of users, by name, with what is said about each. Users whom runs over everybody passed over in silence
    /// count as synchronized by the latest of those.
    ///
    /// A list without filters is counted exactly, one with filters up to `UserQuery.countedExactly`.
    ///
    /// - Throws: `not-found` for a start that names nobody.
    func users(_ query: UserQuery, of organization: OrganizationID) async throws(Problem) -> UserPage

    /// The ids of all users that a query is about, in its order, whatever its page: to freeze what was chosen.
    ///
    /// - Throws: `not-found` for a start that names nobody.
    func userIDs(_ query: UserQuery, of organization: OrganizationID) async throws(Problem) -> [UserID]

    /// A user as lists show it, tombstones included; nil for nobody.
    func listed(_ id: UserID, of organization: OrganizationID) async throws(Problem) -> ListedUser?

    /// What happened to a user, the latest first.
    func events(
        about user: UserID, of organization: OrganizationID, limit: Int
    ) async throws(Problem) -> [ChangeEvent]

    /// What runs decided about a user once it was one, the latest first. Runs that passed it over in silence are
    /// left out.
    func decisions(
        about user: UserID, of organization: OrganizationID, limit: Int
    ) async throws(Problem) -> [RunDecision]

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
        _ ids: [UserID], _ mark: UserMark, of organization: OrganizationID, noting draft: AuditDraft, at date: Date
    ) async throws(Problem)

    /// Removes tombstones older than 30 days for good, in every organization, with their duplicates (R20).
    ///
    /// - Returns: how many.
    func purge(at date: Date) async throws(Problem) -> Int

    /// Conflicts that no run has found gone yet, the latest first.
    func duplicates(of organization: OrganizationID, page: PageRequest) async throws(Problem) -> Page<DuplicateRecord>
}

/// What one run decided about a user.
package struct RunDecision: Hashable, Sendable {
    package let run: RunID
    package let decision: Decision

    package init(run: RunID, decision: Decision) {
        self.run = run
        self.decision = decision
    }
}

/// What a person says about users.
package enum UserMark: Hashable, Sendable {
    case held
    case released
    case protected
    case unprotected

    /// What the audit calls it.
    package var deed: Deed {
        switch self {
        case .held: .usersHeld
        case .released: .usersReleased
        case .protected: .usersProtected
        case .unprotected: .usersUnprotected
        }
    }
}
