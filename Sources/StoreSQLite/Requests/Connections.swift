package import DirectoryCore
package import FoundationEssentials
import GRDB

extension SQLiteStore {
    package func connection(of organization: OrganizationID) async throws(Problem) -> Connection? {
        try await read { db in try db.connection(of: organization) }
    }

    package func connections() async throws(Problem) -> [Connection] {
        try await read { db in
            let sql = "SELECT \(ConnectionColumn.list) FROM connection ORDER BY organizationID"
            return try Row.fetchAll(db, sql: sql).map(Connection.init(row:))
        }
    }

    @discardableResult
    package func save(
        _ connection: Connection, noting draft: AuditDraft, at date: Date
    ) async throws(Problem) -> Connection {
        try await write { db in
            try db.ensure(connection.organization)
            let stored = try db.connection(of: connection.organization)
            guard stored == nil || stored?.id == connection.id else { throw Problem.anotherConnection }
            var new = connection
            new.revision = (stored?.revision ?? 0) + 1
            try db.replace(new)
            return new
        }
    }

    package func pin(_ tenant: PinnedTenant, to connection: Connection) async throws(Problem) -> Connection {
        try await write { db in
            guard var stored = try db.connection(of: connection.organization), stored.id == connection.id else {
                throw Problem.notFound("connection")
            }
            if let pinned = stored.pinnedTenant {
                guard pinned.id == tenant.id else {
                    throw Problem.tenantChanged(pinned: pinned, answered: tenant)
                }
                return stored
            }
            // The tenant answered for settings that are not in force any more.
            guard (stored.cloud, stored.tenant) == (connection.cloud, connection.tenant) else {
                throw Problem.planStale(changed: nil)
            }
            stored.pinnedTenant = tenant
            try db.replace(stored)
            return stored
        }
    }
}

extension Database {
    func connection(of organization: OrganizationID) throws -> Connection? {
        let sql = "SELECT \(ConnectionColumn.list) FROM connection WHERE organizationID = ?"
        return try Row.fetchOne(self, sql: sql, arguments: [organization.uuid]).map(Connection.init(row:))
    }

    /// An organization is known from the first thing stored for it.
    func ensure(_ organization: OrganizationID) throws {
        try execute(sql: "INSERT OR IGNORE INTO organization (id) VALUES (?)", arguments: [organization.uuid])
    }

    fileprivate func replace(_ connection: Connection) throws {
        let changes = ConnectionColumn.allCases.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
        try execute(
            sql: """
                INSERT INTO connection (\(ConnectionColumn.list)) VALUES (\(ConnectionColumn.marks))
                ON CONFLICT (organizationID, id) DO UPDATE SET \(changes)
                """,
            arguments: try connection.arguments())
    }
}
