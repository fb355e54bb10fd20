import Accounts
import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport

@testable import AdminServer

/// Who works with the pages in tests. Olga owns Contoso; Fabio owns Fabrikam and has nothing to do with Contoso; Sam
/// administers the server and owns Northwind, an organization of his own.
enum Staff: Int, CaseIterable, Sendable {
    case olga = 501
    case adam
    case oskar
    case vera
    case fabio
    case sam

    var name: String {
        switch self {
        case .olga: "Olga Weber"
        case .adam: "Adam Nowak"
        case .oskar: "Oskar Lindqvist"
        case .vera: "Vera Costa"
        case .fabio: "Fabio Ricci"
        case .sam: "Sam Okoro"
        }
    }

    var email: String { "\(self)@staff.example" }
    var id: AccountID { AccountID(Contoso.id(Int64(rawValue))) }

    var role: Role {
        switch self {
        case .olga, .fabio, .sam: .owner
        case .adam: .admin
        case .oskar: .operative
        case .vera: .viewer
        }
    }

    var organization: OrganizationID {
        switch self {
        case .fabio: Contoso.fabrikam
        case .sam: Contoso.northwind
        default: Contoso.organization
        }
    }

    var account: Account {
        Account(
            id: id, email: email, name: name, isServerAdministrator: self == .sam,
            password: PasswordHash(encoded: "$scrypt$ln=1,r=1,p=1$AAAA$AAAA"), createdAt: Contoso.morning)
    }

    var membership: Membership {
        Membership(account: id, organization: organization, role: role, since: Contoso.morning)
    }

    /// The cookie of a session whose owner has just proved who they are.
    var cookie: String { "rollcall-session=fresh-\(self)" }
    /// The cookie of a session whose owner has not, for half an hour.
    var staleCookie: String { "rollcall-session=stale-\(self)" }

    func session(_ token: String, number: Int64, provenAt: Date) -> Session {
        Session(
            id: SessionID(Contoso.id(Int64(rawValue) * 100 + number)), account: id,
            token: Contoso.fingerprint(token), createdAt: Contoso.noon.addingTimeInterval(-3_600),
            lastSeenAt: Contoso.noon, provenAt: provenAt, address: "192.0.2.\(rawValue - 500)", agent: "Test Browser")
    }
}

extension Contoso {
    static let organization = OrganizationID(id(1))
    static let fabrikam = OrganizationID(id(77))
    static let northwind = OrganizationID(id(78))

    /// Founds the three organizations and lets everybody in, each in two browsers.
    static func hire(into store: InMemoryStore) async throws {
        for (id, name) in [(organization, "Contoso"), (fabrikam, "Fabrikam")] {
            try await store.add(
                found(id, name), noting: draft(.organizationCreated, name), at: morning)
        }
        try await enter(.sam, store, .claim(Staff.sam.account, found(northwind, "Northwind")), .claim)
        for person in Staff.allCases where person != .sam {
            try await enter(
                person, store, .newMember(person.account, person.membership),
                .membership(person.organization, person.role, email: person.email))
        }
    }

    private static func enter(
        _ person: Staff, _ store: InMemoryStore, _ outcome: Redemption.Outcome, _ purpose: Invitation.Purpose
    ) async throws {
        let invitation = Invitation(
            id: InvitationID(id(Int64(person.rawValue) + 1_000)), purpose: purpose,
            code: fingerprint("code of \(person)"), madeBy: .system, madeAt: morning,
            expiresAt: .distantFuture)
        try await store.add(
            invitation, noting: AuditNote(draft(.memberInvited, person.name), in: .server), at: morning)
        try await store.redeem(
            Redemption(
                invitation: invitation.id, outcome: outcome,
                session: person.session("fresh-\(person)", number: 1, provenAt: noon), notes: []),
            at: morning)
        try await store.add(
            person.session("stale-\(person)", number: 2, provenAt: noon.addingTimeInterval(-1_800)),
            noting: AuditNote(draft(.signedIn, person.name), in: .server), at: morning)
    }

    private static func found(_ id: OrganizationID, _ name: String) throws -> Organization {
        guard let handle = OrganizationHandle(name.lowercased()) else { throw Problem.codeInvalid }
        return Organization(id: id, handle: handle, name: name, createdAt: morning)
    }

    private static func draft(_ deed: Deed, _ name: String) -> AuditDraft {
        AuditDraft(actor: .system, origin: .local, deed, of: name.lowercased(), name: name)
    }
}
