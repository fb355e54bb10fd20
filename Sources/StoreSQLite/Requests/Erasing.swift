package import DirectoryCore
package import DirectoryPorts
package import FoundationEssentials
import GRDB

extension SQLiteStore {
    package func erase(
        _ user: UserID, of organization: OrganizationID, noting draft: AuditDraft, at date: Date
    ) async throws(Problem) {
        try await write { db in
            guard let user = try db.user(user, of: organization) else {
                throw Problem.notFound("There is no user here.")
            }
            try db.checkNobodyWorks(on: organization, at: date)
            try db.during("erasing", in: organization) {
                try ErasureExecution(db: db, user: user, actor: draft.actor, date: date).perform()
            }
            try db.askForOverwriting(organization)
            try db.note(draft, of: organization, at: date)
        }
        await overwriteErased()
    }
}

/// One person on the way out of the tables, inside a transaction.
private struct ErasureExecution {
    let db: Database
    let user: User
    let actor: Actor
    let date: Date

    func perform() throws {
        let decisions = try decisions()
        let events = try events("userID = ?", [user.id.uuid])
        let erasure = Erasure(
            of: user, decisions: decisions.map(\.decision).filter { isAbout($0.subject) }, events: events)
        try rejectPlans(naming: decisions)
        var log = try EventLog(db, of: user.organization, run: nil, at: date)
        try resolveConflicts(with: erasure, &log)
        try db.execute(sql: "DELETE FROM user WHERE id = ?", arguments: [user.id.uuid])
        try log.add(.userPurged, about: user.id, name: Erasure.word)
        try log.close()
        for entry in decisions { try rewrite(entry, by: erasure) }
        try rewritePurposes(by: erasure)
        for event in try events + unnamedEvents() { try rewrite(event, by: erasure) }
    }

    private func isAbout(_ subject: Decision.Subject) -> Bool {
        subject.user == user.id || subject.object == user.binding?.object
    }

    // MARK: What says something of the person

    private struct PlacedDecision {
        let run: Int64
        let position: Int
        let decision: Decision
    }

    /// Those about the person, and those about somebody who wanted one of its addresses.
    private func decisions() throws -> [PlacedDecision] {
        let mentions = [user.id.description, user.binding?.object.description].compactMap(\.self).map { id in
            "instr(detail, '\(id)') > 0"
        }
        let next = DecisionColumn.allCases.count
        return try Row.fetchAll(
            db,
            sql: """
                SELECT \(DecisionColumn.list), runID, position FROM decision
                WHERE runID IN (SELECT id FROM run WHERE organizationID = ?) AND (
                    userID = ? OR objectID = ? OR outcome = 'duplicate' AND (\(mentions.joined(separator: " OR "))))
                """, arguments: [user.organization.uuid, user.id.uuid, user.binding?.object.uuid]
        ).map { row in
            PlacedDecision(run: row[next], position: row[next + 1], decision: try Decision(row: row))
        }
    }

    private func events(_ condition: String, _ arguments: StatementArguments) throws -> [ChangeEvent] {
        try Row.fetchAll(
            db, sql: "SELECT \(EventColumn.list) FROM event WHERE organizationID = ? AND \(condition)",
            arguments: [user.organization.uuid] + arguments
        ).map(ChangeEvent.init(row:))
    }

    /// Those that name a person who was no user.
    private func unnamedEvents() throws -> [ChangeEvent] {
        try events("userID IS NULL AND kind IN ('duplicate.detected', 'duplicate.resolved')", [])
    }

    // MARK: What becomes of it

    private func rejectPlans(naming decisions: [PlacedDecision]) throws {
        let named = Set(decisions.filter { isAbout($0.decision.subject) }.map(\.run))
        let open = try Row.fetchAll(
            db,
            sql: "SELECT \(RunColumn.list) FROM run INDEXED BY run_open WHERE organizationID = ? AND endedAt IS NULL",
            arguments: [user.organization.uuid]
        ).map(RunRow.init(row:))
        for row in open where named.contains(row.rowID) {
            guard let plan = row.plan else { continue }
            try db.discard(row, plan.hash, .rejected(by: actor), at: date)
        }
    }

    /// Those of the person itself go without a word.
    private func resolveConflicts(with erasure: Erasure, _ log: inout EventLog) throws {
        let records = try Row.fetchAll(
            db,
            sql: """
                DELETE FROM duplicate
                WHERE organizationID = ? AND (userID = ? OR objectID = ? OR holderUserID = ? OR holderObjectID = ?)
                RETURNING \(DuplicateColumn.list)
                """,
            arguments: [user.organization.uuid] + [user.id.uuid, user.binding?.object.uuid]
                + [user.id.uuid, user.binding?.object.uuid]
        ).map(DuplicateRecord.init(row:))
        let resolved = records.filter { !erasure.isAbout($0.subject) }.sorted { left, right in
            (left.subject.object, left.conflict.field.rawValue)
                < (right.subject.object, right.conflict.field.rawValue)
        }
        for record in resolved { try log.add(.duplicateResolved, about: record.subject.user, name: record.name) }
    }

    private func rewrite(_ entry: PlacedDecision, by erasure: Erasure) throws {
        let erased = erasure.erasing(entry.decision)
        guard erased != entry.decision else { return }
        try db.execute(
            sql: "UPDATE decision SET name = ?, detail = ?, changeKinds = ? WHERE runID = ? AND position = ?",
            arguments: [
                erased.name, try DecisionDetail(of: erased.verdict).map(storedJSON), erased.changeKinds.stored,
                entry.run, entry.position,
            ])
    }

    private func rewritePurposes(by erasure: Erasure) throws {
        let runs = try Row.fetchAll(
            db,
            sql: """
                SELECT \(RunColumn.list) FROM run WHERE organizationID = ? AND instr(purpose, '"matching"') > 0
                """, arguments: [user.organization.uuid]
        ).map(RunRow.init(row:))
        for row in runs {
            let erased = erasure.erasing(row.run.purpose)
            guard erased != row.run.purpose else { continue }
            try db.execute(
                sql: "UPDATE run SET purpose = ? WHERE id = ?", arguments: [try storedJSON(erased), row.rowID])
        }
    }

    private func rewrite(_ event: ChangeEvent, by erasure: Erasure) throws {
        let erased = erasure.erasing(event)
        guard erased != event else { return }
        try db.execute(
            sql: "UPDATE event SET name = ?, changes = ? WHERE organizationID = ? AND number = ?",
            arguments: [
                erased.name, erased.changes.isEmpty ? nil : try storedJSON(erased.changes), user.organization.uuid,
                event.id,
            ])
    }
}

extension Database {
    /// - Throws: `run-in-progress`.
    fileprivate func checkNobodyWorks(on organization: OrganizationID, at date: Date) throws {
        guard let connection = try connection(of: organization) else { return }
        if let row = try runAtWork(of: organization, connection.id, at: date) {
            throw Problem.runInProgress(row.run.id)
        }
    }
}
