import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

extension StoreConformance {
    /// One run at a time per connection, and whoever lost its lease commits nothing (R24, R25).
    static let leases: [ConformanceCase] = [
        ConformanceCase("A run begins under a lease, with a number and nothing done") { store in
            let scene = try await Scene(in: store)
            let grant = try await store.begin(.everyone, of: scene.connection, by: .schedule, at: .noon)
            let run = Run(
                id: RunID(1), organization: scene.organization, connection: scene.connection.id, purpose: .everyone,
                state: .running(.beginning), actor: .schedule, startedAt: .noon)
            let lease = Lease(run: run.id, organization: run.organization, connection: run.connection, token: 1)
            #expect(grant == .granted(lease, run))
            #expect(try await store.run(run.id, of: scene.organization) == run)
        },
        ConformanceCase("A second request for the same joins the run at work, as long as the lease lives") { store in
            let scene = try await Scene(in: store)
            let purpose = RunPurpose(
                .importing(.people((1...9).map(Fixture.object))), then: .preview,
                leavingOut: Set((1...9).map(Fixture.object)))
            let same = RunPurpose(purpose.work, then: .preview, leavingOut: Set((1...9).reversed().map(Fixture.object)))
            let lease = try await scene.begin(purpose, at: .noon)
            let almost = Date.noon.addingTimeInterval(Lease.life - 0.001)
            for date in [Date.noon, almost] {
                let grant = try await store.begin(same, of: scene.connection, by: .schedule, at: date)
                #expect(try await grant == .joined(#require(store.run(lease.run, of: scene.organization))))
            }
        },
        ConformanceCase("A request for something else is refused, and names the run at work") { store in
            let scene = try await Scene(in: store)
            let lease = try await scene.begin(.everyone)
            let others: [RunPurpose] = [
                RunPurpose(.synchronizing(.everyone), then: .preview),
                RunPurpose(.synchronizing(.everyone), then: .apply, leavingOut: [Fixture.object(1)]),
                RunPurpose(.importing(.everyone), then: .apply),
                RunPurpose(.synchronizing(.users([Fixture.userID(1)])), then: .apply),
            ]
            for other in others {
                let problem = await expectProblem(.runInProgress) { _ = try await scene.begin(other) }
                #expect(problem?.cause.description.contains("Run \(lease.run) ") == true)
            }
            #expect(try await store.runs(of: scene.organization, limit: 9, before: nil).count == 1)
        },
        ConformanceCase("A renewed lease lives on, and shows how far the run is") { store in
            let scene = try await Scene(in: store)
            let lease = try await scene.begin(at: .noon)
            let progress = RunProgress(phase: .lookingUp, people: 7, total: 40)
            let later = Date.noon.addingTimeInterval(15)
            #expect(try await store.renew(lease, progress: progress, at: later) == .goOn)
            #expect(try await store.run(lease.run, of: scene.organization)?.state == .running(progress))
            let end = later.addingTimeInterval(Lease.life)
            #expect(try await store.closeInterrupted(at: end.addingTimeInterval(-0.001)).isEmpty)
            #expect(try await store.closeInterrupted(at: end).map(\.id) == [lease.run])
        },
        ConformanceCase("Whoever was away for too long finds its place taken, and commits nothing") { store in
            let scene = try await Scene(in: store)
            let lost = try await scene.begin(at: .noon)
            let lease = try await scene.begin(at: .evening)
            #expect((lease.run, lease.token) == (RunID(2), 2))
            let closed = try #require(try await store.run(lost.run, of: scene.organization))
            #expect(closed.state == .stopped(.runInterrupted))
            #expect(closed.endedAt == .evening)
            let before = try await Snapshot(of: scene, objects: [])
            try await expectLost(lost, in: scene)
            #expect(try await Snapshot(of: scene, objects: []) == before)
            #expect(try await store.renew(lease, progress: .beginning, at: .evening) == .goOn)
        },
        ConformanceCase("A lease of another token, run, connection or organization is none") { store in
            let scene = try await Scene(in: store)
            let lease = try await scene.begin()
            let (run, organization, connection) = (lease.run, lease.organization, lease.connection)
            let wrong = [
                Lease(run: run, organization: organization, connection: connection, token: 2),
                Lease(run: RunID(9), organization: organization, connection: connection, token: 1),
                Lease(
                    run: run, organization: organization, connection: ConnectionID(Fixture.uuid(0xC2)), token: 1),
                Lease(run: run, organization: Fixture.fabrikam, connection: connection, token: 1),
            ]
            for lease in wrong { try await expectLost(lease, in: scene) }
        },
        ConformanceCase("A lease that ended while nobody took its place still commits") { store in
            let scene = try await Scene(in: store)
            let lease = try await scene.begin(at: .noon)
            let plan = scene.plan([.importing(1, .ana)], kind: .importing)
            let record = PlanRecord(plan: plan, hash: Scene.hash, reading: nil, ending: .apply)
            let run = try await store.record(record, under: lease, at: .evening)
            #expect(try await scene.apply(run, under: lease, at: .tomorrow).state == .applied(Scene.hash))
            #expect(try await scene.user(1).profile == .ana)
        },
        ConformanceCase("Every lease of a connection has a higher token, also after its settings changed") { store in
            let scene = try await Scene(in: store)
            for token in Int64(1)...3 {
                let lease = try await scene.begin()
                #expect(lease.token == token)
                _ = try await store.stop(lease, because: .fixture, reading: nil, at: .noon)
                _ = try await scene.with { $0.reconciliation += 1 }
            }
        },
        ConformanceCase("Whoever began a run is remembered, with the name of that moment") { store in
            let scene = try await Scene(in: store)
            let actors: [Actor] = [
                .command(account: "ana"), .page, .account(AccountID(Fixture.uuid(0xACC)), name: "Ana Lima"),
                .token(APITokenID(Fixture.uuid(0x70)), name: "nightly"), .schedule, .system,
            ]
            for actor in actors {
                let lease = try await scene.begin(by: actor)
                try await store.requestStop(of: lease.run, in: scene.organization, by: actor)
                let order = try await store.renew(lease, progress: .beginning, at: .noon)
                #expect(order == .stop(by: actor))
                _ = try await store.stop(lease, because: .fixture, reading: nil, at: .noon)
            }
            let runs = try await store.runs(of: scene.organization, limit: 9, before: nil)
            #expect(runs.reversed().map(\.actor) == actors)
        },
        ConformanceCase("A run is asked to stop once, by the first who asks, and told at its next renewal") { store in
            let scene = try await Scene(in: store)
            let lease = try await scene.begin()
            try await store.requestStop(of: lease.run, in: scene.organization, by: .command(account: "ana"))
            try await store.requestStop(of: lease.run, in: scene.organization, by: .page)
            let order = try await store.renew(lease, progress: .beginning, at: .noon)
            #expect(order == .stop(by: .command(account: "ana")))
            let again = try await store.renew(lease, progress: .beginning, at: .noon)
            #expect(again == order)
        },
        ConformanceCase("Only a run at work is asked to stop") { store in
            let scene = try await Scene(in: store)
            let planned = try await scene.record([])
            let applied = try await scene.run([])
            for run in [planned, applied] {
                await expectProblem(.runNotApplicable) {
                    try await store.requestStop(of: run.id, in: scene.organization, by: .page)
                }
            }
            await expectProblem(.notFound) {
                try await store.requestStop(of: RunID(9), in: scene.organization, by: .page)
            }
        },
        ConformanceCase("A plan whose run was asked to stop is not applied, and the run stops without it") { store in
            let scene = try await Scene(in: store)
            let (lease, run) = try await scene.planUnderLease([.importing(1, .ana)])
            try await store.requestStop(of: run.id, in: scene.organization, by: .page)
            await expectProblem(.runCanceled) { try await scene.apply(run, under: lease) }
            #expect(try await scene.users([1]).isEmpty)
            let stopped = try await store.stop(lease, because: .runCanceled(by: .page), reading: nil, at: .evening)
            try await expectNoPlan(stopped, in: scene)
            #expect(stopped.reading == run.reading)
        },
        ConformanceCase("A plan to be applied keeps the lease; its run is at work until it is applied") { store in
            let scene = try await Scene(in: store)
            let (lease, run) = try await scene.planUnderLease([.importing(1, .ana), .importing(2, .bo)])
            #expect(run.state == .running(RunProgress(phase: .applying, people: 0, total: 2)))
            #expect(run.counts == OutcomeCounts([.imported: 2]))
            await expectProblem(.runNotApplicable) { try await scene.apply(run) }
            await expectProblem(.planMismatch) { try await scene.apply(run, hash: PlanHash("b"), under: lease) }
            await expectProblem(.runInProgress) { _ = try await scene.begin() }
            let applied = try await scene.apply(run, under: lease, at: .evening)
            #expect(applied.state == .applied(Scene.hash) && applied.endedAt == .evening)
            #expect(try await scene.apply(run, under: lease, at: .tomorrow) == applied)
            try await expectLost(lease, in: scene)
            _ = try await scene.begin()
        },
        ConformanceCase("A run at work has nothing to apply before its plan is stored") { store in
            let scene = try await Scene(in: store)
            let lease = try await scene.begin()
            let run = try #require(try await store.run(lease.run, of: scene.organization))
            await expectProblem(.runNotApplicable) { try await scene.apply(run, under: lease) }
        },
        ConformanceCase("A plan is stored once: the same again changes nothing, another is refused") { store in
            let scene = try await Scene(in: store)
            let plan = scene.plan([.importing(1, .ana)], kind: .importing)
            let (lease, run) = try await scene.planUnderLease(plan.decisions)
            let record = PlanRecord(plan: plan, hash: Scene.hash, reading: nil, ending: .apply)
            #expect(try await store.record(record, under: lease, at: .noon) == run)
            await expectProblem(.planMismatch) {
                let other = PlanRecord(plan: scene.plan([]), hash: PlanHash("b"), reading: nil, ending: .apply)
                _ = try await store.record(other, under: lease, at: .noon)
            }
            #expect(try await store.plan(of: run.id, in: scene.organization) == plan)
        },
        ConformanceCase("Runs that a crash cut off are closed in every organization, with their plans, and others not")
        {
            store in
            let contoso = try await Scene(in: store)
            let fabrikam = try await Scene(in: store, organization: Fixture.fabrikam, ids: 100)
            let waiting = try await contoso.record([.importing(1, .ana)], kind: .importing)
            let (_, planned) = try await contoso.planUnderLease([.importing(2, .bo)])
            let lease = try await fabrikam.begin(at: .noon)
            let live = Date.noon.addingTimeInterval(Lease.life - 1)
            #expect(try await store.closeInterrupted(at: live).isEmpty)
            let closed = try await store.closeInterrupted(at: .evening)
            #expect(Set(closed.map(\.organization)) == [Fixture.contoso, Fixture.fabrikam])
            for run in closed {
                #expect(run.state == .stopped(.runInterrupted) && run.endedAt == .evening)
                #expect(try await store.run(run.id, of: run.organization) == run)
            }
            let stopped = try #require(try await store.run(planned.id, of: contoso.organization))
            try await expectNoPlan(stopped, in: contoso)
            try await expectLost(lease, in: fabrikam)
            #expect(try await store.closeInterrupted(at: .tomorrow).isEmpty)
            try await contoso.apply(waiting)
        },
        ConformanceCase("A plan that waited is not applied while another run is at work, and takes a dead one's place")
        {
            store in
            let scene = try await Scene(in: store)
            let waiting = try await scene.record([.importing(1, .ana)], kind: .importing)
            let lease = try await scene.begin(at: .noon)
            let problem = await expectProblem(.runInProgress) { try await scene.apply(waiting, at: .noon) }
            #expect(problem?.cause.description.contains("Run \(lease.run) ") == true)
            #expect(try await scene.users([1]).isEmpty)
            try await scene.apply(waiting, at: .evening)
            let dead = try await store.run(lease.run, of: scene.organization)
            #expect(dead?.state == .stopped(.runInterrupted))
        },
    ]

