package import DirectoryCore
package import DirectoryPorts
import GRDB

extension SQLiteStore {
    package func decisions(
        of run: RunID, matching query: DecisionQuery, page: PageRequest, in organization: OrganizationID
    ) async throws(Problem) -> Page<Decision> {
        try await read { db in
            guard let row = try db.run(run, of: organization), let plan = row.plan else {
                return Page(rows: [], total: 0, request: page)
            }
            let outcome = query.outcome
            if let change = query.change {
                return try db.decisions(of: row.rowID, changing: change, outcome: outcome, page)
            }
            let counts = row.run.counts
            let total = outcome.map { counts[$0] } ?? counts.total
            let quiet = outcome == nil || outcome == .unchanged ? plan.quiet : 0
            var rows = try db.decisions(of: row.rowID, outcome: outcome, limit: page.size, offset: page.offset)
            if quiet > 0, rows.count < page.size {
                rows += try db.quietDecisions(
                    of: row, plan, limit: page.size - rows.count, offset: max(0, page.offset - (total - quiet)))
            }
            return Page(rows: rows, total: total, request: page)
        }
    }

    package func changes(
        of run: RunID, outcome: Outcome?, in organization: OrganizationID
    ) async throws(Problem) -> [ChangeKind: Int] {
        try await read { db in
            guard let row = try db.run(run, of: organization) else { return [:] }
            return try db.changes(of: row.rowID, outcome: outcome)
        }
    }
}

extension Database {
    /// Goes through the index of decisions that change something, which tells alone which of them it is about.
    fileprivate func decisions(
        of run: Int64, changing change: ChangeKind, outcome: Outcome?, _ page: PageRequest
    ) throws -> Page<Decision> {
        let (source, arguments) = changing(run, outcome: outcome)
        let condition = "\(source) AND changeKinds & \(change.bit) <> 0"
        let total = try Int.fetchOne(self, sql: "SELECT count(*) FROM \(condition)", arguments: arguments) ?? 0
        let rows = try Row.fetchAll(
            self, sql: "SELECT \(DecisionColumn.list) FROM \(condition) ORDER BY position LIMIT ? OFFSET ?",
            arguments: arguments + [page.size, page.offset])
        return Page(rows: try rows.map(Decision.init(row:)), total: total, request: page)
    }

    fileprivate func changes(of run: Int64, outcome: Outcome?) throws -> [ChangeKind: Int] {
        let (source, arguments) = changing(run, outcome: outcome)
        let sums = ChangeKind.allCases.map { "total(changeKinds & \($0.bit) <> 0)" }.joined(separator: ", ")
        guard let row = try Row.fetchOne(self, sql: "SELECT \(sums) FROM \(source)", arguments: arguments) else {
            return [:]
        }
        return ChangeKind.allCases.enumerated().reduce(into: [:]) { counts, kind in
            let count = Int(row[kind.offset] as Double)
            if count > 0 { counts[kind.element] = count }
        }
    }

    private func changing(_ run: Int64, outcome: Outcome?) -> (source: String, StatementArguments) {
        let source = "decision INDEXED BY decision_changes WHERE runID = ? AND changeKinds <> 0"
        guard let outcome else { return (source, [run]) }
        return ("\(source) AND outcome = ?", [run, outcome.rawValue])
    }

    fileprivate func decisions(
        of run: Int64, outcome: Outcome?, limit: Int, offset: Int
    ) throws -> [Decision] {
        let source =
            outcome == nil
            ? "decision WHERE runID = ?" : "decision INDEXED BY decision_outcome WHERE runID = ? AND outcome = ?"
        return try Row.fetchAll(
            self, sql: "SELECT \(DecisionColumn.list) FROM \(source) ORDER BY position LIMIT ? OFFSET ?",
            arguments: [run] + (outcome.map { [$0.rawValue] } ?? []) + [limit, offset]
        ).map(Decision.init(row:))
    }

    /// The users of the plan's tenant who were not deleted when it was made and have no decision of their own, by name.
    ///
    /// What a user was then is told by what happened to it next: a deletion happens to the living, an import or a
    /// restoration to those who are not there; without any of these it still is what it was.
    fileprivate func quietDecisions(
        of row: RunRow, _ plan: PlanHeader, limit: Int, offset: Int
    ) throws -> [Decision] {
        let users = try Row.fetchAll(
            self,
            sql: """
                SELECT \(UserColumn.list(of: "user")) FROM (
                    SELECT ordinal AS place, sortName, id FROM user INDEXED BY user_name
                    WHERE status <> 'deleted' AND \(Self.wasQuiet)
                    UNION ALL SELECT ordinal, sortName, id FROM user INDEXED BY user_tombstone
                    WHERE status = 'deleted' AND \(Self.wasQuiet)
                    ORDER BY sortName, id LIMIT :limit OFFSET :offset) AS quiet
                CROSS JOIN user ON user.ordinal = place ORDER BY user.sortName, user.id
                """,
            arguments: [
                "organization": row.run.organization.uuid, "connection": row.run.connection.uuid,
                "tenant": plan.tenant.uuid, "mark": plan.eventMark, "run": row.rowID, "limit": limit,
                "offset": offset,
            ]
        ).map(User.init(row:))
        return users.compactMap { user in
            user.binding.map { binding in
                Decision(
                    subject: .user(user.id, object: binding.object, revision: user.revision), name: user.profile.name,
                    verdict: .unchanged)
            }
        }
    }

    private static let wasQuiet = """
        organizationID = :organization AND connectionID = :connection AND tenantID = :tenant
            AND 'user.deleted' = coalesce(
                (
                    SELECT kind FROM event INDEXED BY event_of_life
                    WHERE event.organizationID = user.organizationID AND event.userID = user.id
                        AND event.number > :mark
                        AND kind IN ('user.imported', 'user.deleted', 'user.restored')
                    ORDER BY event.number LIMIT 1),
                iif(status = 'deleted', 'user.restored', 'user.deleted'))
            AND NOT EXISTS (
                SELECT 1 FROM decision INDEXED BY decision_about_user WHERE userID = user.id AND runID = :run)
        """
}
