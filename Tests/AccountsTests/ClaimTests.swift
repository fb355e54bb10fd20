import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

@testable import Accounts

@Suite("Claiming a server")
struct ClaimTests {
    @Test("Ana claims the server with the code from its console: she administers it and owns the first organization")
    func claim() async throws {
        let reception = Reception()
        #expect(try await !reception.office.isClaimed())
        let ana = try await reception.claim()
        #expect(ana.person.account.isServerAdministrator)
        let place = try #require(ana.person.places.first)
        #expect(place.membership.role == .owner)
        #expect(place.organization.handle.description == "contoso")
        #expect(try await reception.office.person(ana.sessionToken)?.account.email == "ana@contoso.example")
        #expect(try await reception.office.isClaimed())
        #expect(
            try await reception.deeds() == [.claimOffered, .serverClaimed, .accountCreated, .organizationCreated])
        let book = try await reception.store.entries(in: .organization(place.organization.id), after: 0, limit: 10)
        #expect(book.map(\.draft.deed) == [.memberJoined])
    }

    @Test("Ten thousand guesses at a fresh server make nobody its owner, and the code then still works (T-42)")
    func guesses() async throws {
        let reception = Reception()
        let code = try await reception.office.offerClaim(by: Reception.console)
        for number in 0..<10_000 {
            let guess = Codes(random: .system).invitation()
            let form = ClaimForm(
                code: guess, name: "Mallory", email: "mallory@evil.example", password: Reception.password,
                organization: "Evil")
            let code = await refusal { () throws(Problem) in
                try await reception.office.claim(form, visitor: Reception.visitor(2 + number % 1_000))
            }
            #expect(code == .codeInvalid || code == .signInDelayed)
        }
        #expect(try await reception.store.accountCount() == 0)
        let form = ClaimForm(
            code: code, name: "Ana", email: "ana@contoso.example", password: Reception.password,
            organization: "Contoso")
        #expect(try await reception.office.claim(form, visitor: Reception.visitor()).person.account.name == "Ana")
    }

    @Test("The code works for an hour, once, and in the place of earlier ones")
    func life() async throws {
        let reception = Reception()
        let form = { (code: Secret) in
            ClaimForm(
                code: code, name: "Ana", email: "ana@contoso.example", password: Reception.password,
                organization: "Contoso")
        }
        let first = try await reception.office.offerClaim(by: Reception.console)
        let second = try await reception.office.offerClaim(by: Reception.console)
        #expect(
            await refusal { () throws(Problem) in
                try await reception.office.claim(form(first), visitor: Reception.visitor())
            } == .codeInvalid)
        reception.clock.advance(by: 3_600)
        #expect(
            await refusal { () throws(Problem) in
                try await reception.office.claim(form(second), visitor: Reception.visitor())
            } == .codeInvalid)
        let third = try await reception.office.offerClaim(by: Reception.console)
        _ = try await reception.office.claim(form(third), visitor: Reception.visitor())
        #expect(
            await refusal { () throws(Problem) in
                try await reception.office.claim(form(third), visitor: Reception.visitor())
            } == .alreadyClaimed)
        #expect(
            await refusal { () throws(Problem) in try await reception.office.offerClaim(by: Reception.console) }
                == .alreadyClaimed)
    }

    @Test("The code works however it is typed; what is wrong with the form uses nothing up")
    func forms() async throws {
        let reception = Reception()
        let code = try await reception.office.offerClaim(by: Reception.console)
        let typed = Secret(" " + code.reveal().uppercased().replacing("-", with: " ") + " ")
        let wrong: [(ClaimForm, Problem.Code)] = [
            (form(typed, password: "too short"), .passwordWeak),
            (form(typed, password: "contosocontoso12"), .passwordWeak),
            (form(typed, email: "nobody"), .invalidValue), (form(typed, name: "  "), .invalidValue),
            (form(typed, handle: "Not A Handle"), .invalidValue), (form(typed, organization: ""), .invalidValue),
        ]
        for (form, expected) in wrong {
            #expect(
                await refusal { () throws(Problem) in
                    try await reception.office.claim(form, visitor: Reception.visitor())
                } == expected)
        }
        let ana = try await reception.office.claim(
            form(typed, handle: "hq", organization: "Fabrikam & Söhne"), visitor: Reception.visitor())
        #expect(ana.person.places.first?.organization.handle.description == "hq")
    }

    private func form(
        _ code: Secret, name: String = "Ana", email: String = "ana@contoso.example",
        password: String = "ocelot-kazoo-thimble-fjord", handle: String? = nil, organization: String = "Contoso"
    ) -> ClaimForm {
        ClaimForm(
            code: code, name: name, email: email, password: Secret(password), organization: organization,
            handle: handle)
    }
}
