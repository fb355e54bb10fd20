import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

@testable import Accounts

@Suite("Second factors")
struct SecondFactorTests {
    @Test(
        "Codes are those of RFC 6238, appendix B",
        arguments: [
            (59.0, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
            (2_000_000_000, "279037"), (20_000_000_000, "353130"),
        ])
    func vectors(time: TimeInterval, code: String) throws {
        let seed = Secret(Base32.encode(Array("12345678901234567890".utf8)))
        let key = try #require(AuthenticatorKey(seed))
        #expect(key.code(at: OneTimeCode.step(at: Date(timeIntervalSince1970: time))) == code)
    }

    @Test("With a second factor the password is half the way, and the code the other")
    func twoSteps() async throws {
        let reception = Reception()
        let ana = try await reception.claim()
        let (app, _) = try await reception.protect(ana)
        let step = try await reception.signIn(from: Reception.visitor(2))
        let pending = try #require(step.pending)
        #expect(try await reception.office.person(pending) == nil)
        let code = app.code(at: reception.clock.now)
        let signedIn = try await reception.office.confirm(code, pending: pending, visitor: Reception.visitor(2))
        #expect(signedIn.person.account.id == ana.person.account.id)
        #expect(try await reception.deeds().last == .signedIn)
    }

    @Test("A code of the step before and after counts as well, others do not, and none counts twice")
    func window() async throws {
        let reception = Reception()
        let (app, _) = try await reception.protect(try await reception.claim())
        for (offset, isRight) in [(-60.0, false), (60, false), (-30, true), (0, true), (30, true), (30, false)] {
            let pending = try #require(try await reception.signIn(from: Reception.visitor(2)).pending)
            let code = app.code(at: reception.clock.now.addingTimeInterval(offset))
            let refused = await refusal { () throws(Problem) in
                try await reception.office.confirm(code, pending: pending, visitor: Reception.visitor(2))
            }
            #expect(refused == (isRight ? nil : .codeInvalid), "\(offset)")
        }
        let pending = try #require(try await reception.signIn(from: Reception.visitor(2)).pending)
        let earlier = app.code(at: reception.clock.now)
        #expect(
            await refusal { () throws(Problem) in
                try await reception.office.confirm(earlier, pending: pending, visitor: Reception.visitor(2))
            } == .codeInvalid)
    }

