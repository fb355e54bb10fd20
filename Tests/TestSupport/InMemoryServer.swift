import Crypto
package import DirectoryCore
import DirectoryPorts
import FoundationEssentials

/// Everything the in-memory store knows: a value, so that a copy is a transaction.
struct InMemoryServer {
    var organizations: [OrganizationID: InMemoryOrganization] = [:]
    var accounts: [AccountID: Account] = [:]
    var memberships: [Membership] = []
    var invitations: [InvitationID: Invitation] = [:]
    var sessions: [SessionID: Session] = [:]
    var tokens: [APITokenID: APIToken] = [:]
    var attempts: [AttemptKey: AttemptRecord] = [:]
    var books: [AuditBook: InMemoryBook] = [:]

    subscript(id: OrganizationID) -> InMemoryOrganization {
        get { organizations[id] ?? InMemoryOrganization(id: id) }
        set { organizations[id] = newValue }
    }

    @discardableResult
    mutating func note(_ draft: AuditDraft, in book: AuditBook, at date: Date) -> AuditEntry {
        let old = books[book] ?? InMemoryBook()
        let entry = AuditChain.entry(draft, in: book, at: date, after: old.end, digest: AuditHash.sha256)
        books[book] = InMemoryBook(start: old.start, entries: old.entries + [entry])
        return entry
    }

    mutating func note(_ note: AuditNote, at date: Date) { self.note(note.draft, in: note.book, at: date) }
}

/// One chain of entries.
struct InMemoryBook {
    var start = AuditChain.Start.beginning
    var entries: [AuditEntry] = []

    /// What the next entry follows on.
    var end: AuditChain.Start {
        entries.last.map { AuditChain.Start(number: $0.number, hash: $0.hash) } ?? start
    }

    /// The latest first.
    func listed(_ query: AuditQuery) -> [AuditEntry] {
        entries.reversed().filter { entry in
            let draft = entry.draft
            let texts = [draft.actor.description, draft.object, draft.name].map(\.foldedForSearch)
            let isFound = query.text.map { text in
                text.isEmpty || texts.contains { $0.utf8.contains(text.foldedForSearch.utf8) }
            }
            return isFound ?? true && query.deed.map { $0 == draft.deed } ?? true
                && query.account.map { $0 == draft.actor.accountID } ?? true
                && query.from.map { $0 <= entry.at } ?? true && query.until.map { entry.at < $0 } ?? true
        }
    }
}

extension AuditHash {
    /// For whoever writes or verifies a chain.
    package static func sha256(_ bytes: [UInt8]) -> AuditHash {
        let digits = Array("0123456789abcdef")
        return AuditHash(String(SHA256.hash(data: bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }))
    }
}

extension Actor {
    fileprivate var accountID: AccountID? {
        if case .account(let id, _) = self { id } else { nil }
    }
}
