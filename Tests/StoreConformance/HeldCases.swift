import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

extension StoreConformance {
    /// Plans that a brake held, and plans that are given up (R18).
    static let held: [ConformanceCase] = [
        ConformanceCase("A finding holds a plan, however the run was to end, and says so") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo)])
            for ending in [RunPurpose.Ending.preview, .apply] {
                let lease = try await scene.begin()
                let record = PlanRecord(
                    plan: scene.plan([.deleting(people[0])]), hash: Scene.hash, reading: nil, findings: findings,
                    ending: ending)
                let before = try await scene.events().count
                let run = try await store.record(record, under: lease, at: .evening)
                #expect(run.state == .held(Scene.hash, findings) && run.endedAt == nil)
                #expect(try await store.run(run.id, of: scene.organization) == run)
                let events = try await scene.events()[before...]
                #expect(events.map(\.kind) == [.runHeld] && events.first?.run == run.id)
                #expect(events.first?.at == .evening)
            }
            #expect(try await scene.users([1, 2]) == people)
        },
        ConformanceCase("A held plan is applied by the person who approved it, within a quarter of an hour") { store in
            let scene = try await Scene(in: store)
            let (ana, run) = try await heldDeletion(in: scene)
            await expectProblem(.approvalNeeded) { try await scene.apply(run) }
            let approval = try await store.approve(run.id, Scene.hash, in: scene.organization, by: .page, at: .noon)
            #expect(approval == Approval(hash: Scene.hash, by: .page, at: .noon))
            let end = Date.noon.addingTimeInterval(Approval.life)
            for (actor, date) in [
                (Actor.command(account: "bo"), Date.noon), (.schedule, .noon), (.page, end.addingTimeInterval(1)),
                (.page, Date.noon.addingTimeInterval(-1)),
            ] {
                await expectProblem(.approvalNeeded) { try await scene.apply(run, by: actor, at: date) }
            }
            #expect(try await scene.user(1) == ana)
            #expect(try await scene.apply(run, by: .page, at: end).state == .applied(Scene.hash))
            #expect(try await scene.user(1).isTombstone)
        },
        ConformanceCase("Who approves again is given a new quarter of an hour; the last word counts") { store in
            let scene = try await Scene(in: store)
            let (_, run) = try await heldDeletion(in: scene)
            _ = try await store.approve(run.id, Scene.hash, in: scene.organization, by: .page, at: .noon)
            let bo = Actor.command(account: "bo")
            _ = try await store.approve(run.id, Scene.hash, in: scene.organization, by: bo, at: .evening)
            await expectProblem(.approvalNeeded) { try await scene.apply(run, by: .page, at: .evening) }
            try await scene.apply(run, by: bo, at: .evening)
        },
        ConformanceCase("Only a person approves, only what is held, and exactly what is held") { store in
            let scene = try await Scene(in: store)
            let (_, run) = try await heldDeletion(in: scene)
            let planned = try await scene.record([])
            let organization = scene.organization
            for actor in [Actor.schedule, .system] {
                await expectProblem(.approvalNeeded) {
                    _ = try await store.approve(run.id, Scene.hash, in: organization, by: actor, at: .noon)
                }
            }
            await expectProblem(.planMismatch) {
                _ = try await store.approve(run.id, PlanHash("b"), in: organization, by: .page, at: .noon)
            }
            await expectProblem(.runNotApplicable) {
                _ = try await store.approve(planned.id, Scene.hash, in: organization, by: .page, at: .noon)
            }
            await expectProblem(.notFound) {
                _ = try await store.approve(RunID(99), Scene.hash, in: organization, by: .page, at: .noon)
            }
            await expectProblem(.approvalNeeded) { try await scene.apply(run) }
        },
        ConformanceCase("A plan that waits or is held can be given up, and is never applied then") { store in
            let scene = try await Scene(in: store)
            let (ana, held) = try await heldDeletion(in: scene)
            let planned = try await scene.record([.about(ana, .unchanged)])
            let reasons: [RunState.Discard] = [.rejected(by: .command(account: "bo")), .replaced(by: RunID(77))]
            for (run, reason) in zip([held, planned], reasons) {
                await expectProblem(.planMismatch) {
                    _ = try await store.discard(run.id, PlanHash("b"), reason, in: scene.organization, at: .evening)
                }
                let given = try await store.discard(run.id, Scene.hash, reason, in: scene.organization, at: .evening)
                #expect(given.state == .discarded(Scene.hash, reason) && given.endedAt == .evening)
                #expect(given.counts == run.counts)
                #expect(try await store.run(run.id, of: scene.organization) == given)
                await expectProblem(.runNotApplicable) { try await scene.apply(run) }
                await expectProblem(.runNotApplicable) {
                    _ = try await store.discard(run.id, Scene.hash, reason, in: scene.organization, at: .evening)
                }
            }
            #expect(try await scene.user(1) == ana)
            #expect(try await scene.decisions(of: held).count == 1)
        },
        ConformanceCase("What is at work, applied, stopped or not there is not given up") { store in
            let scene = try await Scene(in: store)
            let applied = try await scene.run([])
            let stopped = try await store.stop(try await scene.begin(), because: .fixture, reading: nil, at: .noon)
            let running = try await scene.begin().run
            for run in [applied.id, stopped.id, running] {
                await expectProblem(.runNotApplicable) {
                    _ = try await store.discard(
                        run, Scene.hash, .rejected(by: .page), in: scene.organization, at: .noon)
                }
            }
            await expectProblem(.notFound) {
                _ = try await store.discard(
                    RunID(99), Scene.hash, .rejected(by: .page), in: scene.organization, at: .noon)
            }
        },
    ]

    private static let findings: [BrakeFinding] = [
        .removals(planned: 9, recent: 1, limit: 5, of: 40), .half(planned: 9, of: 10),
        .renames(planned: 30, recent: 0, limit: 20, of: 40), .clearings(.phone, planned: 21, limit: 20),
    ]

    private static func heldDeletion(in scene: Scene) async throws -> (User, Run) {
        let ana = try await scene.importPeople([(1, .ana)])[0]
        return (ana, try await scene.record(scene.plan([.deleting(ana)]), findings: findings))
    }
}
