package import DirectoryCore
package import DirectoryPorts
import GRDB

extension SQLiteStore {
    package func run(_ id: RunID, of organization: OrganizationID) async throws(Problem) -> Run? {
        try await read { db in try db.run(id, of: organization)?.run }
    }

    package func runs(
        of organization: OrganizationID, matching query: RunQuery, limit: Int, before: RunID?
    ) async throws(Problem) -> [Run] {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT \(RunColumn.list) FROM run
                    WHERE organizationID = ?\(query.conditions) AND number < ? ORDER BY number DESC LIMIT ?
                    """,
                arguments: [organization.uuid] + query.arguments + [before?.number ?? .max, max(0, limit)]
            ).map { row in try RunRow(row: row).run }
        }
    }

    package func heldRuns(of organization: OrganizationID, limit: Int) async throws(Problem) -> [Run] {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT \(RunColumn.list) FROM run INDEXED BY run_held
                    WHERE organizationID = ? AND state = 'held' ORDER BY number DESC LIMIT ?
                    """,
                arguments: [organization.uuid, max(0, limit)]
            ).map { row in try RunRow(row: row).run }
        }
    }

    package func runsAtAGlance(of organization: OrganizationID, held: Int) async throws(Problem) -> RunsAtAGlance {
        try await read { db in try db.runsAtAGlance(of: organization, held: held) }
    }

    package func scheduledRuns(of connection: Connection, limit: Int) async throws(Problem) -> [Run] {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT \(RunColumn.list) FROM run INDEXED BY run_scheduled
                    WHERE organizationID = ? AND connectionID = ? AND actorKind = 'schedule'
                    ORDER BY number DESC LIMIT ?
                    """,
                arguments: [connection.organization.uuid, connection.id.uuid, max(0, limit)]
            ).map { row in try RunRow(row: row).run }
        }
    }

    package func plan(of run: RunID, in organization: OrganizationID) async throws(Problem) -> Plan? {
        try await read { db in
            guard let row = try db.run(run, of: organization), let plan = row.plan else { return nil }
            let decisions = try Row.fetchCursor(
                db, sql: "SELECT \(DecisionColumn.list) FROM decision WHERE runID = ? ORDER BY position",
                arguments: [row.rowID]
            ).map(Decision.init(row:))
            return Plan(
                kind: plan.kind, organization: organization, connection: row.run.connection, tenant: plan.tenant,
                connectionRevision: plan.connectionRevision, madeAt: plan.madeAt, decisions: try Array(decisions),
                quiet: plan.quiet, aftermath: plan.aftermath)
        }
    }
}

extension RunQuery {
    fileprivate var conditions: String {
        (standing == nil ? "" : " AND standing = ?") + (kind == nil ? "" : " AND kind = ?")
    }

    fileprivate var arguments: StatementArguments {
        StatementArguments([standing?.rawValue, kind?.rawValue].compactMap(\.self))
    }
}

extension Database {
    func run(_ id: RunID, of organization: OrganizationID) throws -> RunRow? {
        let sql = "SELECT \(RunColumn.list) FROM run WHERE organizationID = ? AND number = ?"
        return try Row.fetchOne(self, sql: sql, arguments: [organization.uuid, id.number]).map(RunRow.init(row:))
    }

    /// Reads indexes alone, because what a run was asked for can be as long as a list of everybody.
    func runsAtAGlance(of organization: OrganizationID, held: Int) throws -> RunsAtAGlance {
        var latest: [RunQuery.Standing: RunID] = [:]
        for standing in RunQuery.Standing.allCases {
            let number = try Int64.fetchOne(
                self,
                sql: """
                    SELECT number FROM run INDEXED BY run_standing
                    WHERE organizationID = ? AND standing = ? ORDER BY number DESC LIMIT 1
                    """,
                arguments: [organization.uuid, standing.rawValue])
            latest[standing] = number.map { RunID($0) }
        }
        let numbers = try Int64.fetchAll(
            self,
            sql: """
                SELECT number FROM run INDEXED BY run_held
                WHERE organizationID = ? AND state = 'held' ORDER BY number DESC LIMIT ?
                """,
            arguments: [organization.uuid, max(0, held)])
        return RunsAtAGlance(latest: latest, held: numbers.map { RunID($0) })
    }

    /// Stores where a run stands.
    func update(_ row: RunRow) throws {
        let changes = RunColumn.standing.map { "\($0) = ?" }.joined(separator: ", ")
        try execute(
            sql: "UPDATE run SET \(changes) WHERE id = ?", arguments: try row.standing() + [row.rowID])
    }

    /// Stores where a run stands, and the plan that it has now or has no more.
    func updatePlan(_ row: RunRow) throws {
        let columns = RunColumn.standing + RunColumn.plan + [.counts]
        let changes = columns.map { "\($0) = ?" }.joined(separator: ", ")
        let plan =
            try row.plan?.arguments() ?? StatementArguments(RunColumn.plan.map { _ in DatabaseValue.null })
        try execute(
            sql: "UPDATE run SET \(changes) WHERE id = ?",
            arguments: try row.standing() + plan + [try storedJSON(row.run.counts), row.rowID])
    }
}
