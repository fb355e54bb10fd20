package import DirectoryCore
package import DirectoryPorts
package import FoundationEssentials
import GRDB

extension SQLiteStore {
    package func tombstones(
        of organization: OrganizationID, page: PageRequest
    ) async throws(Problem) -> Page<User> {
        try await read { db in
            let source = "user INDEXED BY user_tombstone WHERE organizationID = ? AND status = 'deleted'"
            let total = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM \(source)", arguments: [organization.uuid])
            let users = try Row.fetchAll(
                db, sql: "SELECT \(UserColumn.list) FROM \(source) ORDER BY deletedAt DESC, id LIMIT ? OFFSET ?",
                arguments: [organization.uuid, page.size, page.offset])
            return Page(rows: try users.map(User.init(row:)), total: total ?? 0, request: page)
        }
    }

    package func tombstones(_ ids: [UserID], by connection: Connection) async throws(Problem) -> [User] {
        let bound = UserFilter.bound(by: connection)
        let filter = UserFilter(sql: bound.sql + " AND status = 'deleted'", arguments: bound.arguments)
        return try await read { db in try db.users(ids, filter) { "There is no deleted user \($0) here." } }
    }

    package func purge(at date: Date) async throws(Problem) -> Int {
        let count = try await write { db in
            let users = try Row.fetchAll(
                db,
                sql: """
                    SELECT \(UserColumn.list) FROM user INDEXED BY user_tombstone
                    WHERE organizationID IN (SELECT id FROM organization) AND status = 'deleted' AND deletedAt < ?
                    ORDER BY deletedAt, id
                    """,
                arguments: [date.stored - User.tombstoneLife]
            ).map(User.init(row:))
            for (organization, users) in Dictionary(grouping: users, by: \.organization) {
                var log = try EventLog(db, of: organization, run: nil, at: date)
                for user in users { try db.purge(user, &log) }
                try log.close()
            }
            return users.count
        }
        await overwriteErased()
        return count
    }
}

extension Database {
    /// Duplicates go with the user.
    fileprivate func purge(_ user: User, _ log: inout EventLog) throws {
        try cachedStatement(sql: "DELETE FROM user WHERE id = ?").execute(arguments: [user.id.uuid])
        try log.add(.userPurged, about: user.id, name: user.profile.name)
    }
}
