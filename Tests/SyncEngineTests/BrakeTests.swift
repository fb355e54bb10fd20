import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

@Suite("The brake (R18)")
struct BrakeTests {
    private let ana = DirectoryCore.Actor.command(account: "ana")
    private let bo = DirectoryCore.Actor.command(account: "bo")

    /// Ten people, six of whom the tenant has deleted.
    private func massDeletion() async throws -> (Scene, Run) {
        let scene = try await Scene()
        for number in 1...6 { await scene.tenant.delete(Fixture.object(UInt64(number))) }
        return (scene, try await scene.synchronize())
    }

    @Test("Six of ten are gone: the run is held, nothing is written, and it says what it saw")
    func held() async throws {
        let (scene, run) = try await massDeletion()
        guard case .held(_, let findings) = run.state else { throw Scene.Unexpected() }
        #expect(findings == [.removals(planned: 6, recent: 0, limit: 5, of: 10), .half(planned: 6, of: 10)])
        #expect(run.counts == OutcomeCounts([.deleted: 6, .unchanged: 4]))
        #expect(try await scene.users().count == 10)
        let events = try await scene.store.events(of: Scene.organization, after: 0, limit: 100)
        #expect(events.last?.kind == .runHeld)
    }

    @Test("Ana approves exactly this plan and applies it; nobody else's word counts, and hers for 15 minutes")
    func approval() async throws {
        let (scene, run) = try await massDeletion()
        let hash = try #require(run.state.hash)
        func apply(_ actor: DirectoryCore.Actor) async throws -> Run {
            try await scene.engine.apply(run.id, hash: hash, in: Scene.organization, by: actor)
        }
        #expect(try await scene.problem { try await apply(ana) } == .approvalNeeded)
        _ = try await scene.engine.approve(run.id, hash: hash, in: Scene.organization, by: ana)
        #expect(try await scene.problem { try await apply(bo) } == .approvalNeeded)
        await scene.wait(15 * 60 + 1)
        #expect(try await scene.problem { try await apply(ana) } == .approvalNeeded)
        _ = try await scene.engine.approve(run.id, hash: hash, in: Scene.organization, by: ana)
        #expect(try await apply(ana).state == .applied(hash))
        #expect(try await scene.users().count == 4)
        #expect(try await apply(ana).state == .applied(hash))
    }

