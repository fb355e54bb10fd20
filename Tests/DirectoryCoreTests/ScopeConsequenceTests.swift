import DirectoryCore
import Foundation
import TestSupport
import Testing

@Suite("Leaving the scope is not a deletion (R17)")
struct ScopeConsequenceTests {
    private let now = Fixture.morning

    private func rules(_ consequence: LifecyclePolicy.Consequence) throws -> SynchronizationRules {
        var rules = SynchronizationRules(scope: .matching(try ScopeFilter("department = \"Sales\"")))
        rules.policy.outOfScope = consequence
        return rules
    }

    private func ana(_ status: User.Status = .active, isProtected: Bool = false, isOutOfScope: Bool = false) -> User {
        var user = Fixture.imported(
            1,
            Profile(username: "ana@contoso.example", firstName: "Ana", lastName: "Ruiz", email: "ana@contoso.example"),
            status: status, isProtected: isProtected)
        user.isOutOfScope = isOutOfScope
        return user
    }

    private func person(in department: String, isEnabled: Bool = true) -> DirectoryUser {
        var person = Fixture.person(1, "Ana", "Ruiz", mail: "ana@contoso.example")
        person.further[.department] = .value(department)
        person.accountEnabled = .value(isEnabled)
        return person
    }

    private func decision(
        _ user: User, _ person: DirectoryUser, _ rules: SynchronizationRules, protecting: Set<UserID> = []
    ) throws -> Decision {
        let draft = Draft.synchronizing(
            [user], seen: [person.id: .present(person)], rules: rules, protecting: protecting)
        return try #require(draft.settle(holders: [user]).first)
    }

    @Test("Ana, who left Sales, is kept as she is: not even a new name is written")
    func keep() throws {
        var person = person(in: "Legal")
        person.givenName = .value("Anna")
        let decision = try decision(ana(), person, rules(.keep))
        #expect(decision.verdict == .outOfScope && decision.access == .keep)
        #expect(decision.write(in: .synchronization) == .touch(Fixture.userID(1), revision: 1, .outOfScope))
    }

    @Test("Or she is deactivated, once, and comes back when she comes back")
    func deactivate() throws {
        let rules = try rules(.deactivate)
        let leaving = try decision(ana(), person(in: "Legal"), rules)
        #expect(leaving.verdict == .deactivated(.leftScope, []) && leaving.access == .deactivate)
        let away = ana(.deactivated(.upstream), isOutOfScope: true)
        #expect(try decision(away, person(in: "Legal"), rules).verdict == .outOfScope)
        let back = try decision(away, person(in: "Sales"), rules)
        #expect(back.verdict == .reactivated([]) && back.access == .reactivate)
        #expect(try decision(away, person(in: "Sales", isEnabled: false), rules).verdict == .unchanged)
        let byHand = ana(.deactivated(.administrator))
        #expect(try decision(byHand, person(in: "Sales"), rules).verdict == .unchanged)
        #expect(try decision(byHand, person(in: "Legal"), rules).verdict == .outOfScope)
    }

    @Test("Or she is deleted, and gives up her address in the same run")
    func delete() throws {
        #expect(try decision(ana(), person(in: "Legal"), rules(.delete)).verdict == .deleted(.leftScope))
        let bo = Fixture.imported(2, Profile(username: "bo@contoso.example", email: "bo@contoso.example"))
        var heir = Fixture.person(2, "Bo", "Lind", mail: "ana@contoso.example")
        heir.further[.department] = .value("Sales")
        let seen: [DirectoryObjectID: Sighting] = [
            Fixture.object(1): .present(person(in: "Legal")), heir.id: .present(heir),
        ]
        func outcomes(_ consequence: LifecyclePolicy.Consequence) throws -> [Outcome] {
            Draft.synchronizing([ana(), bo], seen: seen, rules: try rules(consequence)).settle(holders: [ana(), bo])
                .map(\.outcome)
        }
        #expect(try outcomes(.delete) == [.deleted, .modified])
        #expect(try outcomes(.deactivate) == [.deactivated, .duplicate])
        #expect(try outcomes(.keep) == [.outOfScope, .duplicate])
    }

    @Test("A protected user is neither deleted nor deactivated for leaving the scope")
    func protected() throws {
        for consequence in [LifecyclePolicy.Consequence.delete, .deactivate] {
            let rules = try rules(consequence)
            #expect(try decision(ana(isProtected: true), person(in: "Legal"), rules).verdict == .protected([]))
            let starter = try decision(ana(), person(in: "Legal"), rules, protecting: [Fixture.userID(1)])
            #expect(starter.verdict == .protected([]))
        }
        #expect(try decision(ana(isProtected: true), person(in: "Legal"), rules(.keep)).verdict == .outOfScope)
    }

    @Test("A department that is not shown is empty, and so out of scope, but no deletion by default")
    func notShown() throws {
        let person = Fixture.person(1, "Ana", "Ruiz", mail: "ana@contoso.example")
        #expect(try decision(ana(), person, rules(.keep)).verdict == .outOfScope)
        var unreadable = person
        unreadable.userPrincipalName = .null
        #expect(try decision(ana(), unreadable, rules(.delete)).verdict == .unreadable)
    }

    @Test("A run over everybody mentions whoever is not as it should be, and nobody else")
    func silence() throws {
        let rules = try rules(.keep)
        let shown = person(in: "Sales")
        func changesNothing(_ user: User, _ person: DirectoryUser) -> Bool {
            Draft.changesNothing(for: user, shown: person, rules: rules)
        }
        #expect(changesNothing(ana(), shown))
        #expect(changesNothing(ana(.deactivated(.administrator)), shown))
        var renamed = shown
        renamed.givenName = .value("Anna")
        #expect(!changesNothing(ana(), renamed))
        #expect(!changesNothing(ana(), person(in: "Legal")))
        #expect(!changesNothing(ana(), person(in: "Sales", isEnabled: false)))
        #expect(!changesNothing(ana(isProtected: true), person(in: "Sales", isEnabled: false)))
        #expect(!changesNothing(ana(.deactivated(.upstream)), shown))
        #expect(!changesNothing(ana(isOutOfScope: true), shown))
        #expect(!changesNothing(ana(.deleted(at: now)), shown))
        var held = ana()
        held.isHeld = true
        #expect(!changesNothing(held, shown))
        var missing = ana()
        missing.missingSince = now
        #expect(!changesNothing(missing, shown))
        var broken = shown
        broken.mail = .value("nobody")
        #expect(!changesNothing(ana(), broken))
    }
}
