package import DirectoryCore
package import DirectoryPorts
package import FoundationEssentials
import GRDB

extension SQLiteStore {
    package func organizations() async throws(Problem) -> [Organization] {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT \(OrganizationColumn.list) FROM organization WHERE handle IS NOT NULL
                    ORDER BY sortName, handle
                    """
            ).map(Organization.init(row:))
        }
    }

    package func organization(_ id: OrganizationID) async throws(Problem) -> Organization? {
        try await read { db in try db.organization(id) }
    }

    package func organization(_ handle: OrganizationHandle) async throws(Problem) -> Organization? {
        try await read { db in
            try Row.fetchOne(
                db, sql: "SELECT \(OrganizationColumn.list) FROM organization WHERE handle = ?",
                arguments: [handle.description]
            ).map(Organization.init(row:))
        }
    }

    package func add(
        _ organization: Organization, owner: AccountID?, noting draft: AuditDraft, at date: Date
    ) async throws(Problem) {
        try await write { db in
            try db.name(organization)
            if let owner {
                try db.join(
                    Membership(account: owner, organization: organization.id, role: .owner, since: date))
            }
            try db.note(draft, in: .server, at: date)
        }
    }

    package func save(
        _ organization: Organization, noting draft: AuditDraft, at date: Date
    ) async throws(Problem) -> Organization {
        try await write { db in
            guard let stored = try db.organization(organization.id), stored.handle == organization.handle else {
                throw Problem.notFound("There is no organization here.")
            }
            guard stored.revision == organization.revision else {
                throw Problem.changedMeanwhile("The organization has been changed meanwhile.")
            }
            var new = organization
            new.revision += 1
            let changes = OrganizationColumn.settings.map { "\($0) = ?" }.joined(separator: ", ")
            try db.execute(
                sql: "UPDATE organization SET \(changes) WHERE id = ?", arguments: new.settings + [new.id.uuid])
            try db.note(draft, of: new.id, at: date)
            return new
        }
    }
}

extension Database {
    /// Nil for one without a name.
    func organization(_ id: OrganizationID) throws -> Organization? {
        let sql = "SELECT \(OrganizationColumn.list) FROM organization WHERE id = ? AND handle IS NOT NULL"
        return try Row.fetchOne(self, sql: sql, arguments: [id.uuid]).map(Organization.init(row:))
    }

    /// Adds an organization, or gives one that is there its name.
    func name(_ organization: Organization) throws {
        try ensure(organization.id)
        let changes = OrganizationColumn.settings.map { "\($0) = ?" }.joined(separator: ", ")
        try execute(
            sql: "UPDATE organization SET \(changes), handle = ?, createdAt = ? WHERE id = ? AND handle IS NULL",
            arguments: organization.settings + [
                organization.handle.description, organization.createdAt.stored, organization.id.uuid,
            ])
        guard changesCount == 1 else { throw Problem.takenOrganizationID }
    }

    /// The organization that an earlier version stored without a name.
    func unnamedOrganization() throws -> OrganizationID? {
        let sql = "SELECT id FROM organization WHERE handle IS NULL ORDER BY id LIMIT 1"
        return try UUID.fetchOne(self, sql: sql).map { OrganizationID($0) }
    }
}
