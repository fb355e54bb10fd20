import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

@Suite("Afterwards: tombstones, undo, holds (R20, R29, R30)")
struct AfterwardsTests {
    private func undo(_ run: Run, _ aftermath: RunPurpose.Aftermath, in scene: Scene) async throws -> Run {
        try await scene.engine.run(
            RunPurpose(.undoing(run.id, aftermath), then: .apply), in: Scene.organization, request: scene.request)
    }

    @Test("Bo comes back in the tenant and is the same user again, by a run over everybody")
    func revival() async throws {
        let scene = try await Scene()
        try await scene.synchronize()
        let bo = try #require(try await scene.user(1))
        await scene.tenant.delete(Fixture.object(1))
        try await scene.synchronize()
        #expect(try await scene.tombstones().map(\.id) == [bo.id])
        await scene.tenant.restore(Scene.person(1))
        let run = try await scene.synchronize()
        #expect(run.counts == OutcomeCounts([.restored: 1, .unchanged: 9]))
        let back = try #require(try await scene.user(1))
        #expect(back.id == bo.id)
        #expect(back.profile == bo.profile)
        #expect(try await scene.synchronize().counts == OutcomeCounts([.unchanged: 10]))
    }

    @Test("A replica that still shows Bo, who is among the deleted items, does not bring him back")
    func staleRevival() async throws {
        let scene = try await Scene()
        await scene.tenant.delete(Fixture.object(1))
        try await scene.synchronize()
        await scene.tenant.edit { $0[Fixture.object(1)] = Scene.person(1) }
        #expect(try await scene.synchronize().counts == OutcomeCounts([.unchanged: 9]))
        await scene.tenant.restore(Scene.person(1))
        #expect(try await scene.synchronize().counts == OutcomeCounts([.restored: 1, .unchanged: 9]))
    }

    @Test("A run over chosen users does not touch tombstones, an import of the person does")
    func revivalByImport() async throws {
        let scene = try await Scene()
        await scene.tenant.delete(Fixture.object(1))
        try await scene.synchronize()
        await scene.tenant.restore(Scene.person(1))
        #expect(try await scene.synchronize(.matching("fabrikam")).counts == OutcomeCounts([.unchanged: 9]))
        let run = try await scene.engine.importPeople(
            .people([Fixture.object(1)]), in: Scene.organization, request: scene.request)
        #expect(run.counts == OutcomeCounts([.restored: 1]))
    }

    @Test("Tombstones go for good after 30 days, not a second earlier")
    func purge() async throws {
        let scene = try await Scene()
        await scene.tenant.delete(Fixture.object(1))
        try await scene.synchronize()
        await scene.wait(30 * 24 * 3_600)
        #expect(try await scene.store.purge(at: scene.clock.world.now()) == 0)
        await scene.wait(1)
        #expect(try await scene.store.purge(at: scene.clock.world.now()) == 1)
        #expect(try await scene.tombstones().isEmpty)
    }

    @Test("Bo comes back after more than 30 days, where no schedule removes tombstones: he is nobody's continuation")
    func lateRevival() async throws {
        let scene = try await Scene { $0.rules.newcomers = .areImported }
        let bo = try #require(try await scene.user(1))
        await scene.tenant.delete(Fixture.object(1))
        try await scene.synchronize()
        await scene.wait(30 * 24 * 3_600 + 1)
        await scene.tenant.restore(Scene.person(1))
        #expect(try await scene.synchronize().counts == OutcomeCounts([.imported: 1, .unchanged: 9]))
        #expect(try await scene.user(1)?.id != bo.id)
    }

    @Test("Ana restores Bo, whose address Cy has taken meanwhile: a duplicate, not a failure")
    func restoringADuplicate() async throws {
        let scene = try await Scene()
        await scene.tenant.delete(Fixture.object(1))
        try await scene.synchronize()
        let bo = try #require(try await scene.tombstones().first)
        _ = try await scene.store.addLocalUser(
            Profile(username: "bo", email: bo.profile.email), id: Fixture.userID(99), to: Scene.organization,
            at: Fixture.morning)
        let run = try await scene.engine.run(
            RunPurpose(.restoring([bo.id]), then: .apply), in: Scene.organization, request: scene.request)
        #expect(run.counts == OutcomeCounts([.duplicate: 1]))
        #expect(try await scene.tombstones().count == 1)
    }

