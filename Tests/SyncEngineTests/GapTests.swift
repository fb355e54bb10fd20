import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

@Suite("Nobody falls between two runs (R11, R20, R22, R28)")
struct GapTests {
    /// Ten people, and newcomers are imported.
    private func welcoming() async throws -> Scene {
        let scene = try await Scene { $0.rules.newcomers = .areImported }
        try await scene.synchronize()
        return scene
    }

    /// Ten people, of whom Bo is deleted.
    private func withoutBo() async throws -> Scene {
        let scene = try await Scene()
        try await scene.synchronize()
        await scene.tenant.delete(Fixture.object(1))
        try await scene.synchronize()
        return scene
    }

    @Test("Newcomer Bo, whom a replica does not show yet, is imported as soon as it does")
    func lateNewcomer() async throws {
        let scene = try await welcoming()
        await scene.tenant.edit { $0[Fixture.object(11)] = Scene.person(11) }
        await scene.tenant.spoil { $0.unlisted = [Fixture.object(11)] }
        #expect(try await scene.synchronize().counts == OutcomeCounts([.unchanged: 10]))
        await scene.tenant.spoil { $0.unlisted = [] }
        #expect(try await scene.synchronize().counts == OutcomeCounts([.imported: 1, .unchanged: 10]))
    }

    @Test("A newcomer who is removed before anybody could read the person is not asked for any more")
    func removedNewcomer() async throws {
        let scene = try await welcoming()
        await scene.tenant.edit { $0[Fixture.object(11)] = Scene.person(11) }
        await scene.tenant.spoil { $0.unlisted = [Fixture.object(11)] }
        try await scene.synchronize()
        await scene.tenant.delete(Fixture.object(11))
        try await scene.synchronize()
        await scene.tenant.resetCalls()
        #expect(try await scene.synchronize().counts == OutcomeCounts([.unchanged: 10]))
        #expect(await scene.tenant.calls.contains("batch") == false)
    }

    @Test("Bo is back in the tenant, which a replica does not show yet: he is restored as soon as it does")
    func lateReturn() async throws {
        let scene = try await withoutBo()
        await scene.tenant.restore(Scene.person(1))
        await scene.tenant.spoil { $0.unlisted = [Fixture.object(1)] }
        #expect(try await scene.synchronize().counts == OutcomeCounts([.unchanged: 9]))
        await scene.tenant.spoil { $0.unlisted = [] }
        #expect(try await scene.synchronize().counts == OutcomeCounts([.restored: 1, .unchanged: 9]))
    }

    @Test("Bo is back and shown without a user principal name: he is restored once he has one")
    func blankReturn() async throws {
        let scene = try await withoutBo()
        await scene.tenant.restore(Scene.person(1))
        await scene.tenant.spoil { $0.blank = [Fixture.object(1)] }
        #expect(try await scene.synchronize().counts == OutcomeCounts([.unchanged: 9]))
        await scene.tenant.spoil { $0.blank = [] }
        #expect(try await scene.synchronize().counts == OutcomeCounts([.restored: 1, .unchanged: 9]))
    }

    @Test("Bo came back while he was held: once released he is restored")
    func heldReturn() async throws {
        let scene = try await withoutBo()
        let bo = try #require(try await scene.tombstones().first)
        try await scene.store.mark([bo.id], .held, of: Scene.organization, at: scene.clock.world.now())
        await scene.tenant.restore(Scene.person(1))
        #expect(try await scene.synchronize().counts == OutcomeCounts([.unchanged: 9]))
        try await scene.store.mark([bo.id], .released, of: Scene.organization, at: scene.clock.world.now())
        #expect(try await scene.synchronize().counts == OutcomeCounts([.restored: 1, .unchanged: 9]))
    }

