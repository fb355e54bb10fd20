package import DirectoryCore
package import DirectoryPorts
import GRDB

extension SQLiteStore {
    package func users(_ query: UserQuery, of organization: OrganizationID) async throws(Problem) -> UserPage {
        try await read { db in
            let connected = try db.connected(for: query.view, in: organization)
            let filter = UserFilter(query.view, in: organization).matching(query.text)
            let total = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM user WHERE \(filter.sql)", arguments: filter.arguments)
            let users = try db.users(filter, query.page, try db.comparison(of: organization))
            let conflicts = try db.conflicts(of: users.map(\.id))
            let rows = users.map { user in
                ListedUser(
                    user: user, duplicates: conflicts[user.id] ?? [],
                    isFromAnotherTenant: user.binding.map { !$0.belongs(to: connected) } ?? false)
            }
            return UserPage(rows: rows, total: total ?? 0, request: query.page)
        }
    }
}

extension UserFilter {
    fileprivate init(_ view: UserQuery.View, in organization: OrganizationID) {
        switch view {
        case .all: self = .living(in: organization)
        case .synchronizable(let connection) where connection.organization == organization:
            self = .synchronizable(by: connection)
        case .synchronizable: self = UserFilter.living(in: organization).matchingNobody
        }
    }
}

extension Database {
    fileprivate func connected(
        for view: UserQuery.View, in organization: OrganizationID
    ) throws -> Connection? {
        switch view {
        case .all: try connection(of: organization)
        case .synchronizable(let connection): connection
        }
    }

    /// - Parameter comparison: which users were synchronized without a word.
    fileprivate func users(
        _ filter: UserFilter, _ page: PageRequest, _ comparison: Comparison?
    ) throws -> [User] {
        try Row.fetchAll(
            self,
            sql: """
                SELECT \(UserColumn.list), wasSeen FROM user INDEXED BY user_name WHERE \(filter.sql)
                ORDER BY sortName, id LIMIT ? OFFSET ?
                """,
            arguments: filter.arguments + [page.size, page.offset]
        ).map { row in
            var user = try User(row: row)
            user.lastSynchronized = comparison.lastSynchronized(
                of: user, wasSeen: row[UserColumn.allCases.count])
            return user
        }
    }

    fileprivate func conflicts(of users: [UserID]) throws -> [UserID: [AddressConflict]] {
        let records = try fetchAll(for: users.map(\.uuid)) { marks, arguments in
            let sql = "SELECT \(DuplicateColumn.list) FROM duplicate WHERE userID IN (\(marks)) ORDER BY field"
            return try Row.fetchAll(self, sql: sql, arguments: arguments).map(DuplicateRecord.init(row:))
        }
        return Dictionary(grouping: records.filter { $0.subject.user != nil }) { $0.subject.user }
            .reduce(into: [:]) { conflicts, entry in
                if let user = entry.key { conflicts[user] = entry.value.map(\.conflict) }
            }
    }
}

extension User.Binding {
    /// Whether the person is one of the tenant that is connected now (R4).
    fileprivate func belongs(to connection: Connection?) -> Bool {
        self.connection == connection?.id && tenant == connection?.pinnedTenant?.id
    }
}
