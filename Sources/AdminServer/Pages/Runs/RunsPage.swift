import DirectoryCore
import DirectoryPorts

struct RunsPage: PageView {
    static let template = Template.runs
    /// Runs on a page.
    static let size = 50
    let title: String
    let place: Place? = .runs
    let rows: [RunRow]
    let newest: String?
    let older: String?
    let empty: EmptyState?

    let filters: [Choice]
    let kinds: [Choice]

    /// A filter to choose.
    struct Choice: Sendable {
        let label: String
        let link: String
        let isCurrent: Bool
    }

    /// - Parameter found: one more than fits, when there are more.
    init(_ found: [Run], filter: RunQuery, isFirst: Bool, _ viewing: Viewing) {
        let words = viewing.words
        let link = { (filter: RunQuery, before: RunID?) in
            viewing.link(
                "/runs",
                [
                    ("state", filter.standing?.rawValue), ("kind", filter.kind?.rawValue),
                    ("before", before?.description),
                ])
        }
        title = words.title(of: .runs)
        let shown = found.prefix(Self.size)
        rows = shown.map { RunRow($0, viewing) }
        newest = isFirst ? nil : link(filter, nil).description
        let next = found.count > Self.size ? shown.last?.id : nil
        older = next.map { link(filter, $0).description }
        filters = ([nil] + RunQuery.Standing.allCases).map { standing in
            Choice(
                label: standing.map(words.filter) ?? words.allRuns,
                link: link(RunQuery(standing: standing, kind: filter.kind), nil).description,
                isCurrent: standing == filter.standing)
        }
        kinds = ([nil] + RunQuery.kinds).map { kind in
            Choice(
                label: kind.map(words.filter(kind:)) ?? words.allRuns,
                link: link(RunQuery(standing: filter.standing, kind: kind), nil).description,
                isCurrent: kind == filter.kind)
        }
        empty = found.isEmpty ? Self.emptiness(filter, words, viewing) : nil
    }

    private static func emptiness(_ filter: RunQuery, _ words: any Words, _ viewing: Viewing) -> EmptyState {
        filter.isEmpty
            ? EmptyState(
                words.noRuns, words.noRunsAdvice,
                action: .init(words.title(of: .synchronize), viewing.link("/synchronize")))
            : EmptyState(
                words.noRun(matches: filter.names(words)), words.noRunsMatchAdvice,
                action: .init(words.clearSearch, viewing.link("/runs")), kind: .noMatch)
    }
}

extension RunQuery {
    /// What the list is filtered by.
    fileprivate func names(_ words: any Words) -> [String] {
        [
            standing.map { words.filter(byState: words.filter($0)) },
            kind.map { words.filter(byKind: words.filter(kind: $0)) },
        ].compactMap(\.self)
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

    init(_ run: Run, _ viewing: Viewing) {
        let words = viewing.words
        let story = words.story(of: run)
        number = run.id.description
        link = viewing.link("/runs/\(run.id)").description
        kind = words.kind(run.kind)
        state = .state(run.state, words)
        started = words.moment(run.startedAt)
        actor = words.actor(run.actor)
        stopReason = run.isPreview ? nil : story?.seen.joined(separator: " ")
        selected = run.selected == 0 && story != nil ? "" : words.number(run.selected)
        results = run.counts.listed.map { OutcomeNumber($0.outcome, $0.count, of: run, chosen: nil, viewing) }
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

    init(_ outcome: Outcome, _ count: Int, of run: Run, chosen: Outcome?, _ viewing: Viewing) {
        let words = viewing.words
        number = words.number(count)
        label = words.outcome(outcome, count, isPlan: run.isPlan)
        link = count == 0 ? nil : viewing.link("/runs/\(run.id)", [("outcome", outcome.rawValue)]).description
        self.outcome = outcome.rawValue
        current = chosen == outcome
    }
}
