import DirectoryCore
import DirectoryPorts
import FoundationEssentials

/// A store that cannot be reached.
struct BrokenStore: DirectoryStore {
    private let problem = Problem(
        .storeUnavailable, cause: "The disk is full.", advice: "Make room and try again.")

    func connection(of organization: OrganizationID) async throws(Problem) -> Connection? { throw problem }
    func connections() async throws(Problem) -> [Connection] { throw problem }
    func save(
        _ connection: Connection, noting draft: AuditDraft, at date: Date
    ) async throws(Problem) -> Connection { throw problem }
    func pin(_ tenant: PinnedTenant, to connection: Connection) async throws(Problem) -> Connection { throw problem }
    func checkpoint(of connection: Connection) async throws(Problem) -> Checkpoint? { throw problem }
    func population(of connection: Connection, at date: Date) async throws(Problem) -> Population { throw problem }
    func addLocalUser(
        _ profile: Profile, id: UserID, to organization: OrganizationID, noting draft: AuditDraft, at date: Date
    ) async throws(Problem) -> User { throw problem }
    func user(_ id: UserID, of organization: OrganizationID) async throws(Problem) -> User? { throw problem }
    func users(_ query: UserQuery, of organization: OrganizationID) async throws(Problem) -> UserPage { throw problem }
    func userIDs(_ query: UserQuery, of organization: OrganizationID) async throws(Problem) -> [UserID] {
        throw problem
    }
    func listed(_ id: UserID, of organization: OrganizationID) async throws(Problem) -> ListedUser? { throw problem }
    func events(
        about user: UserID, of organization: OrganizationID, limit: Int
    ) async throws(Problem) -> [ChangeEvent] { throw problem }
    func decisions(
        about user: UserID, of organization: OrganizationID, limit: Int
    ) async throws(Problem) -> [RunDecision] { throw problem }
    func selected(_ selection: Selection, by connection: Connection) async throws(Problem) -> [User] { throw problem }
    func readableObjects(of connection: Connection, limit: Int) async throws(Problem) -> [DirectoryObjectID] {
        throw problem
    }
    func bound(
        to objects: [DirectoryObjectID], by connection: Connection
    ) async throws(Problem) -> [DirectoryObjectID: BoundUser] { throw problem }
    func boundUsers(
        by connection: Connection, after ordinal: Int, limit: Int
    ) async throws(Problem) -> [BoundUser] { throw problem }
    func conspicuous(by connection: Connection) async throws(Problem) -> [BoundUser] { throw problem }
    func holders(
        emails: Set<EmailKey>, usernames: Set<UsernameKey>, of organization: OrganizationID
    ) async throws(Problem) -> [User] { throw problem }
    func tombstones(of organization: OrganizationID, page: PageRequest) async throws(Problem) -> Page<User> {
        throw problem
    }
    func tombstones(_ ids: [UserID], by connection: Connection) async throws(Problem) -> [User] { throw problem }
    func mark(
        _ ids: [UserID], _ mark: UserMark, of organization: OrganizationID, noting draft: AuditDraft, at date: Date
    ) async throws(Problem) { throw problem }
    func purge(at date: Date) async throws(Problem) -> Int { throw problem }
    func duplicates(of organization: OrganizationID, page: PageRequest) async throws(Problem) -> Page<DuplicateRecord> {
        throw problem
    }
    func begin(
        _ purpose: RunPurpose, of connection: Connection, by actor: Actor, at date: Date
    ) async throws(Problem) -> LeaseGrant { throw problem }
    func renew(_ lease: Lease, progress: RunProgress, at date: Date) async throws(Problem) -> LeaseOrder {
        throw problem
    }
    func requestStop(of run: RunID, in organization: OrganizationID, by actor: Actor) async throws(Problem) {
        throw problem
    }
    func requestPause(
        of run: RunID, in organization: OrganizationID, by actor: Actor, at date: Date
    ) async throws(Problem) -> RunPause { throw problem }
    func endPause(of run: RunID, in organization: OrganizationID) async throws(Problem) { throw problem }
    func stop(
        _ lease: Lease, because problem: Problem, reading: ReadingFacts?, at date: Date
    ) async throws(Problem) -> Run { throw problem }
    func closeInterrupted(at date: Date) async throws(Problem) -> [Run] { throw problem }
    func record(_ record: PlanRecord, under lease: Lease, at date: Date) async throws(Problem) -> Run { throw problem }
    func apply(
        _ application: PlanApplication, at date: Date, newUser: @Sendable () -> UserID
    ) async throws(Problem) -> Run { throw problem }
    func approve(
        _ run: RunID, _ hash: PlanHash, in organization: OrganizationID, by actor: Actor, at date: Date
    ) async throws(Problem) -> Approval { throw problem }
    func discard(
        _ run: RunID, _ hash: PlanHash, _ reason: RunState.Discard, in organization: OrganizationID, at date: Date
    ) async throws(Problem) -> Run { throw problem }
    func run(_ id: RunID, of organization: OrganizationID) async throws(Problem) -> Run? { throw problem }
    func runs(
        of organization: OrganizationID, matching query: RunQuery, limit: Int, before: RunID?
    ) async throws(Problem) -> [Run] { throw problem }
    func heldRuns(of organization: OrganizationID, limit: Int) async throws(Problem) -> [Run] { throw problem }
    func runsAtAGlance(of organization: OrganizationID, held: Int) async throws(Problem) -> RunsAtAGlance {
        throw problem
    }
    func standing(ofPlan run: RunID, in organization: OrganizationID) async throws(Problem) -> PlanStanding? {
        throw problem
    }
    func scheduledRuns(of connection: Connection, limit: Int) async throws(Problem) -> [Run] { throw problem }
    func plan(of run: RunID, in organization: OrganizationID) async throws(Problem) -> Plan? { throw problem }
    func decisions(
        of run: RunID, matching query: DecisionQuery, page: PageRequest, in organization: OrganizationID
    ) async throws(Problem) -> Page<Decision> { throw problem }
    func changes(
        of run: RunID, outcome: Outcome?, in organization: OrganizationID
    ) async throws(Problem) -> [ChangeKind: Int] { throw problem }
    func events(
        of organization: OrganizationID, after event: Int64, limit: Int
    ) async throws(Problem) -> [ChangeEvent] { throw problem }
    func notice(
        _ kind: ChangeEvent.Kind, key: String, name: String, of connection: Connection, at date: Date
    ) async throws(Problem) -> NoticeResult { throw problem }
}
