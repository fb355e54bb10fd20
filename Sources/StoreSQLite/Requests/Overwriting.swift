import DirectoryCore
import GRDB
import Logging

/// Deleted values leave the file: the writer overwrites what it deletes (`secure_delete`), and after an erasure the
/// file is written anew without its free space, so that no page keeps a copy which a split or a move has left behind.
///
/// Source: <https://sqlite.org/pragma.html#pragma_secure_delete>
extension SQLiteStore {
    /// Overwrites what was erased. Nobody reads meanwhile. What is in the way, such as a full disk or a backup that is
    /// being made, is told to the log; it is tried again when tombstones are purged, and when the store is opened.
    func overwriteErased() async {
        do {
            try await pool.barrierWriteWithoutTransaction { db in
                guard try db.hasToOverwrite() else { return }
                try db.execute(sql: "VACUUM")
                _ = try db.checkpoint(.truncate)
                try db.execute(sql: "DELETE FROM upkeep WHERE work = 'overwriting'")
            }
        } catch {
            logger.warning(
                "What was erased is not overwritten in the database file yet.",
                metadata: ["code": "\((error as? DatabaseError)?.extendedResultCode.rawValue ?? 0)"])
        }
    }
}

extension Database {
    /// Remembers that values of somebody erased are to be overwritten.
    func askForOverwriting(_ organization: OrganizationID) throws {
        try execute(
            sql: "INSERT OR IGNORE INTO upkeep (organizationID, work) VALUES (?, 'overwriting')",
            arguments: [organization.uuid])
    }

    fileprivate func hasToOverwrite() throws -> Bool {
        let sql = "SELECT count(*) FROM upkeep WHERE work = 'overwriting'"
        return try Int.fetchOne(self, sql: sql) ?? 0 > 0
    }
}