    /// A stopped run has neither plan nor decisions, and nobody ended in any way.
    private static func expectNoPlan(_ run: Run, in scene: Scene) async throws {
        #expect(run.counts == OutcomeCounts())
        #expect(try await scene.store.plan(of: run.id, in: run.organization) == nil)
        #expect(try await scene.decisions(of: run).isEmpty)
    }

    private static func expectLost(_ lease: Lease, in scene: Scene) async throws {
        let store = scene.store
        let plan = scene.plan([.importing(1, .ana)], kind: .importing)
        let record = PlanRecord(plan: plan, hash: Scene.hash, reading: nil, ending: .apply)
        await expectProblem(.leaseLost) { _ = try await store.renew(lease, progress: .beginning, at: .evening) }
        await expectProblem(.leaseLost) { _ = try await store.record(record, under: lease, at: .evening) }
        await expectProblem(.leaseLost) {
            _ = try await store.stop(lease, because: .fixture, reading: nil, at: .evening)
        }
        guard let run = try await store.run(lease.run, of: lease.organization), run.state.hash == nil else { return }
        await expectProblem(.leaseLost) { try await scene.apply(run, under: lease, at: .evening) }
    }
}

extension Scene {
    /// Stores an import's plan that is to be applied at once.
    fileprivate func planUnderLease(_ decisions: [Decision]) async throws -> (Lease, Run) {
        let lease = try await begin(RunPurpose(.importing(.everyone), then: .apply))
        let plan = plan(decisions, kind: .importing)
        let record = PlanRecord(plan: plan, hash: Scene.hash, reading: .fixture(plan), ending: .apply)
        return (lease, try await store.record(record, under: lease, at: .noon))
    }
}
