import DirectoryCore
import DirectoryPorts

/// A run: the preview of a plan, a result, or why it was stopped.
struct RunPage: PageView {
    static let template = Template.run
    let title: String
    let place: Place? = .runs
    /// Leads back to all runs.
    let crumb: String
    let headline: String
    /// Colors the headline: `good`, `attention`, `waiting`, `stopped`.
    let mood: String
    let state: Badge
    let kind: String
    let started: Moment
    let ended: Moment?
    let actor: String
    /// How the tenant was read, and why in this way.
    let reading: String?
    /// What was seen, what was not done, and what to do next, of a run whose plan is not in the tables.
    let story: Story?
    /// Why what was just asked for was not done.
    let problem: ProblemView?
    let working: WorkingView?
    /// For following a run at work.
    let liveScript = StaticAsset.liveScript.path
    /// What is left to do with a result.
    let actions: Actions?
    let safety: SafetyView?
    let stale: Stale?
    let narrowing: Narrowing?
    let approval: Approval?
    let holdup: Holdup?
    let undoing: Undoing?
    /// What whoever takes something back has to know.
    let warning: String?
    let result: Result?
    let changeFilter: ChangeFilter?
    let sections: [Section]
    let everything: String?

    /// What becomes of whom, as far as one page shows it.
    struct Details: Sendable {
        let query: DecisionQuery
        let decisions: Page<Decision>
    }

    struct Result: Sendable {
        /// The three numbers that a result is about.
        let main: [OutcomeNumber]
        let others: [OutcomeNumber]
        /// `27 modified + 2 deleted + 1 duplicated = 30 selected`
        let sum: String
        let segments: [Segment]
    }

    /// A stretch of the bar, in thousandths of its length.
    struct Segment: Sendable {
        let x: Int
        let width: Int
        let outcome: String
    }

    struct Section: Sendable {
        let heading: String
        let outcome: String
        let explanation: String?
        let rows: [DecisionRow]
        /// Leads to all of them when not all are shown.
        let all: EmptyState.Action?
        let pager: Pager?
        let pastEnd: EmptyState?
    }

    /// Says what has changed since a plan was made.
    struct Stale: Sendable {
        let sentence: String
        /// Reads the tenant again; nil for whoever may not.
        let refresh: String?
    }

    private let run: RunID
    /// The page of a held run says so itself.
    func tells(ofHeld run: RunID) -> Bool { run == self.run }

    init(
        _ run: Run, chosen: DecisionQuery, details: [Details], changes: [ChangeKind: Int], standing: RunStanding,
        _ viewing: Viewing
    ) {
        self.run = run.id
        let words = viewing.words
        let problem = standing.problem
        let isAtWork = run.progress(standing.activity) != nil
        crumb = viewing.link("/runs").description
        title = Self.title(run, chosen, details.first?.decisions, words)
        headline = isAtWork && run.isPlan ? words.applyingPlan : words.headline(of: run)
        mood = run.mood
        state = .state(run.state, words)
        kind = words.kind(run.kind)
        started = words.moment(run.startedAt)
        ended = run.endedAt.map(words.moment)
        actor = words.actor(run.actor)
        reading = run.reading.map(words.reading)
        story = isAtWork ? nil : Story(run, words)
        self.problem = problem.map { ProblemView($0, words) }
        working = WorkingView(run, standing.activity, viewing)
        approval = chosen.isEmpty && !isAtWork ? Approval(run, standing.plan, viewing) : nil
        holdup = chosen.isEmpty && !isAtWork ? Holdup(run, standing.plan, viewing) : nil
        actions = Actions(run, viewing)
        safety = isAtWork ? nil : SafetyView(run, standing.population, standing.connection, viewing)
        stale = isAtWork ? nil : Stale(run, standing, viewing)
        narrowing = isAtWork ? nil : Narrowing(run, viewing)
        undoing = chosen.isEmpty ? Undoing(run, viewing) : nil
        warning = words.warning(of: run)
        result = Result(run, chosen: chosen.outcome, viewing)
        changeFilter = ChangeFilter(changes, of: run, chosen: chosen, viewing)
        everything = chosen.isEmpty ? nil : viewing.link("/runs/\(run.id)").description
        sections = details.map { Section($0, of: run, isOnly: !chosen.isEmpty, viewing) }
    }

    private static func title(
        _ run: Run, _ chosen: DecisionQuery, _ decisions: Page<Decision>?, _ words: any Words
    ) -> String {
        let page = decisions?.request.number ?? 1
        guard let change = chosen.change else { return words.runTitle(run, chosen: chosen.outcome, page: page) }
        let title = "\(words.runTitle(run, chosen: chosen.outcome, page: 1)): \(words.change(change))"
        return words.titled(title, page: page, of: decisions?.pageCount ?? page)
    }
}

