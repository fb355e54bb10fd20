import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

@testable import Accounts

@Suite("Signing in with a password")
struct SignInTests {
    @Test("Ana signs in from another browser; each session has a token of its own, of which the store has a hash")
    func signIn() async throws {
        let reception = Reception()
        let first = try await reception.claim()
        let second = try #require(
            try await reception.signIn("ANA@CONTOSO.EXAMPLE", from: Reception.visitor(2)).signedIn)
        #expect(first.sessionToken != second.sessionToken)
        #expect(second.sessionToken.reveal().utf8.count == 43)
        #expect(second.deviceToken != nil)
        let sessions = try await reception.office.sessions(of: second.person)
        #expect(sessions.count == 2)
        #expect(!sessions.map(\.token.hexadecimal).contains(second.sessionToken.reveal()))
        #expect(try await reception.office.person(Secret(sessions[0].token.hexadecimal)) == nil)
    }

    @Test("A wrong password, a wrong address, a suspended account and one without a password are told apart by nobody")
    func failures() async throws {
        let reception = Reception()
        let ana = try await reception.claim()
        let organization = try #require(ana.person.places.first).organization.id
        let bo = try await reception.member("Bo", .viewer, of: organization, by: ana)
        try await reception.office.setStanding(.suspended, of: bo.person.account.id, by: Reception.console)
        var problems: Set<Problem> = []
        for (email, password) in [
            ("ana@contoso.example", Secret("a wrong password of Ana")), ("bo@contoso.example", Reception.password),
            ("nobody@contoso.example", Reception.password), ("no address", Reception.password),
            ("ana@contoso.example", Secret("")),
        ] {
            do throws(Problem) {
                _ = try await reception.signIn(email, password, from: Reception.visitor(3))
                Issue.record("\(email) got in")
            } catch {
                problems.insert(error)
            }
        }
        #expect(problems == [.signInFailed])
        #expect(try await reception.deeds().filter { $0 == .signInRefused }.count == 5)
    }

    @Test("What was typed in the place of an address is written down nowhere")
    func discretion() async throws {
        let reception = Reception()
        _ = try await reception.claim()
        _ = await refusal { () throws(Problem) in
            try await reception.signIn("my-secret-password-by-mistake", Secret("x"))
        }
        let entries = try await reception.store.entries(in: .server, after: 0, limit: 100)
        #expect(!"\(entries)".contains("my-secret-password"))
    }

    @Test("Typed on another keyboard the password is the same")
    func normalization() async throws {
        let reception = Reception()
        let ana = try await reception.claim()
        try await reception.office.changePassword(
            of: ana.person, to: Secret("ｏcelot caf\u{E9} \u{FB01}jord kazoo"), by: Reception.console)
        #expect(
            try await reception.signIn(
                "ana@contoso.example", Secret("ocelot cafe\u{301} fijord kazoo")
            ).signedIn != nil)
    }

    @Test("A hash of another cost still lets in, and is made anew at today's cost when it does")
    func rehash() async throws {
        let reception = Reception()
        let ana = try await reception.claim()
        let dearer = try #require(PasswordCost(logarithm: 2, blockSize: 2, parallelism: 1))
        let office = reception.office(costing: dearer)
        let step = try await office.signIn(
            email: "ana@contoso.example", password: Reception.password, visitor: Reception.visitor(4))
        #expect(step.signedIn != nil)
        let stored = try #require(try await reception.store.account(ana.person.account.id)?.password)
        #expect(stored.encoded.hasPrefix("$scrypt$ln=2,r=2,p=1$"))
        #expect(try await reception.signIn().signedIn != nil)
    }
}
