import DirectoryCore
import Foundation
import GRDB

enum ConnectionColumn: Int, TableColumn {
    case organizationID, id, cloud, tenant, pinnedTenantID, pinnedTenantName, clientID
    case rules, brakes, schedule, reconciliation, createdAt, revision, basis

    var table: String { "connection" }
}

extension Connection {
    /// - Parameter credentials: of the connection, in their order.
    init(row: Row, credentials: [StoredCredential]) throws {
        typealias Column = ConnectionColumn
        guard let tenant = TenantReference(row[Column.tenant]),
            let rules: SynchronizationRules = try row.json(Column.rules),
            let brakes: BrakeLimits = try row.json(Column.brakes)
        else { throw Problem.unreadable("connection") }
        self.init(
            id: row[id: Column.id], organization: row[id: Column.organizationID],
            cloud: CloudName(rawValue: row[Column.cloud]), tenant: tenant, pinnedTenant: PinnedTenant(row: row),
            client: row[id: Column.clientID], credentials: credentials, rules: rules, brakes: brakes,
            schedule: try row.json(Column.schedule), reconciliation: row[Column.reconciliation],
            createdAt: row[date: Column.createdAt], revision: row[Column.revision],
            basis: row[Column.basis])
    }

    /// In the order of `ConnectionColumn`.
    func arguments() throws -> StatementArguments {
        [
            organization.uuid, id.uuid, cloud.rawValue, tenant.description, pinnedTenant?.id.uuid,
            pinnedTenant?.displayName, client.uuid,
            try storedJSON(rules), try storedJSON(brakes), try schedule.map(storedJSON), reconciliation,
            createdAt.stored, revision, basis,
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
