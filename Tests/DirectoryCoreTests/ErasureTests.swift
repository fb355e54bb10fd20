import DirectoryCore
import Foundation
import TestSupport
import Testing

@Suite("What is left of somebody erased")
struct ErasureTests {
    private let profile = Profile(
        username: "ana@contoso.example", firstName: "Ana", lastName: "Lima", email: "ana@contoso.example", phone: "+351"
    )
    private let change = FieldChange(field: .phone, before: "+351", after: "+352")
    private let wiped = FieldChange(field: .phone, before: nil, after: nil)

    private var ana: User { Fixture.imported(1, profile) }
    private var erasure: Erasure { Erasure(of: ana) }

    private func erased(_ verdict: Verdict, of subject: Decision.Subject? = nil) -> Decision {
        let subject = subject ?? .user(ana.id, object: Fixture.object(1), revision: 3)
        return erasure.erasing(Decision(subject: subject, name: "Ana Lima", verdict: verdict, access: .deactivate))
    }

    @Test("Decisions keep outcome, fields, grounds and ids; name and values go")
    func decisions() {
        let decision = erased(.deactivated(.disabledUpstream, [change]))
        #expect(decision.name == Erasure.word)
        #expect(decision.verdict == .deactivated(.disabledUpstream, [wiped]))
        #expect(decision.subject == .user(ana.id, object: Fixture.object(1), revision: 3))
        #expect(decision.access == .deactivate)
        for verdict in [Verdict.modified([change]), .reactivated([change]), .protected([change])] {
            #expect(erased(verdict).outcome == verdict.outcome)
            #expect(erased(verdict).verdict.changes == [wiped])
        }
        let nobody = Profile(username: Erasure.word)
        #expect(erased(.restored(profile)).verdict == .restored(nobody))
        #expect(erased(.imported(profile), of: .person(Fixture.object(1))).verdict == .imported(nobody))
        for verdict in [Verdict.unchanged, .deleted(.leftScope), .missing(since: .distantPast), .held] {
            #expect(erased(verdict).verdict == verdict)
        }
    }

    @Test("Of a conflict goes what the person wanted and has, on either side; what others are called stays")
    func conflicts() {
        let mine = AddressConflict(
            field: .email, wanted: "bo@contoso.example",
            holder: .init(user: Fixture.userID(2), object: nil, name: "Bo", value: "bo@contoso.example"))
        let expected = AddressConflict(
            field: .email, wanted: Erasure.word,
            holder: .init(user: Fixture.userID(2), object: nil, name: Erasure.word, value: Erasure.word))
        #expect(erased(.duplicate([mine])).verdict == .duplicate([expected]))
        for holder in [
            AddressConflict.Holder(user: ana.id, object: nil, name: "Ana", value: "ana@contoso.example"),
            .init(user: nil, object: Fixture.object(1), name: "Ana", value: "ana@contoso.example"),
        ] {
            let theirs = AddressConflict(field: .email, wanted: "ANA@contoso.example", holder: holder)
            let decision = Decision(
                subject: .person(Fixture.object(2)), name: "Bo", verdict: .duplicate([theirs, mine]))
            let rest = erasure.erasing(decision)
            let blank = AddressConflict.Holder(
                user: holder.user, object: holder.object, name: Erasure.word, value: Erasure.word)
            #expect(rest.name == "Bo")
            #expect(
                rest.verdict
                    == .duplicate([
                        AddressConflict(field: .email, wanted: "ANA@contoso.example", holder: blank), mine,
                    ]))
        }
    }

    @Test("Decisions, events and searches that are about somebody else stay as they are")
    func others() {
        let decision = Decision(
            subject: .user(Fixture.userID(2), object: Fixture.object(2), revision: 1), name: "Bo",
            verdict: .modified([change]))
        #expect(erasure.erasing(decision) == decision)
        let events = [
            event(.userUpdated, about: Fixture.userID(2), "Ana Lima"), event(.runHeld, about: nil, "Ana Lima"),
            event(.duplicateDetected, about: nil, "Bo"),
        ]
        #expect(events.map(erasure.erasing) == events)
        let local = Erasure(of: Fixture.local(1, profile))
        #expect(
            local.erasing(Decision(subject: .person(Fixture.object(9)), name: "Bo", verdict: .unchanged)).name == "Bo")
    }

    @Test("Events about the person, and those that only name it, lose name and values")
    func events() {
        let updated = erasure.erasing(event(.userUpdated, about: ana.id, "Ana Silva"))
        #expect((updated.name, updated.changes, updated.user) == (Erasure.word, [wiped], ana.id))
        #expect(erasure.erasing(event(.duplicateDetected, about: nil, "Ana Lima")).name == Erasure.word)
        let earlier = Erasure(of: ana, events: [event(.userImported, about: ana.id, "Ana Silva")])
        #expect(earlier.erasing(event(.duplicateResolved, about: nil, "Ana Silva")).name == Erasure.word)
        #expect(erasure.erasing(event(.duplicateResolved, about: nil, "Ana Silva")).name == "Ana Silva")
    }

    @Test("A search is forgotten when it has a value of the person in it", arguments: ["ana", "X LIMA", "+351"])
    func searches(text: String) {
        for work in [RunPurpose.Work.synchronizing(.matching(text)), .importing(.matching(text))] {
            let purpose = RunPurpose(work, then: .preview, leavingOut: [Fixture.object(7)])
            let rest = erasure.erasing(purpose)
            #expect(rest != purpose)
            #expect((rest.ending, rest.leavingOut) == (.preview, [Fixture.object(7)]))
        }
    }

    @Test("Other searches are kept", arguments: ["an", "contoso.example", "Bo", ""])
    func otherSearches(text: String) {
        let purpose = RunPurpose(.synchronizing(.matching(text)), then: .preview)
        #expect(erasure.erasing(purpose) == purpose)
    }

    private func event(_ kind: ChangeEvent.Kind, about user: UserID?, _ name: String) -> ChangeEvent {
        ChangeEvent(
            id: 1, at: Fixture.morning, run: RunID(1), kind: kind, user: user, name: name, changes: [change])
    }
}
