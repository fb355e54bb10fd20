import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

@testable import Accounts

@Suite("Keeping accounts, members and organizations")
struct OfficeTests {
    @Test("What is done is noted in the right book, with who did it and from where, and never a secret")
    func books() async throws {
        let reception = Reception()
        let office = reception.office
        let ana = try await reception.claim()
        let contoso = try #require(ana.person.places.first).organization
        let requester = Requester(ana.person.actor, from: Origin(address: "192.0.2.1", request: "r1"))
        let bo = try await reception.member("Bo", .viewer, of: contoso.id, by: ana)
        try await office.setRole(.admin, of: bo.person.account.id, in: contoso.id, by: requester)
        try await office.setRole(.admin, of: bo.person.account.id, in: contoso.id, by: requester)
        let caller = try #require(ana.person.caller(in: contoso.handle))
        let wish = TokenWish(name: "Report", role: .viewer, scopes: [.viewUsers], days: 30)
        let (token, tokenSecret) = try await office.createToken(wish, in: contoso.id, as: caller, by: requester)
        try await office.revoke(token.id, of: contoso.id, by: requester)
        var renamed = contoso
        renamed.name = "Contoso International"
        _ = try await office.change(renamed, by: requester)
        try await office.setStanding(.suspended, of: bo.person.account.id, by: requester)
        try await office.setStanding(.active, of: bo.person.account.id, by: requester)
        let recovery = try await office.offerRecovery(of: bo.person.account.id, by: requester)
        try await office.setRole(nil, of: bo.person.account.id, in: contoso.id, by: requester)
        let server = try await reception.store.entries(in: .server, after: 0, limit: 100)
        let own = try await reception.store.entries(in: .organization(contoso.id), after: 0, limit: 100)
        #expect(
            server.map(\.draft.deed) == [
                .claimOffered, .serverClaimed, .accountCreated, .organizationCreated, .accountCreated,
                .accountSuspended, .accountReinstated, .recoveryOffered,
            ])
        #expect(
            own.map(\.draft.deed) == [
                .memberJoined, .memberInvited, .memberJoined, .roleChanged, .tokenCreated, .tokenRevoked,
                .organizationChanged, .memberRemoved,
            ])
        #expect(own[3].draft.changes == [.init("role", before: "viewer", after: "admin")])
        #expect(own[3].draft.origin == requester.origin && own[3].draft.actor == requester.actor)
        #expect(own[3].draft.name == "Bo")
        let written = "\(server) \(own)"
        for secret in [
            tokenSecret, recovery, ana.sessionToken, bo.sessionToken, ana.deviceToken, Reception.password,
        ].compactMap({ $0?.reveal() }) {
            #expect(!written.contains(secret))
        }
    }

    @Test("The last owner stays, and so does the last administrator")
    func lastOnes() async throws {
        let reception = Reception()
        let office = reception.office
        let ana = try await reception.claim()
        let contoso = try #require(ana.person.places.first).organization
        let requester = Requester(ana.person.actor)
        for role in [nil, Role.viewer] {
            #expect(
                await refusal { () throws(Problem) in
                    try await office.setRole(role, of: ana.person.account.id, in: contoso.id, by: requester)
                } == .lastOwner)
        }
        #expect(
            await refusal { () throws(Problem) in
                try await office.setStanding(.suspended, of: ana.person.account.id, by: requester)
            } == .lastOwner)
        #expect(
            await refusal { () throws(Problem) in
                try await office.setRole(.viewer, of: AccountID(Fixture.uuid(1)), in: contoso.id, by: requester)
            } == .notFound)
    }

    @Test("Of two who change an organization at once the second is told; what cannot be is not stored")
    func organizations() async throws {
        let reception = Reception()
        let office = reception.office
        let ana = try await reception.claim()
        let contoso = try #require(ana.person.places.first).organization
        let requester = Requester(ana.person.actor)
        var first = contoso
        first.retention.runs = 90
        _ = try await office.change(first, by: requester)
        #expect(
            await refusal { () throws(Problem) in try await office.change(contoso, by: requester) } == .changedSince)
        for days in [0, 29, 3_651, -1, .max] {
            var wrong = contoso
            wrong.retention.audit = days
            #expect(
                await refusal { () throws(Problem) in try await office.change(wrong, by: requester) } == .invalidValue)
        }
        #expect(
            await refusal { () throws(Problem) in
                try await office.createOrganization(
                    name: "Contoso", handle: "", owner: nil, by: requester)
            } == .handleTaken)
        let fabrikam = try await office.createOrganization(
            name: "Fabrikam & Söhne, Köln", handle: "", owner: ana.person.account.id, by: requester)
        #expect(fabrikam.handle.description == "fabrikam-s-hne-k-ln")
        let person = try #require(try await office.person(ana.sessionToken))
        #expect(person.places.map(\.organization.name) == ["Contoso", "Fabrikam & Söhne, Köln"])
        #expect(person.caller(in: fabrikam.handle)?.role == .owner)
    }

    @Test("A name and an address are read as they are stored; another's address stays another's")
    func renaming() async throws {
        let reception = Reception()
        let ana = try await reception.claim()
        let contoso = try #require(ana.person.places.first).organization
        let bo = try await reception.member("Bo", .viewer, of: contoso.id, by: ana)
        let requester = Requester(bo.person.actor)
        let office = reception.office
        let account = try await office.rename(
            bo.person, name: "  Bo Li  ", email: " BO@contoso.example ", by: requester)
        #expect(account.name == "Bo Li" && account.email == "BO@contoso.example")
        #expect(
            await refusal { () throws(Problem) in
                try await office.rename(bo.person, name: "Bo", email: "ANA@contoso.example", by: requester)
            } == .accountExists)
        for (name, email) in [("", "bo@contoso.example"), ("Bo", ""), ("Bo\nLi", "bo@contoso.example"), ("Bo", "bo@")] {
            #expect(
                await refusal { () throws(Problem) in
                    try await office.rename(bo.person, name: name, email: email, by: requester)
                } == .invalidValue)
        }
    }

    @Test("Whoever is suspended while a request of theirs is at work changes nothing any more")
    func overtaken() async throws {
        let reception = Reception()
        let office = reception.office
        let ana = try await reception.claim()
        let contoso = try #require(ana.person.places.first).organization
        let bo = try await reception.member("Bo", .viewer, of: contoso.id, by: ana)
        let requester = Requester(bo.person.actor)
        let code = try await office.invite(
            email: "bo@contoso.example", as: .owner, to: contoso.id, by: Requester(ana.person.actor))
        try await office.setStanding(.suspended, of: bo.person.account.id, by: Requester(ana.person.actor))
        let visitor = Reception.visitor(2)
        let results = [
            await refusal { () throws(Problem) in
                try await office.rename(bo.person, name: "Mallory", email: "bo@contoso.example", by: requester)
            },
            await refusal { () throws(Problem) in
                try await office.changePassword(of: bo.person, to: Secret("quokka-tundra-ziggurat"), by: requester)
            },
            await refusal { () throws(Problem) in try await office.offerSecondFactor(to: bo.person) },
            await refusal { () throws(Problem) in try await office.join(code, as: bo.person, visitor: visitor) },
            await refusal { () throws(Problem) in
                try await office.prove(.password(Reception.password), as: bo.person, visitor: visitor)
            },
        ]
        #expect(results.allSatisfy { $0 == .signInNeeded })
        #expect(try await reception.store.account(bo.person.account.id)?.name == "Bo")
    }

    @Test("Joining with an account one has keeps the higher role, and gives the session a new token of the same life")
    func joining() async throws {
        let reception = Reception()
        let office = reception.office
        let ana = try await reception.claim()
        let contoso = try #require(ana.person.places.first).organization
        let requester = Requester(ana.person.actor)
        let bo = try await reception.member("Bo", .viewer, of: contoso.id, by: ana)
        reception.clock.advance(by: 600)
        let promotion = try await office.invite(
            email: "bo@contoso.example", as: .operative, to: contoso.id, by: requester)
        let joined = try await office.join(promotion, as: bo.person, visitor: Reception.visitor(2))
        #expect(joined.person.caller(in: contoso.handle)?.role == .operative)
        #expect(joined.person.session.createdAt == bo.person.session.createdAt)
        #expect(joined.person.session.provenAt == bo.person.session.provenAt)
        #expect(try await office.person(bo.sessionToken) == nil)
        let demotion = try await office.invite(
            email: "ana@contoso.example", as: .viewer, to: contoso.id, by: requester)
        let still = try await office.join(demotion, as: ana.person, visitor: Reception.visitor())
        #expect(still.person.caller(in: contoso.handle)?.role == .owner)
    }

    @Test("An invitation for somebody whose address has an account makes no second one")
    func knownAddress() async throws {
        let reception = Reception()
        let ana = try await reception.claim()
        let contoso = try #require(ana.person.places.first).organization
        let code = try await reception.office.invite(
            email: "ana@contoso.example", as: .viewer, to: contoso.id, by: Requester(ana.person.actor))
        let form = RedemptionForm(
            code: code, name: "Ana", email: "ana@contoso.example", password: Reception.password)
        #expect(
            await refusal { () throws(Problem) in
                try await reception.office.redeem(form, visitor: Reception.visitor(3))
            } == .accountExists)
        let preview = try await reception.office.preview(code, visitor: Reception.visitor(3))
        #expect(preview.purpose == .membership(contoso.id, .viewer, email: "ana@contoso.example"))
        #expect(preview.organization?.name == "Contoso" && preview.account == nil)
    }

    @Test("A server that worked before there were accounts keeps its organization when it is claimed")
    func earlierVersion() async throws {
        let reception = Reception()
        try await reception.store.save(.pinned(of: Fixture.contoso))
        let ana = try await reception.claim()
        let place = try #require(ana.person.places.first)
        #expect(place.organization.id == Fixture.contoso)
        #expect(place.organization.name == "Contoso" && place.membership.role == .owner)
        #expect(try await reception.store.connection(of: place.organization.id) != nil)
    }

    @Test("What is over is swept away, and a browser is still known afterwards")
    func sweep() async throws {
        let reception = Reception()
        let ana = try await reception.claim()
        reception.clock.advance(by: 24 * 3_600 + 1)
        try await reception.store.sweep(at: reception.clock.now)
        #expect(try await reception.store.sessions(of: ana.person.account.id).isEmpty)
        #expect(try await reception.signIn(from: Reception.visitor(1, device: ana.deviceToken)).signedIn != nil)
    }
}
