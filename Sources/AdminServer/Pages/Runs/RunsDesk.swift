import DirectoryCore
import DirectoryPorts
import Hummingbird

/// `/runs`: what was done, what waits to be approved, and what was stopped.
struct RunsDesk: Sendable {
    let site: Site
    /// Rows of each kind on the page of a whole run; all of one kind have a page of their own.
    private static let glimpse = 10

    @Sendable func list(_ visit: Visit) async throws -> Response {
        let query = try visit.query()
        let before = try query.value("before").map { text throws(Problem) in try Self.runID(text, field: "before") }
        let filter = try RunQuery(query)
        let found = try await site.store.runs(
            of: visit.organization.id, matching: filter, limit: RunsPage.size + 1, before: before)
        return try await site.response(
            RunsPage(found, filter: filter, isFirst: before == nil, visit.viewing), for: visit)
    }

    @Sendable func show(_ visit: Visit) async throws -> Response {
        let run = try await run(visit)
        let query = try visit.query()
        return try await page(run, showing: try DecisionQuery(query), page: try query.page(), for: visit)
    }

    /// The run that the address names.
    func run(_ visit: Visit) async throws(Problem) -> Run {
        let id = try Self.runID(visit.parameter("run"), field: "run")
        guard let run = try await site.store.run(id, of: visit.organization.id) else {
            throw Problem(
                .notFound, cause: "There is no run \(id).", advice: "Look for it in the list of runs.", field: "run")
        }
        return run
    }

    private static func runID(_ text: String, field: String) throws(Problem) -> RunID {
        guard let id = RunID(text) else {
            throw .invalid(
                field, cause: "“\(text)” is not the number of a run.", advice: "Look for it in the list of runs.")
        }
        return id
    }

    /// - Parameter problem: why what was just asked for was not done.
    func page(
        _ run: Run, showing query: DecisionQuery = DecisionQuery(), page: PageRequest = PageRequest(),
        problem: Problem? = nil, for visit: Visit
    ) async throws -> Response {
        let standing = try await standing(of: run, problem)
        var details: [RunPage.Details] = []
        let shown = query.isEmpty ? run.counts.outcomesWorthShowing.map { DecisionQuery(outcome: $0) } : [query]
        for shownQuery in shown {
            let page = query.isEmpty ? PageRequest(size: Self.glimpse) : page
            let decisions = try await site.store.decisions(
                of: run.id, matching: shownQuery, page: page, in: visit.organization.id)
            details.append(.init(query: shownQuery, decisions: decisions))
        }
        let changes = try await site.store.changes(of: run.id, outcome: query.outcome, in: visit.organization.id)
        return try await site.response(
            RunPage(run, chosen: query, details: details, changes: changes, standing: standing, visit.viewing),
            for: visit,
            status: problem?.code.status ?? .ok)
    }
}

extension RunsDesk {
    private func standing(of run: Run, _ problem: Problem?) async throws(Problem) -> RunStanding {
        var standing = RunStanding(problem: problem)
        standing.activity = await site.engine.activity(of: run.id, in: run.organization)
        guard run.state.isWaiting else { return standing }
        if case .notApplied(let refusal)? = standing.activity { standing.problem = problem ?? refusal }
        standing.plan = try await site.store.standing(ofPlan: run.id, in: run.organization)
        guard let connection = try await site.store.connection(of: run.organization) else { return standing }
        standing.connection = connection
        standing.population = try await site.store.population(of: connection, at: site.now())
        return standing
    }
}

extension FormFields {
    /// Which rows of a run are wanted.
    func outcome() throws(Problem) -> Outcome? {
        guard let text = try value("outcome") else { return nil }
        guard let outcome = Outcome(rawValue: text) else {
            throw .invalid(
                "outcome", cause: "“\(text)” is no outcome.", advice: "Choose one of the numbers of the run.")
        }
        return outcome
    }
}

extension OutcomeCounts {
    /// What the page of a whole run lists: first what takes something away, then what needs a decision, then what
    /// changes. People who stay as they are need no row there.
    fileprivate var outcomesWorthShowing: [Outcome] {
        let order: [Outcome] = [
            .deleted, .deactivated, .failed, .duplicate, .invalid, .missing, .unreadable, .modified, .imported,
            .reactivated, .restored, .protected, .held, .outOfScope,
        ]
        return order.filter { self[$0] > 0 }
    }
}
