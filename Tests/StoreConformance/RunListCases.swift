import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

extension StoreConformance {
    /// Lists of runs, and whether what waits still fits.
    static let runLists: [ConformanceCase] = [
        ConformanceCase("Runs are found by how they stand and what kind they are, however many others there are") {
            store in
            let scene = try await Scene(in: store)
            try await scene.importPeople([(1, .ana)])
            _ = try await scene.record([])
            _ = try await scene.record(scene.plan([]), findings: [.half(planned: 1, of: 2)])
            let rejected = try await scene.record([], kind: .importing)
            _ = try await store.discard(
                rejected.id, Scene.hash, .rejected(by: .page), in: scene.organization, at: .noon)
            for work in [RunPurpose.Work.undoing(RunID(1), .follow), .restoring([Fixture.userID(1)])] {
                _ = try await store.stop(
                    try await scene.begin(RunPurpose(work, then: .apply)), because: .fixture, reading: nil, at: .noon)
            }
            _ = try await scene.begin()
            let all = try await store.runs(of: scene.organization, limit: 99, before: nil)
            #expect(all.map(\.id.number) == [7, 6, 5, 4, 3, 2, 1])
            for standing in [nil] + RunQuery.Standing.allCases.map(Optional.some) {
                for kind in [nil, RunKind.importing, .synchronization, .undo, .restoration] {
                    let query = RunQuery(standing: standing, kind: kind)
                    let found = try await store.runs(of: scene.organization, matching: query, limit: 99, before: nil)
                    #expect(found == all.filter(query.includes), "\(query)")
                    let next = try await store.runs(
                        of: scene.organization, matching: query, limit: 1, before: found.first?.id)
                    #expect(next == Array(found.dropFirst().prefix(1)) || found.isEmpty, "\(query)")
                }
            }
            #expect(try await store.heldRuns(of: scene.organization, limit: 9).map(\.id.number) == [3])
            #expect(try await store.heldRuns(of: Fixture.fabrikam, limit: 9).isEmpty)
        },
        ConformanceCase("At a glance there is the latest run of each standing, and every held one") { store in
            let scene = try await Scene(in: store)
            func glance(held: Int = 9) async throws -> RunsAtAGlance {
                try await store.runsAtAGlance(of: scene.organization, held: held)
            }
            #expect(try await glance() == RunsAtAGlance(latest: [:], held: []))
            try await scene.importPeople([(1, .ana)])
            for _ in 2...3 { _ = try await scene.record(scene.plan([]), findings: [.half(planned: 1, of: 2)]) }
            for _ in 4...5 {
                _ = try await store.stop(
                    try await scene.begin(), because: .fixture, reading: nil, at: .noon)
            }
            _ = try await scene.record([])
            let rejected = try await scene.record([])
            _ = try await store.discard(
                rejected.id, Scene.hash, .rejected(by: .page), in: scene.organization, at: .noon)
            _ = try await scene.begin()
            let runs: [RunQuery.Standing: Int64] = [.done: 1, .waiting: 6, .stopped: 5, .discarded: 7, .atWork: 8]
            let latest = runs.mapValues { RunID($0) }
            #expect(try await glance() == RunsAtAGlance(latest: latest, held: [RunID(3), RunID(2)]))
            #expect(try await glance(held: 1).held == [RunID(3)])
            let elsewhere = try await store.runsAtAGlance(of: Fixture.fabrikam, held: 9)
            #expect(elsewhere == RunsAtAGlance(latest: [:], held: []))
        },
        ConformanceCase("A plan that waits says when it was made, and what has changed since") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo)])
            let plan = try await scene.record(people.map { .about($0, .unchanged) }, at: .evening)
            func standing() async throws -> PlanStanding? {
                try await store.standing(ofPlan: plan.id, in: scene.organization)
            }
            #expect(try await standing() == PlanStanding(madeAt: .evening, change: nil))
            try await store.save(scene.connection)
            #expect(try await standing()?.change == .connection)
            try await store.mark([people[0].id], .protected, of: scene.organization, at: .noon)
            #expect(try await standing()?.change == .users(1))
            let problem = await expectProblem(.planStale) { try await scene.apply(plan) }
            #expect(problem == PlanStanding.Change.users(1).problem)
            _ = try await store.discard(plan.id, Scene.hash, .rejected(by: .page), in: scene.organization, at: .noon)
            #expect(try await standing() == nil)
            #expect(try await store.standing(ofPlan: RunID(1), in: scene.organization) == nil)
            #expect(try await store.standing(ofPlan: plan.id, in: Fixture.fabrikam) == nil)
        },
    ]
}
