package import DirectoryCore
package import DirectoryPorts
import GRDB

extension SQLiteStore {
    package func bound(
        to objects: [DirectoryObjectID], by connection: Connection
    ) async throws(Problem) -> [DirectoryObjectID: BoundUser] {
        let filter = UserFilter.bound(by: connection)
        return try await read { db in
            let users = try db.fetchAll(for: objects.map(\.uuid)) { marks, arguments in
                try db.boundUsers("user WHERE \(filter.sql) AND objectID IN (\(marks))", filter.arguments + arguments)
            }
            let pairs = users.compactMap { bound in bound.user.binding.map { ($0.object, bound) } }
            return Dictionary(pairs) { first, _ in first }
        }
    }

    package func boundUsers(
        by connection: Connection, after ordinal: Int, limit: Int
    ) async throws(Problem) -> [BoundUser] {
        let filter = UserFilter.synchronizable(by: connection)
        return try await read { db in
            try db.boundUsers(
                "user INDEXED BY user_walk WHERE \(filter.sql) AND ordinal > ? ORDER BY ordinal LIMIT ?",
                filter.arguments + [ordinal, max(0, limit)])
        }
    }

    package func conspicuous(by connection: Connection) async throws(Problem) -> [BoundUser] {
        let filter = UserFilter.synchronizable(by: connection)
        return try await read { db in
            let marked = try db.boundUsers(
                """
                user INDEXED BY user_conspicuous WHERE \(filter.sql)
                    AND (isHeld = 1 OR isOutOfScope = 1 OR wasSeen = 0 OR missingSince IS NOT NULL)
                """, filter.arguments)
            let inConflict = try db.boundUsers(
                """
                user WHERE \(filter.sql) AND user.id IN (
                    SELECT userID FROM duplicate WHERE organizationID = ? AND connectionID = ? AND userID IS NOT NULL)
                """,
                filter.arguments + [connection.organization.uuid, connection.id.uuid])
            let known = Set(marked.map(\.ordinal))
            return (marked + inConflict.filter { !known.contains($0.ordinal) }).sorted { $0.ordinal < $1.ordinal }
        }
    }
}

extension Database {
    /// - Parameter source: the table `user`, and whom of it.
    fileprivate func boundUsers(_ source: String, _ arguments: StatementArguments) throws -> [BoundUser] {
        let rows = try Row.fetchCursor(
            self,
            sql: """
                SELECT \(UserColumn.list(of: "user")), ordinal,
                    isHeld = 1 OR isOutOfScope = 1 OR wasSeen = 0 OR missingSince IS NOT NULL OR EXISTS (
                        SELECT 1 FROM duplicate INDEXED BY duplicate_user WHERE duplicate.userID = user.id)
                FROM \(source)
                """, arguments: arguments)
        let next = UserColumn.allCases.count
        return try Array(
            rows.map { row in
                BoundUser(user: try User(row: row), ordinal: row[next], isConspicuous: row[next + 1])
            })
    }
}
