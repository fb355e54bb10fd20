import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import GRDB

/// One plan on its way into the tables, inside a transaction. What it costs grows with its decisions, not with the
/// number of users.
struct PlanExecution {
    let db: Database
    let run: RunRow
    let plan: PlanHeader
    let date: Date

    func perform(newUser: () -> UserID) throws {
        if let change = try PlanFreshness(db: db, run: run, plan: plan).change() { throw change.problem }
        let comparison = try db.comparison(of: run.run.organization)
        var log = try EventLog(db, of: run.run.organization, run: run.run.id, at: date)
        let changes = try plannedChanges()
        try takeAddressesAway()
        let users = try UserStatement(db)
        for change in changes {
            try execute(change, comparison, users, &log, newUser: newUser)
        }
        try strike(comparison)
        try touch(comparison)
        try DuplicateUpdate(db: db, run: run, plan: plan).perform(&log)
        try log.close()
    }

    /// Whether everybody has been compared since what the plan rests on was read. What has changed in between is taken
    /// in already and will not be told again, so whoever the plan writes to is to be read again.
    func isOutdated(_ comparison: Comparison?) -> Bool {
        comparison.map { $0.tenant == plan.tenant && $0.at > plan.madeAt } ?? false
    }

    // MARK: Values

    /// A decision that writes values, and the user as it is before.
    private struct PlannedChange {
        let decision: Decision
        /// Nil for somebody to be imported.
        let user: User?
        let wasSeen: Bool
    }

    /// In the order of the plan, read while the rows still say what they are.
    private func plannedChanges() throws -> [PlannedChange] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT \(UserColumn.list(of: "user")), \(DecisionColumn.list(of: "decision")), coalesce(wasSeen, 0)
                FROM decision INDEXED BY decision_effect LEFT JOIN user ON user.id = decision.userID
                WHERE decision.runID = ? AND decision.effect IN ('insert', 'update', 'revive', 'bury')
                ORDER BY decision.position
                """,
            arguments: [run.rowID], adapter: Self.userAndDecision)
        let seen = UserColumn.allCases.count + DecisionColumn.allCases.count
        return try Array(
            rows.map { row in
                guard let user = row.scopes["user"], let columns = row.scopes["decision"] else {
                    throw Problem.unreadable("decision")
                }
                let decision = try Decision(row: columns)
                return PlannedChange(
                    decision: decision, user: try decision.subject.user.map { _ in try User(row: user) },
                    wasSeen: row.unscoped[seen])
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
                    emailKey = NULL, wasSeen = 0
                WHERE id IN (
                    SELECT userID FROM decision INDEXED BY decision_effect
                    WHERE runID = ? AND effect IN ('bury', 'update'))
                """,
            arguments: [date.stored, run.rowID])
    }

    private func execute(
        _ change: PlannedChange, _ comparison: Comparison?, _ users: UserStatement, _ log: inout EventLog,
        newUser: () -> UserID
    ) throws {
        switch (change.decision.write(in: plan.kind), change.user) {
        case (.insert(let object, let profile, let status), _):
            let user = newcomer(newUser(), object, profile, status)
            try users.insert(user, wasSeen: !isOutdated(comparison))
            try log.add(
                .userImported, about: user.id, name: profile.name, changes: change.decision.verdict.changes)
        case (let write?, let before?):
            let compared = comparison.lastSynchronized(of: before, wasSeen: change.wasSeen)
            var after = before.executing(write, at: date, compared: compared)
            if plan.aftermath == .hold { after.isHeld = true }
            try users.replace(after, wasSeen: write.isSeen && !isOutdated(comparison))
            try tell(before, after, &log)
        default: throw Problem.unreadable("decision")
        }
    }

    private func newcomer(
        _ id: UserID, _ object: DirectoryObjectID, _ profile: Profile, _ status: User.Status
    ) -> User {
        User(
            id: id, organization: run.run.organization,
            origin: .imported(.init(connection: run.run.connection, tenant: plan.tenant, object: object)),
            profile: profile, status: status, lastSynchronized: date, createdAt: date)
    }

    private func tell(_ before: User, _ after: User, _ log: inout EventLog) throws {
        let changes = before.profile.changes(to: after.profile)
        if let kind = ChangeEvent.Kind(from: before, to: after, changes: changes) {
            try log.add(kind, about: after.id, name: after.profile.name, changes: changes)
        }
        if after.isHeld, !before.isHeld { try log.add(.userHeld, about: after.id, name: after.profile.name) }
    }
}
