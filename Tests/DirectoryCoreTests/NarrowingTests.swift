import DirectoryCore
import Foundation
import TestSupport
import Testing

@Suite("A plan without some of its people")
struct NarrowingTests {
    private let seen = Proof.Observation(at: Fixture.morning, status: 404, requestID: nil)

    private func user(_ number: UInt64, _ name: String) -> User {
        Fixture.imported(number, Profile(username: "\(name)@contoso.example", email: "\(name)@contoso.example"))
    }

    private func person(_ number: UInt64, _ name: String) -> DirectoryUser {
        var person = Fixture.person(number, "", "", mail: "\(name)@contoso.example")
        person.displayName = .null
        return person
    }

    private func narrowed(
        _ ledger: Ledger, _ decisions: [Decision], without excluded: Set<DirectoryObjectID>
    ) -> [Decision] {
        Draft.narrowing(decisions, users: ledger.bound, leavingOut: excluded).settle(holders: ledger.living)
    }

    private func planned(_ users: [User], _ people: [DirectoryUser], gone: [UInt64] = []) -> [Decision] {
        var sightings: [DirectoryObjectID: Sighting] = [:]
        for person in people { sightings[person.id] = .present(person) }
        for number in gone { sightings[Fixture.object(number)] = .inDeletedItems(deletedAt: nil, seen) }
        return Draft.synchronizing(users, seen: sightings, rules: .standard).settle(holders: users)
    }

    @Test("Leaving Ana out of a swap makes Bo a duplicate of her")
    func swap() {
        let ledger = Ledger([user(1, "ana"), user(2, "bo")])
        let decisions = planned([user(1, "ana"), user(2, "bo")], [person(1, "bo"), person(2, "ana")])
        #expect(decisions.map(\.outcome) == [.modified, .modified])
        let rest = narrowed(ledger, decisions, without: [Fixture.object(1)])
        #expect(rest.map(\.outcome) == [.held, .duplicate])
        guard case .duplicate(let conflicts) = rest[1].verdict else { return }
        #expect(conflicts.map(\.holder.user) == [Fixture.userID(1), Fixture.userID(1)])
        #expect(Set(conflicts.map(\.holder.value)) == ["ana@contoso.example"])
    }

    @Test("Without the removals the addresses of those who would be removed are not free")
    func removals() {
        let users = [user(1, "ana"), user(2, "bo"), user(3, "cy")]
        let decisions = planned(users, [person(1, "bo"), person(3, "cy.tran")], gone: [2])
        #expect(decisions.map(\.outcome) == [.modified, .deleted, .modified])
        let rest = narrowed(Ledger(users), decisions, without: [Fixture.object(2)])
        #expect(rest.map(\.outcome) == [.duplicate, .held, .modified])
    }

    @Test("Whoever is left out is held, whatever would have become of it, and stays in the count")
    func counts() {
        let users = [user(1, "ana"), user(2, "bo")]
        let decisions = planned(users, [person(1, "ana"), person(2, "bo")])
        let rest = narrowed(Ledger(users), decisions, without: Set(users.compactMap(\.binding?.object)))
        #expect(rest.map(\.verdict) == [.held, .held])
        #expect(rest.map(\.subject) == decisions.map(\.subject))
        #expect(rest.allSatisfy { $0.write(in: .synchronization) == nil })
    }

    @Test("A newcomer or a tombstone that is left out takes no address, and is not written")
    func newcomers() {
        var buried = user(2, "bo")
        buried.status = .deleted(at: Fixture.morning)
        let people = [person(1, "ana"), person(2, "bo")]
        let draft = Draft.importing(people, bound: [Fixture.object(2): buried], rules: .standard)
        let decisions = draft.settle(holders: [])
        #expect(decisions.map(\.outcome) == [.imported, .restored])
        let rest = narrowed(Ledger([buried]), decisions, without: [Fixture.object(1)])
        #expect(rest.map(\.outcome) == [.held, .restored])
        #expect(
            narrowed(Ledger([buried]), decisions, without: [Fixture.object(2)]).map(\.outcome) == [.imported, .held])
        #expect(rest[0].write(in: .importing) == nil)
    }

    @Test("An address that was taken meanwhile makes a duplicate")
    func taken() {
        let users = [user(1, "ana")]
        let decisions = planned(users, [person(1, "info")])
        let desk = Fixture.local(9, Profile(username: "desk", email: "INFO@contoso.example"))
        #expect(narrowed(Ledger(users + [desk]), decisions, without: []).map(\.outcome) == [.duplicate])
    }

    @Test("Leaving nobody out of a random plan gives the same decisions")
    func nobody() {
        for seed in 0..<800 {
            var random = SeededRandom(seed: UInt64(seed))
            let town = Town.random(people: Int.random(in: 2...14, using: &random), using: &random)
            let ledger = Ledger(town.users)
            let decisions = town.decisions(withNewcomers: &random)
            guard narrowed(ledger, decisions, without: []) == decisions else {
                Issue.record("seed \(seed)")
                return
            }
        }
    }

    @Test("Leaving some out of a random plan changes nothing about them, and leaves every address with one user")
    func some() {
        var duplicates = 0
        for seed in 0..<800 {
            var random = SeededRandom(seed: UInt64(seed))
            let town = Town.random(people: Int.random(in: 2...14, using: &random), using: &random)
            var ledger = Ledger(town.users)
            let before = ledger.state
            let decisions = town.decisions(withNewcomers: &random)
            let excluded = decisions.map(\.subject.object).filter { _ in Int.random(in: 0..<3, using: &random) == 0 }
            let rest = narrowed(ledger, decisions, without: Set(excluded))
            duplicates += zip(decisions, rest).count { $0.outcome != .duplicate && $1.outcome == .duplicate }
            ledger.apply(rest, .synchronization)
            for decision in decisions where excluded.contains(decision.subject.object) {
                guard let id = decision.subject.user else { continue }
                #expect(ledger.state[id] == before[id], "seed \(seed)")
            }
            #expect(rest.count == decisions.count)
        }
        #expect(duplicates > 100)
    }
}
