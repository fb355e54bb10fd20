package import DirectoryCore
package import DirectoryPorts
package import FoundationEssentials
import GRDB

extension SQLiteStore {
    package func record(
        _ record: PlanRecord, under lease: Lease, at date: Date
    ) async throws(Problem) -> Run {
        try await write { db in
            var row = try db.run(under: lease)
            let plan = record.plan
            guard (plan.organization, plan.connection) == (lease.organization, lease.connection) else {
                throw Problem.leaseLost
            }
            if let own = row.plan {
                guard own.hash == record.hash else { throw Problem.planMismatch }
                return row.run
            }
            try db.insert(plan, of: row.rowID)
            row.take(
                PlanHeader(record, eventMark: try db.lastEvent(of: plan.organization)), counts: plan.counts)
            row.know(record.reading)
            row.lease?.pause = nil
            try row.advance(record.event, at: date)
            try db.updatePlan(row)
            if let checkpoint = record.checkpoint { try db.insert(checkpoint, of: plan, run: row.rowID) }
            if case .held = row.run.state { try db.tellHeld(row.run, at: date) }
            return row.run
        }
    }
}

extension Database {
    fileprivate func insert(_ plan: Plan, of run: Int64) throws {
        let statement = try makeStatement(
            sql: "INSERT INTO decision (\(DecisionColumn.list)) VALUES (\(DecisionColumn.marks))")
        for (position, decision) in plan.decisions.enumerated() {
            try statement.execute(
                arguments: try decision.arguments(run: run, position: position, kind: plan.kind))
        }
    }

    fileprivate func tellHeld(_ run: Run, at date: Date) throws {
        var log = try EventLog(self, of: run.organization, run: run.id, at: date)
        try log.add(.runHeld, name: "run \(run.id)")
        try log.close()
    }
}
