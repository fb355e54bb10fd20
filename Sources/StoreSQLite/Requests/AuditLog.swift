import Crypto
import DirectoryCore
import DirectoryPorts
import Foundation
import GRDB

/// Writes entries into the audit, in the transaction that does what they say.
extension Database {
    /// The next entry of a book. Writers wait for each other, so none follows on the same one as another.
    @discardableResult
    func note(_ draft: AuditDraft, in book: AuditBook, at date: Date) throws -> AuditEntry {
        let none = AuditHash.beginning.description
        try execute(
            sql: "INSERT OR IGNORE INTO auditBook (book, startHash, lastHash) VALUES (?, ?, ?)",
            arguments: [book.stored, none, none])
        let entry = AuditChain.entry(
            draft, in: book, at: date, after: try ends(of: book).last, digest: AuditHash.init(sha256:))
        try cachedStatement(
            sql: "INSERT INTO auditEntry (\(AuditColumn.list)) VALUES (\(AuditColumn.marks))"
        ).execute(arguments: try entry.arguments())
        return entry
    }

    func note(_ note: AuditNote, at date: Date) throws {
        try self.note(note.draft, in: note.book, at: date)
    }

    func note(_ draft: AuditDraft, of organization: OrganizationID, at date: Date) throws {
        try note(draft, in: .organization(organization), at: date)
    }

    /// The entry before the first one that is there, and the last one.
    func ends(of book: AuditBook) throws -> (start: AuditChain.Start, last: AuditChain.Start) {
        let row = try Row.fetchOne(
            self, sql: "SELECT startNumber, startHash, lastNumber, lastHash FROM auditBook WHERE book = ?",
            arguments: [book.stored])
        guard let row else { return (.beginning, .beginning) }
        return (
            AuditChain.Start(number: row[0], hash: AuditHash(row[1])),
            AuditChain.Start(number: row[2], hash: AuditHash(row[3]))
        )
    }

    /// Removes the entries of a book up to the first one that is as young as the date.
    ///
    /// - Returns: how many.
    func forgetEntries(of book: AuditBook, before date: Date) throws -> Int {
        let kept = try Int64.fetchOne(
            self, sql: "SELECT number FROM auditEntry WHERE book = ? AND at >= ? ORDER BY number LIMIT 1",
            arguments: [book.stored, date.stored])
        let ends = try ends(of: book)
        let last = kept.map { $0 - 1 } ?? ends.last.number
        guard last > ends.start.number else { return 0 }
        try execute(
            sql: """
                UPDATE auditBook SET startNumber = entry.number, startHash = entry.hash
                FROM (SELECT number, hash FROM auditEntry WHERE book = :book AND number = :last) AS entry
                WHERE book = :book
                """,
            arguments: ["book": book.stored, "last": last])
        try execute(
            sql: "DELETE FROM auditEntry WHERE book = ? AND number <= ?", arguments: [book.stored, last])
        return changesCount
    }
}

extension AuditHash {
    /// Of the bytes.
    init(sha256 bytes: [UInt8]) {
        let digits = Array("0123456789abcdef".utf8)
        let hexadecimal = SHA256.hash(data: bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xF)]] }
        self.init(String(decoding: hexadecimal, as: UTF8.self))
    }
}
