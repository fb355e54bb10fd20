package import DirectoryCore
package import DirectoryPorts
import FoundationEssentials

extension AccountOffice {
    package func preview(_ code: Secret, visitor: Visitor) async throws(Problem) -> InvitationPreview {
        try await attempt(throttle(visitor)) { () throws(Problem) in
            guard let invitation = try await invitation(code) else { return .refused(.codeInvalid) }
            return .passed(try await preview(invitation))
        }
    }

    private func preview(_ invitation: Invitation) async throws(Problem) -> InvitationPreview {
        var organization: Organization?
        var account: Account?
        switch invitation.purpose {
        case .claim: break
        case .membership(let id, _, _): organization = try await store.organization(id)
        case .recovery(let id): account = try await store.account(id)
        }
        return InvitationPreview(
            purpose: invitation.purpose, organization: organization, account: account, expiresAt: invitation.expiresAt)
    }

    package func redeem(_ form: RedemptionForm, visitor: Visitor) async throws(Problem) -> SignedIn {
        try await attempt(throttle(visitor)) { () throws(Problem) in
            guard let invitation = try await invitation(form.code) else { return .refused(.codeInvalid) }
            switch invitation.purpose {
            case .claim: return .refused(.codeInvalid)
            case .membership(let organization, let role, _):
                return .passed(try await accept(invitation, into: organization, as: role, form, visitor))
            case .recovery(let account):
                guard let account = try await store.account(account), account.standing == .active else {
                    return .refused(.codeInvalid)
                }
                return .passed(try await recover(account, by: invitation, form.password, visitor))
            }
        }
    }

    private func accept(
        _ invitation: Invitation, into organization: OrganizationID, as role: Role, _ form: RedemptionForm,
        _ visitor: Visitor
    ) async throws(Problem) -> SignedIn {
        var account = try newAccount(name: form.name, email: form.email)
        let name = try await store.organization(organization)?.name
        account.password = try await newPassword(form.password, for: account, in: [name].compactMap(\.self))
        return try await welcome(account, by: invitation, into: organization, as: role, visitor)
    }

    /// Makes a new account a member.
    func welcome(
        _ account: Account, by invitation: Invitation, into organization: OrganizationID, as role: Role,
        _ visitor: Visitor
    ) async throws(Problem) -> SignedIn {
        let membership = Membership(
            account: account.id, organization: organization, role: role, since: account.createdAt)
        let notes = [noted(account, visitor, .accountCreated), joined(account, membership, visitor)]
        let (session, token) = newSession(of: account.id, visitor)
        try await store.redeem(
            Redemption(
                invitation: invitation.id, outcome: .newMember(account, membership), session: session, notes: notes),
            at: session.createdAt)
        return try await signedIn(session, token, visitor)
    }

    /// Gives an account its new password. With it go the second factor, all sessions, and what guesses have counted up.
    private func recover(
        _ account: Account, by invitation: Invitation, _ password: Secret, _ visitor: Visitor
    ) async throws(Problem) -> SignedIn {
        var recovered = account
        recovered.secondFactor = nil
        let organizations = try await places(of: account.id).map(\.organization.name)
        recovered.password = try await newPassword(password, for: recovered, in: organizations)
        let (session, token) = newSession(of: account.id, visitor)
        var notes = [noted(account, visitor, .passwordChanged, [ProofKind.invitation.change])]
        if account.secondFactor != nil { notes.append(noted(account, visitor, .secondFactorRemoved)) }
        try await store.redeem(
            Redemption(invitation: invitation.id, outcome: .recovered(recovered), session: session, notes: notes),
            at: session.createdAt)
        try await forgetFailures(of: account)
        return try await signedIn(session, token, visitor)
    }

    package func join(
        _ code: Secret, as person: SignedInPerson, visitor: Visitor
    ) async throws(Problem) -> SignedIn {
        let account = try await current(person)
        return try await attempt(throttle(visitor)) { () throws(Problem) in
            guard let invitation = try await invitation(code),
                case .membership(let organization, let role, _) = invitation.purpose
            else { return .refused(.codeInvalid) }
            let signedIn = try await admit(
                account, by: invitation, into: organization, as: role, since: person.session, visitor)
            try await store.end(
                .one(person.session.id), of: account.id, noting: noted(account, visitor, .sessionEnded),
                at: world.now())
            return .passed(signedIn)
        }
    }

    /// Makes an account that exists a member.
    ///
    /// - Parameter old: the session in whose place a new one comes; nil for somebody who was not signed in.
    func admit(
        _ account: Account, by invitation: Invitation, into organization: OrganizationID, as role: Role,
        since old: Session?, _ visitor: Visitor
    ) async throws(Problem) -> SignedIn {
        let (session, token) = newSession(
            of: account.id, visitor, since: old?.createdAt, provenAt: old?.provenAt)
        let now = session.lastSeenAt
        let membership = Membership(account: account.id, organization: organization, role: role, since: now)
        try await store.redeem(
            Redemption(
                invitation: invitation.id, outcome: .knownMember(membership), session: session,
                notes: [joined(account, membership, visitor)]),
            at: now)
        return try await signedIn(session, token, visitor)
    }

    private func joined(_ account: Account, _ membership: Membership, _ visitor: Visitor) -> AuditNote {
        let person = Requester(.account(account.id, name: account.name), from: visitor.origin)
        return AuditNote(
            person.did(
                .memberJoined, to: account.id.description, named: account.name, [.role(nil, membership.role)]),
            in: .organization(membership.organization))
    }
}
