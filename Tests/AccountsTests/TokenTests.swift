import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

@testable import Accounts

@Suite("API tokens")
struct TokenTests {
    /// Ana owns Contoso, Bo administers it.
    private struct Staff {
        let reception = Reception()
        let ana: SignedIn
        let bo: SignedIn
        let contoso: Organization

        init() async throws {
            ana = try await reception.claim()
            contoso = try #require(ana.person.places.first).organization
            bo = try await reception.member("Bo", .owner, of: contoso.id, by: ana)
        }

        func token(
            _ wish: TokenWish, by person: SignedIn? = nil, in organization: OrganizationID? = nil
        ) async throws(Problem) -> (token: APIToken, secret: Secret) {
            let person = (person ?? ana).person
            guard let caller = person.caller(in: contoso.handle) else { throw .signInNeeded }
            return try await reception.office.createToken(
                wish, in: organization ?? contoso.id, as: caller, by: Requester(person.actor))
        }
    }

    private static let report = TokenWish(name: "Report", role: .admin, scopes: [.viewUsers, .exportUsers], days: 30)

    @Test("A token says by its form what it is; the store has a hash of it")
    func form() async throws {
        let staff = try await Staff()
        let (token, secret) = try await staff.token(Self.report)
        let text = secret.reveal()
        #expect(text.utf8.count == 69)
        #expect(text.hasPrefix("rollcall_pat_" + token.prefix + "_"))
        let isPlain = token.prefix.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x32...0x37).contains($0) }
        #expect(isPlain && token.prefix.utf8.count == 12)
        #expect(!text.contains(token.fingerprint.hexadecimal))
        let caller = try #require(try await staff.reception.office.caller(secret))
        #expect(caller.organization == staff.contoso.id)
        #expect(caller.may(.exportUsers) && !caller.may(.viewRuns))
        #expect(caller.actor == .token(token.id, name: "Report"))
    }

    @Test("No other text is a token: not one bit of it, nor its public part with another secret")
    func guesses() async throws {
        let staff = try await Staff()
        let text = try await staff.token(Self.report).secret.reveal()
        let other = try await staff.token(Self.report).secret.reveal()
        var guesses = ["", "rollcall_pat_", String(text.dropLast()), text + "A", text.uppercased(), " " + text]
        guesses += text.indices.map { index in
            var bent = text
            bent.replaceSubrange(index...index, with: text[index] == "A" ? "B" : "A")
            return bent
        }
        guesses.append(String(text.prefix(26)) + other.suffix(43))
        for guess in guesses {
            #expect(try await staff.reception.office.caller(Secret(guess)) == nil, "\(guess)")
        }
    }

    @Test("A token ends with its days, when it is revoked, and when whoever made it goes")
    func ends() async throws {
        let staff = try await Staff()
        let office = staff.reception.office
        let (first, firstSecret) = try await staff.token(Self.report)
        let (_, bosSecret) = try await staff.token(Self.report, by: staff.bo)
        let (_, lastSecret) = try await staff.token(Self.report)
        let requester = Requester(staff.ana.person.actor)
        try await office.revoke(first.id, of: staff.contoso.id, by: requester)
        #expect(try await office.caller(firstSecret) == nil)
        try await office.setRole(nil, of: staff.bo.person.account.id, in: staff.contoso.id, by: requester)
        #expect(try await office.caller(bosSecret) == nil)
        staff.reception.clock.advance(by: 30 * 24 * 3_600 - 1)
        #expect(try await office.caller(lastSecret) != nil)
        staff.reception.clock.advance(by: 1)
        #expect(try await office.caller(lastSecret) == nil)
    }

    @Test("A token never does more than whoever made it may now")
    func demotion() async throws {
        let staff = try await Staff()
        let (_, secret) = try await staff.token(Self.report, by: staff.bo)
        try await staff.reception.office.setRole(
            .viewer, of: staff.bo.person.account.id, in: staff.contoso.id, by: Requester(staff.ana.person.actor))
        let caller = try #require(try await staff.reception.office.caller(secret))
        #expect(caller.role == .viewer)
        #expect(caller.may(.viewUsers) && !caller.may(.exportUsers))
    }

    @Test("Nobody makes a token for more than their own role, for another organization, or with a token")
    func reach() async throws {
        let staff = try await Staff()
        let office = staff.reception.office
        try await office.setRole(
            .admin, of: staff.bo.person.account.id, in: staff.contoso.id, by: Requester(staff.ana.person.actor))
        let bo = try #require(try await office.person(staff.bo.sessionToken))
        let admin = try #require(bo.caller(in: staff.contoso.handle))
        let owners = TokenWish(name: "x", role: .owner, scopes: [.viewUsers], days: 1)
        let program = Caller(token: try await staff.token(Self.report).token)
        for (caller, wish, organization) in [
            (admin, owners, staff.contoso.id), (admin, Self.report, Fixture.fabrikam),
            (program, Self.report, staff.contoso.id),
        ] {
            #expect(
                await refusal { () throws(Problem) in
                    try await office.createToken(wish, in: organization, as: caller, by: Requester(caller.actor))
                } == .notPermitted)
        }
    }

    @Test("Scopes lie within the role and within what a program may do; a life has an end within a year")
    func wishes() async throws {
        let staff = try await Staff()
        let wrong: [TokenWish] =
            [
                TokenWish(name: "", role: .viewer, scopes: [.viewUsers], days: 1),
                TokenWish(name: "\u{1B}[31m", role: .viewer, scopes: [.viewUsers], days: 1),
                TokenWish(name: String(repeating: "x", count: 129), role: .viewer, scopes: [.viewUsers], days: 1),
                TokenWish(name: "x", role: .viewer, scopes: [], days: 1),
                TokenWish(name: "x", role: .viewer, scopes: [.viewUsers], days: 0),
                TokenWish(name: "x", role: .viewer, scopes: [.viewUsers], days: -1),
                TokenWish(name: "x", role: .viewer, scopes: [.viewUsers], days: 367),
                TokenWish(name: "x", role: .viewer, scopes: [.viewUsers], days: .max),
            ]
            + Action.allCases.flatMap { action in
                Role.allCases.filter { Permissions.needsPerson(action) || $0 < Permissions.least(for: action) }
                    .map { TokenWish(name: "x", role: $0, scopes: [action], days: 1) }
            }
        for wish in wrong {
            #expect(
                await refusal { () throws(Problem) in try await staff.token(wish) } == .invalidValue, "\(wish)")
        }
        #expect(
            await refusal { () throws(Problem) in
                try await staff.token(TokenWish(name: "x", role: .viewer, scopes: [.viewUsers], days: 366))
            } == nil)
    }

    @Test("That a token is used is written down once a minute")
    func touching() async throws {
        let staff = try await Staff()
        let (_, secret) = try await staff.token(Self.report)
        let used = { () async throws -> Date? in
            try await staff.reception.office.tokens(of: staff.contoso.id).first?.lastUsedAt
        }
        let start = staff.reception.clock.now
        for seconds in [0.0, 59, 1] {
            staff.reception.clock.advance(by: seconds)
            _ = try await staff.reception.office.caller(secret)
            #expect(try await used() == (seconds == 1 ? start.addingTimeInterval(60) : start))
        }
    }
}
