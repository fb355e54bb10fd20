import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

@Suite("Runs do not put out the people who run the organization (R19)")
struct StewardTests {
    /// Ana signs in and is user 1 of the tenant; Bo is user 2.
    private let ana = Requester(.account(AccountID(Fixture.uuid(0xA1)), name: "Ana"))
    private let bo = Requester(.account(AccountID(Fixture.uuid(0xB0)), name: "Bo"))
    private let everybodysPeople: [DirectoryCore.Actor: UInt64]

    init() { everybodysPeople = [ana.actor: 1, bo.actor: 2] }

    private static func identity(_ number: UInt64) -> EntraIdentity {
        EntraIdentity(tenant: Fixture.tenant, object: Fixture.object(number))
    }

    /// - Parameter owners: the numbers of the people that the owners are; nil is an owner who is none.
    private func scene(
        owners: [UInt64?], _ setting: (inout Connection) -> Void = { _ in }
    ) async throws -> Scene {
        let household = Household(
            people: everybodysPeople.mapValues(Self.identity), owners: owners.map { $0.map(Self.identity) })
        return try await Scene(stewardship: household) { connection in
            connection.brakes = .wide
            setting(&connection)
        }
    }

    private func synchronize(_ scene: Scene, by requester: Requester) async throws -> Run {
        try await scene.engine.synchronize(
            .everyone, in: Scene.organization, request: RunRequest(by: requester))
    }

    private func object(_ run: Run, _ outcome: Outcome, in scene: Scene) async throws -> [DirectoryObjectID] {
        try await scene.decisions(run, outcome).map(\.subject.object).sorted()
    }

    @Test("Ana, who asks, is among four who are gone: she is protected, and her name still follows later")
    func whoeverAsks() async throws {
        let scene = try await scene(owners: [nil])
        try await scene.synchronize()
        for number in 1...4 as ClosedRange<UInt64> { await scene.tenant.delete(Fixture.object(number)) }
        let run = try await synchronize(scene, by: ana)
        #expect(run.counts == OutcomeCounts([.deleted: 3, .protected: 1, .unchanged: 6]))
        #expect(try await object(run, .protected, in: scene) == [Fixture.object(1)])
        #expect(try await scene.user(1)?.status == .active)

        await scene.tenant.restore(Scene.person(1))
        await scene.tenant.edit { people in
            people[Fixture.object(1)]?.surname = .value("Dahl")
            people[Fixture.object(1)]?.accountEnabled = .value(false)
        }
        let later = try await synchronize(scene, by: ana)
        #expect(try await object(later, .protected, in: scene) == [Fixture.object(1)])
        let now = try #require(try await scene.user(1))
        #expect(now.profile.lastName == "Dahl" && now.status == .active)
    }

    @Test("Ana, who is no owner, is protected while she asks, and not when Bo does")
    func onlyWhileAsking() async throws {
        let scene = try await scene(owners: [nil])
        await scene.tenant.edit { people in
            people[Fixture.object(1)]?.surname = .value("Dahl")
            people[Fixture.object(1)]?.accountEnabled = .value(false)
        }
        #expect(try await synchronize(scene, by: ana).counts[.protected] == 1)
        #expect(try await synchronize(scene, by: bo).counts[.deactivated] == 1)
    }

    @Test("The only owner stays; of two one may go, and when both would, the one longer in office stays")
    func lastOwner() async throws {
        let schedule = Requester(.schedule)
        let alone = try await scene(owners: [3])
        await alone.tenant.delete(Fixture.object(3))
        #expect(try await synchronize(alone, by: schedule).counts == OutcomeCounts([.protected: 1, .unchanged: 9]))

        let two = try await scene(owners: [3, 4])
        await two.tenant.delete(Fixture.object(3))
        #expect(try await synchronize(two, by: schedule).counts == OutcomeCounts([.deleted: 1, .unchanged: 9]))
        await two.tenant.delete(Fixture.object(4))
        #expect(try await synchronize(two, by: schedule).counts == OutcomeCounts([.protected: 1, .unchanged: 8]))

        let both = try await scene(owners: [4, 3])
        await both.tenant.delete(Fixture.object(3))
        await both.tenant.delete(Fixture.object(4))
        let run = try await synchronize(both, by: schedule)
        #expect(try await object(run, .deleted, in: both) == [Fixture.object(3)])
        #expect(try await object(run, .protected, in: both) == [Fixture.object(4)])
    }

    @Test("An owner whom the tenant does not know, or another tenant knows, is out of reach: the others may go")
    func ownersOutOfReach() async throws {
        let stranger = EntraIdentity(tenant: TenantID(Fixture.uuid(0xBAD)), object: Fixture.object(3))
        for owner in [nil, stranger] {
            let household = Household(people: [:], owners: [owner, Self.identity(3)])
            let scene = try await Scene(stewardship: household)
            await scene.tenant.delete(Fixture.object(3))
            #expect(try await synchronize(scene, by: Requester(.schedule)).counts[.deleted] == 1)
        }
    }

    @Test("Ana undoes the import that made her a user, and a run over chosen people meets her: she stays")
    func undoingAndChoosing() async throws {
        let scene = try await scene(owners: [nil])
        let undone = try await scene.engine.run(
            RunPurpose(.undoing(RunID(1), .follow), then: .preview), in: Scene.organization,
            request: RunRequest(by: ana))
        #expect(undone.counts == OutcomeCounts([.deleted: 9, .protected: 1]))
        await scene.tenant.delete(Fixture.object(1))
        let user = try #require(try await scene.user(1))
        let run = try await scene.engine.synchronize(
            .users([user.id]), in: Scene.organization, request: RunRequest(by: ana))
        #expect(run.counts == OutcomeCounts([.protected: 1]))
    }

    @Test("Ana's plan puts Bo out: Bo cannot apply it, and a plan made from it for him leaves him in")
    func applyingByAnother() async throws {
        let scene = try await scene(owners: [nil])
        await scene.tenant.delete(Fixture.object(2))
        await scene.tenant.delete(Fixture.object(3))
        let plan = try await scene.engine.planSynchronization(
            of: .everyone, in: Scene.organization, request: RunRequest(by: ana))
        let hash = try #require(plan.state.hash)
        #expect(
            try await scene.problem {
                try await scene.engine.apply(plan.id, hash: hash, in: Scene.organization, by: bo)
            } == .planStale)
        #expect(try await scene.users().count == 10)
        let narrowed = try await scene.engine.narrow(
            plan.id, hash: hash, to: .leavingOut([]), in: Scene.organization, by: bo)
        #expect(narrowed.counts == OutcomeCounts([.deleted: 1, .protected: 1, .unchanged: 8]))
        let applied = try await scene.engine.apply(
            narrowed.id, hash: try #require(narrowed.state.hash), in: Scene.organization, by: bo)
        #expect(applied.counts[.deleted] == 1)
        #expect(try await scene.user(2) != nil)
    }
}

/// Accounts and the people of the tenant that they are.
private struct Household: Stewardship {
    let people: [DirectoryCore.Actor: EntraIdentity]
    let owners: [EntraIdentity?]

    func stewards(of organization: OrganizationID, when actor: DirectoryCore.Actor) -> Stewards {
        Stewards(asking: people[actor], owners: owners)
    }
}

extension BrakeLimits {
    /// Stops nothing that ten people can do.
    fileprivate static var wide: BrakeLimits {
        let wide = Limit(share: 1, atLeast: 100, atMost: 1_000)
        return BrakeLimits(removals: wide, renames: wide, clearings: wide)
    }
}
