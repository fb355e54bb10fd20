import DirectoryCore
import Foundation
import TestSupport
import Testing

@Suite("Coming back from the dead (R20, R30)")
struct RevivalTests {
    private let now = Fixture.morning
    private let profile = Profile(
        username: "ana@contoso.example", firstName: "Ana", lastName: "Ruiz", email: "ana@contoso.example")

    private func tombstone(before: User.Deactivation? = nil) -> User {
        Fixture.imported(1, profile, status: .deleted(at: now, before: before))
    }

    private func person(isEnabled: Bool = true) -> DirectoryUser {
        var person = Fixture.person(1, "Ana", "Ruiz-Lind", mail: "ana@contoso.example")
        person.accountEnabled = .value(isEnabled)
        return person
    }

    private func decide(
        _ user: User, _ sighting: Sighting?, _ rules: SynchronizationRules = .standard,
        leavingOut excluded: Set<DirectoryObjectID> = []
    ) -> Decision? {
        let seen = sighting.map { [Fixture.object(1): $0] } ?? [:]
        return Draft.synchronizing([user], seen: seen, rules: rules, leavingOut: excluded).settle(holders: []).first
    }

    private var renamed: Profile {
        profile.applying([FieldChange(field: .lastName, before: "Ruiz", after: "Ruiz-Lind")])
    }

    @Test("Ana, whom the tenant shows again, is the same user with her new name")
    func revived() throws {
        let decision = try #require(decide(tombstone(), .present(person())))
        #expect(decision.verdict == .restored(renamed) && decision.access == .reactivate)
        #expect(decision.subject == .user(Fixture.userID(1), object: Fixture.object(1), revision: 1))
        #expect(tombstone().status.applying(decision.access) == .active)
    }

    @Test("A tombstone that is not seen stays one, and nothing is said of it")
    func notSeen() {
        let seen = Proof.Observation(at: now, status: 404, requestID: nil)
        let sightings: [Sighting?] = [
            nil, .notFound(seen), .inDeletedItems(deletedAt: now, seen), .removed(.deleted, seen), .unreadable,
            .unsettled(.permissionSuspected),
        ]
        for sighting in sightings { #expect(decide(tombstone(), sighting) == nil) }
        var nameless = person()
        nameless.userPrincipalName = .null
        #expect(decide(tombstone(), .present(nameless)) == nil)
    }

    @Test("What keeps her away still holds: a disabled account where such users are deleted, another scope, a hold")
    func keptAway() throws {
        let strict = SynchronizationRules(
            policy: LifecyclePolicy(deleted: .delete, disabled: .delete, outOfScope: .keep))
        #expect(decide(tombstone(), .present(person(isEnabled: false)), strict) == nil)
        #expect(decide(tombstone(), .present(person()), strict)?.outcome == .restored)
        let sales = SynchronizationRules(scope: .matching(try ScopeFilter("department = \"Sales\"")))
        #expect(decide(tombstone(), .present(person()), sales) == nil)
        var held = tombstone()
        held.isHeld = true
        #expect(decide(held, .present(person())) == nil)
        #expect(decide(tombstone(), .present(person()), leavingOut: [Fixture.object(1)]) == nil)
    }

    @Test("She comes back deactivated when her account is disabled, or when an administrator had deactivated her")
    func access() throws {
        let disabled = try #require(decide(tombstone(), .present(person(isEnabled: false))))
        #expect(disabled.access == .deactivate)
        #expect(tombstone().status.applying(disabled.access) == .deactivated(.upstream))
        let keeping = SynchronizationRules(
            policy: LifecyclePolicy(deleted: .delete, disabled: .keep, outOfScope: .keep))
        #expect(decide(tombstone(), .present(person(isEnabled: false)), keeping)?.access == .reactivate)
        let byHand = tombstone(before: .administrator)
        let back = try #require(decide(byHand, .present(person())))
        #expect(byHand.status.applying(back.access) == .deactivated(.administrator))
        let upstream = tombstone(before: .upstream)
        #expect(upstream.status.applying(.reactivate) == .active)
        #expect(upstream.status.applying(.keep) == .deactivated(.upstream))
    }

    @Test("A burial remembers who had deactivated the user, and a second one changes nothing")
    func burial() {
        #expect(User.Status.active.buried(at: now) == .deleted(at: now))
        #expect(User.Status.deactivated(.administrator).buried(at: now) == .deleted(at: now, before: .administrator))
        let later = now.addingTimeInterval(60)
        #expect(
            User.Status.deleted(at: now, before: .upstream).buried(at: later) == .deleted(at: now, before: .upstream))
    }

    @Test("Held Ana is left alone in every respect")
    func held() {
        var ana = Fixture.imported(1, profile)
        ana.isHeld = true
        let seen = Proof.Observation(at: now, status: 404, requestID: nil)
        for sighting in [.present(person()), .inDeletedItems(deletedAt: nil, seen), .unreadable, nil] as [Sighting?] {
            #expect(decide(ana, sighting)?.verdict == .held)
        }
        ana.isHeld = false
        #expect(decide(ana, .present(person()), leavingOut: [Fixture.object(1)])?.verdict == .held)
    }

    @Test("A restored tombstone has the values it had; one whose address is taken is a duplicate (R13)")
    func restoring() {
        let byHand = tombstone(before: .administrator)
        let draft = Draft.restoring([byHand, Fixture.imported(2, Profile(username: "bo")), Fixture.local(3, profile)])
        let decisions = draft.settle(holders: [])
        #expect(decisions.map(\.verdict) == [.restored(profile)])
        #expect(decisions.map(\.access) == [.keep])
        #expect(byHand.status.applying(.keep) == .deactivated(.administrator))
        #expect(draft.wantedAddresses.emails.map(\.description) == ["ana@contoso.example"])
        #expect(draft.settle(holders: [Fixture.local(9, profile)]).map(\.outcome) == [.duplicate])
    }

    @Test("Of two tombstones with one address the one bound first gets it")
    func twoTombstones() {
        let first = Fixture.imported(5, profile, bound: now, status: .deleted(at: now))
        let second = Fixture.imported(4, profile, bound: now.addingTimeInterval(1), status: .deleted(at: now))
        let decisions = Draft.restoring([second, first]).settle(holders: [])
        #expect(decisions.map(\.outcome) == [.duplicate, .restored])
    }
}
