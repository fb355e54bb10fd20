import DirectoryCore
import DirectoryPorts
import Foundation
import Synchronization

/// A store whose n-th call fails before it does anything, as when the disk is full or the database locked.
final class FailingStore: DirectoryStore {
    private let store: any DirectoryStore
    private let state = Mutex((calls: 0, failing: 0))
    private let losesRenewals = Mutex(false)
    private let begun = Mutex(0)
    private let applied = Mutex<@Sendable () async -> Void>({})

    init(_ store: any DirectoryStore) { self.store = store }

    /// Counts anew; the call with this number fails, and 0 fails none.
    func fail(at call: Int) { state.withLock { $0 = (0, call) } }

    /// From now on no lease is renewed, as when a server is suspended and wakes up later.
    func loseRenewals() { losesRenewals.withLock { $0 = true } }

    /// Keeps whoever has applied a plan from hearing of it until the work is done.
    func onceApplied(_ work: @escaping @Sendable () async -> Void) { applied.withLock { $0 = work } }

    /// How often somebody wanted to begin a run.
    var begins: Int { begun.withLock(\.self) }

    var calls: Int { state.withLock(\.calls) }

    static let problem = Problem(.storeUnavailable, cause: "The disk is full.", advice: "Make room.")

    private func count() throws(Problem) {
        let fails = state.withLock { state in
            state.calls += 1
            return state.calls == state.failing
        }
        if fails { throw Self.problem }
    }
}

extension FailingStore {
    func connection(of organization: OrganizationID) async throws(Problem) -> Connection? {
        try count()
        return try await store.connection(of: organization)
    }

    func connections() async throws(Problem) -> [Connection] {
        try count()
        return try await store.connections()
    }

    func save(
        _ connection: Connection, noting draft: AuditDraft, at date: Date
    ) async throws(Problem) -> Connection {
        try count()
        return try await store.save(connection, noting: draft, at: date)
    }

    func pin(_ tenant: PinnedTenant, to connection: Connection) async throws(Problem) -> Connection {
        try count()
        return try await store.pin(tenant, to: connection)
    }

    func checkpoint(of connection: Connection) async throws(Problem) -> Checkpoint? {
        try count()
        return try await store.checkpoint(of: connection)
    }

    func population(of connection: Connection, at date: Date) async throws(Problem) -> Population {
        try count()
        return try await store.population(of: connection, at: date)
    }

    func addLocalUser(
        _ profile: Profile, id: UserID, to organization: OrganizationID, noting draft: AuditDraft, at date: Date
    ) async throws(Problem) -> User {
        try count()
        return try await store.addLocalUser(profile, id: id, to: organization, noting: draft, at: date)
    }

    func user(_ id: UserID, of organization: OrganizationID) async throws(Problem) -> User? {
        try count()
        return try await store.user(id, of: organization)
    }

    func users(_ query: UserQuery, of organization: OrganizationID) async throws(Problem) -> UserPage {
        try count()
        return try await store.users(query, of: organization)
    }

    func userIDs(_ query: UserQuery, of organization: OrganizationID) async throws(Problem) -> [UserID] {
        try count()
        return try await store.userIDs(query, of: organization)
    }

    func listed(_ id: UserID, of organization: OrganizationID) async throws(Problem) -> ListedUser? {
        try count()
        return try await store.listed(id, of: organization)
    }

    func events(
        about user: UserID, of organization: OrganizationID, limit: Int
    ) async throws(Problem) -> [ChangeEvent] {
        try count()
        return try await store.events(about: user, of: organization, limit: limit)
    }

    func decisions(
        about user: UserID, of organization: OrganizationID, limit: Int
    ) async throws(Problem) -> [RunDecision] {
        try count()
        return try await store.decisions(about: user, of: organization, limit: limit)
    }

    func selected(_ selection: Selection, by connection: Connection) async throws(Problem) -> [User] {
        try count()
        return try await store.selected(selection, by: connection)
    }

    func readableObjects(of connection: Connection, limit: Int) async throws(Problem) -> [DirectoryObjectID] {
        try count()
        return try await store.readableObjects(of: connection, limit: limit)
    }

    func bound(
        to objects: [DirectoryObjectID], by connection: Connection
    ) async throws(Problem) -> [DirectoryObjectID: BoundUser] {
        try count()
        return try await store.bound(to: objects, by: connection)
    }

    func boundUsers(
        by connection: Connection, after ordinal: Int, limit: Int
    ) async throws(Problem) -> [BoundUser] {
        try count()
        return try await store.boundUsers(by: connection, after: ordinal, limit: limit)
    }

    func conspicuous(by connection: Connection) async throws(Problem) -> [BoundUser] {
        try count()
        return try await store.conspicuous(by: connection)
    }

    func holders(
        emails: Set<EmailKey>, usernames: Set<UsernameKey>, of organization: OrganizationID
    ) async throws(Problem) -> [User] {
        try count()
        return try await store.holders(emails: emails, usernames: usernames, of: organization)
    }

    func tombstones(of organization: OrganizationID, page: PageRequest) async throws(Problem) -> Page<User> {
        try count()
        return try await store.tombstones(of: organization, page: page)
    }

    func tombstones(_ ids: [UserID], by connection: Connection) async throws(Problem) -> [User] {
        try count()
        return try await store.tombstones(ids, by: connection)
    }

