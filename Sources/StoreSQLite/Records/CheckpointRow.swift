import DirectoryCore
import Foundation
import GRDB

enum CheckpointColumn: Int, TableColumn {
    case runID, organizationID, connectionID, tenantID, cursor, fingerprint, takenAt, fullReadingAt, recheck

    var table: String { "checkpoint" }
}

extension Checkpoint {
    init(row: Row) throws {
        typealias Column = CheckpointColumn
        let cursor: Data = row[Column.cursor]
        self.init(
            cursor: SealedSecret(bytes: Array(cursor)), fingerprint: row[Column.fingerprint],
            takenAt: row[date: Column.takenAt], fullReadingAt: row[date: Column.fullReadingAt],
            recheck: try row.json(Column.recheck) ?? [])
    }

    /// In the order of `CheckpointColumn`.
    func arguments(run: Int64, plan: Plan) throws -> StatementArguments {
        [
            run, plan.organization.uuid, plan.connection.uuid, plan.tenant.uuid, Data(cursor.bytes), fingerprint,
            takenAt.stored, fullReadingAt.stored, try storedJSON(recheck),
        ]
    }
}
