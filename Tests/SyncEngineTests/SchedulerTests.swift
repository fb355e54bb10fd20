import DirectoryCore
import DirectoryPorts
import Foundation
import Logging
import SyncEngine
import TestSupport
import Testing

@Suite("The schedule")
struct SchedulerTests {
    /// An hourly schedule that is kept while the body runs.
    private func keepingTime(_ body: (Scene, Scheduler) async throws -> Void) async throws {
        let scene = try await Scene { $0.schedule = Schedule(.every(minutes: 60)) }
        let scheduler = Scheduler(
            engine: scene.engine, store: scene.store, world: scene.clock.world,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await body(scene, scheduler)
    }

    private func scheduled(_ scene: Scene) async throws -> [Run] {
        let connection = try #require(try await scene.store.connection(of: Scene.organization))
        return try await scene.store.scheduledRuns(of: connection, limit: 100)
    }

    /// Lets the keeper look around until it has started and ended so many runs.
    private func letItWork(_ scene: Scene, _ scheduler: Scheduler, until number: Int) async throws {
        let keeper = Task { try await scheduler.run() }
        while try await scheduled(scene).filter({ $0.state.name != "running" }).count < number { await Task.yield() }
        keeper.cancel()
        _ = await keeper.result
    }

    @Test("A run comes every hour, and after a night's sleep one makes up for all that were missed")
    func hourly() async throws {
        try await keepingTime { scene, scheduler in
            try await letItWork(scene, scheduler, until: 1)
            #expect(await scheduler.dueConnections().isEmpty)
            await scene.wait(3_599)
            #expect(await scheduler.dueConnections().isEmpty)
            await scene.wait(1)
            #expect(await scheduler.dueConnections().count == 1)
            await scene.wait(8 * 3_600)
            try await letItWork(scene, scheduler, until: 2)
            #expect(await scheduler.dueConnections().isEmpty)
            #expect(try await scheduled(scene).allSatisfy { $0.actor == .schedule && $0.state.name == "applied" })
        }
    }

    @Test("A connection whose permission is gone is left in peace for a day, told of once, and recovers by itself")
    func quarantine() async throws {
        try await keepingTime { scene, scheduler in
            await scene.tenant.spoil { $0.tenant = TenantID(Fixture.uuid(0xBAD)) }
            try await letItWork(scene, scheduler, until: 1)
            await scene.wait(23 * 3_600)
            #expect(await scheduler.dueConnections().isEmpty)
            #expect(await scheduler.dueConnections().isEmpty)
            let notices = try await scene.store.events(of: Scene.organization, after: 0, limit: 100)
                .filter { $0.kind == .connectionUnhealthy }
            #expect(notices.map(\.name) == ["tenant-changed"])
            await scene.tenant.spoil { $0.tenant = Fixture.tenant }
            await scene.wait(3_600)
            try await letItWork(scene, scheduler, until: 2)
            #expect(await scheduler.dueConnections().isEmpty)
            let events = try await scene.store.events(of: Scene.organization, after: 0, limit: 100)
            #expect(events.last?.kind == .connectionRecovered)
            await scene.wait(3_600)
            #expect(await scheduler.dueConnections().count == 1)
        }
    }

    @Test("Fabrikam is synchronized although nothing can be told of Contoso")
    func neighbors() async throws {
        let store = FailingStore(InMemoryStore())
        let scene = try await Scene(store: store) { $0.schedule = Schedule(.every(minutes: 60)) }
        try await store.save(
            Connection(
                id: Fixture.connection, organization: Fixture.fabrikam, cloud: .global, tenant: .id(Fixture.tenant),
                client: ClientID(Fixture.uuid(0xC11E)), credentials: [.secret([0])],
                schedule: Schedule(.every(minutes: 60)), createdAt: Fixture.morning))
        let scheduler = Scheduler(
            engine: scene.engine, store: store, world: scene.clock.world,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        store.fail(at: 2)
        #expect(await scheduler.dueConnections().map(\.organization) == [Fixture.fabrikam])
    }

    @Test("While somebody's run over everybody is at work, the schedule waits for it once, not anew at every look")
    func waitingOnce() async throws {
        let store = FailingStore(InMemoryStore())
        let scene = try await Scene(store: store) { $0.schedule = Schedule(.every(minutes: 60)) }
        let scheduler = Scheduler(
            engine: scene.engine, store: store, world: scene.clock.world,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let (gate, open) = AsyncStream.makeStream(of: Void.self)
        await scene.tenant.spoil { $0.gate = gate }
        let running = Task { try await scene.synchronize() }
        while await scene.tenant.calls.last != "listing" { await Task.yield() }
        let begun = store.begins
        let keeper = Task { try await scheduler.run() }
        for _ in 1...3 {
            // The run keeps its lease, the schedule waits for its next look, and for the run.
            while scene.clock.sleepers < 3 { await Task.yield() }
            scene.clock.wait(5)
        }
        while scene.clock.sleepers < 3 { await Task.yield() }
        #expect(store.begins == begun + 1)
        open.finish()
        _ = await running.result
        keeper.cancel()
        _ = await keeper.result
    }

    @Test("A run that a crash cut off is closed within half a minute and made up for at once")
    func crash() async throws {
        try await keepingTime { scene, scheduler in
            let connection = try #require(try await scene.store.connection(of: Scene.organization))
            _ = try await scene.store.begin(
                RunPurpose(.synchronizing(.everyone), then: .apply), of: connection, by: .schedule,
                at: scene.clock.world.now())
            await scene.wait(21)
            try await letItWork(scene, scheduler, until: 2)
            #expect(try await scheduled(scene).map(\.state.name) == ["applied", "stopped"])
        }
    }

    @Test("Ana is told 30 days before the secret ends, once")
    func expiry() async throws {
        try await keepingTime { scene, scheduler in
            try await scene.change {
                $0.credentials[0].expiresAt = Fixture.morning.addingTimeInterval(29.5 * 24 * 3_600)
            }
            _ = await scheduler.dueConnections()
            _ = await scheduler.dueConnections()
            let notices = try await scene.store.events(of: Scene.organization, after: 0, limit: 100)
                .filter { $0.kind == .credentialExpiring }
            #expect(notices.map(\.name) == ["The client secret …t-it ends within 30 days."])
        }
    }

    @Test("Tombstones go when their time has come, without anybody asking")
    func purge() async throws {
        try await keepingTime { scene, scheduler in
            await scene.tenant.delete(Fixture.object(1))
            try await scene.synchronize()
            await scene.wait(31 * 24 * 3_600)
            try await letItWork(scene, scheduler, until: 1)
            #expect(try await scene.tombstones().isEmpty)
        }
    }
}
