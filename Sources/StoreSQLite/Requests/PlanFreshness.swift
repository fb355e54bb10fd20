package import DirectoryCore
package import DirectoryPorts
import GRDB

/// Whether a plan still is about what is there (R26).
struct PlanFreshness {
    let db: Database
    let run: RunRow
    let plan: PlanHeader

    /// What has changed since the plan was made; nil when nothing has.
    func change() throws -> PlanStanding.Change? {
        let users = try changedUsers()
        if users > 0 { return .users(users) }
        return try hasBasis() ? nil : .connection
    }

    private func changedUsers() throws -> Int {
        try Int.fetchOne(
            db,
            sql: """
                SELECT count(*) FROM decision LEFT JOIN user
                    ON user.id = decision.userID AND user.organizationID = ?
                WHERE decision.runID = ? AND decision.userID IS NOT NULL
                    AND user.revision IS NOT decision.userRevision
                """,
            arguments: [run.run.organization.uuid, run.rowID]) ?? 0
    }

    private func hasBasis() throws -> Bool {
        guard let connection = try db.connection(of: run.run.organization) else { return false }
        return connection.id == run.run.connection && connection.isBasis(of: plan.connectionRevision)
            && connection.pinnedTenant?.id == plan.tenant
    }
}

extension SQLiteStore {
    package func standing(
        ofPlan run: RunID, in organization: OrganizationID
    ) async throws(Problem) -> PlanStanding? {
        try await read { db in
            guard let row = try db.run(run, of: organization), row.run.state.isWaiting, let plan = row.plan else {
                return nil
            }
            let change = try PlanFreshness(db: db, run: row, plan: plan).change()
            return PlanStanding(madeAt: plan.madeAt, change: change)
        }
    }
}
