package import DirectoryCore
package import DirectoryPorts
import Foundation
import GRDB

extension SQLiteStore {
    package func users(_ query: UserQuery, of organization: OrganizationID) async throws(Problem) -> UserPage {
        try await read { db in
            let listing = try UserListing(query, of: organization, db)
            let total = try db.keptTotal(of: listing.query, in: organization)
            let (rows, more) = try db.rows(of: listing, among: total)
            let users = try db.users(rows, try db.comparison(of: organization))
            let tally =
                try total.map { UserTally(total: $0, precision: .exact) }
                ?? db.tally(listing, rows: rows.count, more: more)
            return UserPage(
                rows: try db.listed(users, connected: try db.connected(for: query.view, in: organization)),
                total: tally.total, precision: tally.precision, request: query.page)
        }
    }

    package func userIDs(_ query: UserQuery, of organization: OrganizationID) async throws(Problem) -> [UserID] {
        try await read { db in
            let (source, filter) = try UserListing(query, of: organization, db).source()
            return try UUID.fetchAll(
                db, sql: "SELECT user.id FROM \(source.sql) WHERE \(filter.sql) ORDER BY \(query.order.sql)",
                arguments: source.arguments + filter.arguments
            ).map(UserID.init)
        }
    }

    package func listed(_ id: UserID, of organization: OrganizationID) async throws(Problem) -> ListedUser? {
        try await read { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT \(UserColumn.list), wasSeen FROM user WHERE id = ? AND organizationID = ?",
                arguments: [id.uuid, organization.uuid])
            let users = try db.users(rows, try db.comparison(of: organization))
            return try db.listed(users, connected: try db.connection(of: organization)).first
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
    fileprivate func users(_ rows: some Sequence<Row>, _ comparison: Comparison?) throws -> [User] {
        try rows.map { row in
            var user = try User(row: row)
            user.lastSynchronized = comparison.lastSynchronized(
                of: user, wasSeen: row[UserColumn.allCases.count])
            return user
        }
    }

    fileprivate func listed(_ users: [User], connected: Connection?) throws -> [ListedUser] {
        let conflicts = try conflicts(of: users.map(\.id))
        return users.map { user in
            ListedUser(
                user: user, duplicates: conflicts[user.id] ?? [],
                isFromAnotherTenant: user.binding.map { !$0.belongs(to: connected) } ?? false)
        }
    }

    private func conflicts(of users: [UserID]) throws -> [UserID: [AddressConflict]] {
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