    @Test("Undoing brings back names and the deleted, and the next run writes upstream's values again")
    func undo() async throws {
        let scene = try await Scene()
        try await scene.synchronize()
        let before = try await scene.users()
        await scene.tenant.edit { $0[Fixture.object(3)]?.surname = .value("Dahl") }
        await scene.tenant.delete(Fixture.object(1))
        let run = try await scene.synchronize()
        let undone = try await undo(run, .follow, in: scene)
        #expect(undone.counts == OutcomeCounts([.modified: 1, .restored: 1]))
        #expect(try await scene.users().map(\.profile) == before.map(\.profile))
        let again = try await scene.synchronize()
        #expect(again.reading?.way == .delta)
        #expect(again.counts[.modified] == 1)
        #expect(again.counts[.deleted] == 1)
    }

    @Test("Undone and held, users stay as they were until they are released")
    func undoAndHold() async throws {
        let scene = try await Scene()
        try await scene.synchronize()
        await scene.tenant.edit { $0[Fixture.object(3)]?.surname = .value("Dahl") }
        let run = try await scene.synchronize()
        _ = try await undo(run, .hold, in: scene)
        #expect(try await scene.synchronize().counts == OutcomeCounts([.held: 1, .unchanged: 9]))
        let di = try #require(try await scene.user(3))
        #expect(di.profile.lastName == "No. 3")
        try await scene.store.mark([di.id], .released, of: Scene.organization, at: scene.clock.world.now())
        #expect(try await scene.synchronize().counts == OutcomeCounts([.modified: 1, .unchanged: 9]))
    }

    @Test("Whoever has changed since is left out of the undoing and listed")
    func changedSince() async throws {
        let scene = try await Scene()
        try await scene.synchronize()
        await scene.tenant.edit { people in
            people[Fixture.object(3)]?.surname = .value("Dahl")
            people[Fixture.object(4)]?.surname = .value("Berg")
        }
        let run = try await scene.synchronize()
        await scene.tenant.edit { $0[Fixture.object(3)]?.surname = .value("Lund") }
        try await scene.synchronize()
        let undone = try await undo(run, .follow, in: scene)
        #expect(undone.counts == OutcomeCounts([.modified: 1, .failed: 1]))
        #expect(try await scene.user(3)?.profile.lastName == "Lund")
        #expect(try await scene.user(4)?.profile.lastName == "No. 4")
    }

    @Test("Cy is protected: undoing what let him in again does not put him out")
    func undoingProtected() async throws {
        let scene = try await Scene()
        await scene.tenant.edit { $0[Fixture.object(2)]?.accountEnabled = .value(false) }
        try await scene.synchronize()
        let cy = try #require(try await scene.user(2))
        try await scene.store.mark([cy.id], .protected, of: Scene.organization, at: scene.clock.world.now())
        await scene.tenant.edit { people in
            people[Fixture.object(2)]?.accountEnabled = .value(true)
            people[Fixture.object(2)]?.surname = .value("Dahl")
        }
        let run = try await scene.synchronize()
        #expect(run.counts == OutcomeCounts([.reactivated: 1, .unchanged: 9]))
        #expect(try await undo(run, .follow, in: scene).counts == OutcomeCounts([.protected: 1]))
        let after = try #require(try await scene.user(2))
        #expect(after.status == .active)
        #expect(after.profile.lastName == "No. 2")
    }

    @Test("Whoever is gone for good cannot be brought back by undoing, and is listed")
    func undoingPurged() async throws {
        let scene = try await Scene()
        await scene.tenant.delete(Fixture.object(1))
        await scene.tenant.edit { $0[Fixture.object(3)]?.surname = .value("Dahl") }
        let run = try await scene.synchronize()
        await scene.wait(31 * 24 * 3_600)
        _ = try await scene.store.purge(at: scene.clock.world.now())
        #expect(try await undo(run, .follow, in: scene).counts == OutcomeCounts([.modified: 1, .failed: 1]))
    }

    @Test("Undoing an import that took in everybody is a mass deletion, and held like one")
    func undoImport() async throws {
        let scene = try await Scene()
        let imported = try #require(try await scene.store.run(RunID(1), of: Scene.organization))
        let undone = try await undo(imported, .follow, in: scene)
        #expect(undone.state.name == "held")
        #expect(undone.counts == OutcomeCounts([.deleted: 10]))
        #expect(try await scene.users().count == 10)
    }

    @Test("A run that changed nobody has nothing to undo, and says so")
    func nothingToUndo() async throws {
        let scene = try await Scene()
        let run = try await scene.synchronize()
        #expect(try await scene.problem { try await undo(run, .follow, in: scene) } == .nothingToUndo)
    }
}
