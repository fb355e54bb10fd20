import DirectoryCore
import DirectoryPorts
import EntraSimulator
import Foundation
import Rollcall
import TestSupport
import Testing

@Suite("A tenant that loses almost everybody does not lose us (T-27)")
struct StewardStoryTests {
    @Test("Ana, who asks, and Olga, the last owner, are deleted upstream with 43 others: both stay, and still sign in")
    func almostEverybody() async throws {
        try await Office.open(SimulatorConfiguration(people: 50)) { office in
            let store = office.installation.store
            try await office.importPeople()
            let olga = try await office.installation.claim().person.account
            let people = try await office.users().values.filter { $0.status == .active }
                .compactMap(\.binding?.object).sorted()
            let ana = try await admin(named: "Ana", in: office)
            try await link(olga, to: people[0], in: office)
            try await link(ana, to: people[1], in: office)

            for person in people.prefix(45) { try office.tenant.control.delete(person.description) }
            let requester = Requester(.account(ana.id, name: ana.name))
            let held = try await office.installation.engine.synchronize(
                .everyone, in: office.organization, request: RunRequest(by: requester))
            #expect(held.state.name == "held")
            #expect(held.counts[.deleted] == 43 && held.counts[.protected] == 2)
            #expect(try await Set(office.decisions(held, .protected).map(\.subject.object)) == Set(people.prefix(2)))

            let hash = try #require(held.state.hash)
            _ = try await office.installation.engine.approve(
                held.id, hash: hash, in: office.organization, by: requester)
            _ = try await office.installation.engine.apply(
                held.id, hash: hash, in: office.organization, by: requester)
            let left = try await office.users()
            #expect(left[people[0].description]?.status == .active && left[people[1].description]?.status == .active)

            let step = try await office.installation.doors.signIn(
                email: olga.email, password: Reception.password,
                visitor: Visitor(origin: Origin(address: "192.0.2.7"), agent: "Test"))
            guard case .signedIn = step else { throw Reception.Closed() }
            #expect(try await store.members(of: office.organization).count == 2)
        }
    }

    /// Somebody joins by an invitation.
    private func admin(named name: String, in office: Office) async throws -> Account {
        let code = try await office.installation.office.invite(
            email: "\(name)@staff.example", as: .admin, to: office.organization,
            by: Requester(.command(account: "root")))
        let form = RedemptionForm(code: code, name: name, email: "\(name)@staff.example", password: Reception.password)
        return try await office.installation.doors.redeem(
            form, visitor: Visitor(origin: .local, agent: "Test")
        ).person.account
    }

    private func link(_ account: Account, to object: DirectoryObjectID, in office: Office) async throws {
        let tenant = try #require(TenantID(office.tenant.tenantID))
        var linked = account
        linked.entraIdentity = EntraIdentity(tenant: tenant, object: object)
        let note = AuditNote(Requester(.system).did(.entraLinked, to: account.id.description), in: .server)
        _ = try await office.installation.store.save(linked, ending: .none, noting: note, at: Fixture.morning)
    }
}
