import DirectoryCore
import GRDB

enum EventColumn: Int, TableColumn {
    case organizationID, number, at, run, kind, userID, name, changes, noticeKey

    var table: String { "event" }
}

extension ChangeEvent {
    init(row: Row) throws {
        typealias Column = EventColumn
        let run: Int64? = row[optional: Column.run]
        self.init(
            id: row[Column.number], at: row[date: Column.at], run: run.map { RunID($0) },
            kind: try row.choice(Column.kind), user: row[optionalID: Column.userID], name: row[Column.name],
            changes: try row.json(Column.changes) ?? [])
    }

    /// In the order of `EventColumn`.
    func arguments(organization: OrganizationID, noticeKey: String?) throws -> StatementArguments {
        [
            organization.uuid, id, at.stored, run?.number, kind.rawValue, user?.uuid, name,
            changes.isEmpty ? nil : try storedJSON(changes), noticeKey,
        ]
    }
}
