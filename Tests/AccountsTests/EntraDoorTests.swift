import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

@testable import Accounts

@Suite("Coming in by way of Entra")
struct EntraDoorTests {
    /// Ana owns Contoso, which offers its tenant's sign-in; she is linked to person 1 of it.
    private struct Linked {
        let reception = Reception()
        let ana: SignedIn
        let contoso: Organization

        init() async throws {
            let claimed = try await reception.claim()
            var organization = try #require(claimed.person.places.first).organization
            organization.signIn.entra = .offered
            contoso = try await reception.office.change(organization, by: Requester(claimed.person.actor))
            try await reception.store.save(.pinned(of: contoso.id))
            reception.people.confirm(1)
            ana = try await Self.visit(reception, .link(claimed.person, contoso.handle))
        }

        static func begin(_ reception: Reception, _ intent: EntraIntent) async throws(Problem) -> (
            EntraAnswer, pending: Secret
        ) {
            let redirect = try await reception.office.beginEntraSignIn(
                intent, redirectURI: "https://rollcall.example/back", visitor: Reception.visitor(8))
            let state = redirect.location.split(separator: "=").last.map(String.init) ?? ""
            return (EntraAnswer(state: state, result: .success(Secret("code"))), redirect.pending)
        }

        static func visit(_ reception: Reception, _ intent: EntraIntent) async throws(Problem) -> SignedIn {
            let (answer, pending) = try await begin(reception, intent)
            return try await reception.office.finishEntraSignIn(
                answer, pending: pending, visitor: Reception.visitor(8))
        }

        func visit(_ intent: EntraIntent) async throws(Problem) -> SignedIn {
            try await Self.visit(reception, intent)
        }
    }

    @Test("Ana is found by tenant and object, whatever she is called by now")
    func found() async throws {
        let linked = try await Linked()
        linked.reception.people.confirm(1, "Somebody Else", as: "other@fabrikam.example")
        let signedIn = try await linked.visit(.signIn(linked.contoso.handle))
        #expect(signedIn.person.account.id == linked.ana.person.account.id)
        #expect(signedIn.person.session.provenAt == linked.reception.clock.now)
    }

    @Test(
        "Another person of the tenant, the same object of another tenant, and a tenant that is not pinned let nobody in"
    )
    func strangers() async throws {
        let linked = try await Linked()
        let attempt = { () async -> Problem.Code? in
            await refusal { () throws(Problem) in try await linked.visit(.signIn(linked.contoso.handle)) }
        }
        linked.reception.people.confirm(2, as: "ana@contoso.example")
        #expect(await attempt() == .signInFailed)
        linked.reception.people.confirm(1, tenant: TenantID(Fixture.uuid(0xBAD)))
        #expect(await attempt() == .signInFailed)
        #expect(try await linked.reception.deeds().suffix(2) == [.signInRefused, .signInRefused])
        let code = try await linked.reception.office.invite(
            email: "bo@contoso.example", as: .owner, to: linked.contoso.id, by: Requester(linked.ana.person.actor))
        #expect(await refusal { () throws(Problem) in try await linked.visit(.join(code: code)) } == .signInFailed)
    }

