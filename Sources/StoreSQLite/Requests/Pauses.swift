package import DirectoryCore
import DirectoryPorts
package import FoundationEssentials
import GRDB

extension SQLiteStore {
    package func requestPause(
        of run: RunID, in organization: OrganizationID, by actor: Actor, at date: Date
    ) async throws(Problem) -> RunPause {
        try await write { db in
            var (row, lease) = try db.rowAtWork(run, of: organization)
            guard row.run.kind.readsTenant, row.plan == nil else { throw Problem.notPausable(run) }
            if let pause = lease.pause { throw Problem.alreadyPaused(run, pause) }
            let pause = RunPause(by: actor, since: date)
            lease.pause = pause
            row.lease = lease
            try db.update(row)
            return pause
        }
    }

    package func endPause(of run: RunID, in organization: OrganizationID) async throws(Problem) {
        try await write { db in
            var (row, lease) = try db.rowAtWork(run, of: organization)
            guard lease.pause != nil else { throw Problem.notPaused(run) }
            lease.pause = nil
            row.lease = lease
            try db.update(row)
        }
    }
}

extension Database {
    /// A run that is at work, with its lease.
    ///
    /// - Throws: `not-found`; `run-not-applicable` for a run that is not at work.
    fileprivate func rowAtWork(_ run: RunID, of organization: OrganizationID) throws -> (RunRow, RunLease) {
        guard let row = try self.run(run, of: organization) else { throw Problem.notFound("run") }
        guard let lease = row.lease else { throw Problem.runNotApplicable(run, state: row.run.state) }
        return (row, lease)
    }
}