    func mark(
        _ ids: [UserID], _ mark: UserMark, of organization: OrganizationID, noting draft: AuditDraft, at date: Date
    ) async throws(Problem) {
        try count()
        try await store.mark(ids, mark, of: organization, noting: draft, at: date)
    }

    func purge(at date: Date) async throws(Problem) -> Int {
        try count()
        return try await store.purge(at: date)
    }

    func duplicates(of organization: OrganizationID, page: PageRequest) async throws(Problem) -> Page<DuplicateRecord> {
        try count()
        return try await store.duplicates(of: organization, page: page)
    }
}

extension FailingStore {
    func begin(
        _ purpose: RunPurpose, of connection: Connection, by actor: DirectoryCore.Actor, at date: Date
    ) async throws(Problem) -> LeaseGrant {
        try count()
        begun.withLock { $0 += 1 }
        return try await store.begin(purpose, of: connection, by: actor, at: date)
    }

    func renew(_ lease: Lease, progress: RunProgress, at date: Date) async throws(Problem) -> LeaseOrder {
        try count()
        if losesRenewals.withLock(\.self) { throw Self.problem }
        return try await store.renew(lease, progress: progress, at: date)
    }

    func requestStop(
        of run: RunID, in organization: OrganizationID, by actor: DirectoryCore.Actor
    ) async throws(Problem) {
        try count()
        try await store.requestStop(of: run, in: organization, by: actor)
    }

    func requestPause(
        of run: RunID, in organization: OrganizationID, by actor: DirectoryCore.Actor, at date: Date
    ) async throws(Problem) -> RunPause {
        try count()
        return try await store.requestPause(of: run, in: organization, by: actor, at: date)
    }

    func endPause(of run: RunID, in organization: OrganizationID) async throws(Problem) {
        try count()
        try await store.endPause(of: run, in: organization)
    }

    func stop(
        _ lease: Lease, because problem: Problem, reading: ReadingFacts?, at date: Date
    ) async throws(Problem) -> Run {
        try count()
        return try await store.stop(lease, because: problem, reading: reading, at: date)
    }

    func closeInterrupted(at date: Date) async throws(Problem) -> [Run] {
        try count()
        return try await store.closeInterrupted(at: date)
    }

    func record(_ record: PlanRecord, under lease: Lease, at date: Date) async throws(Problem) -> Run {
        try count()
        return try await store.record(record, under: lease, at: date)
    }

    func apply(
        _ application: PlanApplication, at date: Date, newUser: @Sendable () -> UserID
    ) async throws(Problem) -> Run {
        try count()
        let run = try await store.apply(application, at: date, newUser: newUser)
        await applied.withLock(\.self)()
        return run
    }

    func approve(
        _ run: RunID, _ hash: PlanHash, in organization: OrganizationID, by actor: DirectoryCore.Actor, at date: Date
    ) async throws(Problem) -> Approval {
        try count()
        return try await store.approve(run, hash, in: organization, by: actor, at: date)
    }

    func discard(
        _ run: RunID, _ hash: PlanHash, _ reason: RunState.Discard, in organization: OrganizationID, at date: Date
    ) async throws(Problem) -> Run {
        try count()
        return try await store.discard(run, hash, reason, in: organization, at: date)
    }

    func run(_ id: RunID, of organization: OrganizationID) async throws(Problem) -> Run? {
        try count()
        return try await store.run(id, of: organization)
    }

    func runs(
        of organization: OrganizationID, matching query: RunQuery, limit: Int, before: RunID?
    ) async throws(Problem) -> [Run] {
        try count()
        return try await store.runs(of: organization, matching: query, limit: limit, before: before)
    }

    func heldRuns(of organization: OrganizationID, limit: Int) async throws(Problem) -> [Run] {
        try count()
        return try await store.heldRuns(of: organization, limit: limit)
    }

    func runsAtAGlance(of organization: OrganizationID, held: Int) async throws(Problem) -> RunsAtAGlance {
        try count()
        return try await store.runsAtAGlance(of: organization, held: held)
    }

    func standing(ofPlan run: RunID, in organization: OrganizationID) async throws(Problem) -> PlanStanding? {
        try count()
        return try await store.standing(ofPlan: run, in: organization)
    }

    func scheduledRuns(of connection: Connection, limit: Int) async throws(Problem) -> [Run] {
        try count()
        return try await store.scheduledRuns(of: connection, limit: limit)
    }

    func plan(of run: RunID, in organization: OrganizationID) async throws(Problem) -> Plan? {
        try count()
        return try await store.plan(of: run, in: organization)
    }

    func decisions(
        of run: RunID, matching query: DecisionQuery, page: PageRequest, in organization: OrganizationID
    ) async throws(Problem) -> Page<Decision> {
        try count()
        return try await store.decisions(of: run, matching: query, page: page, in: organization)
    }

    func changes(
        of run: RunID, outcome: Outcome?, in organization: OrganizationID
    ) async throws(Problem) -> [ChangeKind: Int] {
        try count()
        return try await store.changes(of: run, outcome: outcome, in: organization)
    }

    func events(
        of organization: OrganizationID, after event: Int64, limit: Int
    ) async throws(Problem) -> [ChangeEvent] {
        try count()
        return try await store.events(of: organization, after: event, limit: limit)
    }

    func notice(
        _ kind: ChangeEvent.Kind, key: String, name: String, of connection: Connection, at date: Date
    ) async throws(Problem) -> NoticeResult {
        try count()
        return try await store.notice(kind, key: key, name: name, of: connection, at: date)
    }
}
