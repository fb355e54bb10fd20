import DirectoryCore
import DirectoryPorts

/// A run: the preview of a plan, a result, or why it was stopped.
struct RunPage: PageView {
    static let template = Template.run
    let title: String
    let place: Place? = .runs
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
    let working: Working?
    let approval: Approval?
    let holdup: Holdup?
    let undoing: Undoing?
    /// What whoever takes something back has to know.
    let warning: String?
    let result: Result?
    let sections: [Section]
    let everything: String?

    /// What becomes of whom, as far as one page shows it.
    struct Details: Sendable {
        let outcome: Outcome
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

    init(_ run: Run, chosen: Outcome?, details: [Details], problem: Problem?) {
        title = Sentences.runTitle(run, chosen: chosen, page: details.first?.decisions.request.number ?? 1)
        headline = Sentences.headline(of: run)
        mood = Sentences.mood(of: run)
        state = Sentences.state(run.state)
        kind = Sentences.kind(run.kind)
        started = Moment(run.startedAt)
        ended = run.endedAt.map(Moment.init)
        actor = Sentences.actor(run.actor)
        reading = run.reading?.sentence
        story = Story(run)
        self.problem = problem.map(ProblemView.init)
        working = Working(run)
        approval = chosen == nil ? Approval(run) : nil
        holdup = chosen == nil ? Holdup(run) : nil
        undoing = chosen == nil ? Undoing(run) : nil
        warning = run.warning
        result = Result(run, chosen: chosen)
        everything = chosen == nil ? nil : PageLink("/runs/\(run.id)").description
        sections = details.map { Section($0, of: run, isOnly: chosen != nil) }
    }
}

extension RunPage.Result {
    /// - Returns: nil for a run that was stopped before anybody was judged.
    fileprivate init?(_ run: Run, chosen: Outcome?) {
        guard run.selected > 0 else { return nil }
        let leading = run.kind.mainOutcomes
        main = leading.map { OutcomeNumber($0, run.counts[$0], of: run, chosen: chosen) }
        others = run.counts.listed.filter { !leading.contains($0.outcome) }
            .sorted { $0.outcome == .unchanged && $1.outcome != .unchanged }
            .map { OutcomeNumber($0.outcome, $0.count, of: run, chosen: chosen) }
        sum = Sentences.sum(run.counts, isPlan: run.isPlan)
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
    fileprivate init(_ details: RunPage.Details, of run: Run, isOnly: Bool) {
        let decisions = details.decisions
        let link = { (number: Int) in
            PageLink(
                "/runs/\(run.id)",
                [("outcome", details.outcome.rawValue), ("page", number == 1 ? nil : String(number))])
        }
        heading = Sentences.sectionHeading(details.outcome, decisions.total, isPlan: run.isPlan)
        outcome = details.outcome.rawValue
        explanation = Sentences.explanation(details.outcome, of: run)
        rows = decisions.rows.map { DecisionRow($0, in: run.kind) }
        let isCut = !isOnly && decisions.total > decisions.rows.count
        all = isCut ? .init(Sentences.showAll(decisions.total), link(1)) : nil
        pager = isOnly && !decisions.rows.isEmpty ? Pager(decisions, link: link) : nil
        pastEnd = Self.emptiness(decisions, outcome: details.outcome, isOnly: isOnly, link: link)
    }

    private static func emptiness(
        _ decisions: Page<Decision>, outcome: Outcome, isOnly: Bool, link: (Int) -> PageLink
    ) -> EmptyState? {
        guard isOnly, decisions.rows.isEmpty else { return nil }
        if decisions.total > 0 { return .pastTheEnd(last: decisions.pageCount, link: link(decisions.pageCount)) }
        return EmptyState(Sentences.nobodyEnded(outcome), Sentences.nobodyEndedAdvice)
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
}
