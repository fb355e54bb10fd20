import DirectoryCore
import Foundation
import GRDB

enum RunColumn: Int, TableColumn {
    case id, organizationID, number, connectionID, kind, state, problem, planHash, planTenantID
    case planConnectionRevision, planMadeAt, readingWay, readingPeople, readingCandidates, actorKind, actorAccount
    case startedAt, endedAt, counts

    var table: String { "run" }
}

/// A run with what only the store knows of it.
struct RunRow {
    /// The number of the row, by which decisions refer to it.
    let rowID: Int64
    let run: Run
    /// What the plan was made from; nil for a run that stopped.
    let plan: PlanHeader?

    init(row: Row) throws {
        typealias Column = RunColumn
        rowID = row[Column.id]
        plan = PlanHeader(row: row)
        run = Run(
            id: RunID(row[Column.number] as Int64), organization: row[id: Column.organizationID],
            connection: row[id: Column.connectionID], kind: try row.choice(Column.kind),
            state: try RunState(row: row), actor: try Actor(row: row), startedAt: row[date: Column.startedAt],
            endedAt: row[optionalDate: Column.endedAt], reading: try ReadingFacts(row: row),
            counts: try row.json(Column.counts) ?? OutcomeCounts())
    }

    /// In the order of `RunColumn`, without the id.
    static func arguments(_ run: Run, plan: PlanHeader?) throws -> StatementArguments {
        let state = run.state.columns
        let actor = run.actor.columns
        return [
            run.organization.uuid, run.id.number, run.connection.uuid, run.kind.rawValue, run.state.name,
            try state.problem.map(storedJSON), state.hash?.description, plan?.tenant.uuid,
            plan?.connectionRevision, plan?.madeAt.stored, run.reading?.way.rawValue, run.reading?.people,
            run.reading?.candidates, actor.kind, actor.account, run.startedAt.stored, run.endedAt?.stored,
            try storedJSON(run.counts),
        ]
    }
}

/// What a plan was made from, beside its decisions.
struct PlanHeader {
    let connection: ConnectionID
    let tenant: TenantID
    let connectionRevision: Int64
    let madeAt: Date

    init(_ plan: Plan) {
        connection = plan.connection
        tenant = plan.tenant
        connectionRevision = plan.connectionRevision
        madeAt = plan.madeAt
    }

    fileprivate init?(row: Row) {
        guard let tenant: TenantID = row[optionalID: RunColumn.planTenantID] else { return nil }
        connection = row[id: RunColumn.connectionID]
        self.tenant = tenant
        connectionRevision = row[RunColumn.planConnectionRevision]
        madeAt = row[date: RunColumn.planMadeAt]
    }
}

extension RunState {
    fileprivate init(row: Row) throws {
        let name: String = row[RunColumn.state]
        let hash: String? = row[optional: RunColumn.planHash]
        let problem: Problem? = try row.json(RunColumn.problem)
        switch (name, hash, problem) {
        case ("planned", let hash?, nil): self = .planned(PlanHash(hash))
        case ("applied", let hash?, nil): self = .applied(PlanHash(hash))
        case ("stopped", nil, let problem?): self = .stopped(problem)
        default: throw Problem.unreadable("run")
        }
    }

    fileprivate var columns: (hash: PlanHash?, problem: Problem?) {
        switch self {
        case .planned(let hash), .applied(let hash): (hash, nil)
        case .stopped(let problem): (nil, problem)
        }
    }
}

extension Actor {
    fileprivate init(row: Row) throws {
        let kind: String = row[RunColumn.actorKind]
        let account: String? = row[optional: RunColumn.actorAccount]
        switch (kind, account) {
        case ("command", let account?): self = .command(account: account)
        case ("page", nil): self = .page
        default: throw Problem.unreadable("run")
        }
    }

    fileprivate var columns: (kind: String, account: String?) {
        switch self {
        case .command(let account): ("command", account)
        case .page: ("page", nil)
        }
    }
}

extension ReadingFacts {
    fileprivate init?(row: Row) throws {
        guard let way: String = row[optional: RunColumn.readingWay], !way.isEmpty else { return nil }
        self.init(
            way: try row.choice(RunColumn.readingWay), people: row[RunColumn.readingPeople],
            candidates: row[RunColumn.readingCandidates])
    }
}
