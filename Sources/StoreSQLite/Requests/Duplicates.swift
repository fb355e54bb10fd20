package import DirectoryCore
package import DirectoryPorts
import GRDB

extension SQLiteStore {
    package func duplicates(
        of organization: OrganizationID, page: PageRequest
    ) async throws(Problem) -> Page<DuplicateRecord> {
        try await read { db in
            let total = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM duplicate WHERE organizationID = ?", arguments: [organization.uuid])
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT \(DuplicateColumn.list) FROM duplicate WHERE organizationID = ?
                    ORDER BY foundAt DESC, foundBy DESC, name, objectID, field LIMIT ? OFFSET ?
                    """,
                arguments: [organization.uuid, page.size, page.offset])
            return Page(rows: try rows.map(DuplicateRecord.init(row:)), total: total ?? 0, request: page)
        }
    }
}

/// What an applied plan does to the list of duplicates: opens new conflicts, keeps those that go on with the run that
/// found them first, and releases those that are gone (R11).
struct DuplicateUpdate {
    let db: Database
    let run: RunRow
    let plan: PlanHeader

    func perform() throws {
        try releaseSettled()
        let decisions = try Row.fetchCursor(
            db,
            sql: """
                SELECT \(DecisionColumn.list) FROM decision INDEXED BY decision_outcome
                WHERE runID = ? AND outcome = 'duplicate' ORDER BY position
                """,
            arguments: [run.rowID]
        ).map(Decision.init(row:))
        while let decision = try decisions.next() {
            guard case .duplicate(let conflicts) = decision.verdict else { continue }
            try keepOnly(conflicts.map(\.field), of: decision.subject.object)
            for conflict in conflicts { try open(conflict, of: decision) }
        }
    }

    /// Releases people of whom the run knows which addresses they want, and who got them or want none. Of somebody
    /// unreadable, missing or left alone it knows nothing, so a conflict stays.
    private func releaseSettled() throws {
        try db.execute(
            sql: """
                DELETE FROM duplicate WHERE organizationID = ? AND connectionID = ? AND objectID IN (
                    SELECT objectID FROM decision WHERE runID = ? AND outcome IN (
                        'modified', 'unchanged', 'deleted', 'deactivated', 'reactivated', 'restored', 'protected',
                        'imported'))
                """,
            arguments: [run.run.organization.uuid, plan.connection.uuid, run.rowID])
    }

    private func keepOnly(_ fields: [AddressConflict.UniqueField], of object: DirectoryObjectID) throws {
        for field in AddressConflict.UniqueField.allCases where !fields.contains(field) {
            try db.cachedStatement(
                sql: """
                    DELETE FROM duplicate
                    WHERE organizationID = ? AND connectionID = ? AND objectID = ? AND field = ?
                    """
            ).execute(
                arguments: [run.run.organization.uuid, plan.connection.uuid, object.uuid, field.rawValue])
        }
    }

    private func open(_ conflict: AddressConflict, of decision: Decision) throws {
        let record = DuplicateRecord(
            subject: decision.subject, name: decision.name, conflict: conflict, foundBy: run.run.id,
            foundAt: plan.madeAt)
        try db.cachedStatement(
            sql: """
                INSERT INTO duplicate (\(DuplicateColumn.list)) VALUES (\(DuplicateColumn.marks))
                ON CONFLICT (organizationID, connectionID, objectID, field) DO UPDATE SET
                    userID = excluded.userID, userRevision = excluded.userRevision, name = excluded.name,
                    wanted = excluded.wanted, holderUserID = excluded.holderUserID,
                    holderObjectID = excluded.holderObjectID, holderName = excluded.holderName,
                    holderValue = excluded.holderValue
                """
        ).execute(arguments: record.arguments(organization: run.run.organization, connection: plan.connection))
    }
}
