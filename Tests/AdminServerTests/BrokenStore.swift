import DirectoryCore
import DirectoryPorts
import FoundationEssentials

/// A store that cannot be reached.
struct BrokenStore: DirectoryStore {
    private let problem = Problem(
        .storeUnavailable, cause: "The disk is full.", advice: "Make room and try again.")

    func connection(of organization: OrganizationID) async throws(Problem) -> Connection? { throw problem }
    func save(_ connection: Connection) async throws(Problem) -> Connection { throw problem }
    func pin(_ tenant: PinnedTenant, to connection: Connection) async throws(Problem) -> Connection { throw problem }
    func addLocalUser(
        _ profile: Profile, id: UserID, to organization: OrganizationID, at date: Date
    ) async throws(Problem) -> User { throw problem }
    func user(_ id: UserID, of organization: OrganizationID) async throws(Problem) -> User? { throw problem }
    func users(_ query: UserQuery, of organization: OrganizationID) async throws(Problem) -> UserPage { throw problem }
    func selected(_ selection: Selection, by connection: Connection) async throws(Problem) -> [User] { throw problem }
    func readableObjects(
        of connection: Connection, limit: Int
    ) async throws(Problem) -> [DirectoryObjectID] { throw problem }
    func bound(
        to objects: [DirectoryObjectID], by connection: Connection
    ) async throws(Problem) -> [DirectoryObjectID: User] { throw problem }
    func holders(
        emails: Set<EmailKey>, usernames: Set<UsernameKey>, of organization: OrganizationID
    ) async throws(Problem) -> [User] { throw problem }
    func record(
        _ plan: Plan, hash: PlanHash, reading: ReadingFacts, actor: Actor, startedAt: Date
    ) async throws(Problem) -> Run { throw problem }
    func recordStop(
        _ reason: Problem, kind: RunKind, connection: Connection, actor: Actor, startedAt: Date, endedAt: Date
    ) async throws(Problem) -> Run { throw problem }
    func apply(
        _ run: RunID, hash: PlanHash, of organization: OrganizationID, at date: Date,
        newUser: @Sendable () -> UserID
    ) async throws(Problem) -> Run { throw problem }
    func run(_ id: RunID, of organization: OrganizationID) async throws(Problem) -> Run? { throw problem }
    func runs(of organization: OrganizationID, limit: Int, before: RunID?) async throws(Problem) -> [Run] {
        throw problem
    }
    func decisions(
        of run: RunID, outcome: Outcome?, page: PageRequest, in organization: OrganizationID
    ) async throws(Problem) -> Page<Decision> { throw problem }
    func duplicates(
        of organization: OrganizationID, page: PageRequest
    ) async throws(Problem) -> Page<DuplicateRecord> { throw problem }
}
