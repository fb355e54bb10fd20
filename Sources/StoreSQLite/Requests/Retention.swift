package import DirectoryCore
package import DirectoryPorts
package import FoundationEssentials
import GRDB

extension SQLiteStore {
    package func forget(
        runsBefore runs: Date, auditBefore audit: Date, of organization: OrganizationID, at date: Date
    ) async throws(Problem) -> Forgotten {
        try await write { db in
            let forgotten = Forgotten(
                runs: try db.forgetRuns(of: organization, before: runs),
                auditEntries: try db.forgetEntries(of: .organization(organization), before: audit))
            guard forgotten != .nothing else { return .nothing }
            try db.note(forgotten.draft(of: organization), of: organization, at: date)
            return forgotten
        }
    }
}

extension Database {
    /// - Returns: how many runs are gone, with their decisions, events and checkpoints that are not in force.
    fileprivate func forgetRuns(of organization: OrganizationID, before date: Date) throws -> Int {
        guard try isKnown(organization) else { return 0 }
        return try during("forgetting", in: organization) {
            let needed = try neededRuns(of: organization)
            let old = try Int64.fetchAll(
                self, sql: "SELECT number FROM run INDEXED BY run_ended WHERE organizationID = ? AND endedAt < ?",
                arguments: [organization.uuid, date.stored])
            let gone = old.filter { !needed.contains(RunID($0)) }
            let statement = try makeStatement(sql: "DELETE FROM run WHERE organizationID = ? AND number = ?")
            for number in gone { try statement.execute(arguments: [organization.uuid, number]) }
            try forgetEvents(of: organization, before: date)
            return gone.count
        }
    }

    /// The run that brought the checkpoint in force, and those that runs which have not ended are about to undo.
    private func neededRuns(of organization: OrganizationID) throws -> Set<RunID> {
        let checkpoints = try Int64.fetchAll(
            self,
            sql: """
                SELECT number FROM checkpoint INDEXED BY checkpoint_in_force JOIN run ON run.id = checkpoint.runID
                WHERE checkpoint.organizationID = ? AND isInForce = 1
                """, arguments: [organization.uuid])
        let open = try Row.fetchAll(
            self,
            sql: "SELECT \(RunColumn.list) FROM run INDEXED BY run_open WHERE organizationID = ? AND endedAt IS NULL",
            arguments: [organization.uuid]
        ).map(RunRow.init(row:))
        let undone = open.compactMap { row -> RunID? in
            if case .undoing(let run, _) = row.run.purpose.work { run } else { nil }
        }
        return Set(checkpoints.map { RunID($0) } + undone)
    }

    /// Forgets what runs did that are forgotten, and what people did then. Notices stay, so that they are not written
    /// twice, and so do the events by which the quiet people of the runs that are kept are found.
    private func forgetEvents(of organization: OrganizationID, before date: Date) throws {
        try execute(
            sql: """
                DELETE FROM event WHERE organizationID = :organization AND at < :date AND noticeKey IS NULL
                    AND (run IS NULL OR run NOT IN (SELECT number FROM run WHERE organizationID = :organization))
                    AND NOT (
                        kind IN ('user.imported', 'user.deleted', 'user.restored')
                        AND number > (
                            SELECT ifnull(min(planEventMark), 9223372036854775807) FROM run
                            WHERE organizationID = :organization AND planQuiet > 0))
                """,
            arguments: ["organization": organization.uuid, "date": date.stored])
    }

    private func isKnown(_ organization: OrganizationID) throws -> Bool {
        let sql = "SELECT count(*) FROM organization WHERE id = ?"
        return try Int.fetchOne(self, sql: sql, arguments: [organization.uuid]) == 1
    }

    /// Says what is under way, so that the schema lets it touch what else never changes.
    ///
    /// - Parameter work: a word of the table `upkeep`.
    func during<Value>(_ work: String, in organization: OrganizationID, _ body: () throws -> Value) throws -> Value {
        try execute(
            sql: "INSERT INTO upkeep (organizationID, work) VALUES (?, ?)", arguments: [organization.uuid, work])
        let value = try body()
        try execute(
            sql: "DELETE FROM upkeep WHERE organizationID = ? AND work = ?", arguments: [organization.uuid, work])
        return value
    }
}
