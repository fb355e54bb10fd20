package import DirectoryCore
package import Foundation
import GRDB

extension SQLiteStore {
    package func connection(of organization: OrganizationID) async throws(Problem) -> Connection? {
        try await read { db in try db.connection(of: organization) }
    }

    package func connections() async throws(Problem) -> [Connection] {
        try await read { db in
            let sql = "SELECT organizationID FROM connection ORDER BY organizationID"
            return try UUID.fetchAll(db, sql: sql).compactMap { try db.connection(of: OrganizationID($0)) }
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
            guard stored == nil || stored?.revision == connection.revision else {
                throw Problem.changedMeanwhile("The connection has been changed meanwhile.")
            }
            let new = connection.taking(theirPlaceOf: stored)
            try db.replace(new)
            try db.replaceCredentials(of: new)
            try db.note(draft, of: new.organization, at: date)
            return new
        }
    }

    package func pin(_ tenant: PinnedTenant, to connection: Connection) async throws(Problem) -> Connection {
        try await write { db in
            guard var stored = try db.connection(of: connection.organization), stored.id == connection.id else {
                throw Problem.notFound("There is no connection here.")
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
        guard let row = try Row.fetchOne(self, sql: sql, arguments: [organization.uuid]) else { return nil }
        return try Connection(row: row, credentials: try credentials(of: organization))
    }

    /// An organization has one connection.
    private func credentials(of organization: OrganizationID) throws -> [StoredCredential] {
        try Row.fetchAll(
            self,
            sql: "SELECT \(CredentialColumn.list) FROM credential WHERE organizationID = ? ORDER BY position",
            arguments: [organization.uuid]
        ).map(StoredCredential.init(row:))
    }

    fileprivate func replaceCredentials(of connection: Connection) throws {
        try execute(
            sql: "DELETE FROM credential WHERE organizationID = ? AND connectionID = ?",
            arguments: [connection.organization.uuid, connection.id.uuid])
        for (position, credential) in connection.credentials.enumerated() {
            try execute(
                sql: "INSERT INTO credential (\(CredentialColumn.list)) VALUES (\(CredentialColumn.marks))",
                arguments: credential.arguments(of: connection, position: position))
        }
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
