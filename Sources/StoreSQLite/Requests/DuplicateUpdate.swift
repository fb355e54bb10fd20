import DirectoryCore
import Foundation
import GRDB

/// What an applied plan does to the list of duplicates: opens new conflicts, keeps those that go on with the run that
/// found them first, and releases those that are gone (R11).
struct DuplicateUpdate {
    let db: Database
    let run: RunRow
    let plan: PlanHeader

    func perform(_ log: inout EventLog) throws {
        try tell(try releaseSettled(), &log)
        let decisions = try Row.fetchAll(
            db,
            sql: """
                SELECT \(DecisionColumn.list) FROM decision INDEXED BY decision_outcome
                WHERE runID = ? AND outcome = 'duplicate' ORDER BY position
                """,
            arguments: [run.rowID]
        ).map(Decision.init(row:))
        for decision in decisions {
            guard case .duplicate(let conflicts) = decision.verdict else { continue }
            try tell(try keepOnly(conflicts.map(\.field), of: decision.subject.object), &log)
            for conflict in conflicts where try open(conflict, of: decision) {
                try log.add(.duplicateDetected, about: decision.subject.user, name: decision.name)
            }
        }
        try tell(try releaseFreed(), &log)
    }

    /// Releases people of whom the run knows which addresses they want, and who got them or want none. Of somebody
    /// unreadable, missing or left alone it knows nothing, so a conflict stays.
    private func releaseSettled() throws -> [DuplicateRecord] {
        try release(
            """
            objectID IN (
                SELECT objectID FROM decision WHERE runID = ? AND outcome IN (
                    'modified', 'unchanged', 'deleted', 'deactivated', 'reactivated', 'restored', 'protected',
                    'imported'))
            """, [run.rowID])
    }

    /// Releases people who are no users, and whose address nobody has any more.
    private func releaseFreed() throws -> [DuplicateRecord] {
        try [("email", "emailKey"), ("username", "usernameKey")].flatMap { field, key in
            try release(
                """
                field = ? AND userID IS NULL AND wantedKey IS NOT NULL
                    AND NOT EXISTS (
                        SELECT 1 FROM user WHERE user.organizationID = duplicate.organizationID
                            AND user.\(key) = duplicate.wantedKey)
                    AND objectID NOT IN (
                        SELECT objectID FROM decision INDEXED BY decision_outcome
                        WHERE runID = ? AND outcome = 'duplicate')
                """, [field, run.rowID])
        }
    }

    private func keepOnly(
        _ fields: [AddressConflict.UniqueField], of object: DirectoryObjectID
    ) throws -> [DuplicateRecord] {
        try AddressConflict.UniqueField.allCases.filter { !fields.contains($0) }.flatMap { field in
            try release("objectID = ? AND field = ?", [object.uuid, field.rawValue])
        }
    }

    private func release(_ condition: String, _ arguments: StatementArguments) throws -> [DuplicateRecord] {
        try Row.fetchAll(
            db,
            sql: """
                DELETE FROM duplicate WHERE organizationID = ? AND connectionID = ? AND \(condition)
                RETURNING \(DuplicateColumn.list)
                """,
            arguments: [run.run.organization.uuid, run.run.connection.uuid] + arguments
        ).map(DuplicateRecord.init(row:))
    }

    /// - Returns: whether the conflict is new.
    private func open(_ conflict: AddressConflict, of decision: Decision) throws -> Bool {
        let record = DuplicateRecord(
            subject: decision.subject, name: decision.name, conflict: conflict, foundBy: run.run.id,
            foundAt: plan.madeAt)
        let foundBy = try Int64.fetchOne(
            try db.cachedStatement(
                sql: """
                    INSERT INTO duplicate (\(DuplicateColumn.list)) VALUES (\(DuplicateColumn.marks))
                    ON CONFLICT (organizationID, connectionID, objectID, field) DO UPDATE SET
                        userID = excluded.userID, userRevision = excluded.userRevision, name = excluded.name,
                        wanted = excluded.wanted, wantedKey = excluded.wantedKey,
                        holderUserID = excluded.holderUserID, holderObjectID = excluded.holderObjectID,
                        holderName = excluded.holderName, holderValue = excluded.holderValue
                    RETURNING foundBy
                    """),
            arguments: record.arguments(organization: run.run.organization, connection: run.run.connection))
        return foundBy == run.run.id.number
    }

    /// By directory object, then by field.
    private func tell(_ released: [DuplicateRecord], _ log: inout EventLog) throws {
        let sorted = released.sorted { left, right in
            (left.subject.object, left.conflict.field.rawValue)
                < (right.subject.object, right.conflict.field.rawValue)
        }
        for record in sorted { try log.add(.duplicateResolved, about: record.subject.user, name: record.name) }
    }
}
