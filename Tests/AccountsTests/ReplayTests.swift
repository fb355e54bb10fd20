import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

@testable import Accounts

@Suite("What was used, and what is somebody else's (T-07)")
struct ReplayTests {
    @Test("The token between password and code is used up by the code")
    func pending() async throws {
        let reception = Reception()
        let (app, _) = try await reception.protect(try await reception.claim())
        let pending = try #require(try await reception.signIn().pending)
        _ = try await reception.office.confirm(
            app.code(at: reception.clock.now), pending: pending, visitor: Reception.visitor())
        reception.clock.advance(by: 60)
        #expect(
            await refusal { () throws(Problem) in
                try await reception.office.confirm(
                    app.code(at: reception.clock.now), pending: pending, visitor: Reception.visitor())
            } == .signInNeeded)
    }

    @Test("Of fifty who bring the same code at once, one gets in")
    func race() async throws {
        let reception = Reception()
        let (app, _) = try await reception.protect(try await reception.claim())
        let device = try #require(try await knownDevice(reception, app))
        let pending = try #require(
            try await reception.signIn(from: Reception.visitor(2, device: device)).pending)
        reception.clock.advance(by: 60)
        let code = app.code(at: reception.clock.now)
        let admitted = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    let visitor = Reception.visitor(2, device: device)
                    return await refusal { () throws(Problem) in
                        try await reception.office.confirm(code, pending: pending, visitor: visitor)
                    } == nil
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(admitted == 1)
    }

    private func knownDevice(_ reception: Reception, _ app: App) async throws -> Secret? {
        let pending = try #require(try await reception.signIn().pending)
        return try await reception.office.confirm(
            app.code(at: reception.clock.now), pending: pending, visitor: Reception.visitor()
        ).deviceToken
    }

    @Test("With another password, or once the account is suspended, a sign-in that was begun is over")
    func overtaken() async throws {
        let reception = Reception()
        let ana = try await reception.claim()
        let contoso = try #require(ana.person.places.first).organization
        let bo = try await reception.member("Bo", .owner, of: contoso.id, by: ana)
        let (app, _) = try await reception.protect(bo)
        let confirm = { (pending: Secret) async -> Problem.Code? in
            await refusal { () throws(Problem) in
                try await reception.office.confirm(
                    app.code(at: reception.clock.now), pending: pending, visitor: Reception.visitor(3))
            }
        }
        let first = try #require(try await reception.signIn("bo@contoso.example").pending)
        try await reception.office.changePassword(
            of: bo.person, to: Secret("quokka-tundra-ziggurat"), by: Requester(bo.person.actor))
        #expect(await confirm(first) == .signInNeeded)
        let second = try #require(
            try await reception.signIn("bo@contoso.example", Secret("quokka-tundra-ziggurat")).pending)
        try await reception.office.setStanding(
            .suspended, of: bo.person.account.id, by: Requester(ana.person.actor))
        #expect(await confirm(second) == .signInNeeded)
    }

    @Test("A code of one account is none of another, and neither is the token before it")
    func otherAccount() async throws {
        let reception = Reception()
        let ana = try await reception.claim()
        let contoso = try #require(ana.person.places.first).organization
        let bo = try await reception.member("Bo", .viewer, of: contoso.id, by: ana)
        let (anasApp, anasCodes) = try await reception.protect(ana)
        let (bosApp, _) = try await reception.protect(bo)
        let bosPending = try #require(try await reception.signIn("bo@contoso.example").pending)
        for code in [anasApp.code(at: reception.clock.now)] + anasCodes.prefix(2) {
            #expect(
                await refusal { () throws(Problem) in
                    try await reception.office.confirm(code, pending: bosPending, visitor: Reception.visitor(5))
                } == .codeInvalid)
        }
        let signedIn = try await reception.office.confirm(
            bosApp.code(at: reception.clock.now), pending: bosPending, visitor: Reception.visitor(6))
        #expect(signedIn.person.account.name == "Bo")
    }

    @Test("An offered key counts for the account it was offered to, once, for ten minutes")
    func offers() async throws {
        let reception = Reception()
        let ana = try await reception.claim()
        let contoso = try #require(ana.person.places.first).organization
        let bo = try await reception.member("Bo", .viewer, of: contoso.id, by: ana)
        let add = { (offer: SecondFactorOffer, person: SignedIn) async -> Problem.Code? in
            await refusal { () throws(Problem) in
                try await reception.office.addSecondFactor(
                    offer, code: App(offer).code(at: reception.clock.now), to: person.person,
                    by: Requester(person.person.actor))
            }
        }
        let offer = try await reception.office.offerSecondFactor(to: ana.person)
        #expect(await add(offer, bo) == .codeInvalid)
        #expect(await add(offer, ana) == nil)
        reception.clock.advance(by: 60)
        #expect(await add(offer, ana) == .codeInvalid)
        let late = try await reception.office.offerSecondFactor(to: bo.person)
        reception.clock.advance(by: 601)
        #expect(await add(late, bo) == .codeInvalid)
        #expect(
            await refusal { () throws(Problem) in
                try await reception.office.addSecondFactor(
                    SecondFactorOffer(seed: SealedSecret(bytes: []), key: Secret(""), address: Secret("")),
                    code: Secret("000000"), to: ana.person, by: Requester(ana.person.actor))
            } == .codeInvalid)
    }

    @Test("An invitation makes one member, a recovery code one new password, and neither anything after its time")
    func invitations() async throws {
        let reception = Reception()
        let ana = try await reception.claim()
        let contoso = try #require(ana.person.places.first).organization
        let requester = Requester(ana.person.actor)
        let office = reception.office
        let redeem = { (code: Secret, name: String) async -> Problem.Code? in
            await refusal { () throws(Problem) in
                try await office.redeem(
                    RedemptionForm(
                        code: code, name: name, email: "\(name)@contoso.example", password: Reception.password),
                    visitor: Reception.visitor(3))
            }
        }
        let invitation = try await office.invite(
            email: "bo@contoso.example", as: .viewer, to: contoso.id, by: requester)
        #expect(await redeem(invitation, "bo") == nil)
        #expect(await redeem(invitation, "cy") == .codeInvalid)
        let week = try await office.invite(email: "cy@contoso.example", as: .viewer, to: contoso.id, by: requester)
        reception.clock.advance(by: 7 * 24 * 3_600)
        #expect(await redeem(week, "cy") == .codeInvalid)
        let recovery = try await office.offerRecovery(of: ana.person.account.id, by: requester)
        let newer = try await office.offerRecovery(of: ana.person.account.id, by: requester)
        #expect(await redeem(recovery, "ana") == .codeInvalid)
        #expect(await redeem(newer, "ana") == nil)
        #expect(await redeem(newer, "ana") == .codeInvalid)
        let hour = try await office.offerRecovery(of: ana.person.account.id, by: requester)
        reception.clock.advance(by: 3_600)
        #expect(await redeem(hour, "ana") == .codeInvalid)
    }

    @Test("A withdrawn invitation works no more, and another organization cannot withdraw it")
    func withdrawn() async throws {
        let reception = Reception()
        let ana = try await reception.claim()
        let contoso = try #require(ana.person.places.first).organization
        let office = reception.office
        let requester = Requester(ana.person.actor)
        let fabrikam = try await office.createOrganization(
            name: "Fabrikam", handle: "fabrikam", owner: ana.person.account.id, by: requester)
        let code = try await office.invite(
            email: "bo@contoso.example", as: .viewer, to: contoso.id, by: requester)
        let invitation = try #require(try await office.invitations(to: contoso.id).first)
        #expect(
            await refusal { () throws(Problem) in
                try await office.withdraw(invitation.id, of: fabrikam.id, by: requester)
            } == .notFound)
        #expect(try await office.preview(code, visitor: Reception.visitor()).organization?.id == contoso.id)
        try await office.withdraw(invitation.id, of: contoso.id, by: requester)
        #expect(
            await refusal { () throws(Problem) in try await office.preview(code, visitor: Reception.visitor()) }
                == .codeInvalid)
    }

    @Test("A recovery ends every session, takes the second factor away, and clears what guesses have counted up")
    func recovery() async throws {
        let reception = Reception()
        let ana = try await reception.claim()
        let (_, _) = try await reception.protect(ana)
        let code = try await reception.office.offerRecovery(of: ana.person.account.id, by: Reception.console)
        let form = { (password: String) in
            RedemptionForm(code: code, name: "Mallory", email: "x@evil.example", password: Secret(password))
        }
        #expect(
            await refusal { () throws(Problem) in
                try await reception.office.redeem(form("kazoo-fj"), visitor: Reception.visitor())
            } == .passwordWeak)
        let back = try await reception.office.redeem(
            form("quokka-tundra-ziggurat"), visitor: Reception.visitor())
        #expect(back.person.account.name == "Ana")
        #expect(back.person.account.email == "ana@contoso.example")
        #expect(back.person.account.secondFactor == nil)
        #expect(try await reception.office.person(ana.sessionToken) == nil)
    }
}
