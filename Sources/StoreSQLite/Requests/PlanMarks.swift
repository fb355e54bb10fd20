import DirectoryCore
import GRDB

/// What a plan says of users whose values stay as they are: the unchanged majority, by a few statements.
extension PlanExecution {
    func strike(_ comparison: Comparison?) throws {
        let statement = try db.cachedStatement(
            sql: """
                UPDATE user SET lastSynchronized = \(Comparison.sql), missingSince = :since, wasSeen = 0,
                    revision = revision + 1
                WHERE id = :id
                """)
        let decisions = try Row.fetchCursor(
            db,
            sql: """
                SELECT \(DecisionColumn.list) FROM decision INDEXED BY decision_effect
                WHERE runID = ? AND effect = 'strike' ORDER BY position
                """,
            arguments: [run.rowID]
        ).map(Decision.init(row:))
        while let decision = try decisions.next() {
            guard case .strike(let id, _, let since) = decision.write(in: plan.kind) else { continue }
            try statement.execute(arguments: comparison.arguments + ["since": since.stored, "id": id.uuid])
        }
    }

    /// A tombstone is never in sight, even when the tenant shows the person.
    func touch(_ comparison: Comparison?) throws {
        let wasSeen = isOutdated(comparison) ? "0" : "(status <> 'deleted')"
        let seen = "lastSynchronized = :date, missingSince = NULL, wasSeen = \(wasSeen)"
        try touch(.seen, "\(seen), isOutOfScope = 0", ["date": date.stored])
        try touch(.outOfScope, "\(seen), isOutOfScope = 1", ["date": date.stored])
        try touch(.unseen, "lastSynchronized = \(Comparison.sql), wasSeen = 0", comparison.arguments)
    }

    private func touch(_ effect: Effect, _ changes: String, _ arguments: StatementArguments) throws {
        try db.execute(
            sql: """
                UPDATE user SET \(changes)
                WHERE id IN (
                    SELECT userID FROM decision INDEXED BY decision_effect WHERE runID = :run AND effect = :effect)
                """,
            arguments: arguments + ["run": run.rowID, "effect": effect.rawValue])
    }
}
