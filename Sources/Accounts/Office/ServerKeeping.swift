package import DirectoryCore
package import DirectoryPorts

extension AccountOffice {
    package func organizations() async throws(Problem) -> [Organization] { try await store.organizations() }

    package func createOrganization(
        name: String, handle: String, owner: AccountID?, by requester: Requester
    ) async throws(Problem) -> Organization {
        let name = try PlainName.read(name, field: "name")
        let organization = Organization(
            id: OrganizationID(world.makeUUID()), handle: try .read(handle, orFrom: name), name: name,
            createdAt: world.now())
        let change = owner.map { [AuditDraft.Change(.owner, after: $0.description)] } ?? []
        let draft = requester.did(
            .organizationCreated, to: organization.id.description, named: organization.name, change)
        try await store.add(organization, owner: owner, noting: draft, at: organization.createdAt)
        return organization
    }

    package func change(
        _ organization: Organization, by requester: Requester
    ) async throws(Problem) -> Organization {
        var wanted = organization
        wanted.name = try PlainName.read(organization.name, field: "name")
        for (field, days) in [("runs", wanted.retention.runs), ("audit", wanted.retention.audit)]
        where !Retention.allowed.contains(days) {
            let allowed = Retention.allowed
            throw .invalid(field, "It can be kept for \(allowed.lowerBound) to \(allowed.upperBound) days.")
        }
        guard let stored = try await store.organization(organization.id) else {
            throw .notFound("There is no organization here.")
        }
        let draft = requester.did(
            .organizationChanged, to: wanted.id.description, named: wanted.name, stored.changes(to: wanted))
        return try await store.save(wanted, noting: draft, at: world.now())
    }

    package func accounts() async throws(Problem) -> [Account] { try await store.accounts() }

    package func setStanding(
        _ standing: Account.Standing, of account: AccountID, by requester: Requester
    ) async throws(Problem) {
        guard var account = try await store.account(account) else { throw .notFound("There is no account here.") }
        guard account.standing != standing else { return }
        account.standing = standing
        switch standing {
        case .active: _ = try await save(account, .accountReinstated, by: requester)
        case .suspended: _ = try await save(account, ending: .all, .accountSuspended, by: requester)
        }
    }

    package func offerRecovery(
        of account: AccountID, by requester: Requester
    ) async throws(Problem) -> Secret {
        guard let account = try await store.account(account) else { throw .notFound("There is no account here.") }
        let code = codes.invitation()
        let invitation = newInvitation(for: .recovery(account.id), code: code, by: requester.actor)
        let draft = requester.did(.recoveryOffered, to: account.id.description, named: account.name)
        try await store.add(invitation, noting: AuditNote(draft, in: .server), at: invitation.madeAt)
        return code
    }
}

extension Organization {
    fileprivate func changes(to wanted: Organization) -> [AuditDraft.Change] {
        let topics: [(AuditTopic, String, String)] = [
            (.name, name, wanted.name),
            (.entraSignIn, signIn.entra.rawValue, wanted.signIn.entra.rawValue),
            (.secondFactor, signIn.secondFactor.rawValue, wanted.signIn.secondFactor.rawValue),
            (.runsKept, String(retention.runs), String(wanted.retention.runs)),
            (.auditKept, String(retention.audit), String(wanted.retention.audit)),
        ]
        return topics.filter { $0.1 != $0.2 }.map { AuditDraft.Change($0.0, before: $0.1, after: $0.2) }
    }
}
