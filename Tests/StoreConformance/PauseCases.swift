import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

extension StoreConformance {
    /// A run at work is asked to wait and to go on, and is at work all the time.
    static let pausing: [ConformanceCase] = [
        ConformanceCase("A paused run says who paused it and since when, and whoever works is told at each renewal") {
            store in
            let scene = try await Scene(in: store)
            let lease = try await scene.begin(at: .noon)
            let pause = try await store.requestPause(
                of: lease.run, in: scene.organization, by: .command(account: "ana"), at: .evening)
            #expect(pause == RunPause(by: .command(account: "ana"), since: .evening))
            #expect(try await paused(lease.run, in: scene) == pause)
            for _ in 1...2 {
                let progress = RunProgress(phase: .reading, people: 7, total: 40)
                #expect(try await store.renew(lease, progress: progress, at: .evening) == .pause(pause))
                #expect(try await paused(lease.run, in: scene) == pause)
            }
            await expectProblem(.runInProgress) { _ = try await scene.begin(.some(.importing), at: .evening) }
        },
        ConformanceCase("A resumed run is paused no more, and can be paused again") { store in
            let scene = try await Scene(in: store)
            let lease = try await scene.begin(at: .noon)
            _ = try await store.requestPause(of: lease.run, in: scene.organization, by: .page, at: .noon)
            try await store.endPause(of: lease.run, in: scene.organization)
            #expect(try await store.renew(lease, progress: .beginning, at: .noon) == .goOn)
            #expect(try await paused(lease.run, in: scene) == nil)
            let again = try await store.requestPause(of: lease.run, in: scene.organization, by: .page, at: .evening)
            #expect(try await store.renew(lease, progress: .beginning, at: .noon) == .pause(again))
        },
        ConformanceCase("Pausing twice and resuming what is not paused are refused, and change nothing") { store in
            let scene = try await Scene(in: store)
            let lease = try await scene.begin(at: .noon)
            await expectProblem(.notPaused) { try await store.endPause(of: lease.run, in: scene.organization) }
            let pause = try await store.requestPause(of: lease.run, in: scene.organization, by: .page, at: .noon)
            let problem = await expectProblem(.alreadyPaused) {
                _ = try await store.requestPause(of: lease.run, in: scene.organization, by: .schedule, at: .evening)
            }
            #expect(problem?.cause.description.contains("administrator (pages)") == true)
            #expect(try await store.renew(lease, progress: .beginning, at: .noon) == .pause(pause))
        },
        ConformanceCase("Only a run at work that still reads the tenant is paused") { store in
            let scene = try await Scene(in: store)
            let planned = try await scene.record([])
            let applied = try await scene.run([])
            for run in [planned, applied] {
                await expectProblem(.runNotApplicable) {
                    _ = try await store.requestPause(of: run.id, in: scene.organization, by: .page, at: .noon)
                }
                await expectProblem(.runNotApplicable) {
                    try await store.endPause(of: run.id, in: scene.organization)
                }
            }
            for organization in [scene.organization, Fixture.fabrikam] {
                await expectProblem(.notFound) {
                    _ = try await store.requestPause(of: RunID(9), in: organization, by: .page, at: .noon)
                }
                await expectProblem(.notFound) { try await store.endPause(of: RunID(9), in: organization) }
            }
            let undoing = try await scene.begin(RunPurpose(.undoing(applied.id, .follow), then: .apply))
            await expectProblem(.notPausable) {
                _ = try await store.requestPause(of: undoing.run, in: scene.organization, by: .page, at: .noon)
            }
        },
        ConformanceCase("A pause that comes too late is over when the plan is stored, and the plan is applied") {
            store in
            let scene = try await Scene(in: store)
            let lease = try await scene.begin(RunPurpose(.importing(.everyone), then: .apply))
            _ = try await store.requestPause(of: lease.run, in: scene.organization, by: .page, at: .noon)
            let plan = scene.plan([.importing(1, .ana)], kind: .importing)
            let run = try await store.record(
                PlanRecord(plan: plan, hash: Scene.hash, reading: nil, ending: .apply), under: lease, at: .noon)
            #expect(try await paused(run.id, in: scene) == nil)
            await expectProblem(.notPausable) {
                _ = try await store.requestPause(of: run.id, in: scene.organization, by: .page, at: .noon)
            }
            #expect(try await scene.apply(run, under: lease).state == .applied(Scene.hash))
        },
        ConformanceCase("A paused run stops as any other, and a stop that was asked for comes before the pause") {
            store in
            let scene = try await Scene(in: store)
            let lease = try await scene.begin(at: .noon)
            _ = try await store.requestPause(of: lease.run, in: scene.organization, by: .page, at: .noon)
            try await store.requestStop(of: lease.run, in: scene.organization, by: .command(account: "ana"))
            let order = try await store.renew(lease, progress: .beginning, at: .noon)
            #expect(order == .stop(by: .command(account: "ana")))
            let stopped = try await store.stop(lease, because: .fixture, reading: nil, at: .evening)
            #expect(stopped.state == .stopped(.fixture))
            _ = try await store.requestPause(
                of: try await scene.begin().run, in: scene.organization, by: .page, at: .noon)
            #expect(try await store.closeInterrupted(at: .tomorrow).map(\.state) == [.stopped(.runInterrupted)])
        },
    ]

    private static func paused(_ run: RunID, in scene: Scene) async throws -> RunPause? {
        guard case .running(let progress)? = try await scene.store.run(run, of: scene.organization)?.state else {
            return nil
        }
        return progress.paused
    }
}
