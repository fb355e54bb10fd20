package import DirectoryCore
package import DirectoryPorts
package import FoundationEssentials
import GRDB

extension SQLiteStore {
    package func begin(
        _ purpose: RunPurpose, of connection: Connection, by actor: Actor, at date: Date
    ) async throws(Problem) -> LeaseGrant {
        try await write { db in
            guard try db.connection(of: connection.organization)?.id == connection.id else {
                throw Problem.notFound("There is no connection here.")
            }
            if let row = try db.runAtWork(of: connection.organization, connection.id, at: date) {
                guard row.run.purpose == purpose else { throw Problem.runInProgress(row.run.id) }
                return .joined(row.run)
            }
            let lease = Lease(
                run: try db.nextRun(of: connection.organization), organization: connection.organization,
                connection: connection.id, token: try db.nextLease(of: connection))
            let run = Run(
                id: lease.run, organization: lease.organization, connection: lease.connection, purpose: purpose,
                state: .running(.beginning), actor: actor, startedAt: date)
            try db.insert(run, under: lease)
            return .granted(lease, run)
        }
    }

    package func renew(
        _ lease: Lease, progress: RunProgress, at date: Date
    ) async throws(Problem) -> LeaseOrder {
        try await write { db in
            var row = try db.run(under: lease)
            try row.advance(.progressed(progress), at: date)
            row.lease?.expiresAt = date.addingTimeInterval(Lease.life)
            try db.update(row)
            return row.lease?.order ?? .goOn
        }
    }

    package func requestStop(
        of run: RunID, in organization: OrganizationID, by actor: Actor
    ) async throws(Problem) {
        try await write { db in
            guard var row = try db.run(run, of: organization) else { throw Problem.notFound("There is no run here.") }
            guard let lease = row.lease else { throw Problem.runNotApplicable(run, state: row.run.state) }
            row.lease?.stopAskedBy = lease.stopAskedBy ?? actor
            try db.update(row)
        }
    }

    package func stop(
        _ lease: Lease, because problem: Problem, reading: ReadingFacts?, at date: Date
    ) async throws(Problem) -> Run {
        try await write { db in
            var row = try db.run(under: lease)
            row.know(reading)
            return try db.stop(row, because: problem, at: date)
        }
    }

    package func closeInterrupted(at date: Date) async throws(Problem) -> [Run] {
        try await write { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT \(RunColumn.list) FROM run INDEXED BY run_at_work
                    WHERE state = 'running' AND leaseExpiresAt <= ? ORDER BY organizationID, number
                    """, arguments: [date.stored]
            ).map(RunRow.init(row:))
            return try rows.map { row in try db.stop(row, because: .runInterrupted, at: date) }
        }
    }
}

extension Database {
    /// The run that is at work under a lease.
    ///
    /// - Throws: `lease-lost` when the run is at work under another one, or not any more.
    func run(under lease: Lease) throws -> RunRow {
        guard let row = try run(lease.run, of: lease.organization), row.isUnder(lease) else {
            throw Problem.leaseLost
        }
        return row
    }

    /// The run that is at work on a connection. One whose lease has ended is closed instead.
    func runAtWork(of organization: OrganizationID, _ connection: ConnectionID, at date: Date) throws -> RunRow? {
        let row = try Row.fetchOne(
            self,
            sql: """
                SELECT \(RunColumn.list) FROM run INDEXED BY run_at_work
                WHERE organizationID = ? AND connectionID = ? AND state = 'running'
                """, arguments: [organization.uuid, connection.uuid]
        ).map(RunRow.init(row:))
        guard let row, let lease = row.lease else { return nil }
        guard lease.expiresAt <= date else { return row }
        _ = try stop(row, because: .runInterrupted, at: date)
        return nil
    }

    /// Ends a run without a plan.
    fileprivate func stop(_ row: RunRow, because problem: Problem, at date: Date) throws -> Run {
        var row = row
        let hadPlan = row.plan != nil
        try row.advance(.stopped(problem), at: date)
        guard hadPlan else {
            try update(row)
            return row.run
        }
        try updatePlan(row)
        try execute(sql: "DELETE FROM decision WHERE runID = ?", arguments: [row.rowID])
        try dropCheckpoint(of: row.rowID)
        return row.run
    }

    /// Counts the organization's runs up. A number is never given twice.
    fileprivate func nextRun(of organization: OrganizationID) throws -> RunID {
        let number = try Int64.fetchOne(
            self, sql: "UPDATE organization SET lastRun = lastRun + 1 WHERE id = ? RETURNING lastRun",
            arguments: [organization.uuid])
        guard let number else { throw Problem.notFound("There is no organization here.") }
        return RunID(number)
    }

    /// Counts the connection's leases up.
    fileprivate func nextLease(of connection: Connection) throws -> Int64 {
        let token = try Int64.fetchOne(
            self,
            sql: """
                UPDATE connection SET lastLeaseToken = lastLeaseToken + 1 WHERE organizationID = ? AND id = ?
                RETURNING lastLeaseToken
                """, arguments: [connection.organization.uuid, connection.id.uuid])
        guard let token else { throw Problem.notFound("There is no connection here.") }
        return token
    }

    fileprivate func insert(_ run: Run, under lease: Lease) throws {
        let actor = run.actor.columns
        try execute(
            sql: """
                INSERT INTO run (
                    organizationID, number, connectionID, purpose, actorKind, actorID, actorName, startedAt, state,
                    progress, leaseToken, leaseExpiresAt, counts)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'running', ?, ?, ?, ?)
                """,
            arguments: [
                run.organization.uuid, run.id.number, run.connection.uuid, try storedJSON(run.purpose), actor.kind,
                actor.id, actor.name, run.startedAt.stored, try storedJSON(RunProgress.beginning), lease.token,
                run.startedAt.addingTimeInterval(Lease.life).stored, try storedJSON(run.counts),
            ])
    }
}

extension RunRow {
    /// Whether the run is at work under this lease and no later one. One that has ended counts until somebody takes
    /// its place.
    func isUnder(_ other: Lease) -> Bool {
        lease?.token == other.token && run.id == other.run && run.connection == other.connection
            && run.organization == other.organization
    }
}