    @Test("Bo is back and Cy has his address: a duplicate in every run, until Cy moves on")
    func duplicateReturn() async throws {
        let scene = try await withoutBo()
        await scene.tenant.edit { $0[Fixture.object(2)]?.mail = Scene.person(1).mail }
        try await scene.synchronize()
        await scene.tenant.restore(Scene.person(1))
        #expect(try await scene.synchronize().counts == OutcomeCounts([.duplicate: 1, .unchanged: 9]))
        #expect(try await scene.synchronize().counts == OutcomeCounts([.duplicate: 1, .unchanged: 9]))
        await scene.tenant.edit { $0[Fixture.object(2)]?.mail = Scene.person(2).mail }
        #expect(try await scene.synchronize().counts == OutcomeCounts([.restored: 1, .modified: 1, .unchanged: 8]))
    }

    @Test("A newcomer with Cy's address is imported by the run in which Cy moves on")
    func duplicateNewcomer() async throws {
        let scene = try await welcoming()
        await scene.tenant.edit { people in
            people[Fixture.object(11)] = Scene.person(11)
            people[Fixture.object(11)]?.mail = Scene.person(2).mail
        }
        #expect(try await scene.synchronize().counts == OutcomeCounts([.duplicate: 1, .unchanged: 10]))
        await scene.tenant.edit { $0[Fixture.object(2)]?.mail = .value("cy@fabrikam.example") }
        #expect(try await scene.synchronize().counts == OutcomeCounts([.imported: 1, .modified: 1, .unchanged: 9]))
    }

    @Test("A newcomer who is shown without a user principal name is imported once there is one")
    func blankNewcomer() async throws {
        let scene = try await welcoming()
        await scene.tenant.edit { $0[Fixture.object(11)] = Scene.person(11) }
        await scene.tenant.spoil { $0.blank = [Fixture.object(11)] }
        #expect(try await scene.synchronize().counts == OutcomeCounts([.unreadable: 1, .unchanged: 10]))
        await scene.tenant.spoil { $0.blank = [] }
        #expect(try await scene.synchronize().counts == OutcomeCounts([.imported: 1, .unchanged: 10]))
    }

    @Test("Di, whose mail is no address, is invalid in every run and never passed over as unchanged")
    func invalid() async throws {
        let scene = try await Scene()
        try await scene.synchronize()
        await scene.tenant.edit { $0[Fixture.object(3)]?.mail = .value("no address") }
        #expect(try await scene.synchronize().counts == OutcomeCounts([.invalid: 1, .unchanged: 9]))
        let run = try await scene.synchronize()
        #expect(run.reading?.way == .delta)
        #expect(run.counts == OutcomeCounts([.invalid: 1, .unchanged: 9]))
    }
}

@Suite("One person's trouble is nobody else's (R23)")
struct TroubleTests {
    @Test("Of two people to import one is refused: that one fails, the other is imported")
    func importing() async throws {
        let scene = try await Scene()
        await scene.tenant.edit { people in
            for number in 11...12 as ClosedRange<UInt64> { people[Fixture.object(number)] = Scene.person(number) }
        }
        await scene.tenant.spoil {
            $0.unlisted = [Fixture.object(11)]
            $0.refused = [Fixture.object(11)]
        }
        let run = try await scene.engine.importPeople(
            .people([11, 12].map(Fixture.object)), in: Scene.organization, request: scene.request)
        #expect(run.counts == OutcomeCounts([.imported: 1, .failed: 1]))
    }

    @Test("Di left the scope, and that her mail is no address does not keep her in it")
    func scope() async throws {
        let members = try ScopeFilter("member")
        let scene = try await Scene { connection in
            connection.rules.scope = .matching(members)
            connection.rules.policy.outOfScope = .deactivate
        }
        await scene.tenant.edit { people in
            people[Fixture.object(3)]?.userType = .value("Guest")
            people[Fixture.object(3)]?.mail = .value("no address")
        }
        #expect(try await scene.synchronize().counts == OutcomeCounts([.deactivated: 1, .unchanged: 9]))
    }
}
