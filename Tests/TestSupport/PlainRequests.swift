package import DirectoryCore
package import DirectoryPorts
package import FoundationEssentials

/// What tests that are not about the audit say in fewer words.
extension AuditDraft {
    /// Something that a test did.
    package static let ofNoMatter = AuditDraft(
        actor: .command(account: "test"), origin: .local, .connectionChanged, of: "test", name: "test")
}

extension ConnectionStore {
    @discardableResult
    package func save(_ connection: Connection) async throws(Problem) -> Connection {
        try await save(connection, noting: .ofNoMatter, at: connection.createdAt)
    }
}

extension UserStore {
    package func mark(
        _ ids: [UserID], _ mark: UserMark, of organization: OrganizationID, at date: Date
    ) async throws(Problem) {
        try await self.mark(ids, mark, of: organization, noting: .ofNoMatter, at: date)
    }

    package func addLocalUser(
        _ profile: Profile, id: UserID, to organization: OrganizationID, at date: Date
    ) async throws(Problem) -> User {
        try await addLocalUser(profile, id: id, to: organization, noting: .ofNoMatter, at: date)
    }
}

extension Synchronizing {
    package func apply(
        _ run: RunID, hash: PlanHash, in organization: OrganizationID, by actor: Actor
    ) async throws(Problem) -> Run {
        try await apply(run, hash: hash, in: organization, by: Requester(actor))
    }

    package func approve(
        _ run: RunID, hash: PlanHash, in organization: OrganizationID, by actor: Actor
    ) async throws(Problem) -> Approval {
        try await approve(run, hash: hash, in: organization, by: Requester(actor))
    }

    package func reject(
        _ run: RunID, hash: PlanHash, in organization: OrganizationID, by actor: Actor
    ) async throws(Problem) -> Run {
        try await reject(run, hash: hash, in: organization, by: Requester(actor))
    }

    package func narrow(
        _ run: RunID, hash: PlanHash, to narrowing: Narrowing, in organization: OrganizationID, by actor: Actor
    ) async throws(Problem) -> Run {
        try await narrow(run, hash: hash, to: narrowing, in: organization, by: Requester(actor))
    }

    package func cancel(_ run: RunID, in organization: OrganizationID, by actor: Actor) async throws(Problem) {
        try await cancel(run, in: organization, by: Requester(actor))
    }
}

extension StoredCredential {
    /// A sealed client secret as the only credential of a connection.
    package static func secret(_ bytes: [UInt8] = [0], at date: Date = Fixture.morning) -> StoredCredential {
        StoredCredential(
            id: CredentialID(Fixture.uuid(0x5EC2E7)), kind: .clientSecret(SealedSecret(bytes: bytes), hint: "t-it"),
            addedAt: date)
    }
}
