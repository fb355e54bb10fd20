package import DirectoryCore
package import DirectoryPorts
package import FoundationEssentials
import GRDB

extension SQLiteStore {
    package func events(
        of organization: OrganizationID, after event: Int64, limit: Int
    ) async throws(Problem) -> [ChangeEvent] {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT \(EventColumn.list) FROM event WHERE organizationID = ? AND number > ?
                    ORDER BY number LIMIT ?
                    """,
                arguments: [organization.uuid, event, max(0, limit)]
            ).map(ChangeEvent.init(row:))
        }
    }

    @discardableResult
    package func notice(
        _ kind: ChangeEvent.Kind, key: String, name: String, of connection: Connection, at date: Date
    ) async throws(Problem) -> NoticeResult {
        try await write { db in
            let organization = connection.organization
            guard try db.connection(of: organization)?.id == connection.id else {
                throw Problem.notFound("There is no connection here.")
            }
            let isThere = try Bool.fetchOne(
                db,
                sql: """
                    SELECT count(*) FROM event INDEXED BY event_notice WHERE organizationID = ? AND noticeKey = ?
                    """, arguments: [organization.uuid, key])
            guard isThere != true else { return .alreadyThere }
            var log = try EventLog(db, of: organization, run: nil, at: date)
            try log.add(kind, name: name, noticeKey: key)
            try log.close()
            return .written
        }
    }
}