    @Test("The schedule cannot approve, and another plan's hash is refused")
    func notAPerson() async throws {
        let (scene, run) = try await massDeletion()
        let hash = try #require(run.state.hash)
        let engine = scene.engine
        #expect(
            try await scene.problem {
                try await engine.approve(run.id, hash: hash, in: Scene.organization, by: .schedule)
            } == .approvalNeeded)
        #expect(
            try await scene.problem {
                try await engine.approve(run.id, hash: PlanHash("another"), in: Scene.organization, by: ana)
            } == .planMismatch)
    }

    @Test("The rest is applied without the deletions, whose people keep their addresses")
    func theRest() async throws {
        let scene = try await Scene()
        for number in 1...6 { await scene.tenant.delete(Fixture.object(UInt64(number))) }
        await scene.tenant.edit { people in
            people[Fixture.object(7)]?.surname = .value("Dahl")
            people[Fixture.object(8)]?.mail = Scene.person(1).mail
        }
        let run = try await scene.synchronize()
        let hash = try #require(run.state.hash)
        let rest = try await scene.engine.narrow(
            run.id, hash: hash, to: .theRest, in: Scene.organization, by: ana)
        #expect(rest.counts == OutcomeCounts([.held: 6, .modified: 1, .duplicate: 1, .unchanged: 2]))
        let old = try await scene.store.run(run.id, of: Scene.organization)
        #expect(old?.state == .discarded(hash, .replaced(by: rest.id)))
        let newHash = try #require(rest.state.hash)
        let applied = try await scene.engine.apply(rest.id, hash: newHash, in: Scene.organization, by: ana)
        #expect(applied.state == .applied(newHash))
        #expect(try await scene.users().count == 10)
        #expect(try await scene.user(7)?.profile.lastName == "Dahl")
        #expect(try await scene.user(1)?.isHeld == false)
    }

    @Test("A rejected plan is over; the next run sees the same and is held again")
    func rejection() async throws {
        let (scene, run) = try await massDeletion()
        let hash = try #require(run.state.hash)
        let rejected = try await scene.engine.reject(run.id, hash: hash, in: Scene.organization, by: bo)
        #expect(rejected.state == .discarded(hash, .rejected(by: bo)))
        #expect(
            try await scene.problem {
                try await scene.engine.apply(run.id, hash: hash, in: Scene.organization, by: bo)
            } == .runNotApplicable)
        #expect(try await scene.synchronize().state.name == "held")
    }

    @Test("A slow drip trips the brake too: what was removed in the last 24 hours counts")
    func drip() async throws {
        let scene = try await Scene(people: 40)
        for number in 1...3 { await scene.tenant.delete(Fixture.object(UInt64(number))) }
        #expect(try await scene.synchronize().counts[.deleted] == 3)
        for number in 4...6 { await scene.tenant.delete(Fixture.object(UInt64(number))) }
        guard case .held(_, let findings) = try await scene.synchronize().state else { throw Scene.Unexpected() }
        #expect(findings == [.removals(planned: 3, recent: 3, limit: 5, of: 37)])
        await scene.wait(24 * 3_600 + 1)
        #expect(try await scene.synchronize().counts[.deleted] == 3)
    }

    @Test("A clock that is put back an hour does not make the brake forget")
    func clockPutBack() async throws {
        let scene = try await Scene(people: 40)
        for number in 1...3 as ClosedRange<UInt64> { await scene.tenant.delete(Fixture.object(number)) }
        try await scene.synchronize()
        await scene.wait(-3_600)
        for number in 4...6 as ClosedRange<UInt64> { await scene.tenant.delete(Fixture.object(number)) }
        #expect(try await scene.synchronize().state.name == "held")
    }

    @Test("Phones that disappear for half of a small organization are held too")
    func fewClearings() async throws {
        let scene = try await Scene()
        await scene.tenant.edit { people in
            for id in people.keys { people[id]?.mobilePhone = .value("+47 22 00 00 00") }
        }
        try await scene.synchronize()
        func clear(_ numbers: ClosedRange<UInt64>) async {
            await scene.tenant.edit { people in
                for number in numbers { people[Fixture.object(number)]?.mobilePhone = .null }
            }
        }
        await clear(1...4)
        #expect(try await scene.synchronize().counts[.modified] == 4)
        await clear(5...9)
        guard case .held(_, let findings) = try await scene.synchronize().state else { throw Scene.Unexpected() }
        #expect(findings == [.clearings(.phone, planned: 5, limit: 4)])
    }

    @Test("Two previews that pass one by one trip the brake together: the second has to be made again, and is held")
    func twoPreviews() async throws {
        let scene = try await Scene(people: 40)
        func previewOfLeaving(_ numbers: ClosedRange<UInt64>) async throws -> Run {
            var leaving: [UserID] = []
            for number in numbers {
                leaving.append(try #require(try await scene.user(number)).id)
                await scene.tenant.delete(Fixture.object(number))
            }
            return try await scene.preview(.users(leaving))
        }
        let first = try await previewOfLeaving(11...14)
        let second = try await previewOfLeaving(15...18)
        #expect(try await scene.apply(first).counts[.deleted] == 4)
        #expect(try await scene.problem { try await scene.apply(second) } == .planStale)
        #expect(try await scene.users().count == 36)
        let fresh = try await scene.engine.refresh(second.id, in: Scene.organization, request: scene.request)
        #expect(fresh.state.name == "held")
    }

    @Test("Twenty-one new addresses are held, twenty are not")
    func renames() async throws {
        let scene = try await Scene(people: 30)
        try await scene.synchronize()
        func rename(_ numbers: ClosedRange<UInt64>) async {
            await scene.tenant.edit { people in
                for number in numbers {
                    people[Fixture.object(number)]?.mail = .value("new\(number)@fabrikam.example")
                }
            }
        }
        await rename(1...20)
        #expect(try await scene.synchronize().counts[.modified] == 20)
        await rename(21...21)
        guard case .held(_, let findings) = try await scene.synchronize().state else { throw Scene.Unexpected() }
        #expect(findings == [.renames(planned: 1, recent: 20, limit: 20, of: 30)])
    }

    @Test("Phones that disappear for many are taken for a lost permission and held")
    func clearings() async throws {
        let scene = try await Scene(people: 30)
        await scene.tenant.edit { people in
            for id in people.keys { people[id]?.mobilePhone = .value("+47 22 00 00 00") }
        }
        #expect(try await scene.synchronize().counts[.modified] == 30)
        await scene.tenant.edit { people in
            for id in people.keys { people[id]?.mobilePhone = .null }
        }
        guard case .held(_, let findings) = try await scene.synchronize().state else { throw Scene.Unexpected() }
        #expect(findings == [.clearings(.phone, planned: 30, limit: 14)])
        #expect(try await scene.users().allSatisfy { $0.profile.phone != nil })
    }
}