    @Test("A wrong code leaves the sign-in open for five minutes; it is the account that is counted")
    func patience() async throws {
        let reception = Reception()
        let (app, _) = try await reception.protect(try await reception.claim())
        let pending = try #require(try await reception.signIn(from: Reception.visitor(2)).pending)
        for number in 0..<4 {
            #expect(
                await refusal { () throws(Problem) in
                    try await reception.office.confirm(
                        Secret("00000\(number)"), pending: pending, visitor: Reception.visitor(2))
                } == .codeInvalid)
        }
        reception.clock.advance(by: 299)
        _ = try await reception.office.confirm(
            app.code(at: reception.clock.now), pending: pending, visitor: Reception.visitor(2))
        let late = try #require(try await reception.signIn(from: Reception.visitor(2)).pending)
        reception.clock.advance(by: 301)
        #expect(
            await refusal { () throws(Problem) in
                try await reception.office.confirm(
                    app.code(at: reception.clock.now), pending: late, visitor: Reception.visitor(2))
            } == .signInNeeded)
    }

    @Test("Whoever knows the password has a hundred guesses at codes, however often it is entered in between")
    func codeGuesses() async throws {
        let reception = Reception()
        _ = try await reception.protect(try await reception.claim())
        var evaluated = 0
        for number in 0..<5_000 {
            let visitor = Reception.visitor(10 + number % 1_000)
            if let pending = try? await reception.signIn(from: visitor).pending {
                let code = await refusal { () throws(Problem) in
                    try await reception.office.confirm(Secret("000000"), pending: pending, visitor: visitor)
                }
                if code == .codeInvalid { evaluated += 1 }
            }
            reception.clock.advance(by: 60)
        }
        #expect(evaluated == 100)
    }

    @Test("Each of ten recovery codes lets in once, however it is typed")
    func recovery() async throws {
        let reception = Reception()
        let ana = try await reception.claim()
        let (_, recovery) = try await reception.protect(ana)
        #expect(Set(recovery).count == 10)
        for (number, code) in recovery.enumerated() {
            #expect(code.reveal().filter { $0 != "-" }.count == 16)
            let typed = number % 2 == 0 ? code : Secret(code.reveal().uppercased().replacing("-", with: " "))
            let first = try #require(try await reception.signIn(from: Reception.visitor(2)).pending)
            _ = try await reception.office.confirm(typed, pending: first, visitor: Reception.visitor(2))
            let second = try #require(try await reception.signIn(from: Reception.visitor(2)).pending)
            #expect(
                await refusal { () throws(Problem) in
                    try await reception.office.confirm(typed, pending: second, visitor: Reception.visitor(2))
                } == .codeInvalid)
        }
        let stored = try #require(try await reception.store.account(ana.person.account.id)?.secondFactor)
        #expect(stored.recovery.isEmpty)
    }

    @Test("Beside a second factor eight characters are enough; then the factor stays, until the password is longer")
    func shortPassword() async throws {
        let reception = Reception()
        let ana = try await reception.claim()
        let requester = Requester(ana.person.actor)
        let short = Secret("kazoo-fj")
        #expect(
            await refusal { () throws(Problem) in
                try await reception.office.changePassword(of: ana.person, to: short, by: requester)
            } == .passwordWeak)
        _ = try await reception.protect(ana)
        try await reception.office.changePassword(of: ana.person, to: short, by: requester)
        #expect(
            await refusal { () throws(Problem) in
                try await reception.office.removeSecondFactor(of: ana.person, by: requester)
            } == .passwordWeak)
        try await reception.office.changePassword(of: ana.person, to: Reception.password, by: requester)
        try await reception.office.removeSecondFactor(of: ana.person, by: requester)
        #expect(try await reception.signIn().signedIn != nil)
    }

    @Test("Where an organization asks for a second factor it cannot be removed, and who has none is told")
    func required() async throws {
        let reception = Reception()
        let ana = try await reception.claim()
        var contoso = try #require(ana.person.places.first).organization
        contoso.signIn.secondFactor = .required
        contoso = try await reception.office.change(contoso, by: Requester(ana.person.actor))
        #expect(try await reception.office.person(ana.sessionToken)?.needsSecondFactor == true)
        _ = try await reception.protect(ana)
        #expect(try await reception.office.person(ana.sessionToken)?.needsSecondFactor == false)
        #expect(
            await refusal { () throws(Problem) in
                try await reception.office.removeSecondFactor(of: ana.person, by: Requester(ana.person.actor))
            } == .secondFactorNeeded)
    }

    @Test("The key is stored sealed, for this account alone")
    func sealed() async throws {
        let reception = Reception()
        let ana = try await reception.claim()
        let (app, _) = try await reception.protect(ana)
        let factor = try #require(try await reception.store.account(ana.person.account.id)?.secondFactor)
        #expect(try TestBox().open(factor.seed, for: .secondFactor(of: ana.person.account.id)) == app.key)
        #expect(throws: Problem.self) {
            try TestBox().open(factor.seed, for: .secondFactor(of: AccountID(Fixture.uuid(1))))
        }
    }

    @Test("Changing what one signs in with takes a proof of the last quarter of an hour, and ends the other sessions")
    func proofs() async throws {
        let reception = Reception()
        let first = try await reception.claim()
        reception.clock.advance(by: 901)
        let other = try #require(try await reception.signIn(from: Reception.visitor(2)).signedIn)
        let stale = try #require(try await reception.office.person(first.sessionToken))
        let requester = Requester(stale.actor)
        let office = reception.office
        #expect(
            await refusal { () throws(Problem) in
                try await office.changePassword(of: stale, to: Reception.password, by: requester)
            } == .proofNeeded)
        #expect(await refusal { () throws(Problem) in try await office.offerSecondFactor(to: stale) } == .proofNeeded)
        #expect(
            await refusal { () throws(Problem) in try await office.removeSecondFactor(of: stale, by: requester) }
                == .proofNeeded)
        #expect(
            await refusal { () throws(Problem) in try await office.unlinkEntra(of: stale, by: requester) }
                == .proofNeeded)
        #expect(
            await refusal { () throws(Problem) in
                try await office.rename(stale, name: "Ana", email: "mallory@evil.example", by: requester)
            } == .proofNeeded)
        _ = try await office.rename(stale, name: "Ana Maria", email: "ana@contoso.example", by: requester)
        let proved = try await office.prove(
            .password(Reception.password), as: stale, visitor: Reception.visitor())
        try await office.changePassword(
            of: proved.person, to: Secret("quokka-tundra-ziggurat"), by: requester)
        #expect(try await office.person(other.sessionToken) == nil)
        #expect(try await office.person(proved.sessionToken) != nil)
    }
}
