import DirectoryCore

struct RunsPage: PageView {
    static let template = Template.runs
    /// Runs on a page.
    static let size = 50
    let title = Sentences.runs
    let place: Place? = .runs
    let rows: [RunRow]
    let newest: String?
    let older: String?
    let empty: EmptyState?

    /// - Parameter runs: one more than fits, when there are more.
    init(_ runs: [Run], isFirst: Bool) {
        let shown = runs.prefix(Self.size)
        rows = shown.map(RunRow.init)
        newest = isFirst ? nil : PageLink("/runs").description
        older =
            runs.count > Self.size
            ? shown.last.map { PageLink("/runs", [("before", $0.id.description)]).description } : nil
        empty =
            runs.isEmpty
            ? EmptyState(
                Sentences.noRuns, Sentences.noRunsAdvice,
                action: .init(Sentences.synchronize, PageLink("/synchronize"))) : nil
    }
}

/// A run in a list.
struct RunRow: Sendable {
    let number: String
    let link: String
    let kind: String
    let state: Badge
    let started: Moment
    let actor: String
    let selected: String
    let results: [OutcomeNumber]
    /// What was seen, where no numbers speak.
    let stopReason: String?

    init(_ run: Run) {
        number = run.id.description
        link = PageLink("/runs/\(run.id)").description
        kind = Sentences.kind(run.kind)
        state = Sentences.state(run.state)
        started = Moment(run.startedAt)
        actor = Sentences.actor(run.actor)
        stopReason = run.isPreview ? nil : run.account?.seen.joined(separator: " ")
        selected = run.selected == 0 && run.account != nil ? "" : Sentences.number(run.selected)
        results = run.counts.listed.map { OutcomeNumber($0.outcome, $0.count, of: run, chosen: nil) }
    }
}

/// A number of a run's result, which leads to its rows.
struct OutcomeNumber: Sendable {
    let number: String
    let label: String
    /// Nil for zero: there is nothing to show.
    let link: String?
    let outcome: String
    let current: Bool

    init(_ outcome: Outcome, _ count: Int, of run: Run, chosen: Outcome?) {
        number = Sentences.number(count)
        label = Sentences.label(outcome, count, isPlan: run.isPlan)
        link = count == 0 ? nil : PageLink("/runs/\(run.id)", [("outcome", outcome.rawValue)]).description
        self.outcome = outcome.rawValue
        current = chosen == outcome
    }
}
