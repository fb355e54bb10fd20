package import DirectoryCore
package import DirectoryPorts
import Foundation
import GRDB

extension SQLiteStore {
    package func attempts(_ keys: [AttemptKey]) async throws(Problem) -> [AttemptKey: AttemptRecord] {
        try await read { db in try db.attempts(keys) }
    }

    package func changeAttempts<Verdict: Sendable>(
        _ keys: [AttemptKey], _ change: @Sendable (inout [AttemptKey: AttemptRecord]) -> Verdict
    ) async throws(Problem) -> Verdict {
        try await write { db in
            let before = try db.attempts(keys)
            var records = before
            let verdict = change(&records)
            for key in Set(keys) where records[key] != before[key] { try db.replace(records[key], for: key) }
            return verdict
        }
    }
}

extension Database {
    fileprivate func attempts(_ keys: [AttemptKey]) throws -> [AttemptKey: AttemptRecord] {
        let rows = try fetchAll(for: keys.map(\.text)) { marks, arguments in
            let sql = "SELECT key, failures, lastAt FROM attempt WHERE key IN (\(marks))"
            return try Row.fetchAll(self, sql: sql, arguments: arguments)
        }
        return rows.reduce(into: [:]) { records, row in
            records[AttemptKey(row[0])] = AttemptRecord(failures: row[1], lastAt: Date(stored: row[2]))
        }
    }

    /// - Parameter record: nil to forget it.
    fileprivate func replace(_ record: AttemptRecord?, for key: AttemptKey) throws {
        guard let record else {
            return try execute(sql: "DELETE FROM attempt WHERE key = ?", arguments: [key.text])
        }
        try execute(
            sql: "INSERT OR REPLACE INTO attempt (key, failures, lastAt) VALUES (?, ?, ?)",
            arguments: [key.text, record.failures, record.lastAt.stored])
    }
}
