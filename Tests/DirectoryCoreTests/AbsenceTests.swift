import DirectoryCore
import Foundation
import TestSupport
import Testing

@Suite("Absence is never proof (R14–R17, R19)")
struct AbsenceTests {
    let now = Fixture.morning
    var seen: Proof.Observation { .init(at: now, status: 404, requestID: "request-1") }

    private func verdict(
        _ user: User, _ sighting: Sighting?, policy: LifecyclePolicy = .standard, protecting: Set<UserID> = []
    ) -> Verdict? {
        let object = user.binding?.object ?? Fixture.object(0)
        let draft = Draft.synchronizing(
            [user], seen: sighting.map { [object: $0] } ?? [:], rules: SynchronizationRules(policy: policy),
            protecting: protecting)
        return draft.settle(holders: [user]).first?.verdict
    }

    private func bo(missingSince: Date? = nil, status: User.Status = .active, isProtected: Bool = false) -> User {
        Fixture.imported(
            2, Profile(username: "bo@contoso.example", firstName: "Bo", email: "bo@contoso.example"),
            status: status, isProtected: isProtected, missingSince: missingSince)
    }

    @Test("Bo, whom no page mentioned and nobody looked up, is not deleted")
    func notObserved() {
        #expect(verdict(bo(), nil)?.outcome == .failed)
    }

    @Test("Bo is deleted when he is among the deleted items")
    func deletedItems() {
        let ground = DeletionGround.gone(.inDeletedItems(deletedAt: now, seen))
        #expect(verdict(bo(), .inDeletedItems(deletedAt: now, seen)) == .deleted(ground))
    }

    @Test("Bo is deleted when a delta reports it", arguments: [Proof.DeltaReason.changed, .deleted])
    func delta(reason: Proof.DeltaReason) {
        #expect(verdict(bo(), .removed(reason, seen)) == .deleted(.gone(.deltaRemoved(reason, seen))))
    }

    @Test("The first 404 only marks Bo as missing")
    func firstStrike() {
        #expect(verdict(bo(), .notFound(seen)) == .missing(since: now))
    }

    @Test(
        "The second 404 deletes Bo only 15 minutes after the first",
        arguments: [(0.0, false), (60, false), (899, false), (900, true), (86_400, true)])
    func secondStrike(seconds: TimeInterval, isProof: Bool) {
        let first = now.addingTimeInterval(-seconds)
        let expected: Verdict =
            isProof ? .deleted(.gone(.notFoundTwice(first: first, seen))) : .missing(since: first)
        #expect(verdict(bo(missingSince: first), .notFound(seen)) == expected)
    }

    @Test("What could not be read deletes nobody")
    func unreadable() {
        #expect(verdict(bo(), .unreadable) == .unreadable)
        let problem = Problem(.upstreamRefused, cause: "Refused.", advice: "Try again.")
        #expect(verdict(bo(), .unsettled(problem)) == .failed(problem))
    }

    @Test("A protected user is neither deleted nor deactivated, and still follows its fields")
    func protected() {
        #expect(verdict(bo(isProtected: true), .inDeletedItems(deletedAt: nil, seen)) == .protected([]))
        #expect(verdict(bo(), .notFound(seen), protecting: [Fixture.userID(2)]) == .missing(since: now))
        var person = Fixture.person(2, "Bosse", "", mail: "bo@contoso.example")
        person.accountEnabled = .value(false)
        let change = FieldChange(field: .firstName, before: "Bo", after: "Bosse")
        #expect(verdict(bo(isProtected: true), .present(person)) == .protected([change]))
    }

    @Test("Each consequence of a proven departure is a setting")
    func policies() {
        let sighting = Sighting.inDeletedItems(deletedAt: nil, seen)
        let ground = Proof.inDeletedItems(deletedAt: nil, seen)
        var policy = LifecyclePolicy.standard
        policy.deleted = .deactivate
        #expect(verdict(bo(), sighting, policy: policy) == .deactivated(.gone(ground), []))
        #expect(verdict(bo(status: .deactivated(.upstream)), sighting, policy: policy) == .missing(since: now))
        policy.deleted = .keep
        #expect(verdict(bo(), sighting, policy: policy) == .missing(since: now))
    }

    @Test("A disabled account deactivates Bo, an enabled one brings him back, unless an administrator did it")
    func disabled() {
        var person = Fixture.person(2, "Bo", "", mail: "bo@contoso.example")
        person.accountEnabled = .value(false)
        #expect(verdict(bo(), .present(person)) == .deactivated(.disabledUpstream, []))
        #expect(verdict(bo(status: .deactivated(.upstream)), .present(person)) == .unchanged)
        var policy = LifecyclePolicy.standard
        policy.disabled = .keep
        #expect(verdict(bo(), .present(person), policy: policy) == .unchanged)
        policy.disabled = .delete
        #expect(verdict(bo(), .present(person), policy: policy) == .deleted(.disabledUpstream))
        person.accountEnabled = .value(true)
        #expect(verdict(bo(status: .deactivated(.upstream)), .present(person)) == .reactivated([]))
        #expect(verdict(bo(status: .deactivated(.administrator)), .present(person)) == .unchanged)
    }

    @Test("Canaries are healthy when at least two thirds of them show a user principal name")
    func canaries() {
        let people = (1...3).map { Fixture.person(UInt64($0), "P", "\($0)", mail: "p\($0)@contoso.example") }
        let asked = people.map(\.id)
        func healthy(_ number: Int) -> Bool {
            let answers = people.prefix(number).map { ($0.id, $0) }
            return Canaries.areHealthy(asked: asked, answers: Dictionary(answers) { first, _ in first })
        }
        #expect(healthy(3) && healthy(2))
        #expect(!healthy(1) && !healthy(0))
        #expect(!Canaries.areHealthy(asked: [], answers: [:]))
        var blind = people[0]
        blind.userPrincipalName = .null
        #expect(!Canaries.areHealthy(asked: [blind.id], answers: [blind.id: blind]))
    }

    @Test("Canaries are no candidates, and the same ones whatever the order")
    func choice() {
        let objects = (1...9).map { Fixture.object(UInt64($0)) }
        let chosen = Canaries.choose(from: objects.shuffled(), excluding: [objects[0], objects[2]])
        #expect(chosen == [objects[1], objects[3], objects[4]])
    }
}
