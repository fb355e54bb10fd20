import DirectoryCore
import DirectoryPorts
import Foundation
import GRDB

enum RunColumn: Int, TableColumn {
    case id, organizationID, number, connectionID, purpose, actorKind, actorID, actorName, startedAt
    case state, endedAt, progress, leaseToken, leaseExpiresAt, stopAskedBy, pause, problem, discard, approval
    case readingWay, readingReason, readingPeople, readingCandidates
    case planHash, planKind, planTenantID, planConnectionRevision, planMadeAt, planQuiet, planAftermath, planEventMark
    case planRemovals, planRenames, planFindings, counts

    var table: String { "run" }

    /// What changes while a run lives.
    static let standing: [RunColumn] = [
        .state, .endedAt, .progress, .leaseToken, .leaseExpiresAt, .stopAskedBy, .pause, .problem, .discard, .approval,
        .readingWay, .readingReason, .readingPeople, .readingCandidates,
    ]
    /// What a plan sets.
    static let plan: [RunColumn] = [
        .planHash, .planKind, .planTenantID, .planConnectionRevision, .planMadeAt, .planQuiet, .planAftermath,
        .planEventMark, .planRemovals, .planRenames, .planFindings,
    ]
}

/// A run with what only the store knows of it.
struct RunRow {
    /// The number of the row, by which decisions refer to it.
    let rowID: Int64
    private(set) var run: Run
    /// Nil for a run that is not at work.
    var lease: RunLease?
    /// What the plan was made from; nil for a run without one.
    var plan: PlanHeader?
    var approval: Approval?

    init(row: Row) throws {
        typealias Column = RunColumn
        rowID = row[Column.id]
        plan = try PlanHeader(row: row)
        lease = try RunLease(row: row)
        approval = try row.json(Column.approval)
        guard let purpose: RunPurpose = try row.json(Column.purpose) else { throw Problem.unreadable("run") }
        run = Run(
            id: RunID(row[Column.number] as Int64), organization: row[id: Column.organizationID],
            connection: row[id: Column.connectionID], purpose: purpose, state: try RunState(row: row, plan: plan),
            actor: try Actor(row: row, Column.actorKind, Column.actorID, Column.actorName),
            startedAt: row[date: Column.startedAt],
            endedAt: row[optionalDate: Column.endedAt], reading: try ReadingFacts(row: row),
            counts: try row.json(Column.counts) ?? OutcomeCounts())
    }

    /// Moves on. A run that is not at work any more has no lease, and one that stops has no plan.
    ///
    /// - Throws: `plan-mismatch`, `run-not-applicable` for an event that does not fit.
    mutating func advance(_ event: RunEvent, at date: Date) throws(Problem) {
        let state = try run.state.after(event, of: run.id)
        if case .running = state {} else { lease = nil }
        if case .stopped = state { plan = nil }
        run = run.with(
            state: state, endedAt: state.hasEnded ? run.endedAt ?? date : nil, reading: run.reading,
            counts: plan == nil ? OutcomeCounts() : run.counts)
    }

    mutating func know(_ reading: ReadingFacts?) {
        run = run.with(state: run.state, endedAt: run.endedAt, reading: reading ?? run.reading, counts: run.counts)
    }

    mutating func take(_ plan: PlanHeader, counts: OutcomeCounts) {
        self.plan = plan
        run = run.with(state: run.state, endedAt: run.endedAt, reading: run.reading, counts: counts)
    }

    /// In the order of `RunColumn.standing`.
    func standing() throws -> StatementArguments {
        let state = run.state
        let lease: StatementArguments = [
            lease?.token, lease?.expiresAt.stored, try lease?.stopAskedBy.map(storedJSON),
            try lease?.pause.map(storedJSON),
        ]
        return [state.name, run.endedAt?.stored, try state.progress.map(storedJSON)] + lease + [
            try state.problem.map(storedJSON), try state.discard.map(storedJSON), try approval.map(storedJSON),
            run.reading?.way.rawValue, run.reading?.reason.rawValue, run.reading?.people, run.reading?.candidates,
        ]
    }
}

/// The lease that a run is at work under.
struct RunLease {
    let token: Int64
    var expiresAt: Date
    var stopAskedBy: Actor?
    var pause: RunPause?

    /// What whoever works is told.
    var order: LeaseOrder {
        if let stopAskedBy { return .stop(by: stopAskedBy) }
        return pause.map(LeaseOrder.pause) ?? .goOn
    }

    fileprivate init?(row: Row) throws {
        guard let token: Int64 = row[optional: RunColumn.leaseToken] else { return nil }
        self.token = token
        expiresAt = row[date: RunColumn.leaseExpiresAt]
        stopAskedBy = try row.json(RunColumn.stopAskedBy)
        pause = try row.json(RunColumn.pause)
    }
}

extension Run {
    fileprivate func with(
        state: RunState, endedAt: Date?, reading: ReadingFacts?, counts: OutcomeCounts
    ) -> Run {
        Run(
            id: id, organization: organization, connection: connection, purpose: purpose, state: state, actor: actor,
            startedAt: startedAt, endedAt: endedAt, reading: reading, counts: counts)
    }
}

extension RunState {
    fileprivate init(row: Row, plan: PlanHeader?) throws {
        typealias Column = RunColumn
        let name: String = row[Column.state]
        var progress: RunProgress? = try row.json(Column.progress)
        progress?.paused = try row.json(Column.pause)
        let discard: Discard? = try row.json(Column.discard)
        let problem: Problem? = try row.json(Column.problem)
        switch (name, plan, progress, discard, problem) {
        case ("running", _, let progress?, nil, nil): self = .running(progress)
        case ("planned", let plan?, nil, nil, nil): self = .planned(plan.hash)
        case ("held", let plan?, nil, nil, nil): self = .held(plan.hash, plan.findings)
        case ("applied", let plan?, nil, nil, nil): self = .applied(plan.hash)
        case ("discarded", let plan?, nil, let discard?, nil): self = .discarded(plan.hash, discard)
        case ("stopped", nil, nil, nil, let problem?): self = .stopped(problem)
        default: throw Problem.unreadable("run")
        }
    }

    /// Without the pause, which has a column of its own.
    fileprivate var progress: RunProgress? {
        guard case .running(var progress) = self else { return nil }
        progress.paused = nil
        return progress
    }

    fileprivate var problem: Problem? { if case .stopped(let problem) = self { problem } else { nil } }
    fileprivate var discard: Discard? { if case .discarded(_, let discard) = self { discard } else { nil } }
}

extension ReadingFacts {
    fileprivate init?(row: Row) throws {
        guard let way: String = row[optional: RunColumn.readingWay], !way.isEmpty else { return nil }
        self.init(
            way: try row.choice(RunColumn.readingWay), reason: try row.choice(RunColumn.readingReason),
            people: row[RunColumn.readingPeople], candidates: row[RunColumn.readingCandidates])
    }
}
