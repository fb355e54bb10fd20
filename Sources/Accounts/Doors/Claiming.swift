package import DirectoryCore
package import DirectoryPorts
import FoundationEssentials

extension AccountOffice {
    package func isClaimed() async throws(Problem) -> Bool { try await store.accountCount() > 0 }

    package func offerClaim(by requester: Requester) async throws(Problem) -> Secret {
        guard try await !isClaimed() else { throw .alreadyClaimed }
        let code = codes.invitation()
        let invitation = newInvitation(for: .claim, code: code, by: requester.actor)
        let note = AuditNote(requester.did(.claimOffered, to: .server), in: .server)
        try await store.add(invitation, noting: note, at: invitation.madeAt)
        return code
    }

    package func claim(_ form: ClaimForm, visitor: Visitor) async throws(Problem) -> SignedIn {
        guard try await !isClaimed() else { throw .alreadyClaimed }
        return try await attempt(throttle(visitor)) { () throws(Problem) in
            guard let invitation = try await invitation(form.code), invitation.purpose == .claim else {
                return .refused(.codeInvalid)
            }
            return .passed(try await claim(form, with: invitation, visitor))
        }
    }

    private func claim(
        _ form: ClaimForm, with invitation: Invitation, _ visitor: Visitor
    ) async throws(Problem) -> SignedIn {
        let name = try PlainName.read(form.organization, field: "organization")
        let handle = try OrganizationHandle.read(form.handle, orFrom: name)
        var account = try newAccount(name: form.name, email: form.email)
        account.isServerAdministrator = true
        account.password = try await newPassword(form.password, for: account, in: [name])
        let organization = Organization(
            id: OrganizationID(world.makeUUID()), handle: handle, name: name, createdAt: account.createdAt)
        let (session, token) = newSession(of: account.id, visitor)
        let redemption = Redemption(
            invitation: invitation.id, outcome: .claim(account, organization), session: session,
            notes: claimNotes(account, organization, visitor))
        try await store.redeem(redemption, at: session.createdAt)
        return try await signedIn(session, token, visitor)
    }

    private func claimNotes(_ account: Account, _ organization: Organization, _ visitor: Visitor) -> [AuditNote] {
        let owner = Requester(.account(account.id, name: account.name), from: visitor.origin)
        let made = owner.did(.organizationCreated, to: organization.id.description, named: organization.name)
        return [
            noted(account, visitor, .serverClaimed), noted(account, visitor, .accountCreated),
            AuditNote(made, in: .server),
            AuditNote(
                owner.did(.memberJoined, to: account.id.description, named: account.name, [.role(nil, .owner)]),
                in: .organization(organization.id)),
        ]
    }
}

extension AccountOffice {
    /// The invitation whose code somebody typed, if it still works.
    func invitation(_ code: Secret) async throws(Problem) -> Invitation? {
        try await store.invitation(Codes.fingerprint(code), at: world.now())
    }

    func newInvitation(for purpose: Invitation.Purpose, code: Secret, by actor: Actor) -> Invitation {
        let now = world.now()
        return Invitation(
            id: InvitationID(world.makeUUID()), purpose: purpose, code: Codes.fingerprint(code), madeBy: actor,
            madeAt: now, expiresAt: now.addingTimeInterval(Invitation.life(for: purpose)))
    }

    /// - Throws: `invalid-value`.
    func newAccount(name: String, email: String) throws(Problem) -> Account {
        Account(
            id: AccountID(world.makeUUID()), email: try PlainName.readEmail(email),
            name: try PlainName.read(name, field: "name"), createdAt: world.now())
    }

    /// Hashes a password that is good enough for an account.
    ///
    /// - Parameter organizations: the names of those that the account is or will be in.
    /// - Throws: `password-weak`, `sign-in-delayed`.
    func newPassword(
        _ password: Secret, for account: Account, in organizations: [String]
    ) async throws(Problem) -> PasswordHash {
        let text = PasswordRules.normalized(password.reveal())
        let company: PasswordRules.Company = account.secondFactor == nil ? .alone : .withSecondFactor
        try PasswordRules(company, context: [account.name, account.email] + organizations).check(text)
        let isFull = text.unicodeScalars.count >= PasswordRules.shortest(.alone)
        return try await hasher.hash(text, length: isFull ? .full : .short)
    }
}

extension AuditDraft.Change {
    static func role(_ before: Role?, _ after: Role?) -> AuditDraft.Change {
        AuditDraft.Change(.role, before: before?.rawValue, after: after?.rawValue)
    }
}
