package import DirectoryCore
package import FoundationEssentials
import GRDB

extension SQLiteStore {
    package func apply(
        _ run: RunID, hash: PlanHash, of organization: OrganizationID, at date: Date,
        newUser: @Sendable () -> UserID
    ) async throws(Problem) -> Run {
        try await write { db in
            guard let row = try db.run(run, of: organization) else { throw Problem.notFound("run") }
            guard let plan = try row.planToApply(hash) else { return row.run }
            do {
                try Application(db: db, run: row, plan: plan, date: date).apply(newUser: newUser)
            } catch DatabaseError.SQLITE_CONSTRAINT_UNIQUE {
                // An address or a binding has been taken since.
                throw Problem.planStale(changed: nil)
            }
            return try db.run(run, of: organization)?.run ?? row.run
        }
    }
}

extension RunRow {
    /// - Returns: nil when the plan is applied already.
    fileprivate func planToApply(_ hash: PlanHash) throws -> PlanHeader? {
        switch run.state {
        case .stopped: throw Problem.runNotApplicable(run.id)
        case .applied(let applied) where applied == hash: return nil
        case .planned(let planned) where planned == hash: break
        case .applied, .planned: throw Problem.planMismatch
        }
        guard let plan else { throw Problem.unreadable("run") }
        return plan
    }
}

/// One plan on its way into the tables, inside a transaction.
private struct Application {
    let db: Database
    let run: RunRow
    let plan: PlanHeader
    let date: Date

    func apply(newUser: () -> UserID) throws {
        try checkUsers()
        try checkConnection()
        let changed = try changedUsers()
        try takeAddressesAway()
        let users = try UserStatement(db)
        for user in changed { try users.replace(user) }
        try insertUsers(users, newUser: newUser)
        try strike()
        try touch()
        try DuplicateUpdate(db: db, run: run, plan: plan).perform()
        try db.execute(
            sql: "UPDATE run SET state = 'applied', endedAt = ? WHERE id = ?", arguments: [date.stored, run.rowID])
    }

    // MARK: Is the plan still about what is there? (R26)

    private func checkUsers() throws {
        let changed = try Int.fetchOne(
            db,
            sql: """
                SELECT count(*) FROM decision LEFT JOIN user
                    ON user.id = decision.userID AND user.organizationID = ?
                WHERE decision.runID = ? AND decision.userID IS NOT NULL
                    AND user.revision IS NOT decision.userRevision
                """,
            arguments: [run.run.organization.uuid, run.rowID])
        if let changed, changed > 0 { throw Problem.planStale(changed: changed) }
    }

    private func checkConnection() throws {
        guard let connection = try db.connection(of: run.run.organization), connection.id == plan.connection,
            connection.revision == plan.connectionRevision, connection.pinnedTenant?.id == plan.tenant
        else { throw Problem.planStale(changed: nil) }
    }

    // MARK: Changes

    /// Users as they will be, read while the rows still say what they are.
    private func changedUsers() throws -> [User] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT \(UserColumn.list(of: "user")), \(DecisionColumn.list(of: "decision"))
                FROM decision INDEXED BY decision_effect JOIN user ON user.id = decision.userID
                WHERE decision.runID = ? AND decision.effect IN ('update', 'revive')
                """,
            arguments: [run.rowID],
            adapter: Self.userAndDecision)
        return try Array(
            rows.map { row in
                guard let user = row.scopes["user"], let decision = row.scopes["decision"] else {
                    throw Problem.unreadable("decision")
                }
                return try User(row: user).executing(Decision(row: decision).write, at: date)
            })
    }

    private static var userAndDecision: ScopeAdapter {
        let parts = splittingRowAdapters(columnCounts: [UserColumn.allCases.count, DecisionColumn.allCases.count])
        return ScopeAdapter(["user": parts[0], "decision": parts[1]])
    }

    /// Frees the addresses of everybody who is deleted, and of everybody who may get another one: as tombstones,
    /// which by the schema hold none. So addresses can go round in a circle.
    private func takeAddressesAway() throws {
        try db.execute(
            sql: """
                UPDATE user SET status = 'deleted', deletedAt = ?, deactivatedBy = NULL, usernameKey = NULL,
                    emailKey = NULL, wasSeen = 0, revision = revision + 1
                WHERE id IN (
                    SELECT userID FROM decision INDEXED BY decision_effect
                    WHERE runID = ? AND effect IN ('bury', 'update'))
                """,
            arguments: [date.stored, run.rowID])
    }

    private func insertUsers(_ users: UserStatement, newUser: () -> UserID) throws {
        try forEachDecision(.insert) { decision in
            guard case .insert(let object, let profile, let status) = decision.write else { return }
            try users.insert(
                User(
                    id: newUser(), organization: run.run.organization,
                    origin: .imported(.init(connection: plan.connection, tenant: plan.tenant, object: object)),
                    profile: profile, status: status, lastSynchronized: date, createdAt: date))
        }
    }

    // MARK: Marks

    private func strike() throws {
        let statement = try db.cachedStatement(
            sql: "UPDATE user SET missingSince = ?, wasSeen = 0, revision = revision + 1 WHERE id = ?")
        try forEachDecision(.strike) { decision in
            guard case .strike(let id, _, let since) = decision.write else { return }
            try statement.execute(arguments: [since.stored, id.uuid])
        }
    }

    private func touch() throws {
        try db.execute(
            sql: """
                UPDATE user SET lastSynchronized = ?, missingSince = NULL, wasSeen = 1
                WHERE id IN (SELECT userID FROM decision WHERE runID = ? AND effect = 'seen')
                """,
            arguments: [date.stored, run.rowID])
        try db.execute(
            sql: """
                UPDATE user SET wasSeen = 0
                WHERE id IN (SELECT userID FROM decision WHERE runID = ? AND effect = 'unseen')
                """,
            arguments: [run.rowID])
    }

    private func forEachDecision(_ effect: Effect, _ body: (Decision) throws -> Void) throws {
        let decisions = try Row.fetchCursor(
            db,
            sql: """
                SELECT \(DecisionColumn.list) FROM decision INDEXED BY decision_effect
                WHERE runID = ? AND effect = ? ORDER BY position
                """,
            arguments: [run.rowID, effect.rawValue]
        ).map(Decision.init(row:))
        try decisions.forEach(body)
    }
}
