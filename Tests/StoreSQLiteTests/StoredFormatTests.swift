import DirectoryCore
import Foundation
import TestSupport
import Testing

@testable import StoreSQLite

/// Decisions outlive versions: what was written once must be read for ever.
@Suite("Stored decisions")
struct StoredFormatTests {
    @Test("A detail is written in the form of the first version, and read from it", arguments: Self.formats)
    func detail(verdict: Verdict, json: String) throws {
        let detail = try #require(DecisionDetail(of: verdict))
        #expect(try storedJSON(detail) == json)
        let read = try JSONDecoder().decode(DecisionDetail.self, from: Data(json.utf8))
        #expect(Verdict(verdict.outcome, read) == verdict)
    }

    @Test("A problem is written as the forms and values of its sentences; the texts of the first version are read too")
    func problem() throws {
        let problem = Problem(.upstreamRefused, cause: "c \(7)", effect: "e", advice: "a")
        let detail = try #require(DecisionDetail(of: .failed(problem)))
        let json =
            #"{"problem":{"advice":{"form":"a"},"cause":{"form":"c {1}","values":["7"]},"#
            + #""code":"upstream-refused","effect":{"form":"e"}}}"#
        #expect(try storedJSON(detail) == json)
        let read = try JSONDecoder().decode(DecisionDetail.self, from: Data(json.utf8))
        #expect(Verdict(.failed, read) == .failed(problem))
        let earlier = #"{"problem":{"advice":"a","cause":"c 7","code":"upstream-refused","effect":"e"}}"#
        let text = try JSONDecoder().decode(DecisionDetail.self, from: Data(earlier.utf8))
        #expect(text.problem?.description == problem.description)
    }

    @Test(
        "An outcome that says it all has no detail",
        arguments: [Verdict.unchanged, .unreadable, .outOfScope, .held])
    func noDetail(verdict: Verdict) {
        #expect(DecisionDetail(of: verdict) == nil)
        #expect(Verdict(verdict.outcome, DecisionDetail()) == verdict)
    }

    @Test(
        "An outcome whose detail is lost is refused, not guessed",
        arguments: [Outcome.modified, .duplicate, .imported, .restored, .invalid, .missing, .failed, .alreadyImported])
    func lostDetail(outcome: Outcome) {
        #expect(Verdict(outcome, DecisionDetail()) == nil)
    }

    @Test("What a run is for and where it stands is read in the form in which it was written first")
    func runs() throws {
        let id = Fixture.userID(1)
        try expect(
            RunPurpose(.synchronizing(.users([id])), then: .apply, leavingOut: [Fixture.object(1)]),
            #"{"ending":"apply","leavingOut":["00000000-0000-0000-0000-00000b000001"],"#
                + #""work":{"synchronizing":{"_0":{"users":{"_0":["00000000-0000-0000-0000-000005000001"]}}}}}"#)
        try expect(
            RunPurpose(.undoing(RunID(7), .hold), then: .preview),
            #"{"ending":"preview","leavingOut":[],"work":{"undoing":{"_0":7,"_1":"hold"}}}"#)
        try expect(
            RunProgress(phase: .lookingUp, people: 3, total: nil), #"{"people":3,"phase":"looking up"}"#)
        try expect(
            RunPause(by: .command(account: "ana"), since: Self.date),
            #"{"by":{"command":{"account":"ana"}},"since":815000000.5}"#)
        try expect(RunState.Discard.rejected(by: .page), #"{"rejected":{"by":{"page":{}}}}"#)
        try expect(RunState.Discard.replaced(by: RunID(7)), #"{"replaced":{"by":7}}"#)
        try expect(
            [BrakeFinding.half(planned: 1, of: 2), .clearings(.phone, planned: 3, limit: 2)],
            #"[{"half":{"of":2,"planned":1}},{"clearings":{"_0":"phone","limit":2,"planned":3}}]"#)
        try expect(
            Approval(hash: PlanHash("a"), by: .command(account: "ana"), at: Self.date),
            #"{"at":815000000.5,"by":{"command":{"account":"ana"}},"hash":"a"}"#)
    }

    private func expect<Value: Codable & Equatable>(
        _ value: Value, _ json: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        #expect(try storedJSON(value) == json, sourceLocation: sourceLocation)
        let read = try JSONDecoder().decode(Value.self, from: Data(json.utf8))
        #expect(read == value, sourceLocation: sourceLocation)
    }

    private static let change = FieldChange(field: .email, before: "a@contoso.example", after: nil)
    private static let date = Date(timeIntervalSinceReferenceDate: 815_000_000.5)
    private static let team = AttributeName(rawValue: "team").map { [$0: "A"] } ?? [:]
    private static let seen = Proof.Observation(at: date, status: 404, requestID: "r")

    private static let formats: [(Verdict, String)] = [
        (.modified([change]), #"{"changes":[{"before":"a@contoso.example","field":"email"}]}"#),
        (.reactivated([]), #"{"changes":[]}"#),
        (.protected([]), #"{"changes":[]}"#),
        (.deactivated(.disabledUpstream, []), #"{"changes":[]}"#),
        (.deleted(.disabledUpstream), "{}"),
        (.deleted(.leftScope), #"{"ground":"left-scope"}"#),
        (.deleted(.undone(RunID(7))), #"{"ground":"undone","undone":7}"#),
        (.deactivated(.leftScope, []), #"{"changes":[],"ground":"left-scope"}"#),
        (.deactivated(.undone(RunID(7)), []), #"{"changes":[],"ground":"undone","undone":7}"#),
        (
            .deleted(.gone(.notFoundTwice(first: date, seen))),
            #"{"proof":{"notFoundTwice":{"_1":{"at":815000000.5,"requestID":"r","status":404},"first":815000000.5}}}"#
        ),
        (
            .deleted(.gone(.inDeletedItems(deletedAt: nil, seen))),
            #"{"proof":{"inDeletedItems":{"_1":{"at":815000000.5,"requestID":"r","status":404}}}}"#
        ),
        (
            .deactivated(.gone(.deltaRemoved(.changed, seen)), []),
            #"{"changes":[],"proof":{"deltaRemoved":{"_0":"changed","_1":"#
                + #"{"at":815000000.5,"requestID":"r","status":404}}}}"#
        ),
        (.imported(Profile(username: "ana", phone: "1")), #"{"profile":{"phone":"1","username":"ana"}}"#),
        (.restored(Profile(username: "ana")), #"{"profile":{"username":"ana"}}"#),
        (
            .restored(Profile(username: "ana", attributes: team)),
            #"{"profile":{"attributes":{"team":"A"},"username":"ana"}}"#
        ),
        (
            .duplicate([
                AddressConflict(
                    field: .email, wanted: "a@contoso.example",
                    holder: .init(user: Fixture.userID(1), object: nil, name: "Ana", value: "A@contoso.example"))
            ]),
            #"{"conflicts":[{"field":"email","holder":{"name":"Ana","user":"00000000-0000-0000-0000-000005000001","#
                + #""value":"A@contoso.example"},"wanted":"a@contoso.example"}]}"#
        ),
        (
            .invalid([InvalidField(field: .phone, reason: .tooLong)]),
            #"{"invalid":[{"field":"phone","reason":"too-long"}]}"#
        ),
        (.missing(since: date), #"{"missingSince":815000000.5}"#),
        (
            .alreadyImported(Fixture.userID(1)),
            #"{"user":"00000000-0000-0000-0000-000005000001"}"#
        ),
    ]
}
