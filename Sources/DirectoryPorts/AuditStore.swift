package import DirectoryCore
package import FoundationEssentials

/// The audit: books of entries that are written and never changed.
package protocol AuditStore: Sendable {
    /// Writes an entry on its own: before something is begun that takes longer than a transaction, or for what changes
    /// nothing. Whoever cannot write it does not do it.
    @discardableResult
    func note(_ note: AuditNote, at date: Date) async throws(Problem) -> AuditEntry

    /// Entries, the latest first.
    func entries(_ query: AuditQuery, in book: AuditBook) async throws(Problem) -> Page<AuditEntry>

    /// Entries in order, after the one with this number: for export and verification.
    func entries(in book: AuditBook, after number: Int64, limit: Int) async throws(Problem) -> [AuditEntry]

    /// Where the book begins.
    func start(of book: AuditBook) async throws(Problem) -> AuditChain.Start

    /// The server's book, then those of the organizations that something was noted of, by id.
    func books() async throws(Problem) -> [AuditBook]
}

/// Which entries to list; nil in a field is everything.
package struct AuditQuery: Hashable, Sendable {
    /// Part of an actor's name, an object or its name, in any case.
    package var text: String?
    package var deed: Deed?
    /// Who did it.
    package var account: AccountID?
    package var from: Date?
    /// The first moment that is not wanted any more.
    package var until: Date?
    package var page: PageRequest

    package init(
        text: String? = nil, deed: Deed? = nil, account: AccountID? = nil, from: Date? = nil, until: Date? = nil,
        page: PageRequest = .init()
    ) {
        self.text = text
        self.deed = deed
        self.account = account
        self.from = from
        self.until = until
        self.page = page
    }
}
