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

    private static let change = FieldChange(field: .email, before: "a@contoso.example", after: nil)
    private static let date = Date(timeIntervalSinceReferenceDate: 815_000_000.5)
    private static let seen = Proof.Observation(at: date, status: 404, requestID: "r")

    private static let formats: [(Verdict, String)] = [
        (.modified([change]), #"{"changes":[{"before":"a@contoso.example","field":"email"}]}"#),
        (.reactivated([]), #"{"changes":[]}"#),
        (.protected([]), #"{"changes":[]}"#),
        (.deactivated(.disabledUpstream, []), #"{"changes":[]}"#),
        (.deleted(.disabledUpstream), "{}"),
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
            .failed(Problem(.upstreamRefused, cause: "c", effect: "e", advice: "a")),
            #"{"problem":{"advice":"a","cause":"c","code":"upstream-refused","effect":"e"}}"#
        ),
        (
            .alreadyImported(Fixture.userID(1)),
            #"{"user":"00000000-0000-0000-0000-000005000001"}"#
        ),
    ]
}
