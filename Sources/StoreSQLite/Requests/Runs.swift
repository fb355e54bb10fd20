package import DirectoryCore
package import DirectoryPorts
package import FoundationEssentials
import GRDB

extension SQLiteStore {
    package func record(
        _ plan: Plan, hash: PlanHash, reading: ReadingFacts, actor: Actor, startedAt: Date
    ) async throws(Problem) -> Run {
        try await write { db in
            let run = Run(
                id: try db.nextRun(of: plan.organization, by: plan.connection), organization: plan.organization,
                connection: plan.connection, kind: plan.kind, state: .planned(hash), actor: actor,
                startedAt: startedAt, endedAt: nil, reading: reading, counts: plan.counts)
            let rowID = try db.insert(run, plan: PlanHeader(plan))
            try db.insert(plan.decisions, of: rowID)
            return run
        }
    }

    package func recordStop(
        _ problem: Problem, kind: RunKind, connection: Connection, actor: Actor, startedAt: Date, endedAt: Date
    ) async throws(Problem) -> Run {
        try await write { db in
            let run = Run(
                id: try db.nextRun(of: connection.organization, by: connection.id),
                organization: connection.organization, connection: connection.id, kind: kind,
                state: .stopped(problem), actor: actor, startedAt: startedAt, endedAt: endedAt, reading: nil,
                counts: OutcomeCounts())
            _ = try db.insert(run, plan: nil)
            return run
        }
    }

    package func run(_ id: RunID, of organization: OrganizationID) async throws(Problem) -> Run? {
        try await read { db in try db.run(id, of: organization)?.run }
    }

    package func runs(of organization: OrganizationID, limit: Int, before: RunID?) async throws(Problem) -> [Run] {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT \(RunColumn.list) FROM run WHERE organizationID = ? AND number < ?
                    ORDER BY number DESC LIMIT ?
                    """,
                arguments: [organization.uuid, before?.number ?? .max, max(0, limit)]
            ).map { row in try RunRow(row: row).run }
        }
    }

    package func decisions(
        of run: RunID, outcome: Outcome?, page: PageRequest, in organization: OrganizationID
    ) async throws(Problem) -> Page<Decision> {
        try await read { db in
            guard let run = try db.run(run, of: organization) else { return Page(rows: [], total: 0, request: page) }
            let source =
                outcome == nil
                ? "decision WHERE runID = ?" : "decision INDEXED BY decision_outcome WHERE runID = ? AND outcome = ?"
            let arguments: StatementArguments = [run.rowID] + (outcome.map { [$0.rawValue] } ?? [])
            let decisions = try Row.fetchAll(
                db,
                sql: """
                    SELECT \(DecisionColumn.list) FROM \(source) ORDER BY position LIMIT ? OFFSET ?
                    """,
                arguments: arguments + [page.size, page.offset]
            ).map(Decision.init(row:))
            let counts = run.run.counts
            return Page(rows: decisions, total: outcome.map { counts[$0] } ?? counts.total, request: page)
        }
    }
}

extension Database {
    func run(_ id: RunID, of organization: OrganizationID) throws -> RunRow? {
        let sql = "SELECT \(RunColumn.list) FROM run WHERE organizationID = ? AND number = ?"
        return try Row.fetchOne(self, sql: sql, arguments: [organization.uuid, id.number]).map(RunRow.init(row:))
    }

    /// Counts the organization's runs up. A number is never given twice.
    ///
    /// - Throws: `not-found` when the connection is not the organization's.
    fileprivate func nextRun(of organization: OrganizationID, by connection: ConnectionID) throws -> RunID {
        guard try self.connection(of: organization)?.id == connection else { throw Problem.notFound("connection") }
        let number = try Int64.fetchOne(
            self, sql: "UPDATE organization SET lastRun = lastRun + 1 WHERE id = ? RETURNING lastRun",
            arguments: [organization.uuid])
        guard let number else { throw Problem.notFound("organization") }
        return RunID(number)
    }

    fileprivate func insert(_ run: Run, plan: PlanHeader?) throws -> Int64 {
        try execute(
            sql: "INSERT INTO run (\(RunColumn.list)) VALUES (\(RunColumn.marks))",
            arguments: [nil] + (try RunRow.arguments(run, plan: plan)))
        return lastInsertedRowID
    }

    fileprivate func insert(_ decisions: [Decision], of run: Int64) throws {
        let statement = try makeStatement(
            sql: "INSERT INTO decision (\(DecisionColumn.list)) VALUES (\(DecisionColumn.marks))")
        for (position, decision) in decisions.enumerated() {
            try statement.execute(arguments: try decision.arguments(run: run, position: position))
        }
    }
}
