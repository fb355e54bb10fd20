package import DirectoryCore
package import DirectoryPorts

/// What a browser carries to Entra and back.
struct EntraVisit: Codable, Sendable {
    let purpose: Purpose
    let organization: OrganizationID
    let state: String
    let nonce: String
    let verifier: String
    let redirectURI: String

    enum Purpose: Codable, Sendable {
        case signIn
        case link(AccountID, SessionID)
        case join(code: String)
    }

    var attempt: PersonSignInAttempt {
        PersonSignInAttempt(state: state, nonce: nonce, verifier: Secret(verifier), redirectURI: redirectURI)
    }
}

extension AccountOffice {
    package func beginEntraSignIn(
        _ intent: EntraIntent, redirectURI: String, visitor: Visitor
    ) async throws(Problem) -> EntraRedirect {
        let (purpose, organization) = try await purpose(of: intent, visitor)
        guard let organization, let connection = try await connection(offeredBy: organization) else {
            throw .notFound("There is no sign-in with Microsoft Entra here.")
        }
        let visit = EntraVisit(
            purpose: purpose, organization: organization.id, state: codes.token().reveal(),
            nonce: codes.token().reveal(), verifier: codes.token().reveal(), redirectURI: redirectURI)
        return EntraRedirect(
            location: try await people.address(of: visit.attempt, at: connection),
            pending: try tickets.cookie(visit, .entra))
    }

    private func purpose(
        of intent: EntraIntent, _ visitor: Visitor
    ) async throws(Problem) -> (EntraVisit.Purpose, Organization?) {
        switch intent {
        case .signIn(let handle): return (.signIn, try await store.organization(handle))
        case .link(let person, let handle):
            let account = try await current(person)
            try requireProof(of: person)
            let place = try await places(of: account.id).first { $0.organization.handle == handle }
            return (.link(account.id, person.session.id), place?.organization)
        case .join(let code):
            let preview = try await preview(code, visitor: visitor)
            return (.join(code: Codes.read(code).reveal()), preview.organization)
        }
    }

    /// The connection whose tenant may say who members are: only a tenant that has once been reached.
    private func connection(offeredBy organization: Organization) async throws(Problem) -> Connection? {
        guard organization.signIn.entra == .offered, let connection = try await store.connection(of: organization.id)
        else { return nil }
        return connection.pinnedTenant == nil ? nil : connection
    }

    package func finishEntraSignIn(
        _ answer: EntraAnswer, pending: Secret, visitor: Visitor
    ) async throws(Problem) -> SignedIn {
        guard let ticket = tickets.read(cookie: pending, .entra, of: EntraVisit.self) else {
            throw .entraSignInFailed
        }
        return try await attempt(throttle(visitor)) { () throws(Problem) in
            guard try await tickets.use(ticket), Digests.areEqual(answer.state, ticket.content.state),
                case .success(let code) = answer.result,
                let person = try await verified(code, in: ticket.content)
            else {
                try await noteRefusal(of: nil, by: .entra, visitor: visitor)
                return .refused(.entraSignInFailed)
            }
            return try await admit(person, on: ticket.content, visitor)
        }
    }

    /// - Returns: nil for anything that the tenant does not confirm.
    private func verified(_ code: Secret, in visit: EntraVisit) async throws(Problem) -> VerifiedPerson? {
        guard let organization = try await store.organization(visit.organization),
            let connection = try await connection(offeredBy: organization)
        else { return nil }
        do throws(Problem) {
            let person = try await people.person(bringing: code, in: visit.attempt, at: connection)
            return person.identity.tenant == connection.pinnedTenant?.id ? person : nil
        } catch {
            guard error.code == .signInFailed else { throw error }
            return nil
        }
    }

    private func admit(
        _ person: VerifiedPerson, on visit: EntraVisit, _ visitor: Visitor
    ) async throws(Problem) -> Judgment<SignedIn> {
        let known = try await store.account(person.identity)
        let signedIn: SignedIn? =
            switch visit.purpose {
            case .signIn: try await signIn(known, to: visit.organization, visitor)
            case .link(let account, let session): try await link(person, to: account, session, visitor)
            case .join(let code): try await join(person, known, Secret(code), to: visit.organization, visitor)
            }
        if let signedIn { return .passed(signedIn) }
        try await noteRefusal(of: known, by: .entra, visitor: visitor)
        return .refused(.entraSignInFailed)
    }

    /// Whoever comes by way of an organization's tenant is let in as a member of it.
    private func signIn(
        _ known: Account?, to organization: OrganizationID, _ visitor: Visitor
    ) async throws(Problem) -> SignedIn? {
        guard let known, known.standing == .active,
            try await store.memberships(of: known.id).contains(where: { $0.organization == organization })
        else { return nil }
        return try await letIn(known, by: .entra, visitor: visitor)
    }

    /// Links the person to the account whose session began it, while that session lasts.
    private func link(
        _ person: VerifiedPerson, to id: AccountID, _ session: SessionID, _ visitor: Visitor
    ) async throws(Problem) -> SignedIn? {
        let now = world.now()
        let sessions = try await store.sessions(of: id)
        guard let session = sessions.first(where: { $0.id == session && $0.isLive(at: now) }),
            var account = try await store.account(id), account.standing == .active
        else { return nil }
        let asker = SignedInPerson(account: account, session: session, places: [])
        account.entraIdentity = person.identity
        return try await renew(
            asker, account, by: .entra, saving: account, noting: .entraLinked, visitor: visitor)
    }

    /// An invitation makes a new account, or a member of the one that is linked to the person; it links nobody.
    private func join(
        _ person: VerifiedPerson, _ known: Account?, _ code: Secret, to organization: OrganizationID,
        _ visitor: Visitor
    ) async throws(Problem) -> SignedIn? {
        guard let invitation = try await invitation(code),
            case .membership(organization, let role, let email) = invitation.purpose
        else { return nil }
        if let known {
            guard known.standing == .active else { return nil }
            return try await admit(known, by: invitation, into: organization, as: role, since: nil, visitor)
        }
        let address = person.username.flatMap { try? EmailAddress($0) }?.text ?? email
        var account = try newAccount(name: person.name.isEmpty ? address : person.name, email: address)
        account.entraIdentity = person.identity
        return try await welcome(account, by: invitation, into: organization, as: role, visitor)
    }
}
