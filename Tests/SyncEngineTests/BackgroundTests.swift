import DirectoryCore
import DirectoryPorts
import Foundation
import SyncEngine
import TestSupport
import Testing

@Suite("Runs for which nobody waits") struct BackgroundTests {
    private static let everyone = RunPurpose(.synchronizing(.everyone), then: .apply)

    @Test("A run that was started is at work when that is answered, and comes to its end")
    func goesOn() async throws {
        let scene = try await Scene()
        await scene.tenant.edit { $0[Fixture.object(3)]?.givenName = .value("Maria") }
        let started = try await scene.start(Self.everyone)
        guard case .running = started.state else { throw Scene.Unexpected() }
        await scene.finishBackgroundWork()
        let ended = try #require(try await scene.store.run(started.id, of: Scene.organization))
        #expect(ended.counts == OutcomeCounts([.modified: 1, .unchanged: 9]))
        #expect(try await scene.user(3)?.profile.firstName == "Maria")
    }

    @Test("Whoever watches a run sees how many were read, how many differ, and how long Microsoft asks to wait")
    func watched() async throws {
        let scene = try await Scene()
        await scene.tenant.edit { $0[Fixture.object(3)]?.givenName = .value("Maria") }
        let (gate, letGo) = AsyncStream.makeStream(of: Void.self)
        await scene.tenant.spoil { spoiled in
            spoiled.lastGate = gate
            spoiled.pause = .seconds(42)
        }
        let run = try await scene.start(Self.everyone)
        async let work: Void = scene.finishBackgroundWork()
        while await scene.tenant.calls.last != "last page" { await Task.yield() }
        guard case .working(let progress)? = await scene.engine.activity(of: run.id, in: Scene.organization) else {
            throw Scene.Unexpected()
        }
        #expect((progress.phase, progress.people, progress.total) == (.reading, 10, 10))
        #expect(progress.noticed == 1)
        #expect(progress.pausedUntil == scene.clock.world.now().addingTimeInterval(42))
        letGo.finish()
        await work
        #expect(await scene.engine.activity(of: run.id, in: Scene.organization) == nil)
    }

    @Test("What keeps a run from beginning is answered at once, and no run is left behind")
    func refusedAtOnce() async throws {
        let scene = try await Scene()
        let nobody = RunPurpose(.synchronizing(.users([])), then: .apply)
        #expect(try await scene.problem { try await scene.start(nobody) } == .nothingSelected)
        #expect(try await scene.latestRun()?.id == RunID(1))
    }

    @Test("Starting the same twice is answered with one run")
    func twice() async throws {
        let scene = try await Scene()
        let first = try await scene.start(Self.everyone)
        #expect(try await scene.start(Self.everyone).id == first.id)
    }

    @Test("A run that goes wrong says so in its record")
    func goesWrong() async throws {
        let scene = try await Scene()
        await scene.tenant.spoil { $0.tenant = TenantID(Fixture.uuid(0xBAD)) }
        let run = try await scene.start(Self.everyone)
        await scene.finishBackgroundWork()
        guard case .stopped(let problem)? = try await scene.store.run(run.id, of: Scene.organization)?.state else {
            throw Scene.Unexpected()
        }
        #expect(problem.code == .tenantChanged)
    }

    @Test("A server that is shut down stops its runs, and their records say why")
    func shutDown() async throws {
        let scene = try await Scene()
        let (gate, _) = AsyncStream.makeStream(of: Void.self)
        await scene.tenant.spoil { $0.gate = gate }
        let run = try await scene.start(Self.everyone)
        let workshop = scene.workshop
        let server = Task { await workshop.run() }
        while await scene.tenant.calls.last != "listing" { await Task.yield() }
        server.cancel()
        await server.value
        #expect(try await scene.latestRun()?.state == .stopped(.runCanceled(by: .system)))
        #expect(Problem.runCanceled(by: .system).cause == "The run was stopped, because its server was shut down.")
        #expect(try await scene.problem { try await scene.start(Self.everyone) } == .runCanceled)
        #expect(try await scene.latestRun()?.id == RunID(run.id.number + 1))
        #expect(try await scene.latestRun()?.state == .stopped(.runCanceled(by: .system)))
    }

    @Test("A plan is applied in the background, and refused there with its reason")
    func applying() async throws {
        let scene = try await Scene()
        await scene.tenant.edit { $0[Fixture.object(3)]?.givenName = .value("Maria") }
        let plan = try await scene.preview()
        let hash = try #require(plan.state.hash)
        async let work: Void = scene.workshop.run()
        let applied = try await scene.startApplying(plan, hash)
        #expect(applied.state == .applied(hash))
        #expect(try await scene.problem { try await scene.startApplying(plan, PlanHash("other")) } == .planMismatch)
        scene.workshop.close()
        await work
        #expect(await scene.engine.activity(of: plan.id, in: Scene.organization) == nil)
    }

    @Test("Applying that takes longer than a person waits is answered with the plan, and its refusal is remembered")
    func applyingForLong() async throws {
        let scene = try await Scene()
        await scene.tenant.edit { $0[Fixture.object(3)]?.givenName = .value("Maria") }
        let plan = try await scene.preview()
        async let answer = scene.startApplying(plan, PlanHash("other"))
        while scene.clock.sleepers < 1 { await Task.yield() }
        guard case .working(let progress)? = await scene.engine.activity(of: plan.id, in: Scene.organization) else {
            throw Scene.Unexpected()
        }
        #expect((progress.phase, progress.total) == (.applying, 10))
        await scene.wait(2)
        #expect(try await answer.state == plan.state)
        await scene.finishBackgroundWork()
        guard case .notApplied(let problem)? = await scene.engine.activity(of: plan.id, in: Scene.organization) else {
            throw Scene.Unexpected()
        }
        #expect(problem.code == .planMismatch)
    }

    @Test("Reading again replaces the plan once the new one is made")
    func refreshing() async throws {
        let scene = try await Scene()
        await scene.tenant.edit { $0[Fixture.object(3)]?.givenName = .value("Maria") }
        let old = try await scene.preview()
        let new = try await scene.engine.startRefreshing(
            old.id, in: Scene.organization, request: scene.request)
        #expect(try await scene.store.run(old.id, of: Scene.organization)?.state == old.state)
        await scene.finishBackgroundWork()
        let replaced = try await scene.store.run(old.id, of: Scene.organization)?.state
        #expect(replaced == old.state.hash.map { .discarded($0, .replaced(by: new.id)) })
    }
}

extension Scene {
    func start(_ purpose: RunPurpose) async throws -> Run {
        try await engine.start(purpose, in: Self.organization, request: request)
    }

    func startApplying(_ plan: Run, _ hash: PlanHash) async throws -> Run {
        try await engine.startApplying(plan.id, hash: hash, in: Self.organization, by: request.requester)
    }

    /// Does everything that was started, to its end.
    func finishBackgroundWork() async {
        workshop.close()
        await workshop.run()
    }
}
