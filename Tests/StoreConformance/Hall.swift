package import DirectoryCore
package import DirectoryPorts
package import FoundationEssentials
import TestSupport

/// A claimed server: Ana administers it and owns Contoso; others come in through invitations.
package struct Hall: Sendable {
    package let store: any ServerStore
    /// As the claim stored it.
    package let contoso: Organization

    /// Claims the server that is in the store.
    package init(in store: any ServerStore) async throws {
        self.store = store
        try await store.add(.claim, noting: .matter(.recoveryOffered), at: .noon)
        try await store.redeem(.claim(), at: .noon)
        contoso = try await store.organizations()[0]
    }

    /// What is in the store already.
    package init(claimed store: any ServerStore) async throws {
        self.store = store
        contoso = try await store.organizations()[0]
    }

    /// Adds an organization that nobody belongs to.
    package func organization(_ id: OrganizationID = Fixture.fabrikam, _ name: String = "Fabrikam") async throws
        -> Organization
    {
        let organization = Organization.fixture(id, name)
        try await store.add(organization, noting: .of(.organizationCreated), at: .noon)
        return organization
    }

    /// Adds an account as a member by way of an invitation.
    @discardableResult
    package func invite(
        _ number: UInt64, as role: Role, to organization: OrganizationID? = nil
    ) async throws -> Account {
        let place = organization ?? contoso.id
        let invitation = Invitation.fixture(number, .membership(place, role, email: "somebody@contoso.example"))
        try await store.add(invitation, noting: .matter(.memberInvited), at: .noon)
        let account = Account.fixture(number)
        let membership = Membership(account: account.id, organization: place, role: role, since: .noon)
        try await store.redeem(
            Redemption(
                invitation: invitation.id, outcome: .newMember(account, membership),
                session: .fixture(number, of: account.id), notes: [.matter(.memberJoined, in: .organization(place))]),
            at: .noon)
        return account
    }

    package func ana() async throws -> Account { try await account(1) }

    package func account(_ number: UInt64) async throws -> Account {
        guard let account = try await store.account(Account.fixture(number).id) else {
            throw Scene.NobodyThere(number: number)
        }
        return account
    }

    /// Changes an account as it is stored now.
    @discardableResult
    package func change(
        _ number: UInt64, ending: EndedSessions = .none, _ change: (inout Account) -> Void
    ) async throws -> Account {
        var account = try await account(number)
        change(&account)
        return try await store.save(account, ending: ending, noting: .matter(.accountChanged), at: .noon)
    }

    package func setRole(
        _ role: Role?, of number: UInt64, in organization: OrganizationID? = nil
    ) async throws {
        try await store.setRole(
            role, of: Account.fixture(number).id, in: organization ?? contoso.id, noting: .of(.roleChanged), at: .noon)
    }

    /// Names of the members with their roles.
    package func roles(in organization: OrganizationID? = nil) async throws -> [String] {
        try await store.members(of: organization ?? contoso.id).map { "\($0.account.name): \($0.membership.role)" }
    }

    package func add(_ token: APIToken) async throws {
        try await store.add(token, noting: .of(.tokenCreated), at: .noon)
    }

    package func entries(in book: AuditBook) async throws -> [AuditEntry] {
        try await store.entries(in: book, after: 0, limit: 10_000)
    }
}

extension Organization {
    package static func fixture(
        _ id: OrganizationID = Fixture.contoso, _ name: String = "Contoso", handle: String? = nil
    ) -> Organization {
        guard let handle = OrganizationHandle(handle ?? name.lowercased()) else { preconditionFailure("no handle") }
        return Organization(id: id, handle: handle, name: name, createdAt: .noon)
    }
}

extension Account {
    /// 1 is Ana, who administers the server.
    package static func fixture(_ number: UInt64) -> Account {
        let names: [UInt64: String] = [1: "Ana", 2: "bo", 3: "Chen", 4: "Dara"]
        let name = names[number] ?? "Somebody \(number)"
        return Account(
            id: AccountID(Fixture.uuid(0xACC0_0000 + number)),
            email: "\(names[number] ?? "somebody\(number)")@contoso.example", name: name,
            isServerAdministrator: number == 1, password: PasswordHash(encoded: "$scrypt$fake\(number)"),
            createdAt: .noon)
    }
}

extension Session {
    package static func fixture(
        _ number: UInt64, of account: AccountID, at date: Date = .noon
    ) -> Session {
        Session(
            id: SessionID(Fixture.uuid(0x5E55_0000 + number)), account: account, token: .fixture(number, "5"),
            createdAt: date, lastSeenAt: date, provenAt: date, address: "192.0.2.7", agent: "Firefox")
    }
}

extension Invitation {
    package static let claim = fixture(0, .claim)

    package static func fixture(
        _ number: UInt64, _ purpose: Purpose, madeBy actor: Actor = .command(account: "root"), at date: Date = .noon
    ) -> Invitation {
        Invitation(
            id: InvitationID(Fixture.uuid(0x1417_0000 + number)), purpose: purpose, code: .fixture(number, "c"),
            madeBy: actor, madeAt: date, expiresAt: date.addingTimeInterval(life(for: purpose)))
    }
}

extension APIToken {
    package static func fixture(
        _ number: UInt64, by account: UInt64, in organization: OrganizationID = Fixture.contoso, role: Role = .admin,
        at date: Date = .noon
    ) -> APIToken {
        APIToken(
            id: APITokenID(Fixture.uuid(0x70CE_0000 + number)), organization: organization, name: "nightly \(number)",
            prefix: "prefix\(100_000 + number)", fingerprint: .fixture(number, "7"), role: role,
            scopes: [.viewUsers, .synchronize], createdBy: Account.fixture(account).id, createdAt: date,
            expiresAt: .tomorrow)
    }
}

extension TokenFingerprint {
    /// 64 digits that begin with the kind and end in the number.
    package static func fixture(_ number: UInt64, _ kind: Character) -> TokenFingerprint {
        let digits = String(number, radix: 16)
        return TokenFingerprint(
            hexadecimal: String(kind) + String(repeating: "0", count: 63 - digits.count) + digits)
    }
}

extension Redemption {
    /// Ana claims the server with Contoso.
    package static func claim(
        _ organization: Organization = .fixture(Fixture.contoso), notes: [AuditNote] = [.matter(.serverClaimed)]
    ) -> Redemption {
        let ana = Account.fixture(1)
        return Redemption(
            invitation: Invitation.claim.id, outcome: .claim(ana, organization), session: .fixture(1, of: ana.id),
            notes: notes)
    }
}

extension AuditDraft {
    package static func of(_ deed: Deed, by actor: Actor = .command(account: "root")) -> AuditDraft {
        AuditDraft(actor: actor, origin: .local, deed, of: "something", name: "Something")
    }
}

extension AuditNote {
    package static func matter(_ deed: Deed, in book: AuditBook = .server) -> AuditNote {
        AuditNote(.of(deed), in: book)
    }
}
