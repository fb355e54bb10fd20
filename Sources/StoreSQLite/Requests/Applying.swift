package import DirectoryCore
package import DirectoryPorts
package import FoundationEssentials
import GRDB

extension SQLiteStore {
    package func apply(
        _ application: PlanApplication, at date: Date, newUser: @Sendable () -> UserID
    ) async throws(Problem) -> Run {
        try await write { db in
            guard var row = try db.run(application.run, of: application.organization) else {
                throw Problem.notFound("There is no run here.")
            }
            guard let plan = try row.planToApply(application, at: date) else { return row.run }
            if row.lease == nil, let other = try db.runAtWork(of: row.run.organization, row.run.connection, at: date) {
                throw Problem.runInProgress(other.run.id)
            }
            do {
                try PlanExecution(db: db, run: row, plan: plan, date: date).perform(newUser: newUser)
            } catch DatabaseError.SQLITE_CONSTRAINT_UNIQUE {
                // An address or a binding has been taken since.
                throw Problem.planStale(changed: nil)
            }
            try row.advance(.applied(plan.hash), at: date)
            try db.update(row)
            try db.passCheckpoint(of: row, plan, at: date)
            return row.run
        }
    }
}

extension RunRow {
    /// - Returns: nil when the plan is applied already.
    fileprivate func planToApply(_ application: PlanApplication, at date: Date) throws(Problem) -> PlanHeader? {
        if case .applied = run.state {
            guard plan?.hash == application.hash else { throw .planMismatch }
            return nil
        }
        if let lease = application.lease { guard isUnder(lease) else { throw .leaseLost } }
        guard let plan, run.state.isWaiting || application.lease != nil else {
            throw .runNotApplicable(run.id, state: run.state)
        }
        guard plan.hash == application.hash else { throw .planMismatch }
        if let actor = lease?.stopAskedBy { throw .runCanceled(by: actor) }
        if case .held(let hash, _) = run.state {
            guard approval?.allows(hash, by: application.actor, at: date) == true else { throw .approvalNeeded }
        }
        return plan
    }
}
