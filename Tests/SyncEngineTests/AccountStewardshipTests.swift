import DirectoryCore
import DirectoryPorts
import Foundation
import SyncEngine
import TestSupport
import Testing

@Suite("Who keeps an organization running, as its accounts say (R19)")
struct AccountStewardshipTests {
    private func organization() throws -> Organization {
        Organization(
            id: Fixture.contoso, handle: try #require(OrganizationHandle("contoso")), name: "Contoso",
            createdAt: Fixture.morning)
    }

    private func account(_ number: UInt64, _ name: String, isKnown: Bool = true) -> Account {
        Account(
            id: AccountID(Fixture.uuid(0xA000 + number)), email: "\(name.lowercased())@contoso.example", name: name,
            isServerAdministrator: number == 1, entraIdentity: isKnown ? identity(number) : nil,
            createdAt: Fixture.morning)
    }

    private func identity(_ number: UInt64) -> EntraIdentity {
        EntraIdentity(tenant: Fixture.tenant, object: Fixture.object(number))
    }

    /// Somebody comes in by an invitation, an hour after the one before.
    private func admit(
        _ account: Account, _ number: UInt64, as outcome: Redemption.Outcome, _ purpose: Invitation.Purpose,
        to store: InMemoryStore
    ) async throws {
        let now = Fixture.morning.addingTimeInterval(Double(number) * 3_600)
        let id = InvitationID(Fixture.uuid(0x1000 + number))
        let code = TokenFingerprint(hexadecimal: "\(number)")
        try await store.add(
            Invitation(
                id: id, purpose: purpose, code: code, madeBy: .system, madeAt: now,
                expiresAt: now.addingTimeInterval(60)), noting: AuditNote(.ofNoMatter, in: .server), at: now)
        let session = Session(
            id: SessionID(Fixture.uuid(0x2000 + number)), account: account.id, token: code, createdAt: now,
            lastSeenAt: now, provenAt: now, address: "", agent: "")
        try await store.redeem(
            Redemption(invitation: id, outcome: outcome, session: session, notes: []), at: now)
    }

    private func join(_ account: Account, _ number: UInt64, as role: Role, to store: InMemoryStore) async throws {
        let membership = Membership(
            account: account.id, organization: Fixture.contoso, role: role,
            since: Fixture.morning.addingTimeInterval(Double(number) * 3_600))
        try await admit(
            account, number, as: .newMember(account, membership),
            .membership(Fixture.contoso, role, email: account.email), to: store)
    }

    @Test("Active owners count, the longest in office first; admins and suspended owners do not")
    func owners() async throws {
        let store = InMemoryStore()
        let (ana, bo) = (account(1, "Zoe"), account(2, "Bo", isKnown: false))
        let (cy, di) = (account(3, "Cy"), account(4, "Di"))
        try await admit(ana, 1, as: .claim(ana, try organization()), .claim, to: store)
        try await join(bo, 2, as: .owner, to: store)
        try await join(cy, 3, as: .owner, to: store)
        try await join(di, 4, as: .admin, to: store)
        var suspended = cy
        suspended.standing = .suspended
        _ = try await store.save(
            suspended, ending: .all, noting: AuditNote(.ofNoMatter, in: .server), at: Fixture.morning)
        let stewards = try await AccountStewardship(accounts: store)
            .stewards(of: Fixture.contoso, when: .schedule)
        #expect(stewards == Stewards(asking: nil, owners: [identity(1), nil]))
    }

    @Test("Whoever asks is the account itself, or the one that made the token")
    func asking() async throws {
        let store = InMemoryStore()
        let ana = account(1, "Ana")
        try await admit(ana, 1, as: .claim(ana, try organization()), .claim, to: store)
        let token = APIToken(
            id: APITokenID(Fixture.uuid(0x70)), organization: Fixture.contoso, name: "nightly", prefix: "abcdefghijkl",
            fingerprint: TokenFingerprint(hexadecimal: "t"), role: .operative, scopes: [.synchronize],
            createdBy: ana.id, createdAt: Fixture.morning, expiresAt: Fixture.morning.addingTimeInterval(60))
        try await store.add(token, noting: .ofNoMatter, at: Fixture.morning)
        let stewardship = AccountStewardship(accounts: store)
        let cases: [(DirectoryCore.Actor, EntraIdentity?)] = [
            (.account(ana.id, name: "Ana"), identity(1)), (.token(token.id, name: "nightly"), identity(1)),
            (.command(account: "root"), nil), (.system, nil), (.page, nil),
            (.account(AccountID(Fixture.uuid(9)), name: "Nobody"), nil),
            (.token(APITokenID(Fixture.uuid(9)), name: "None"), nil),
        ]
        for (actor, expected) in cases {
            let stewards = try await stewardship.stewards(of: Fixture.contoso, when: actor)
            #expect(stewards.asking == expected, "\(actor)")
        }
    }
}
