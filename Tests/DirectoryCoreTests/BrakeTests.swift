import DirectoryCore
import Foundation
import TestSupport
import Testing

@Suite("The brakes (R18)")
struct BrakeTests {
    private func plan(_ verdicts: [Verdict]) -> Plan {
        Plan(
            kind: .synchronization, organization: Fixture.contoso, connection: Fixture.connection,
            tenant: Fixture.tenant, connectionRevision: 1, madeAt: Fixture.morning,
            decisions: verdicts.enumerated().map { index, verdict in
                let number = UInt64(index + 1)
                return Decision(
                    subject: .user(Fixture.userID(number), object: Fixture.object(number), revision: 1),
                    name: "Person \(number)", verdict: verdict)
            })
    }

    private func plan(_ verdict: Verdict, _ number: Int) -> Plan { plan(Array(repeating: verdict, count: number)) }

    private func findings(
        _ plan: Plan, of users: Int, removals: Int = 0, renames: Int = 0
    ) -> [BrakeFinding] {
        plan.findings(
            for: Population(users: users, recentRemovals: removals, recentRenames: renames), limits: .standard)
    }

    private static let gone = Verdict.deleted(.disabledUpstream)
    private static let away = Verdict.deactivated(.disabledUpstream, [])
    private static let moved = Verdict.modified([
        FieldChange(field: .email, before: "ana@contoso.example", after: "ruiz@contoso.example")
    ])
    private static let emptied = Verdict.modified([FieldChange(field: .phone, before: "1", after: nil)])

    @Test(
        "So many deletions and deactivations are allowed: 5 %, at least 5, at most 500",
        arguments: [
            (13, 5), (100, 5), (119, 5), (120, 6), (139, 6), (140, 7), (9_999, 499), (10_000, 500),
            (1_000_000, 500),
        ])
    func removals(users: Int, allowed: Int) {
        for verdict in [Self.gone, Self.away] {
            #expect(findings(plan(verdict, allowed), of: users).isEmpty)
            let expected = BrakeFinding.removals(planned: allowed + 1, recent: 0, limit: allowed, of: users)
            #expect(findings(plan(verdict, allowed + 1), of: users) == [expected])
        }
    }

