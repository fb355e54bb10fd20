package import FoundationEssentials

/// The chain that shows whether anybody changed, removed or inserted an entry of the audit.
///
/// Each entry's hash covers everything in it and the hash of the entry before. Whoever can write to the database can
/// make a whole new chain; whoever has kept one hash elsewhere finds out (`rollcall audit verify --expect`).
package enum AuditChain {
    /// What the hash of an entry covers: every field with its length before it, so that no two entries read alike.
    ///
    /// - Parameter at: to the millisecond, as it is stored and shown.
    package static func bytes(
        number: Int64, book: AuditBook, at: Date, draft: AuditDraft, previous: AuditHash
    ) -> [UInt8] {
        var fields: [String] = ["rollcall-audit-1", String(number), name(of: book), milliseconds(at)]
        fields += parts(of: draft.actor)
        fields += [draft.origin.address ?? "-", draft.origin.request ?? "-"]
        fields += [draft.deed.rawValue, draft.object, draft.name]
        for change in draft.changes {
            fields += [change.field, change.before.map { "+" + $0 } ?? "-", change.after.map { "+" + $0 } ?? "-"]
        }
        fields.append(previous.description)
        return fields.flatMap { Array("\($0.utf8.count):".utf8) + Array($0.utf8) }
    }

    /// The entry that comes next. Its date is to the millisecond, as the hash says it.
    ///
    /// - Parameters:
    ///   - end: of the chain so far.
    ///   - digest: SHA-256.
    package static func entry(
        _ draft: AuditDraft, in book: AuditBook, at date: Date, after end: Start, digest: ([UInt8]) -> AuditHash
    ) -> AuditEntry {
        let number = end.number + 1
        let at = Date(timeIntervalSince1970: (date.timeIntervalSince1970 * 1_000).rounded() / 1_000)
        let hash = digest(bytes(number: number, book: book, at: at, draft: draft, previous: end.hash))
        return AuditEntry(number: number, book: book, at: at, draft: draft, previous: end.hash, hash: hash)
    }

    /// What is wrong with a chain, read in order.
    package enum Flaw: Hashable, Sendable {
        /// The entry's content is not what its hash says.
        case changed(Int64)
        /// An entry before it is missing, or was put in.
        case broken(Int64)
    }

    /// The last entry that is not read: where a chain begins, at the beginning or after entries whose time was over, and
    /// where the next entry follows on.
    package struct Start: Hashable, Codable, Sendable {
        /// The number of the last entry that is not there any more; 0 for none.
        package let number: Int64
        /// Its hash.
        package let hash: AuditHash

        package init(number: Int64, hash: AuditHash) {
            self.number = number
            self.hash = hash
        }

        package static let beginning = Start(number: 0, hash: .beginning)
    }

    /// Verifies entries one after the other.
    package struct Verifier: Sendable {
        /// The number of the latest entry that was read.
        package private(set) var number: Int64
        /// Its hash.
        package private(set) var head: AuditHash
        private let digest: @Sendable ([UInt8]) -> AuditHash

        /// - Parameter digest: SHA-256.
        package init(from start: Start, digest: @escaping @Sendable ([UInt8]) -> AuditHash) {
            number = start.number
            head = start.hash
            self.digest = digest
        }

        /// - Parameter entry: the next one.
        /// - Returns: nil when it follows on the one before and says what its hash says.
        package mutating func read(_ entry: AuditEntry) -> Flaw? {
            defer {
                number = entry.number
                head = entry.hash
            }
            guard entry.number == number + 1, entry.previous == head else { return .broken(entry.number) }
            let bytes = AuditChain.bytes(
                number: entry.number, book: entry.book, at: entry.at, draft: entry.draft, previous: entry.previous)
            return digest(bytes) == entry.hash ? nil : .changed(entry.number)
        }
    }

    private static func name(of book: AuditBook) -> String {
        switch book {
        case .server: "server"
        case .organization(let id): id.description
        }
    }

    private static func parts(of actor: Actor) -> [String] {
        switch actor {
        case .command(let account): ["command", account]
        case .page: ["page", ""]
        case .account(let id, let name): ["account \(id)", name]
        case .token(let id, let name): ["token \(id)", name]
        case .schedule: ["schedule", ""]
        case .system: ["system", ""]
        }
    }

    private static func milliseconds(_ date: Date) -> String {
        Int64(exactly: (date.timeIntervalSince1970 * 1_000).rounded()).map(String.init) ?? "?"
    }
}
