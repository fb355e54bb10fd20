import DirectoryCore
import Foundation
import TestSupport
import Testing

@Suite("What a decision writes")
struct UserWriteTests {
    private static let id = Fixture.userID(1)
    private static let profile = Profile(username: "ana", email: "ana@contoso.example")
    private static let changes = [FieldChange(field: .phone, before: nil, after: "1")]
    private static let seen = Proof.Observation(at: Fixture.morning, status: 404, requestID: nil)
    private static let proof = Proof.inDeletedItems(deletedAt: nil, seen)
    private static let since = Fixture.morning
    private static let conflict = AddressConflict(
        field: .email, wanted: "x", holder: .init(user: nil, object: nil, name: "Bo", value: "x"))
    private static let problem = Problem(.upstreamRefused, cause: "No.", advice: "Look.")

    private func write(
        _ verdict: Verdict, _ access: Decision.AccessChange = .keep, in kind: RunKind = .synchronization
    ) -> UserWrite? {
        Decision(
            subject: .user(Self.id, object: Fixture.object(1), revision: 4), name: "Ana", verdict: verdict,
            access: access
        ).write(in: kind)
    }

    @Test(
        "An unchanged row is only marked: in sight, out of scope, or nothing was learned",
        arguments: [
            (.unchanged, .inScope), (.duplicate([conflict]), .inScope),
            (.invalid([InvalidField(field: .email, reason: .notAnAddress)]), .inScope), (.outOfScope, .outOfScope),
            (.unreadable, .none), (.failed(problem), .none), (.protected([]), .none),
        ] as [(Verdict, UserWrite.Sight)])
    func touches(verdict: Verdict, sight: UserWrite.Sight) {
        #expect(write(verdict) == .touch(Self.id, revision: 4, sight))
        #expect(write(verdict, in: .undo) == .touch(Self.id, revision: 4, .none))
        #expect(write(verdict, in: .restoration) == .touch(Self.id, revision: 4, .none))
    }

    @Test(
        "New values and new access are an update, with what was seen",
        arguments: [
            (.modified(changes), .keep, .inScope), (.protected(changes), .keep, .inScope),
            (.reactivated([]), .reactivate, .inScope), (.reactivated(changes), .reactivate, .inScope),
            (.deactivated(.disabledUpstream, changes), .deactivate, .inScope),
            (.deactivated(.leftScope, []), .deactivate, .outOfScope),
            (.deactivated(.gone(proof), []), .deactivate, .none),
            (.deactivated(.undone(RunID(3)), changes), .deactivate, .none),
        ] as [(Verdict, Decision.AccessChange, UserWrite.Sight)])
    func updates(verdict: Verdict, access: Decision.AccessChange, sight: UserWrite.Sight) {
        #expect(write(verdict, access) == .update(Self.id, revision: 4, verdict.changes, access, sight))
        #expect(write(verdict, access, in: .undo) == .update(Self.id, revision: 4, verdict.changes, access, .none))
    }

    @Test("A departure buries, a strike is noted, a return revives")
    func comingAndGoing() {
        #expect(write(.deleted(.gone(Self.proof))) == .bury(Self.id, revision: 4))
        #expect(write(.missing(since: Self.since)) == .strike(Self.id, revision: 4, since: Self.since))
        #expect(
            write(.restored(Self.profile), .deactivate)
                == .revive(Self.id, revision: 4, Self.profile, .deactivate, .inScope))
        #expect(
            write(.restored(Self.profile), .keep, in: .restoration)
                == .revive(Self.id, revision: 4, Self.profile, .keep, .none))
    }

    @Test("A held user and one who was imported before are not touched at all")
    func nothing() {
        #expect(write(.held) == nil)
        #expect(write(.alreadyImported(Self.id)) == nil)
    }

    @Test("Of people who are no users only the imported are written")
    func newcomers() {
        func write(_ verdict: Verdict, _ access: Decision.AccessChange = .reactivate) -> UserWrite? {
            Decision(subject: .person(Fixture.object(1)), name: "Ana", verdict: verdict, access: access).write(
                in: .importing)
        }
        let object = Fixture.object(1)
        #expect(write(.imported(Self.profile)) == .insert(object: object, Self.profile, .active))
        #expect(
            write(.imported(Self.profile), .deactivate)
                == .insert(object: object, Self.profile, .deactivated(.upstream)))
        for verdict in [.duplicate([Self.conflict]), .unreadable, .missing(since: Self.since), .held] as [Verdict] {
            #expect(write(verdict) == nil)
        }
    }
}
