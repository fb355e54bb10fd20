import DirectoryCore
import DirectoryPorts
import Foundation
import SyncEngine
import Synchronization
import TestSupport
import Testing

@Suite("Runs that are paused")
struct PauseTests {
    private let ana = Requester(.command(account: "ana"))

    @Test("Ana pauses a run: it asks the tenant for nothing more until she resumes it, and then ends as any other")
    func pausing() async throws {
        try await withRunAtWork { scene, running in
            let run = try #require(try await scene.latestRun()).id
            try await scene.engine.pause(run, in: Scene.organization, by: ana)
            await running.letGo()
            try await expectQuiet(scene)
            guard case .working(let progress)? = await scene.engine.activity(of: run, in: Scene.organization) else {
                throw Scene.Unexpected()
            }
            #expect(progress.paused == RunPause(by: ana.actor, since: scene.clock.world.now()))
            try await scene.engine.resume(run, in: Scene.organization, by: ana)
            #expect(try await running.result().counts == OutcomeCounts([.unchanged: 10]))
        }
    }

    @Test("A pause that is asked for on another server takes effect at the next renewal, and so does resuming")
    func elsewhere() async throws {
        try await withRunAtWork { scene, running in
            let run = try #require(try await scene.latestRun()).id
            try await scene.secondServer.pause(run, in: Scene.organization, by: ana)
            await renew(scene)
            while await scene.pause(of: run) == nil { await Task.yield() }
            await running.letGo()
            try await expectQuiet(scene)
            try await scene.secondServer.resume(run, in: Scene.organization, by: ana)
            await renew(scene)
            #expect(try await running.result().counts == OutcomeCounts([.unchanged: 10]))
        }
    }

    @Test("A run that has waited for half an hour stops by itself, and says who paused it")
    func tooLong() async throws {
        try await withRunAtWork { scene, running in
            let run = try #require(try await scene.latestRun()).id
            try await scene.engine.pause(run, in: Scene.organization, by: ana)
            await running.letGo()
            await renew(scene, after: RunPause.patience - 1)
            #expect(try await scene.latestRun()?.state.name == "running")
            await renew(scene, after: 5)
            #expect(try await scene.problem { try await running.result() } == .pausedTooLong)
            guard case .stopped(let problem)? = try await scene.latestRun()?.state else { throw Scene.Unexpected() }
            #expect(problem.cause.description == "The run was paused by ana (command), and waited for 30 minutes.")
            #expect(try await scene.users().count == 10)
        }
    }

    @Test("All pauses of a run count together")
    func together() async throws {
        try await withRunAtWork { scene, running in
            let run = try #require(try await scene.latestRun()).id
            try await scene.engine.pause(run, in: Scene.organization, by: ana)
            await renew(scene, after: RunPause.patience - 60)
            try await scene.engine.resume(run, in: Scene.organization, by: ana)
            await renew(scene, after: RunPause.patience)
            #expect(try await scene.latestRun()?.state.name == "running")
            try await scene.engine.pause(run, in: Scene.organization, by: ana)
            await renew(scene, after: 60)
            #expect(try await scene.problem { try await running.result() } == .pausedTooLong)
        }
    }

    @Test("A paused run is stopped by whoever wants that, on this server or another one", arguments: [true, false])
    func stopping(isHere: Bool) async throws {
        try await withRunAtWork { scene, running in
            let run = try #require(try await scene.latestRun()).id
            try await scene.engine.pause(run, in: Scene.organization, by: ana)
            await running.letGo()
            try await expectQuiet(scene)
            let server = isHere ? scene.engine : scene.secondServer
            try await server.cancel(run, in: Scene.organization, by: ana)
            if !isHere { await renew(scene) }
            #expect(try await scene.problem { try await running.result() } == .runCanceled)
            #expect(try await scene.latestRun()?.state == .stopped(.runCanceled(by: ana.actor)))
        }
    }

