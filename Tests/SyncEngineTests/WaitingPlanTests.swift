import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

@Suite("Plans that wait (R26)")
struct WaitingPlanTests {
    private let ana = DirectoryCore.Actor.command(account: "ana")

    @Test("Leaving Bo out of a swap leaves Cy a duplicate, and neither is changed")
    func leavingOut() async throws {
        let scene = try await Scene()
        await scene.tenant.edit { people in
            people[Fixture.object(1)]?.mail = Scene.person(2).mail
            people[Fixture.object(2)]?.mail = Scene.person(1).mail
            people[Fixture.object(3)]?.surname = .value("Dahl")
        }
        let plan = try await scene.preview()
        #expect(plan.counts == OutcomeCounts([.modified: 3, .unchanged: 7]))
        let narrowed = try await scene.engine.narrow(
            plan.id, hash: try #require(plan.state.hash), to: .leavingOut([Fixture.object(1)]),
            in: Scene.organization, by: ana)
        #expect(narrowed.counts == OutcomeCounts([.held: 1, .duplicate: 1, .modified: 1, .unchanged: 7]))
        _ = try await scene.engine.apply(
            narrowed.id, hash: try #require(narrowed.state.hash), in: Scene.organization, by: ana)
        #expect(try await scene.user(1)?.profile.email == Scene.person(1).mail.value)
        #expect(try await scene.user(2)?.profile.email == Scene.person(2).mail.value)
        #expect(try await scene.synchronize().counts == OutcomeCounts([.modified: 2, .unchanged: 8]))
    }

    @Test("Whoever was left out of a run over everybody is brought in by the next one")
    func leftOutOfEverybody() async throws {
        let scene = try await Scene()
        try await scene.synchronize()
        await scene.tenant.edit { $0[Fixture.object(3)]?.surname = .value("Dahl") }
        let purpose = RunPurpose(.synchronizing(.everyone), then: .apply, leavingOut: [Fixture.object(3)])
        let run = try await scene.engine.run(purpose, in: Scene.organization, request: scene.request)
        #expect(run.counts == OutcomeCounts([.held: 1, .unchanged: 9]))
        #expect(try await scene.synchronize().counts == OutcomeCounts([.modified: 1, .unchanged: 9]))
    }

    @Test("A stale plan is refused; refreshed, it says what is there now")
    func refresh() async throws {
        let scene = try await Scene()
        await scene.tenant.edit { $0[Fixture.object(3)]?.surname = .value("Dahl") }
        let plan = try await scene.preview()
        let hash = try #require(plan.state.hash)
        let di = try #require(try await scene.user(3))
        try await scene.store.mark([di.id], .protected, of: Scene.organization, at: scene.clock.world.now())
        #expect(
            try await scene.problem {
                try await scene.engine.apply(plan.id, hash: hash, in: Scene.organization, by: ana)
            } == .planStale)
        let fresh = try await scene.engine.refresh(plan.id, in: Scene.organization, request: scene.request)
        #expect(fresh.counts == OutcomeCounts([.modified: 1, .unchanged: 9]))
        let old = try await scene.store.run(plan.id, of: Scene.organization)
        #expect(old?.state == .discarded(hash, .replaced(by: fresh.id)))
        _ = try await scene.engine.apply(
            fresh.id, hash: try #require(fresh.state.hash), in: Scene.organization, by: ana)
        #expect(try await scene.user(3)?.profile.lastName == "Dahl")
    }

    @Test("Bo, who was left out of an import, is still left out when its plan is made again")
    func refreshedImport() async throws {
        let scene = try await Scene()
        await scene.tenant.edit { people in
            for number in 11...12 as ClosedRange<UInt64> { people[Fixture.object(number)] = Scene.person(number) }
        }
        let plan = try await scene.engine.planImport(
            of: .everyone, in: Scene.organization, request: scene.request)
        let without = try await scene.narrow(plan, to: .leavingOut([Fixture.object(11)]))
        let counts = OutcomeCounts([.imported: 1, .held: 1, .alreadyImported: 10])
        #expect(without.counts == counts)
        let fresh = try await scene.engine.refresh(without.id, in: Scene.organization, request: scene.request)
        #expect(fresh.counts == counts)
    }

    @Test("A plan of yesterday's reading is applied after a run has read on: what it wrote is read again")
    func outdated() async throws {
        let scene = try await Scene()
        try await scene.synchronize()
        await scene.tenant.edit { $0[Fixture.object(3)]?.surname = .value("Dahl") }
        let di = try #require(try await scene.user(3))
        let plan = try await scene.preview(.users([di.id]))
        await scene.wait(60)
        await scene.tenant.edit { $0[Fixture.object(3)] = Scene.person(3) }
        for _ in 1...2 { #expect(try await scene.synchronize().counts == OutcomeCounts([.unchanged: 10])) }
        await scene.wait(60)
        try await scene.apply(plan)
        #expect(try await scene.user(3)?.profile.lastName == "Dahl")
        #expect(try await scene.synchronize().counts == OutcomeCounts([.modified: 1, .unchanged: 9]))
    }

    @Test("A narrowed plan is as old as the reading it came from")
    func outdatedNarrowing() async throws {
        let scene = try await Scene()
        try await scene.synchronize()
        await scene.tenant.edit { $0[Fixture.object(3)]?.surname = .value("Dahl") }
        let plan = try await scene.preview()
        await scene.wait(60)
        await scene.tenant.edit { $0[Fixture.object(3)] = Scene.person(3) }
        for _ in 1...2 { try await scene.synchronize() }
        await scene.wait(60)
        try await scene.apply(try await scene.narrow(plan, to: .leavingOut([Fixture.object(9)])))
        #expect(try await scene.synchronize().counts == OutcomeCounts([.modified: 1, .unchanged: 9]))
    }

    @Test("A narrowed plan has as many rows as it counts, whoever has been imported since")
    func narrowedRows() async throws {
        let scene = try await Scene()
        await scene.tenant.edit { $0[Fixture.object(3)]?.surname = .value("Dahl") }
        let plan = try await scene.preview()
        await scene.tenant.edit { $0[Fixture.object(11)] = Scene.person(11) }
        try await scene.engine.importPeople(
            .people([Fixture.object(11)]), in: Scene.organization, request: scene.request)
        let narrowed = try await scene.narrow(plan, to: .leavingOut([Fixture.object(3)]))
        #expect(try await scene.decisions(narrowed).count == narrowed.counts.total)
    }

    @Test("A plan that waits is not applied while another run is at work")
    func whileAtWork() async throws {
        let scene = try await Scene()
        let plan = try await scene.preview()
        let connection = try #require(try await scene.store.connection(of: Scene.organization))
        _ = try await scene.store.begin(
            RunPurpose(.synchronizing(.matching("Ana")), then: .apply), of: connection, by: .page,
            at: scene.clock.world.now())
        #expect(
            try await scene.problem {
                try await scene.engine.apply(
                    plan.id, hash: try #require(plan.state.hash), in: Scene.organization, by: ana)
            } == .runInProgress)
    }
}
