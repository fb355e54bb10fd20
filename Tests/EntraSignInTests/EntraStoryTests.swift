import Accounts
import DirectoryCore
import DirectoryPorts
import EntraSimulator
import Foundation
import TestSupport
import Testing

@testable import EntraSignIn

/// A server whose first organization is connected to a simulated tenant and offers its sign-in.
private struct Office {
    let office: AccountOffice
    let store = InMemoryStore()
    let visit: Visit
    let browser = Visitor(origin: Origin(address: "192.0.2.1"), agent: "Test Browser")
    let handle: OrganizationHandle

    static let password = Secret("ocelot-kazoo-thimble-fjord")

    init(_ visit: Visit) async throws {
        self.visit = visit
        let random = RandomSource.system
        let cheap = try #require(PasswordCost(logarithm: 1, blockSize: 1, parallelism: 1))
        office = AccountOffice(
            store: store, secrets: PlainBox(), people: visit.signIn,
            hasher: PasswordHasher(cost: cheap, random: random),
            world: World(now: { Date() }, makeUUID: { UUID() }, sleep: { _ in }), random: random)
        handle = try #require(OrganizationHandle("contoso"))
    }

    /// Ana claims the server, connects Contoso, and lets its tenant say who members are.
    func open() async throws -> SignedIn {
        let code = try await office.offerClaim(by: Requester(.command(account: "root")))
        let ana = try await office.claim(
            ClaimForm(
                code: code, name: "Ana", email: "ana@contoso.example", password: Self.password,
                organization: "Contoso"),
            visitor: browser)
        var contoso = try #require(ana.person.places.first).organization
        try await store.save(try visit.connection(of: contoso.id))
        contoso.signIn.entra = .offered
        _ = try await office.change(contoso, by: Requester(ana.person.actor))
        return ana
    }

    /// Goes to Entra as a person of the tenant, and comes back.
    func visit(_ intent: EntraIntent, as person: TruePerson) async throws -> (EntraAnswer, pending: Secret) {
        let redirect = try await office.beginEntraSignIn(intent, redirectURI: Visit.callback, visitor: browser)
        let (code, state) = try await visit.browse(redirect.location, as: person)
        return (EntraAnswer(state: state, result: .success(code)), redirect.pending)
    }

    func come(_ intent: EntraIntent, as person: TruePerson) async throws -> SignedIn {
        let (answer, pending) = try await visit(intent, as: person)
        return try await office.finishEntraSignIn(answer, pending: pending, visitor: browser)
    }
}

@Suite("Signing in with Entra, from the first link to the last")
struct EntraStoryTests {
    @Test("Ana links her account, signs in with Entra from then on, and loses it when she unlinks")
    func link() async throws {
        try await withVisit { visit async throws in
            let office = try await Office(visit)
            let ana = try await office.open()
            let person = visit.simulator.control.people[0]
            let refused = await refusal { () throws(Problem) in
                try await Self.finish(office, .signIn(office.handle), person)
            }
            #expect(refused == .signInFailed)
            let linked = try await office.come(.link(ana.person, office.handle), as: person)
            #expect(linked.person.account.id == ana.person.account.id)
            #expect(try await office.office.person(ana.sessionToken) == nil)
            let later = try await office.come(.signIn(office.handle), as: person)
            #expect(later.person.account.id == ana.person.account.id)
            try await office.office.unlinkEntra(of: later.person, by: Requester(later.person.actor))
            #expect(
                await refusal { () throws(Problem) in
                    try await Self.finish(office, .signIn(office.handle), person)
                } == .signInFailed)
        }
    }

    @Test("Whoever has the address of an account in the tenant does not get the account (T-01)")
    func addresses() async throws {
        try await withVisit { visit async throws in
            let office = try await Office(visit)
            let ana = try await office.open()
            let control = visit.simulator.control
            let mallory = control.people[1]
            try control.setUserPrincipalName(mallory.id, "ana@contoso.example")
            try control.setMail(mallory.id, "ana@contoso.example")
            let disguised = try #require(control.truth(mallory.id))
            #expect(
                await refusal { () throws(Problem) in
                    try await Self.finish(office, .signIn(office.handle), disguised)
                } == .signInFailed)
            let contoso = try #require(ana.person.places.first).organization
            let code = try await office.office.invite(
                email: "ana@contoso.example", as: .viewer, to: contoso.id, by: Requester(ana.person.actor))
            #expect(
                await refusal { () throws(Problem) in try await Self.finish(office, .join(code: code), disguised) }
                    == .accountExists)
        }
    }

    @Test("Bo accepts an invitation with Entra: an account without a password, found again by tenant and object id")
    func join() async throws {
        try await withVisit { visit async throws in
            let office = try await Office(visit)
            let ana = try await office.open()
            let contoso = try #require(ana.person.places.first).organization
            let code = try await office.office.invite(
                email: "bo@contoso.example", as: .operative, to: contoso.id, by: Requester(ana.person.actor))
            let person = visit.simulator.control.people[1]
            let bo = try await office.come(.join(code: code), as: person)
            #expect(bo.person.account.password == nil)
            #expect(bo.person.account.email == person.userPrincipalName)
            #expect(bo.person.places.first?.membership.role == .operative)
            #expect(bo.person.account.entraIdentity?.object.description == person.id)
            try visit.simulator.control.setUserPrincipalName(person.id, "renamed@fabrikam.example")
            let renamed = try #require(visit.simulator.control.truth(person.id))
            let later = try await office.come(.signIn(office.handle), as: renamed)
            #expect(later.person.account.id == bo.person.account.id)
            #expect(
                await refusal { () throws(Problem) in
                    try await Self.finish(office, .join(code: code), visit.simulator.control.people[2])
                } == .codeInvalid)
        }
    }

    /// Problems as they are; whatever else goes wrong is no answer to the test.
    private static func finish(
        _ office: Office, _ intent: EntraIntent, _ person: TruePerson
    ) async throws(Problem) -> SignedIn {
        do {
            return try await office.come(intent, as: person)
        } catch let problem as Problem {
            throw problem
        } catch {
            Issue.record(error)
            throw .notConnected
        }
    }
}