    @Test("Those of the last 24 hours count too, but a run that removes nobody is not held for them")
    func recent() {
        #expect(findings(plan(Self.gone, 2), of: 100, removals: 3).isEmpty)
        #expect(
            findings(plan(Self.gone, 2), of: 100, removals: 4)
                == [.removals(planned: 2, recent: 4, limit: 5, of: 100)])
        #expect(findings(plan(.unchanged, 9), of: 100, removals: 400, renames: 400).isEmpty)
    }

    @Test(
        "Half or more of four or more users hold the plan",
        arguments: [
            (3, 3, false), (4, 1, false), (4, 2, true), (5, 2, false), (5, 3, true), (9, 4, false), (9, 5, true),
        ])
    func half(users: Int, planned: Int, isHeld: Bool) {
        #expect(findings(plan(Self.gone, planned), of: users) == (isHeld ? [.half(planned: planned, of: users)] : []))
    }

    @Test("A plan can be held for both reasons")
    func both() {
        let expected: [BrakeFinding] = [.removals(planned: 6, recent: 0, limit: 5, of: 12), .half(planned: 6, of: 12)]
        #expect(findings(plan(Self.gone, 6), of: 12) == expected)
    }

    @Test(
        "So many changes of email or username are allowed: 20 %, at least 20",
        arguments: [(0, 20), (100, 20), (104, 20), (105, 21), (10_000, 2_000)])
    func renames(users: Int, allowed: Int) {
        #expect(findings(plan(Self.moved, allowed), of: users).isEmpty)
        let expected = BrakeFinding.renames(planned: allowed + 1, recent: 0, limit: allowed, of: users)
        #expect(findings(plan(Self.moved, allowed + 1), of: users) == [expected])
        let withRecent = BrakeFinding.renames(planned: 1, recent: allowed, limit: allowed, of: users)
        #expect(findings(plan(Self.moved, 1), of: users, renames: allowed) == [withRecent])
        #expect(findings(plan(Self.moved, 1), of: users, renames: allowed - 1).isEmpty)
    }

    @Test("A new user or one who comes back is no rename, a rename along with a reactivation is one")
    func whatRenames() {
        let profile = Profile(username: "ana", email: "ana@contoso.example")
        let moved = Self.moved.changes
        let verdicts: [(Verdict, Bool)] = [
            (.restored(profile), false), (.modified(moved), true), (.reactivated(moved), true),
            (.protected(moved), true),
            (.deactivated(.leftScope, moved), true), (.modified(Self.emptied.changes), false), (.unchanged, false),
        ]
        for (verdict, isRename) in verdicts { #expect(plan([verdict]).decisions.first?.isRename == isRename) }
        let imported = Decision(subject: .person(Fixture.object(1)), name: "Ana", verdict: .imported(profile))
        #expect(!imported.isRename)
    }

    @Test("A field that becomes empty for more than 20 people, or 5 %, holds the plan by its name")
    func clearings() {
        #expect(findings(plan(Self.emptied, 20), of: 400).isEmpty)
        #expect(findings(plan(Self.emptied, 21), of: 400) == [.clearings(.phone, planned: 21, limit: 20)])
        #expect(findings(plan(Self.emptied, 21), of: 420).isEmpty)
        let filled = Verdict.modified([FieldChange(field: .phone, before: nil, after: "1")])
        #expect(findings(plan(filled, 21), of: 100).isEmpty)
        let replaced = Verdict.modified([FieldChange(field: .phone, before: "2", after: "1")])
        #expect(findings(plan(replaced, 21), of: 100).isEmpty)
        let last = Verdict.modified([FieldChange(field: .lastName, before: "Ruiz", after: nil)])
        let two = Array(repeating: Self.emptied, count: 20) + Array(repeating: last, count: 21)
        #expect(findings(plan(two), of: 100) == [.clearings(.lastName, planned: 21, limit: 20)])
    }

    @Test("A share of a setting is what it says in decimals, and nothing breaks on one outside 0 to 1")
    func shares() {
        func allowed(_ share: Double, of users: Int) -> Int {
            BrakeLimits.Limit(share: share, atLeast: 0).allowed(of: users)
        }
        for percent in 0...100 { #expect(allowed(Double(percent) / 100, of: 100) == percent) }
        #expect(allowed(0.05, of: 119) == 5)
        #expect(allowed(1e300, of: 10) == 10)
        #expect(allowed(-1, of: 10) == 0)
    }

    @Test("The rest of a plan is everybody whom no finding is about")
    func subjects() {
        let plan = plan([Self.gone, Self.away, Self.moved, Self.emptied, .unchanged])
        func subjects(_ findings: BrakeFinding...) -> Set<DirectoryObjectID> { plan.subjects(of: findings) }
        func people(_ numbers: UInt64...) -> Set<DirectoryObjectID> { Set(numbers.map(Fixture.object)) }
        #expect(subjects(.removals(planned: 2, recent: 0, limit: 1, of: 9)) == people(1, 2))
        #expect(subjects(.half(planned: 2, of: 4)) == people(1, 2))
        #expect(subjects(.renames(planned: 1, recent: 0, limit: 0, of: 9)) == people(3))
        #expect(subjects(.clearings(.phone, planned: 1, limit: 0)) == people(4))
        #expect(subjects(.clearings(.lastName, planned: 1, limit: 0)).isEmpty)
        #expect(subjects(.half(planned: 2, of: 4), .clearings(.phone, planned: 1, limit: 0)) == people(1, 2, 4))
        #expect(subjects().isEmpty)
    }
}
