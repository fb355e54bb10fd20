package import DirectoryCore
import DirectoryPorts
package import FoundationEssentials
import GRDB

extension SQLiteStore {
    package func checkpoint(of connection: Connection) async throws(Problem) -> Checkpoint? {
        try await read { db in
            try Row.fetchOne(
                db,
                sql: """
                    SELECT \(CheckpointColumn.list) FROM checkpoint INDEXED BY checkpoint_in_force
                    WHERE organizationID = ? AND connectionID = ? AND isInForce = 1 AND tenantID = ?
                    """,
                arguments: [
                    connection.organization.uuid, connection.id.uuid, connection.pinnedTenant?.id.uuid,
                ]
            ).map(Checkpoint.init(row:))
        }
    }

    package func population(of connection: Connection, at date: Date) async throws(Problem) -> Population {
        try await read { db in
            let users = try db.livingUsers(.synchronizable(connection), in: connection.organization)
            let recent = try Row.fetchOne(
                db,
                sql: """
                    SELECT total(planRemovals), total(planRenames) FROM run INDEXED BY run_applied
                    WHERE organizationID = ? AND connectionID = ? AND state = 'applied' AND endedAt > ?
                        AND planTenantID = ?
                    """,
                arguments: [
                    connection.organization.uuid, connection.id.uuid, date.stored - Population.recency,
                    connection.pinnedTenant?.id.uuid,
                ])
            return Population(
                users: users, recentRemovals: Int(recent?[0] as Double? ?? 0),
                recentRenames: Int(recent?[1] as Double? ?? 0))
        }
    }
}

extension Database {
    func insert(_ checkpoint: Checkpoint, of plan: Plan, run: Int64) throws {
        try execute(
            sql: "INSERT INTO checkpoint (\(CheckpointColumn.list)) VALUES (\(CheckpointColumn.marks))",
            arguments: try checkpoint.arguments(run: run, plan: plan))
    }

    /// Puts the checkpoint that came with a plan in the place of the last one, if it came with one, and remembers that
    /// everybody has been compared.
    func passCheckpoint(of row: RunRow, _ plan: PlanHeader, at date: Date) throws {
        let connection: StatementArguments = [row.run.organization.uuid, row.run.connection.uuid]
        let hasCheckpoint = try Bool.fetchOne(
            self, sql: "SELECT count(*) FROM checkpoint WHERE runID = ?", arguments: [row.rowID])
        if hasCheckpoint == true {
            try execute(
                sql: """
                    DELETE FROM checkpoint WHERE organizationID = ? AND connectionID = ? AND isInForce = 1
                    """, arguments: connection)
            try execute(sql: "UPDATE checkpoint SET isInForce = 1 WHERE runID = ?", arguments: [row.rowID])
        }
        guard hasCheckpoint == true || plan.quiet > 0 else { return }
        try execute(
            sql: "UPDATE connection SET comparedAt = ?, comparedTenantID = ? WHERE organizationID = ? AND id = ?",
            arguments: [date.stored, plan.tenant.uuid] + connection)
    }

    /// Forgets a checkpoint that will not be in force.
    func dropCheckpoint(of run: Int64) throws {
        try execute(sql: "DELETE FROM checkpoint WHERE runID = ? AND isInForce = 0", arguments: [run])
    }
}
