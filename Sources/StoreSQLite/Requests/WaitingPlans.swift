package import DirectoryCore
package import FoundationEssentials
import GRDB

/// What people say about plans that wait.
extension SQLiteStore {
    package func approve(
        _ run: RunID, _ hash: PlanHash, in organization: OrganizationID, by actor: Actor, at date: Date
    ) async throws(Problem) -> Approval {
        try await write { db in
            guard var row = try db.run(run, of: organization) else { throw Problem.notFound("There is no run here.") }
            guard case .held(let own, _) = row.run.state else {
                throw Problem.runNotApplicable(run, state: row.run.state)
            }
            guard own == hash else { throw Problem.planMismatch }
            guard actor.isPerson else { throw Problem.approvalNeeded }
            let approval = Approval(hash: hash, by: actor, at: date)
            row.approval = approval
            try db.update(row)
            return approval
        }
    }

    package func discard(
        _ run: RunID, _ hash: PlanHash, _ reason: RunState.Discard, in organization: OrganizationID, at date: Date
    ) async throws(Problem) -> Run {
        try await write { db in
            guard let row = try db.run(run, of: organization) else { throw Problem.notFound("There is no run here.") }
            return try db.discard(row, hash, reason, at: date)
        }
    }
}

extension Database {
    @discardableResult
    func discard(_ row: RunRow, _ hash: PlanHash, _ reason: RunState.Discard, at date: Date) throws -> Run {
        var row = row
        try row.advance(.discarded(hash, reason), at: date)
        try update(row)
        try dropCheckpoint(of: row.rowID)
        return row.run
    }
}
