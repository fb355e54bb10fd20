import Crypto
package import DirectoryCore
package import DirectoryPorts
import Foundation

/// Reads a book of the audit from beginning to end and tells whether anybody has changed it.
package struct AuditVerification: Sendable {
    private let audit: any AuditStore

    package init(of audit: any AuditStore) { self.audit = audit }

    /// How many entries are read at a time.
    private static let portion = 1_000

    /// - Parameter known: an entry whose hash was kept elsewhere: the same must be there now.
    /// - Throws: `audit-broken`, naming the entry; `not-found` when retention has removed the known one.
    package func verify(_ book: AuditBook, knowing known: KnownEntry? = nil) async throws(Problem) -> BookReport {
        let start = try await audit.start(of: book)
        var witness = Witness(known)
        try witness.read(number: start.number, start.hash)
        var verifier = AuditChain.Verifier(from: start, digest: Self.digest)
        while true {
            let entries = try await audit.entries(in: book, after: verifier.number, limit: Self.portion)
            for entry in entries {
                if let flaw = verifier.read(entry) { throw .auditBroken(flaw) }
                try witness.read(number: entry.number, entry.hash)
            }
            if entries.count < Self.portion { break }
        }
        try witness.conclude(begins: start.number, ends: verifier.number)
        return BookReport(
            book: book, entries: verifier.number - start.number, removed: start.number,
            head: KnownEntry(number: verifier.number, hash: verifier.head))
    }

    private static func digest(_ bytes: [UInt8]) -> AuditHash {
        AuditHash(SHA256.hash(data: bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    }
}

/// What is right about a book.
package struct BookReport: Hashable, Sendable {
    package let book: AuditBook
    /// How many there are.
    package let entries: Int64
    /// How many retention has removed from its beginning.
    package let removed: Int64
    /// The last entry: whoever keeps this elsewhere notices when a whole new chain is written.
    package let head: KnownEntry
}

/// An entry's number and hash: `12:9f86d0…`.
package struct KnownEntry: Hashable, Sendable, CustomStringConvertible {
    package let number: Int64
    package let hash: AuditHash

    package init(number: Int64, hash: AuditHash) {
        self.number = number
        self.hash = hash
    }

    /// - Returns: nil for what is no number with a whole hash behind a colon.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int64(parts[0]), number >= 0, parts[1].utf8.count == 64,
            parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        self.init(number: number, hash: AuditHash(String(parts[1])))
    }

    package var description: String { "\(number):\(hash)" }
}

/// Compares the book with an entry that somebody knows.
private struct Witness {
    let known: KnownEntry?
    var isSatisfied = false

    init(_ known: KnownEntry?) { self.known = known }

    mutating func read(number: Int64, _ hash: AuditHash) throws(Problem) {
        guard let known, known.number == number else { return }
        guard known.hash == hash else { throw .auditBroken(.changed(number)) }
        isSatisfied = true
    }

    func conclude(begins start: Int64, ends end: Int64) throws(Problem) {
        guard let known, !isSatisfied else { return }
        guard known.number > start else {
            throw Problem(
                .notFound, cause: "Retention has removed entry \(known.number): the book begins after \(start).",
                effect: "What is there was not found to be broken.", advice: "Keep younger heads of the audit.")
        }
        throw .auditCut(known.number, end: end)
    }
}

extension Problem {
    fileprivate static func auditBroken(_ flaw: AuditChain.Flaw) -> Problem {
        let cause: Sentence =
            switch flaw {
            case .changed(let number): "Entry \(number) of the audit is not what it was when it was written."
            case .broken(let number): "Before entry \(number) of the audit something was removed or put in."
            }
        return Problem(
            .auditBroken, cause: cause, effect: "Nothing was changed.",
            advice:
                "Somebody has written to the database beside Rollcall. Keep a copy of it as it is, and find out who.")
    }

    fileprivate static func auditCut(_ known: Int64, end: Int64) -> Problem {
        Problem(
            .auditBroken, cause: "The audit ends with entry \(end), and entry \(known) has existed.",
            effect: "Nothing was changed.",
            advice: "An older copy of the database was put in place, or entries were removed. Find out who did it.")
    }
}