    @Test("Where it is not offered, or the tenant was never reached, nobody is sent")
    func notOffered() async throws {
        let linked = try await Linked()
        let store = linked.reception.store
        let attempt = { () async -> Problem.Code? in
            await refusal { () throws(Problem) in try await linked.visit(.signIn(linked.contoso.handle)) }
        }
        let (answer, pending) = try await Linked.begin(linked.reception, .signIn(linked.contoso.handle))
        var off = linked.contoso
        off.signIn.entra = .off
        off = try await linked.reception.office.change(off, by: Reception.console)
        #expect(await attempt() == .notFound)
        #expect(
            await refusal { () throws(Problem) in
                try await linked.reception.office.finishEntraSignIn(
                    answer, pending: pending, visitor: Reception.visitor())
            } == .signInFailed)
        off.signIn.entra = .offered
        _ = try await linked.reception.office.change(off, by: Reception.console)
        var unpinned = try #require(try await store.connection(of: linked.contoso.id))
        unpinned.pinnedTenant = nil
        unpinned.tenant = .domain("elsewhere.example")
        _ = try await store.save(unpinned, noting: .ofNoMatter, at: linked.reception.clock.now)
        #expect(await attempt() == .notFound)
        let nowhere = try #require(OrganizationHandle("nowhere"))
        #expect(await refusal { () throws(Problem) in try await linked.visit(.signIn(nowhere)) } == .notFound)
    }

    @Test("An answer counts once, with its own state, within ten minutes, and not when Entra said no")
    func answers() async throws {
        let linked = try await Linked()
        let office = linked.reception.office
        let finish = { (answer: EntraAnswer, pending: Secret) async -> Problem.Code? in
            await refusal { () throws(Problem) in
                try await office.finishEntraSignIn(answer, pending: pending, visitor: Reception.visitor(9))
            }
        }
        let intent = EntraIntent.signIn(linked.contoso.handle)
        let (answer, pending) = try await Linked.begin(linked.reception, intent)
        let (other, otherPending) = try await Linked.begin(linked.reception, intent)
        #expect(await finish(answer, otherPending) == .signInFailed)
        #expect(await finish(other, otherPending) == .signInFailed)
        #expect(await finish(answer, pending) == nil)
        #expect(await finish(answer, pending) == .signInFailed)
        let (denied, deniedPending) = try await Linked.begin(linked.reception, intent)
        let no = EntraAnswer(state: denied.state, result: .failure(EntraRefusal(code: "access_denied")))
        #expect(await finish(no, deniedPending) == .signInFailed)
        let (late, latePending) = try await Linked.begin(linked.reception, intent)
        linked.reception.clock.advance(by: 601)
        #expect(await finish(late, latePending) == .signInFailed)
    }

    @Test("A suspended account and one that is no member any more stay outside")
    func outsiders() async throws {
        let linked = try await Linked()
        let reception = linked.reception
        let code = try await reception.office.invite(
            email: "bo@contoso.example", as: .owner, to: linked.contoso.id, by: Requester(linked.ana.person.actor))
        reception.people.confirm(2, "Bo")
        let bo = try await linked.visit(.join(code: code))
        #expect(bo.person.account.password == nil)
        let attempt = { () async -> Problem.Code? in
            await refusal { () throws(Problem) in try await linked.visit(.signIn(linked.contoso.handle)) }
        }
        try await reception.office.setStanding(.suspended, of: bo.person.account.id, by: Reception.console)
        #expect(await attempt() == .signInFailed)
        try await reception.office.setStanding(.active, of: bo.person.account.id, by: Reception.console)
        #expect(await attempt() == nil)
        try await reception.office.setRole(
            nil, of: bo.person.account.id, in: linked.contoso.id, by: Reception.console)
        #expect(await attempt() == .signInFailed)
    }

    @Test("A link is made by the session that began it while it lasts, after a fresh proof, and to one account only")
    func links() async throws {
        let linked = try await Linked()
        let reception = linked.reception
        let requester = Requester(linked.ana.person.actor)
        let bo = try await reception.member("Bo", .viewer, of: linked.contoso.id, by: linked.ana)
        let intent = EntraIntent.link(bo.person, linked.contoso.handle)
        #expect(await refusal { () throws(Problem) in try await linked.visit(intent) } == .identityTaken)
        reception.people.confirm(2)
        let (answer, pending) = try await Linked.begin(reception, intent)
        let elsewhere = try #require(
            try await reception.signIn("bo@contoso.example", from: Reception.visitor(9)).signedIn)
        try await reception.office.signOut(bo.person, visitor: Reception.visitor())
        #expect(
            await refusal { () throws(Problem) in
                try await reception.office.finishEntraSignIn(
                    answer, pending: pending, visitor: Reception.visitor())
            } == .signInFailed)
        #expect(try await reception.store.account(bo.person.account.id)?.entraIdentity == nil)
        #expect(try await reception.office.person(elsewhere.sessionToken) != nil)
        reception.clock.advance(by: 901)
        #expect(
            await refusal { () throws(Problem) in
                try await linked.visit(.link(linked.ana.person, linked.contoso.handle))
            } == .proofNeeded)
        #expect(try await reception.deeds().filter { $0 == .entraLinked }.count == 1)
        let proved = try await reception.office.prove(
            .password(Reception.password), as: linked.ana.person, visitor: Reception.visitor())
        try await reception.office.unlinkEntra(of: proved.person, by: requester)
        #expect(try await reception.store.account(proved.person.account.id)?.entraIdentity == nil)
    }

    @Test("An invitation links nobody: whoever is known joins with their account, whoever's address is taken does not")
    func invitations() async throws {
        let linked = try await Linked()
        let reception = linked.reception
        let requester = Requester(linked.ana.person.actor)
        let fabrikam = try await reception.office.createOrganization(
            name: "Fabrikam", handle: "fabrikam", owner: linked.ana.person.account.id, by: requester)
        let invite = { (organization: OrganizationID) async throws -> Secret in
            try await reception.office.invite(
                email: "guest@contoso.example", as: .admin, to: organization, by: requester)
        }
        reception.people.confirm(3, as: "ana@contoso.example")
        let taken = try await invite(linked.contoso.id)
        #expect(
            await refusal { () throws(Problem) in try await linked.visit(.join(code: taken)) } == .accountExists)
        #expect(
            try await reception.store.account(linked.ana.person.account.id)?.entraIdentity?.object == Fixture.object(1))
        reception.people.confirm(3, as: "no address")
        let guest = try await linked.visit(.join(code: taken))
        #expect(guest.person.account.email == "guest@contoso.example")
        let elsewhere = try await invite(fabrikam.id)
        #expect(
            await refusal { () throws(Problem) in try await linked.visit(.join(code: elsewhere)) } == .notFound)
        reception.people.confirm(1)
        let again = try await invite(linked.contoso.id)
        let ana = try await linked.visit(.join(code: again))
        #expect(ana.person.account.id == linked.ana.person.account.id)
        #expect(ana.person.caller(in: linked.contoso.handle)?.role == .owner)
        let garbage = await refusal { () throws(Problem) in try await linked.visit(.join(code: Secret("nothing"))) }
        #expect(garbage == .codeInvalid)
    }

    @Test("When the tenant does not answer, that is said, and nobody is counted")
    func unreachable() async throws {
        let linked = try await Linked()
        linked.reception.people.fail(
            Problem(.upstreamUnavailable, cause: "It does not answer.", advice: "Try again."))
        for _ in 0..<50 {
            #expect(
                await refusal { () throws(Problem) in try await linked.visit(.signIn(linked.contoso.handle)) }
                    == .upstreamUnavailable)
        }
    }
}