    @Test("A server that is shut down stops a paused run, and its record says why")
    func shutDown() async throws {
        let scene = try await Scene()
        let (gate, open) = AsyncStream.makeStream(of: Void.self)
        await scene.tenant.spoil { $0.gate = gate }
        let run = try await scene.start(RunPurpose(.synchronizing(.everyone), then: .apply))
        let workshop = scene.workshop
        let server = Task { await workshop.run() }
        while await scene.tenant.calls.last != "listing" { await Task.yield() }
        try await scene.engine.pause(run.id, in: Scene.organization, by: ana)
        open.finish()
        try await expectQuiet(scene)
        server.cancel()
        await server.value
        #expect(try await scene.latestRun()?.state == .stopped(.runCanceled(by: .system)))
    }

    @Test("Pausing twice, resuming what is not paused and pausing what has ended are refused")
    func refused() async throws {
        try await withRunAtWork { scene, running in
            let run = try #require(try await scene.latestRun()).id
            func problem(_ ask: (any Synchronizing) async throws -> Void) async throws -> Problem.Code? {
                try await scene.problem { try await ask(scene.engine) }
            }
            #expect(try await problem { try await $0.resume(run, in: Scene.organization, by: ana) } == .notPaused)
            #expect(try await problem { try await $0.pause(run, in: Scene.organization, by: ana) } == nil)
            #expect(try await problem { try await $0.pause(run, in: Scene.organization, by: ana) } == .alreadyPaused)
            #expect(try await problem { try await $0.resume(run, in: Scene.organization, by: ana) } == nil)
            await running.letGo()
            _ = try await running.result()
            #expect(try await problem { try await $0.pause(run, in: Scene.organization, by: ana) } == .runNotApplicable)
        }
    }

    @Test("Whoever paused and resumed a run is written down")
    func audited() async throws {
        try await withRunAtWork { scene, running in
            let book = NoteBook()
            let engine = AuditedEngine(scene.engine, audit: book, world: scene.clock.world)
            let run = try #require(try await scene.latestRun()).id
            try await engine.pause(run, in: Scene.organization, by: ana)
            try await engine.resume(run, in: Scene.organization, by: ana)
            #expect(await book.notes.map(\.draft.deed) == [.runPaused, .runResumed])
            #expect(await book.notes.map(\.draft.object) == ["run \(run)", "run \(run)"])
            await running.letGo()
        }
    }

    @Test("Whoever follows a run learns how long it still takes, once that is known")
    func timeLeft() async throws {
        let scene = try await Scene()
        let told = Mutex<[RunProgress]>([])
        let request = RunRequest(by: ana) { progress in
            scene.clock.wait(1)
            told.withLock { $0.append(progress) }
        }
        _ = try await scene.engine.synchronize(.everyone, in: Scene.organization, request: request)
        let reading = told.withLock { $0 }.filter { $0.phase == .reading && $0.people > 0 }
        #expect(reading.map(\.secondsLeft) == [nil, nil, nil, nil, 5, 4, 3, 2, 1, nil])
    }

    /// Nothing is asked of the tenant, however long one looks.
    private func expectQuiet(_ scene: Scene) async throws {
        for _ in 1...2_000 { await Task.yield() }
        #expect(await scene.tenant.calls.last == "listing")
    }

    /// Lets whoever works renew its lease, and waits until it has.
    private func renew(_ scene: Scene, after seconds: TimeInterval = 5) async {
        while scene.clock.sleepers < 1 { await Task.yield() }
        scene.clock.wait(seconds)
        for _ in 1...2_000 { await Task.yield() }
    }
}

extension Scene {
    /// What the server that works on a run knows of its pause.
    fileprivate func pause(of run: RunID) async -> RunPause? {
        guard case .working(let progress)? = await engine.activity(of: run, in: Self.organization) else { return nil }
        return progress.paused
    }
}
