import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

@Suite("One run at a time for each connection (R24, R25)")
struct LeaseTests {
    @Test("While one run is at work, another is refused and told which")
    func conflict() async throws {
        try await withRunAtWork { scene, running in
            let ana = try #require(try await scene.user(10))
            let problem = try await scene.problem { try await scene.synchronize(.users([ana.id])) }
            #expect(problem == .runInProgress)
            await running.letGo()
            #expect(try await running.result().counts == OutcomeCounts([.unchanged: 10]))
            #expect(try await scene.synchronize(.users([ana.id])).counts == OutcomeCounts([.unchanged: 1]))
        }
    }

    @Test("Who asks for the same on another server gets the same run")
    func joining() async throws {
        try await withRunAtWork { scene, running in
            async let second = scene.secondServer.synchronize(.everyone, in: Scene.organization, request: scene.request)
            // One sleeper keeps the lease, the other waits for the run.
            while scene.clock.sleepers < 2 { await Task.yield() }
            await running.letGo()
            let first = try await running.result()
            scene.clock.wait(1)
            #expect(try await second == first)
            #expect(try await scene.store.runs(of: Scene.organization, limit: 10, before: nil).count == 2)
        }
    }

    @Test("Ana stops a run: nothing is written, and the run says who stopped it")
    func cancel() async throws {
        try await withRunAtWork { scene, running in
            let run = try #require(try await scene.latestRun())
            #expect(run.state.name == "running")
            try await scene.engine.cancel(run.id, in: Scene.organization, by: .command(account: "ana"))
            #expect(try await scene.problem { try await running.result() } == .runCanceled)
            guard case .stopped(let problem)? = try await scene.latestRun()?.state else { throw Scene.Unexpected() }
            #expect(problem == .runCanceled(by: .command(account: "ana")))
            #expect(
                try await scene.problem {
                    try await scene.engine.cancel(run.id, in: Scene.organization, by: .page)
                } == .runNotApplicable)
        }
    }

    @Test("A stop asked for on another server takes effect at the next renewal")
    func cancelElsewhere() async throws {
        try await withRunAtWork { scene, running in
            let run = try #require(try await scene.latestRun())
            try await scene.secondServer.cancel(run.id, in: Scene.organization, by: .page)
            while scene.clock.sleepers < 1 { await Task.yield() }
            scene.clock.wait(5)
            #expect(try await scene.problem { try await running.result() } == .runCanceled)
        }
    }

    @Test("A server that was away too long cannot commit: another has taken the place")
    func fencing() async throws {
        let store = FailingStore(InMemoryStore())
        try await withRunAtWork(store: store) { scene, running in
            store.loseRenewals()
            scene.clock.wait(21)
            let second = try await scene.secondServer.synchronize(
                .users([try #require(try await scene.user(1)).id]), in: Scene.organization, request: scene.request)
            #expect(second.counts == OutcomeCounts([.unchanged: 1]))
            await running.letGo()
            #expect(try await scene.problem { try await running.result() } == .leaseLost)
            let first = try await scene.store.run(RunID(2), of: Scene.organization)
            #expect(first?.state == .stopped(.runInterrupted))
        }
    }

    @Test("A renewal that comes after the plan is applied does not make the run a lost one")
    func renewalTooLate() async throws {
        let store = FailingStore(InMemoryStore())
        let scene = try await Scene(store: store)
        store.onceApplied {
            while scene.clock.sleepers < 1 { await Task.yield() }
            scene.clock.wait(5)
            while !Task.isCancelled { await Task.yield() }
        }
        #expect(try await scene.synchronize().state.name == "applied")
    }

    @Test("Who has joined a run that a crash cut off is told so, and does not wait for ever")
    func joiningTheDead() async throws {
        let scene = try await Scene()
        let connection = try #require(try await scene.store.connection(of: Scene.organization))
        _ = try await scene.store.begin(
            RunPurpose(.synchronizing(.everyone), then: .apply), of: connection, by: .schedule,
            at: scene.clock.world.now())
        let joined = Task { try await scene.synchronize() }
        while scene.clock.sleepers < 1 { await Task.yield() }
        scene.clock.wait(21)
        for _ in 1...10_000 { await Task.yield() }
        if scene.clock.sleepers > 0 { joined.cancel() }
        #expect(try await scene.problem { try await joined.value } == .runInterrupted)
    }

    @Test("A run that a crash cut off is closed once its lease has ended, and says so")
    func interrupted() async throws {
        let scene = try await Scene()
        let connection = try #require(try await scene.store.connection(of: Scene.organization))
        _ = try await scene.store.begin(
            RunPurpose(.synchronizing(.everyone), then: .apply), of: connection, by: .schedule,
            at: scene.clock.world.now())
        #expect(try await scene.store.closeInterrupted(at: scene.clock.world.now()).isEmpty)
        await scene.wait(21)
        #expect(try await scene.store.closeInterrupted(at: scene.clock.world.now()).map(\.id) == [RunID(2)])
        #expect(try await scene.latestRun()?.state == .stopped(.runInterrupted))
        #expect(try await scene.synchronize().counts == OutcomeCounts([.unchanged: 10]))
    }
}
