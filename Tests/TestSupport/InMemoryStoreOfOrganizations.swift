package import DirectoryCore
package import DirectoryPorts
package import FoundationEssentials

extension InMemoryStore {
    package func organizations() async throws(Problem) -> [Organization] { server.organizationsByName }

    package func organization(_ id: OrganizationID) async throws(Problem) -> Organization? { server[id].card }

    package func organization(_ handle: OrganizationHandle) async throws(Problem) -> Organization? {
        server.organization(handle)
    }

    package func add(
        _ organization: Organization, owner: AccountID?, noting draft: AuditDraft, at date: Date
    ) async throws(Problem) {
        try change { (server) throws(Problem) in
            try server.add(organization)
            if let owner {
                try server.join(
                    Membership(account: owner, organization: organization.id, role: .owner, since: date))
            }
            server.note(draft, in: .server, at: date)
        }
    }

    package func save(
        _ organization: Organization, noting draft: AuditDraft, at date: Date
    ) async throws(Problem) -> Organization {
        try change { (server) throws(Problem) in
            let saved = try server.save(organization)
            server.note(draft, in: .organization(organization.id), at: date)
            return saved
        }
    }

    package func forget(
        runsBefore runs: Date, auditBefore audit: Date, of organization: OrganizationID, at date: Date
    ) async throws(Problem) -> Forgotten {
        change { $0.forget(runsBefore: runs, auditBefore: audit, of: organization, at: date) }
    }

    package func erase(
        _ user: UserID, of organization: OrganizationID, noting draft: AuditDraft, at date: Date
    ) async throws(Problem) {
        try change(organization, noting: draft, at: date) { (organization) throws(Problem) in
            try organization.erase(user, by: draft.actor, at: date)
        }
    }

    package func sealedSecrets() async throws(Problem) -> [PlacedSecret] { server.sealedSecrets }

    package func reseal(_ secret: PlacedSecret, as sealed: SealedSecret) async throws(Problem) -> Bool {
        change { $0.reseal(secret, as: sealed) }
    }
}

// MARK: Audit

extension InMemoryStore {
    @discardableResult
    package func note(_ note: AuditNote, at date: Date) async throws(Problem) -> AuditEntry {
        server.note(note.draft, in: note.book, at: date)
    }

    package func entries(_ query: AuditQuery, in book: AuditBook) async throws(Problem) -> Page<AuditEntry> {
        Page(cutting: query.page, from: server.books[book]?.listed(query) ?? [])
    }

    package func entries(
        in book: AuditBook, after number: Int64, limit: Int
    ) async throws(Problem) -> [AuditEntry] {
        let entries = server.books[book]?.entries ?? []
        return Array(entries.drop { $0.number <= number }.prefix(max(0, limit)))
    }

    package func start(of book: AuditBook) async throws(Problem) -> AuditChain.Start {
        server.books[book]?.start ?? .beginning
    }

    package func books() async throws(Problem) -> [AuditBook] {
        let organizations = server.books.keys.compactMap { book in
            if case .organization(let id) = book { id } else { nil }
        }
        return [.server] + organizations.sorted().map(AuditBook.organization)
    }
}
