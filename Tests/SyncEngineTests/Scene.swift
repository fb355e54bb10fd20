import DirectoryCore
import DirectoryPorts
import Foundation
import Logging
import SyncEngine
import Synchronization
import TestSupport

/// An organization with imported people, a tenant, and an engine between them.
struct Scene {
    let tenant: ScriptedTenant
    let store: any DirectoryStore
    let engine: any Synchronizing
    let clock: TestClock
    /// Where runs go on that were only started.
    let workshop = Workshop()

    static let names = ["Ana", "Bo", "Cy", "Di", "Eve", "Finn", "Gro", "Hal", "Ida", "Jon"]
    static let organization = Fixture.contoso

    static func person(_ number: UInt64) -> DirectoryUser {
        let name = names[Int(number) % names.count]
        return Fixture.person(number, name, "No. \(number)", mail: "\(name.lowercased())\(number)@fabrikam.example")
    }

    /// - Parameters:
    ///   - people: how many the tenant has; all of them are imported.
    ///   - store: what the engine works with.
    ///   - stewardship: whom runs leave in.
    ///   - setting: changes the connection before anybody is imported.
    init(
        people: UInt64 = 10, store: any DirectoryStore = InMemoryStore(), stewardship: any Stewardship = NoStewards(),
        _ setting: (inout Connection) -> Void = { _ in }
    ) async throws {
        tenant = ScriptedTenant((1...people).map(Self.person))
        self.store = store
        clock = TestClock()
        engine = Self.engine(tenant, store, clock.world, stewardship, workshop)
        var connection = Connection(
            id: Fixture.connection, organization: Self.organization, cloud: .global, tenant: .id(Fixture.tenant),
            client: ClientID(Fixture.uuid(0xC11E)), credentials: [.secret([0])], createdAt: Fixture.morning)
        setting(&connection)
        try await store.save(connection)
        try await engine.importPeople(.everyone, in: Self.organization, request: request)
    }

    static func engine(
        _ tenant: ScriptedTenant, _ store: any DirectoryStore, _ world: World,
        _ stewardship: any Stewardship = NoStewards(), _ workshop: Workshop = Workshop()
    ) -> SyncEngine {
        SyncEngine(
            store: store, gateway: tenant, secrets: OpenBox(), stewardship: stewardship, world: world,
            workshop: workshop,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// Another server with the same store and tenant.
    var secondServer: any Synchronizing { Self.engine(tenant, store, clock.world) }

    var request: RunRequest { RunRequest(by: Requester(.command(account: "ana"))) }

    @discardableResult
    func synchronize(_ selection: Selection = .everyone) async throws -> Run {
        try await engine.synchronize(selection, in: Self.organization, request: request)
    }

    func preview(_ selection: Selection = .everyone) async throws -> Run {
        try await engine.planSynchronization(of: selection, in: Self.organization, request: request)
    }

    func wait(_ seconds: TimeInterval) async {
        clock.wait(seconds)
        await tenant.wait(seconds)
    }

    @discardableResult
    func apply(_ plan: Run) async throws -> Run {
        guard let hash = plan.state.hash else { throw Unexpected() }
        return try await engine.apply(plan.id, hash: hash, in: Self.organization, by: request.actor)
    }

    func narrow(_ plan: Run, to narrowing: Narrowing) async throws -> Run {
        guard let hash = plan.state.hash else { throw Unexpected() }
        return try await engine.narrow(
            plan.id, hash: hash, to: narrowing, in: Self.organization, by: request.actor)
    }

    func change(_ setting: (inout Connection) -> Void) async throws {
        guard var connection = try await store.connection(of: Self.organization) else { throw Unexpected() }
        setting(&connection)
        try await store.save(connection)
    }

    /// Everybody who is not deleted.
    func users() async throws -> [User] {
        let page = try await store.users(
            UserQuery(page: PageRequest(size: 1_000)), of: Self.organization)
        return page.rows.map(\.user).sorted { $0.id < $1.id }
    }

    func user(_ number: UInt64) async throws -> User? {
        try await users().first { $0.binding?.object == Fixture.object(number) }
    }

    func tombstones() async throws -> [User] {
        try await store.tombstones(of: Self.organization, page: PageRequest(size: 1_000)).rows
    }

    func decisions(_ run: Run, _ outcome: Outcome? = nil) async throws -> [Decision] {
        try await store.decisions(
            of: run.id, outcome: outcome, page: PageRequest(size: 1_000), in: Self.organization
        ).rows
    }

    /// The latest run, however it ended.
    func latestRun() async throws -> Run? {
        try await store.runs(of: Self.organization, limit: 1, before: nil).first
    }

    /// The code of the problem that the work ends with.
    func problem<Value>(_ work: () async throws -> Value) async throws -> Problem.Code? {
        do {
            _ = try await work()
            return nil
        } catch let problem as Problem {
            return problem.code
        }
    }

    struct Unexpected: Error {}
}

/// A clock that stands still until a test moves it, and on which whoever sleeps wakes up when its time has come.
final class TestClock: Sendable {
    private struct State {
        var now = Fixture.morning
        var ids: UInt64 = 1_000
        var lastSleeper = 0
        var sleepers: [Int: Sleeper] = [:]
    }

    private struct Sleeper {
        let until: Date
        let wake: CheckedContinuation<Void, Never>
    }

    private let state = Mutex(State())

    var world: World {
        World(
            now: { self.state.withLock(\.now) },
            makeUUID: {
                self.state.withLock { state in
                    state.ids += 1
                    return Fixture.uuid(state.ids)
                }
            },
            sleep: { try await self.sleep($0) })
    }

    /// How many are asleep.
    var sleepers: Int { state.withLock(\.sleepers.count) }

    func wait(_ seconds: TimeInterval) {
        let woken = state.withLock { state in
            state.now.addTimeInterval(seconds)
            let due = state.sleepers.filter { $0.value.until <= state.now }
            for number in due.keys { state.sleepers[number] = nil }
            return due.values.map(\.wake)
        }
        for wake in woken { wake.resume() }
    }

    private func sleep(_ duration: Duration) async throws {
        let number = state.withLock { state in
            state.lastSleeper += 1
            return state.lastSleeper
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isCancelled = state.withLock { state in
                    guard !Task.isCancelled else { return true }
                    let seconds = TimeInterval(duration.components.seconds)
                    state.sleepers[number] = Sleeper(until: state.now.addingTimeInterval(seconds), wake: continuation)
                    return false
                }
                if isCancelled { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.sleepers.removeValue(forKey: number) }?.wake.resume()
        }
        try Task.checkCancellation()
    }
}

/// Seals by keeping: for tests of what is sealed elsewhere.
struct OpenBox: SecretBox {
    func seal(_ secret: Secret, for place: SecretPlace) -> SealedSecret {
        SealedSecret(bytes: Array("\(place.field):\(secret.reveal())".utf8))
    }

    func open(_ sealed: SealedSecret, for place: SecretPlace) throws(Problem) -> Secret {
        let text = String(decoding: sealed.bytes, as: UTF8.self)
        guard text.hasPrefix(place.field + ":") else { throw .notFound("There is no secret here.") }
        return Secret(String(text.dropFirst(place.field.count + 1)))
    }
}
