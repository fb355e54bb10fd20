package import DirectoryCore
package import DirectoryPorts
import GRDB

extension SQLiteStore {
    package func events(
        about user: UserID, of organization: OrganizationID, limit: Int
    ) async throws(Problem) -> [ChangeEvent] {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT \(EventColumn.list) FROM event INDEXED BY event_about_user
                    WHERE organizationID = ? AND userID = ? ORDER BY number DESC LIMIT ?
                    """,
                arguments: [organization.uuid, user.uuid, max(0, limit)]
            ).map(ChangeEvent.init(row:))
        }
    }

    package func decisions(
        about user: UserID, of organization: OrganizationID, limit: Int
    ) async throws(Problem) -> [RunDecision] {
        try await read { db in
            let columns = DecisionColumn.allCases.map { "decision.\($0)" }.joined(separator: ", ")
            return try Row.fetchAll(
                db,
                sql: """
                    SELECT \(columns), run.number FROM decision INDEXED BY decision_about_user
                    CROSS JOIN run ON run.id = decision.runID
                    WHERE decision.userID = ? AND run.organizationID = ? ORDER BY decision.runID DESC LIMIT ?
                    """,
                arguments: [user.uuid, organization.uuid, max(0, limit)]
            ).map { row in
                RunDecision(
                    run: RunID(row[DecisionColumn.allCases.count] as Int64), decision: try Decision(row: row))
            }
        }
    }
}
