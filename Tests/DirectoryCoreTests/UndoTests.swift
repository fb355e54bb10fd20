import DirectoryCore
import Foundation
import TestSupport
import Testing

@Suite("Undoing a run (R29)")
struct UndoTests {
    private let run = RunID(7)
    private let now = Fixture.morning
    private let profile = Profile(username: "ana@contoso.example", firstName: "Ana", email: "ana@contoso.example")
    private let changes = [FieldChange(field: .firstName, before: "Ana", after: "Anna")]
    private var back: [FieldChange] { [FieldChange(field: .firstName, before: "Anna", after: "Ana")] }

    private func ana(_ status: User.Status = .active, changed: [FieldChange] = [], revision: Int64 = 5) -> User {
        var user = Fixture.imported(1, profile.applying(changed), status: status)
        user.revision = revision
        return user
    }

    private func undo(_ verdict: Verdict, of user: User, holders: [User] = []) -> Decision? {
        let decision = Decision(
            subject: .user(Fixture.userID(1), object: Fixture.object(1), revision: 4), name: "Ana", verdict: verdict)
        return Draft.undoing(run, decisions: [decision], users: [Fixture.object(1): user])
            .settle(holders: holders + [user]).first
    }

    @Test("Changed fields get the values they had")
    func modified() {
        let decision = undo(.modified(changes), of: ana(changed: changes))
        #expect(decision?.verdict == .modified(back) && decision?.access == .keep)
        #expect(undo(.protected(changes), of: ana(changed: changes))?.verdict == .modified(back))
    }

    @Test("Values that another run or a person filled in since are not the run's to take back")
    func changedSince() {
        let decision = undo(.modified(changes), of: ana(changed: changes, revision: 6))
        #expect(decision?.verdict == .failed(.changedSince(run)))
        #expect(decision?.subject == .user(Fixture.userID(1), object: Fixture.object(1), revision: 6))
        #expect(decision?.write(in: .undo) == .touch(Fixture.userID(1), revision: 6, .none))
        #expect(undo(.deleted(.disabledUpstream), of: ana(revision: 6))?.verdict == .failed(.changedSince(run)))
    }

    @Test("A deletion is taken back with the status before it")
    func deleted() {
        let buried = ana(.deleted(at: now, before: .administrator))
        let decision = undo(.deleted(.disabledUpstream), of: buried)
        #expect(decision?.verdict == .restored(profile))
        #expect(decision.map { buried.status.applying($0.access) } == .deactivated(.administrator))
        #expect(undo(.deleted(.leftScope), of: ana(.deleted(at: now))).map(\.access) == .keep)
    }

    @Test("A deactivation and a reactivation are turned around, with their fields")
    func access() {
        let away = ana(.deactivated(.upstream), changed: changes)
        let up = undo(.deactivated(.disabledUpstream, changes), of: away)
        #expect(up?.verdict == .reactivated(back) && up?.access == .reactivate)
        let down = undo(.reactivated(changes), of: ana(changed: changes))
        #expect(down?.verdict == .deactivated(.undone(run), back) && down?.access == .deactivate)
    }

    @Test("An imported or restored user becomes a tombstone")
    func imported() {
        #expect(undo(.restored(profile), of: ana())?.verdict == .deleted(.undone(run)))
        let decision = Decision(subject: .person(Fixture.object(1)), name: "Ana", verdict: .imported(profile))
        func undoing(_ user: User) -> Verdict? {
            Draft.undoing(run, decisions: [decision], users: [Fixture.object(1): user]).settle(holders: []).first?
                .verdict
        }
        #expect(undoing(ana(revision: 1)) == .deleted(.undone(run)))
        #expect(undoing(ana(revision: 2)) == .failed(.changedSince(run)))
    }

    @Test("Whoever came back as another user gets nothing of the earlier one")
    func anotherUser() {
        let newcomer = User(
            id: Fixture.userID(9), organization: Fixture.contoso, origin: ana().origin, profile: profile,
            createdAt: now, revision: 5)
        for verdict in [Verdict.modified(changes), .deleted(.leftScope), .reactivated(changes)] {
            #expect(undo(verdict, of: newcomer)?.verdict == .failed(.changedSince(run)))
            #expect(undo(verdict, of: newcomer)?.write(in: .undo) == nil)
        }
    }

    @Test("What changed nothing is nothing to undo")
    func nothing() {
        let conflict = AddressConflict(
            field: .email, wanted: "x", holder: .init(user: nil, object: nil, name: "Bo", value: "x"))
        let verdicts: [Verdict] = [
            .unchanged, .duplicate([conflict]), .invalid([]), .missing(since: now), .unreadable, .outOfScope,
            .protected([]), .held, .failed(.notConnected), .alreadyImported(Fixture.userID(1)),
        ]
        for verdict in verdicts { #expect(undo(verdict, of: ana()) == nil, "\(verdict)") }
    }

    @Test("An address that somebody else has now is not taken away again")
    func taken() {
        let moved = [FieldChange(field: .email, before: "ana@contoso.example", after: "ruiz@contoso.example")]
        let desk = Fixture.local(9, Profile(username: "desk", email: "ana@contoso.example"))
        #expect(undo(.modified(moved), of: ana(changed: moved), holders: [desk])?.outcome == .duplicate)
        #expect(undo(.deleted(.leftScope), of: ana(.deleted(at: now)), holders: [desk])?.outcome == .duplicate)
        #expect(undo(.modified(moved), of: ana(changed: moved))?.outcome == .modified)
    }

    @Test("Undoing what a run did to a random town brings back everybody as they were")
    func anyTown() {
        var undone = 0
        for seed in 0..<800 {
            var random = SeededRandom(seed: UInt64(seed))
            let town = Town.random(people: Int.random(in: 2...14, using: &random), using: &random)
            var ledger = Ledger(town.users)
            let before = ledger.state
            ledger.apply(town.decisions(withNewcomers: &random), .synchronization)
            undone += ledger.written.count
            ledger.apply(Draft.undoing(run, decisions: ledger.written, users: ledger.bound), .undo)
            guard ledger.state == before else {
                Issue.record("seed \(seed)")
                return
            }
        }
        #expect(undone > 2_000)
    }

    @Test("Undoing the undoing brings back what the run did")
    func twice() {
        for seed in 0..<300 {
            var random = SeededRandom(seed: UInt64(seed))
            let town = Town.random(people: Int.random(in: 2...14, using: &random), using: &random)
            var ledger = Ledger(town.users)
            ledger.apply(town.decisions(withNewcomers: &random), .synchronization)
            let after = ledger.state
            ledger.apply(Draft.undoing(run, decisions: ledger.written, users: ledger.bound), .undo)
            ledger.apply(Draft.undoing(RunID(8), decisions: ledger.written, users: ledger.bound), .undo)
            guard ledger.state == after else {
                Issue.record("seed \(seed)")
                return
            }
        }
    }
}