extension RunPage.Result {
    /// - Returns: nil for a run that was stopped before anybody was judged.
    fileprivate init?(_ run: Run, chosen: Outcome?, _ viewing: Viewing) {
        guard run.selected > 0 else { return nil }
        let leading = run.kind.mainOutcomes
        main = leading.map { OutcomeNumber($0, run.counts[$0], of: run, chosen: chosen, viewing) }
        others = run.counts.listed.filter { !leading.contains($0.outcome) }
            .sorted { $0.outcome == .unchanged && $1.outcome != .unchanged }
            .map { OutcomeNumber($0.outcome, $0.count, of: run, chosen: chosen, viewing) }
        sum = viewing.words.sum(run.counts, isPlan: run.isPlan)
        segments = Self.segments(run.counts)
    }

    /// Cuts the bar in proportion. Whoever is there is seen: no stretch is shorter than a hundredth.
    private static func segments(_ counts: OutcomeCounts) -> [RunPage.Segment] {
        let shares = counts.listed.map { max(Double($0.count) / Double(counts.total), 0.01) }
        let whole = shares.reduce(0, +)
        var start = 0.0
        return zip(counts.listed, shares).map { listed, share in
            let end = start + share / whole * 1_000
            defer { start = end }
            return .init(x: Int(start), width: max(1, Int(end) - Int(start) - 3), outcome: listed.outcome.rawValue)
        }
    }
}

extension RunPage.Section {
    fileprivate init(_ details: RunPage.Details, of run: Run, isOnly: Bool, _ viewing: Viewing) {
        let words = viewing.words
        let decisions = details.decisions
        let query = details.query
        let link = { (number: Int) in
            viewing.link(
                "/runs/\(run.id)", query.parameters + [("page", number == 1 ? nil : String(number))])
        }
        heading =
            query.change.map { words.sectionHeading($0, decisions.total) }
            ?? query.outcome.map { words.sectionHeading($0, decisions.total, isPlan: run.isPlan) } ?? ""
        outcome = query.outcome?.rawValue ?? ""
        explanation = query.outcome.flatMap { words.explanation($0, of: run) }
        rows = decisions.rows.map { DecisionRow($0, of: run, viewing) }
        let isCut = !isOnly && decisions.total > decisions.rows.count
        all = isCut ? .init(words.showAll(decisions.total), link(1)) : nil
        pager = isOnly && !decisions.rows.isEmpty ? Pager(decisions, words, link: link) : nil
        pastEnd = Self.emptiness(decisions, query, isOnly: isOnly, words, link: link)
    }

    private static func emptiness(
        _ decisions: Page<Decision>, _ query: DecisionQuery, isOnly: Bool, _ words: any Words,
        link: (Int) -> PageLink
    ) -> EmptyState? {
        guard isOnly, decisions.rows.isEmpty else { return nil }
        if decisions.total > 0 { return .pastTheEnd(last: decisions.pageCount, words, link: link(decisions.pageCount)) }
        let outcome = query.change == nil ? query.outcome : nil
        return EmptyState(outcome.map(words.nobodyEnded) ?? words.nobodyChangesSo, words.nobodyEndedAdvice)
    }
}

extension Run {
    /// Whether it is a plan that nothing holds.
    var isPreview: Bool {
        if case .planned = state { true } else { false }
    }

    /// Whether a brake holds its plan.
    var isHeld: Bool {
        if case .held = state { true } else { false }
    }

    /// Whether its numbers are about what would happen.
    var isPlan: Bool {
        switch state {
        case .planned, .held, .discarded: true
        case .running, .applied, .stopped: false
        }
    }

    /// Colors the headline, by a class of the stylesheet.
    fileprivate var mood: String {
        switch state {
        case .running, .planned, .discarded: "waiting"
        case .held, .stopped: "stopped"
        case .applied: counts.needsAttention ? "attention" : "good"
        }
    }
}

extension OutcomeCounts {
    /// People whom applying the plan changes for certain.
    var changing: Int {
        [Outcome.modified, .deleted, .imported, .deactivated, .reactivated, .restored].reduce(0) { $0 + self[$1] }
    }

    /// Whether somebody should look at the result.
    fileprivate var needsAttention: Bool {
        [Outcome.failed, .invalid, .unreadable, .missing].contains { self[$0] > 0 }
    }
}
