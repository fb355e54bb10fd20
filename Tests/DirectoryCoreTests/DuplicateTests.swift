import DirectoryCore
import Foundation
import TestSupport
import Testing

@Suite("Duplicates are judged on the final state (R8–R13)")
struct DuplicateTests {
    private func town(_ moves: [(from: String, to: String?)], local: String? = nil) -> Town {
        let citizens = moves.enumerated().map { index, move in
            Town.Citizen(
                number: UInt64(index + 1), isSelected: true, isLocal: false,
                boundAt: Fixture.morning.addingTimeInterval(Double(index)), email: "\(move.from)@contoso.example",
                username: "u\(index)", wanted: move.to.map { ("\($0)@contoso.example", "u\(index)") })
        }
        let locals = local.map { name in
            Town.Citizen(
                number: 99, isSelected: false, isLocal: true, boundAt: Fixture.morning,
                email: "\(name)@contoso.example", username: "local", wanted: nil)
        }
        return Town(citizens: citizens + [locals].compactMap(\.self))
    }

    private func emails(_ town: Town) -> [String] {
        let outcome = town.planned()
        return town.citizens.map { citizen in
            let email = outcome.addresses[citizen.id]?.first?.split(separator: "@").first.map(String.init)
            return outcome.duplicates.contains(citizen.id) ? "\(email ?? "gone")!" : email ?? "gone"
        }
    }

    @Test("Ana and Bo swap their addresses")
    func swap() {
        #expect(emails(town([("ana", "bo"), ("bo", "ana")])) == ["bo", "ana"])
    }

    @Test("Three people rotate theirs")
    func rotation() {
        #expect(emails(town([("ana", "bo"), ("bo", "cy"), ("cy", "ana")])) == ["bo", "cy", "ana"])
    }

    @Test("Ana takes the address that Bo moves on from")
    func chain() {
        #expect(emails(town([("ana", "bo"), ("bo", "bo.lind")])) == ["bo", "bo.lind"])
    }

    @Test("Ana takes the address of Bo, who is deleted in the same run")
    func freedByDeletion() {
        #expect(emails(town([("ana", "bo"), ("bo", nil)])) == ["bo", "gone"])
    }

    @Test("A change of case is a change and no conflict")
    func caseOnly() {
        #expect(emails(town([("ana", "Ana")])) == ["Ana"])
    }

    @Test("Ana cannot have the address of a local user")
    func local() {
        #expect(emails(town([("ana", "info")], local: "info")) == ["ana!", "info"])
    }

    @Test("Bo, who has the address and keeps it, is not the duplicate: Ana is, though she was bound first")
    func holderKeeps() {
        #expect(emails(town([("ana", "bo"), ("bo", "bo")])) == ["ana!", "bo"])
    }

    @Test("Of two who want a free address, the one bound first gets it")
    func firstBound() {
        #expect(emails(town([("ana", "info"), ("bo", "info")])) == ["info", "bo!"])
    }

    @Test("When Ana falls back, whoever counted on her address falls back too, all along the chain")
    func cascade() {
        let chain = town([("ana", "info"), ("bo", "ana"), ("cy", "bo"), ("di", "cy")], local: "info")
        #expect(emails(chain) == ["ana!", "bo!", "cy!", "di!", "info"])
    }

    @Test("A duplicate names both sides as they write the address")
    func bothSides() throws {
        let ana = Fixture.imported(1, Profile(username: "ana", firstName: "Ana", email: "ana@contoso.example"))
        let info = Fixture.local(
            9, Profile(username: "desk", firstName: "Front", lastName: "Desk", email: "INFO@contoso.example"))
        var person = Fixture.person(1, "Anna", "Ruiz", mail: "info@contoso.example")
        person.userPrincipalName = .value("ana")
        let draft = Draft.synchronizing(
            [ana], seen: [person.id: .present(person)], rules: .standard)
        let decision = try #require(draft.settle(holders: [info]).first)
        let holder = AddressConflict.Holder(
            user: info.id, object: nil, name: "Front Desk", value: "INFO@contoso.example")
        let conflict = AddressConflict(field: .email, wanted: "info@contoso.example", holder: holder)
        #expect(decision.verdict == .duplicate([conflict]))
        #expect(decision.verdict.changes.isEmpty)
    }

    @Test("Importing: a person here already is no duplicate, the earlier object id wins within one import")
    func importing() {
        let people = [
            Fixture.person(3, "Cy", "Tran", mail: "info@contoso.example"),
            Fixture.person(2, "Bo", "Lind", mail: "info@contoso.example"),
            Fixture.person(1, "Ana", "Ruiz", mail: "ana@contoso.example"),
        ]
        let ana = Fixture.imported(1, Profile(username: "ana@contoso.example", email: "ana@contoso.example"))
        for people in [people, people.reversed()] {
            let draft = Draft.importing(
                people, unread: [:], bound: [Fixture.object(1): ana], rules: .standard)
            let outcomes = Dictionary(draft.settle(holders: [ana]).map { ($0.subject.object, $0.outcome) }) { $1 }
            #expect(outcomes[Fixture.object(1)] == .alreadyImported)
            #expect(outcomes[Fixture.object(2)] == .imported)
            #expect(outcomes[Fixture.object(3)] == .duplicate)
        }
    }

    @Test("A tombstone holds no address; coming back to a taken one is a duplicate, not a failure")
    func tombstones() {
        let buried = Fixture.imported(
            1, Profile(username: "ana@contoso.example", email: "ana@contoso.example"),
            status: .deleted(at: Fixture.morning))
        let back = Fixture.person(1, "Ana", "Ruiz", mail: "ana@contoso.example")
        func outcome(_ holders: [User]) -> Outcome? {
            Draft.importing(
                [back], unread: [:], bound: [back.id: buried], rules: .standard
            ).settle(holders: holders).first?.outcome
        }
        #expect(outcome([]) == .restored)
        #expect(outcome([Fixture.local(9, Profile(username: "x", email: "ana@contoso.example"))]) == .duplicate)
    }

    @Test(
        "Any permutation among 2 to 1,000 people ends as the slow reference says, in whatever order they come",
        arguments: [(2...5, 7_500), (6...12, 2_300), (13...40, 200), (300...1_000, 4)])
    func anyPermutation(sizes: ClosedRange<Int>, seeds: Int) {
        for seed in 0..<seeds {
            var random = SeededRandom(seed: UInt64(sizes.lowerBound * 100_000 + seed))
            var town = Town.random(people: Int.random(in: sizes, using: &random), using: &random)
            let planned = town.planned()
            guard planned == town.referred() else {
                Issue.record("seed \(seed) of \(sizes)")
                return
            }
            let emails = planned.addresses.values.map { $0[0].lowercased() }
            #expect(Set(emails).count == emails.count, "seed \(seed) of \(sizes): two users share an address")
            town.citizens.shuffle(using: &random)
            #expect(town.planned() == planned, "seed \(seed) of \(sizes): the order mattered")
        }
    }
}
