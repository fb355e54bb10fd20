package import DirectoryCore
package import FoundationEssentials

/// The organizations of a server.
package protocol OrganizationStore: Sendable {
    /// Those that have a name, by it. What an earlier version stored has none until the server is claimed.
    func organizations() async throws(Problem) -> [Organization]

    func organization(_ id: OrganizationID) async throws(Problem) -> Organization?
    func organization(_ handle: OrganizationHandle) async throws(Problem) -> Organization?

    /// Adds an organization; the entry goes into the server's book.
    ///
    /// - Parameter owner: an account that owns it from the first moment on.
    /// - Throws: `handle-taken`; `not-found` for an owner that is not there.
    func add(
        _ organization: Organization, owner: AccountID?, noting draft: AuditDraft, at date: Date
    ) async throws(Problem)

    /// Stores another name, policy or retention, and counts the revision up; the entry goes into the organization's book.
    ///
    /// - Throws: `not-found`; `changed-since` when it is not the stored revision.
    func save(
        _ organization: Organization, noting draft: AuditDraft, at date: Date
    ) async throws(Problem) -> Organization

    /// Removes what the organization does not keep any more: runs and audit entries that ended before the dates. Runs
    /// whose plan waits stay, and so does whatever the latest checkpoint and undo of younger runs need. Notes what was
    /// removed, in the same transaction, unless it was nothing.
    func forget(
        runsBefore runs: Date, auditBefore audit: Date, of organization: OrganizationID, at date: Date
    ) async throws(Problem) -> Forgotten

    /// Removes everything that is known of a user for good: the user or tombstone, its duplicates, and its values in the
    /// decisions and events of every run; what remains says that somebody was erased, by id (`Erasure`). Conflicts over
    /// its addresses are resolved, plans that wait and name it are rejected, and an event `user.purged` says that it is
    /// gone. Notes it. The values are overwritten on the disk.
    ///
    /// - Throws: `not-found`; `run-in-progress` while a run is at work.
    func erase(
        _ user: UserID, of organization: OrganizationID, noting draft: AuditDraft, at date: Date
    ) async throws(Problem)

    /// Every sealed secret of the server, with the place it belongs to. Whoever seals all of them anew asks again
    /// afterwards: settings that were saved meanwhile may have brought an old one back.
    func sealedSecrets() async throws(Problem) -> [PlacedSecret]

    /// Puts a secret that was sealed anew in the place of the same secret as it was, unless it has changed meanwhile.
    ///
    /// - Returns: whether it was replaced.
    func reseal(_ secret: PlacedSecret, as sealed: SealedSecret) async throws(Problem) -> Bool
}

extension OrganizationStore {
    /// Adds an organization that nobody belongs to yet.
    package func add(_ organization: Organization, noting draft: AuditDraft, at date: Date) async throws(Problem) {
        try await add(organization, owner: nil, noting: draft, at: date)
    }
}

/// A sealed secret and where it belongs.
package struct PlacedSecret: Hashable, Sendable {
    package let sealed: SealedSecret
    package let place: SecretPlace

    package init(sealed: SealedSecret, place: SecretPlace) {
        self.sealed = sealed
        self.place = place
    }
}

/// What retention removed.
package struct Forgotten: Hashable, Sendable {
    package let runs: Int
    package let auditEntries: Int

    package init(runs: Int, auditEntries: Int) {
        self.runs = runs
        self.auditEntries = auditEntries
    }

    package static let nothing = Forgotten(runs: 0, auditEntries: 0)

    /// What the audit of the organization says of it.
    package func draft(of organization: OrganizationID) -> AuditDraft {
        AuditDraft(
            actor: .system, origin: .local, .retentionApplied, of: organization.description, name: "",
            changes: [
                AuditDraft.Change(.runs, before: String(runs)),
                AuditDraft.Change(.auditEntries, before: String(auditEntries)),
            ].filter { $0.before != "0" })
    }
}
