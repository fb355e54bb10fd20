package import DirectoryCore
import Foundation
import GRDB

extension SQLiteStore {
    package func user(_ id: UserID, of organization: OrganizationID) async throws(Problem) -> User? {
        try await read { db in try db.user(id, of: organization) }
    }

    package func selected(_ selection: Selection, by connection: Connection) async throws(Problem) -> [User] {
        try await read { db in
            switch selection {
            case .everyone: try db.users(.synchronizable(by: connection))
            case .matching(let text): try db.users(.synchronizable(by: connection).matching(text))
            case .users(let ids):
                try db.users(ids, .synchronizable(by: connection)) { "There is no user \($0) to synchronize here." }
            }
        }
    }

    package func readableObjects(
        of connection: Connection, limit: Int
    ) async throws(Problem) -> [DirectoryObjectID] {
        let filter = UserFilter.bound(by: connection)
        return try await read { db in
            let objects = try UUID.fetchAll(
                db,
                sql: """
                    SELECT objectID FROM user INDEXED BY user_canary WHERE \(filter.sql) AND wasSeen = 1 AND isHeld = 0
                    ORDER BY createdAt, objectID LIMIT ?
                    """,
                arguments: filter.arguments + [max(0, limit)])
            return objects.map(DirectoryObjectID.init)
        }
    }

    package func holders(
        emails: Set<EmailKey>, usernames: Set<UsernameKey>, of organization: OrganizationID
    ) async throws(Problem) -> [User] {
        let keys = Set(emails.map(AddressKey.email)).union(usernames.map(AddressKey.username))
        return try await read { db in try db.holders(of: keys, in: organization) }
    }
}

extension Database {
    func user(_ id: UserID, of organization: OrganizationID) throws -> User? {
        let sql = "SELECT \(UserColumn.list) FROM user WHERE id = ? AND organizationID = ?"
        return try Row.fetchOne(self, sql: sql, arguments: [id.uuid, organization.uuid]).map(User.init(row:))
    }

    /// Everybody who holds one of the keys, each once.
    func holders(of keys: Set<AddressKey>, in organization: OrganizationID) throws -> [User] {
        var found: [UserID: User] = [:]
        for (column, values) in Dictionary(grouping: keys, by: \.column) {
            let users = try fetchAll(for: values.map(\.text)) { marks, arguments in
                let sql = "SELECT \(UserColumn.list) FROM user WHERE organizationID = ? AND \(column) IN (\(marks))"
                return try Row.fetchAll(self, sql: sql, arguments: [organization.uuid] + arguments)
                    .map(User.init(row:))
            }
            for user in users { found[user.id] = user }
        }
        return found.values.sorted { $0.id < $1.id }
    }

    fileprivate func users(_ filter: UserFilter) throws -> [User] {
        let sql = "SELECT \(UserColumn.list) FROM user INDEXED BY user_name WHERE \(filter.sql) ORDER BY sortName, id"
        return try Array(Row.fetchCursor(self, sql: sql, arguments: filter.arguments).map(User.init(row:)))
    }

    /// By name, each once.
    ///
    /// - Parameter missing: what to say of one that there is not.
    /// - Throws: `not-found` naming the first id that the filter does not let through.
    func users(_ ids: [UserID], _ filter: UserFilter, missing: (UserID) -> Sentence) throws -> [User] {
        let unique = Array(Set(ids))
        let found = try fetchAll(for: unique.map(\.uuid)) { marks, arguments in
            let sql = """
                SELECT \(UserColumn.list), sortName FROM user WHERE id IN (\(marks)) AND \(filter.sql)
                """
            return try Row.fetchAll(self, sql: sql, arguments: arguments + filter.arguments).map { row in
                (user: try User(row: row), name: ExactText(row["sortName"]))
            }
        }
        let known = Set(found.map(\.user.id))
        if let unknown = ids.first(where: { !known.contains($0) }) {
            throw Problem.notFound(missing(unknown))
        }
        return found.sorted { ($0.name, $0.user.id) < ($1.name, $1.user.id) }.map(\.user)
    }
}

extension AddressKey {
    fileprivate var column: String {
        switch self {
        case .email: "emailKey"
        case .username: "usernameKey"
        }
    }

    fileprivate var text: String {
        switch self {
        case .email(let key): key.description
        case .username(let key): key.description
        }
    }
}
