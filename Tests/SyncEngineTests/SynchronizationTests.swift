import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

@Suite("Synchronizing")
struct SynchronizationTests {
    @Test("Ana's new name is written, and nobody else is touched")
    func modified() async throws {
        let scene = try await Scene()
        let before = try await scene.users()
        await scene.tenant.edit { $0[Fixture.object(10)]?.givenName = .value("Anna") }
        let run = try await scene.synchronize()
        #expect(run.counts == OutcomeCounts([.modified: 1, .unchanged: 9]))
        #expect(try await scene.user(10)?.profile.firstName == "Anna")
        let after = try await scene.users()
        let changed = zip(before, after).filter { $0.profile != $1.profile }
        #expect(changed.count == 1)
    }

    @Test("Bo, whom the tenant deleted, is deleted at once; Cy, who is nowhere, only after a second strike")
    func deletion() async throws {
        let scene = try await Scene()
        await scene.tenant.delete(Fixture.object(1))
        await scene.tenant.purge(Fixture.object(2))
        let first = try await scene.synchronize()
        #expect(first.counts == OutcomeCounts([.deleted: 1, .missing: 1, .unchanged: 8]))
        #expect(try await scene.user(2)?.missingSince != nil)
        await scene.tenant.wait(14 * 60)
        #expect(try await scene.synchronize().counts[.missing] == 1)
        await scene.tenant.wait(60)
        let third = try await scene.synchronize()
        #expect(third.counts == OutcomeCounts([.deleted: 1, .unchanged: 8]))
        #expect(try await scene.users().count == 8)
    }

    @Test("Cy is no longer missing once the tenant shows her again")
    func foundAgain() async throws {
        let scene = try await Scene()
        await scene.tenant.spoil { $0.hidden = [Fixture.object(2)] }
        #expect(try await scene.synchronize().counts[.missing] == 1)
        await scene.tenant.spoil { $0.hidden = [] }
        await scene.tenant.wait(3_600)
        #expect(try await scene.synchronize().counts == OutcomeCounts([.unchanged: 10]))
        #expect(try await scene.user(2)?.missingSince == nil)
    }

    @Test("Only chosen people are synchronized")
    func chosen() async throws {
        let scene = try await Scene()
        await scene.tenant.edit { people in
            people[Fixture.object(1)]?.surname = .value("Berg")
            people[Fixture.object(2)]?.surname = .value("Dahl")
        }
        let bo = try #require(try await scene.user(1))
        let run = try await scene.synchronize(.users([bo.id]))
        #expect(run.counts == OutcomeCounts([.modified: 1]))
        #expect(run.reading?.way == .selected)
        #expect(try await scene.user(2)?.profile.lastName == "No. 2")
    }

    @Test("Contradicting copies of one person in a listing are settled by reading her directly")
    func contradiction() async throws {
        let scene = try await Scene()
        await scene.tenant.spoil { $0.contradicted = [Fixture.object(3)] }
        #expect(try await scene.synchronize().counts == OutcomeCounts([.unchanged: 10]))
    }

    @Test("Somebody shown without a user principal name is unreadable and keeps every field")
    func unreadable() async throws {
        let scene = try await Scene()
        await scene.tenant.spoil { $0.blank = [Fixture.object(3)] }
        let before = try await scene.user(3)?.profile
        let run = try await scene.synchronize()
        #expect(run.counts == OutcomeCounts([.unreadable: 1, .unchanged: 9]))
        #expect(try await scene.user(3)?.profile == before)
    }

    @Test("A plan writes nothing; applied, it does exactly what it said; applied again, nothing more")
    func planThenApply() async throws {
        let scene = try await Scene()
        await scene.tenant.edit { $0[Fixture.object(1)]?.surname = .value("Berg") }
        let before = try await scene.users()
        let plan = try await scene.engine.planSynchronization(
            of: .everyone, in: Fixture.contoso, request: scene.request)
        #expect(try await scene.users() == before)
        await scene.tenant.edit { $0[Fixture.object(1)]?.surname = .value("Dahl") }
        guard case .planned(let hash) = plan.state else { throw Unexpected() }
        let applied = try await scene.engine.apply(plan.id, hash: hash, in: Fixture.contoso, by: .page)
        #expect(try await scene.user(1)?.profile.lastName == "Berg")
        #expect(try await scene.engine.apply(plan.id, hash: hash, in: Fixture.contoso, by: .page) == applied)
        let other = PlanHash(String(repeating: "0", count: 64))
        await #expect(throws: Problem.planMismatch) {
            try await scene.engine.apply(plan.id, hash: other, in: Fixture.contoso, by: .page)
        }
    }

    private struct Unexpected: Error {}

    @Test("A plan made before somebody else's change is refused, and nothing of it is written")
    func stale() async throws {
        let scene = try await Scene()
        await scene.tenant.edit { people in
            people[Fixture.object(1)]?.surname = .value("Berg")
            people[Fixture.object(2)]?.surname = .value("Dahl")
        }
        let plan = try await scene.engine.planSynchronization(
            of: .everyone, in: Fixture.contoso, request: scene.request)
        let bo = try #require(try await scene.user(1))
        _ = try await scene.synchronize(.users([bo.id]))
        guard case .planned(let hash) = plan.state else { throw Unexpected() }
        await #expect(throws: Problem.planStale(changed: 1)) {
            try await scene.engine.apply(plan.id, hash: hash, in: Fixture.contoso, by: .page)
        }
        #expect(try await scene.user(2)?.profile.lastName == "No. 2")
    }

    @Test("Nobody selected, nobody connected, an id that is nobody's: each is told apart, and nothing is recorded")
    func badSelections() async throws {
        let scene = try await Scene()
        await #expect(throws: Problem.nothingSelected) { try await scene.synchronize(.matching("nobody at all")) }
        await #expect(throws: Problem.nothingSelected) { try await scene.synchronize(.users([])) }
        await #expect(throws: Problem.nothingSelected) { try await scene.synchronize(.matching(" ")) }
        let stranger = try await scene.problem { try await scene.synchronize(.users([Fixture.userID(77)])) }
        #expect(stranger == .notFound)
        await #expect(throws: Problem.notConnected) {
            try await scene.engine.synchronize(.everyone, in: Fixture.fabrikam, request: scene.request)
        }
        #expect(try await scene.store.runs(of: Fixture.contoso, limit: 10, before: nil).count == 1)
    }

    @Test("Importing again imports nobody; a person who came since is found")
    func importAgain() async throws {
        let scene = try await Scene()
        await scene.tenant.edit { $0[Fixture.object(11)] = Scene.person(11) }
        let run = try await scene.engine.importPeople(
            .people([Fixture.object(1), Fixture.object(11), Fixture.object(99)]), in: Fixture.contoso,
            request: scene.request)
        #expect(run.counts == OutcomeCounts([.alreadyImported: 1, .imported: 1, .missing: 1]))
    }

    @Test("Bo, deleted and restored in the tenant, comes back as the same user when imported")
    func revival() async throws {
        let scene = try await Scene()
        let bo = try #require(try await scene.user(1))
        await scene.tenant.delete(Fixture.object(1))
        _ = try await scene.synchronize()
        #expect(try await scene.user(1) == nil)
        await scene.tenant.edit { $0[Fixture.object(1)] = Scene.person(1) }
        let run = try await scene.engine.importPeople(
            .people([Fixture.object(1)]), in: Fixture.contoso, request: scene.request)
        #expect(run.counts == OutcomeCounts([.restored: 1]))
        #expect(try await scene.user(1)?.id == bo.id)
    }
}
