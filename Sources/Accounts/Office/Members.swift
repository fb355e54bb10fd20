package import DirectoryCore
package import DirectoryPorts

extension AccountOffice {
    package func members(of organization: OrganizationID) async throws(Problem) -> [Member] {
        try await store.members(of: organization)
    }

    package func invitations(to organization: OrganizationID) async throws(Problem) -> [Invitation] {
        try await store.invitations(of: organization, at: world.now())
    }

    package func invite(
        email: String, as role: Role, to organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Secret {
        let email = try PlainName.readEmail(email)
        let code = codes.invitation()
        let invitation = newInvitation(
            for: .membership(organization, role, email: email), code: code, by: requester.actor)
        let draft = requester.did(
            .memberInvited, to: invitation.id.description, named: email, [.role(nil, role)])
        try await store.add(
            invitation, noting: AuditNote(draft, in: .organization(organization)), at: invitation.madeAt)
        return code
    }

    package func withdraw(
        _ invitation: InvitationID, of organization: OrganizationID, by requester: Requester
    ) async throws(Problem) {
        let now = world.now()
        let known = try await store.invitations(of: organization, at: now).first { $0.id == invitation }
        let draft = requester.did(
            .invitationWithdrawn, to: invitation.description, named: known?.email ?? "")
        try await store.withdraw(invitation, of: organization, noting: draft, at: now)
    }

    package func setRole(
        _ role: Role?, of account: AccountID, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) {
        guard let member = try await store.members(of: organization).first(where: { $0.account.id == account }) else {
            throw .notFound("There is no member here.")
        }
        guard role != member.membership.role else { return }
        let draft = requester.did(
            role == nil ? .memberRemoved : .roleChanged, to: account.description, named: member.account.name,
            [.role(member.membership.role, role)])
        try await store.setRole(role, of: account, in: organization, noting: draft, at: world.now())
    }
}

extension Invitation {
    fileprivate var email: String? {
        if case .membership(_, _, let email) = purpose { email } else { nil }
    }
}
