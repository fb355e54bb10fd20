import DirectoryCore
import Foundation
import GRDB

enum ConnectionColumn: Int, TableColumn {
    case organizationID, id, cloud, tenant, pinnedTenantID, pinnedTenantName, clientID, secret, mapping
    case whenDeleted, whenDisabled, whenOutOfScope, createdAt, revision

    var table: String { "connection" }
}

extension Connection {
    init(row: Row) throws {
        typealias Column = ConnectionColumn
        guard let tenant = TenantReference(row[Column.tenant]), let mapping: FieldMapping = try row.json(Column.mapping)
        else { throw Problem.unreadable("connection") }
        let secret: Data = row[Column.secret]
        self.init(
            id: row[id: Column.id], organization: row[id: Column.organizationID],
            cloud: CloudName(rawValue: row[Column.cloud]), tenant: tenant, pinnedTenant: PinnedTenant(row: row),
            client: row[id: Column.clientID], secret: SealedSecret(bytes: Array(secret)), mapping: mapping,
            policy: try LifecyclePolicy(row: row), createdAt: row[date: Column.createdAt],
            revision: row[Column.revision])
    }

    /// In the order of `ConnectionColumn`.
    func arguments() throws -> StatementArguments {
        [
            organization.uuid, id.uuid, cloud.rawValue, tenant.description, pinnedTenant?.id.uuid,
            pinnedTenant?.displayName, client.uuid, Data(secret.bytes), try storedJSON(mapping),
            policy.deleted.rawValue, policy.disabled.rawValue, policy.outOfScope.rawValue, createdAt.stored, revision,
        ]
    }
}

extension PinnedTenant {
    fileprivate init?(row: Row) {
        guard let id: TenantID = row[optionalID: ConnectionColumn.pinnedTenantID],
            let name: String = row[optional: ConnectionColumn.pinnedTenantName]
        else { return nil }
        self.init(id: id, displayName: name)
    }
}

extension LifecyclePolicy {
    fileprivate init(row: Row) throws {
        self.init(
            deleted: try row.choice(ConnectionColumn.whenDeleted),
            disabled: try row.choice(ConnectionColumn.whenDisabled),
            outOfScope: try row.choice(ConnectionColumn.whenOutOfScope))
    }
}
