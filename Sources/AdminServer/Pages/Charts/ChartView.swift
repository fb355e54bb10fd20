import DirectoryCore

/// A chart as the page draws it, with the same numbers as a table.
struct ChartView: Sendable {
    let title: String
    /// What the picture shows, in a sentence.
    let summary: String
    let top: String
    let line: Line?
    let bars: [Bar]
    let legend: [Key]
    let columns: [String]
    let rows: [Row]

    struct Line: Sendable {
        let points: String
        /// The same, closed along the bottom.
        let area: String
        let endX: Int
        let endY: Int
    }

    struct Bar: Sendable {
        let x: Int
        let y: Int
        let width: Int
        let height: Int
        /// A class of the stylesheet.
        let outcome: String
    }

    struct Key: Sendable {
        let outcome: String
        let label: String
    }

    struct Row: Sendable {
        let run: EmptyState.Action
        let at: Moment
        let numbers: [String]
    }

    /// The most runs that a chart shows.
    private static let most = 24
    private static let outcomes: [Outcome] = [.modified, .deleted, .duplicate]
}

extension ChartView {
    /// How many people were imported after each run, counted back from how many are now.
    ///
    /// - Parameter runs: the latest first.
    /// - Returns: nil while there are not two points to draw a line between.
    init?(people now: Int, runs: [Run], _ viewing: Viewing) {
        let applied = runs.filter { if case .applied = $0.state { true } else { false } }.prefix(Self.most)
        guard applied.count > 1 else { return nil }
        var count = now
        var points: [(run: Run, people: Int)] = []
        for run in applied {
            points.append((run, max(0, count)))
            count -= run.counts[.imported] + run.counts[.restored] - run.counts[.deleted]
        }
        points.reverse()
        let (words, numbers) = (viewing.words, points.map(\.people))
        let plot = ChartPlot(highest: numbers.max() ?? 0)
        let line = plot.line(numbers)
        title = words.peopleOverTime
        summary = words.peopleFrom(numbers.first ?? 0, to: numbers.last ?? 0)
        top = words.number(plot.top)
        self.line = Line(
            points: line, area: "0,\(ChartPlot.height) \(line) \(ChartPlot.width),\(ChartPlot.height)",
            endX: ChartPlot.width, endY: plot.y(numbers.last ?? 0))
        bars = []
        legend = []
        columns = [words.imported]
        rows = points.map { Row($0.run, [$0.people], viewing) }
    }

    /// How many people each run modified, deleted and found to be duplicates.
    ///
    /// - Parameter runs: the latest first.
    /// - Returns: nil while no run has compared anybody.
    init?(outcomesOf runs: [Run], _ viewing: Viewing) {
        let words = viewing.words
        let shown = Array(
            runs.filter { if case .applied = $0.state { $0.kind == .synchronization } else { false } }
                .prefix(Self.most).reversed())
        guard !shown.isEmpty else { return nil }
        let plot = ChartPlot(highest: shown.map { run in Self.outcomes.reduce(0) { $0 + run.counts[$1] } }.max() ?? 0)
        title = words.outcomesOfRuns
        let totals = Self.outcomes.map { outcome in
            (outcome, shown.reduce(0) { $0 + $1.counts[outcome] })
        }
        summary = totals.map { "\(words.chartColumn($0)) \(words.number($1))" }.joined(separator: ", ")
        top = words.number(plot.top)
        line = nil
        bars = shown.enumerated().flatMap { Self.bars($1, at: $0, of: shown.count, plot) }
        legend = Self.outcomes.map { Key(outcome: $0.rawValue, label: words.chartColumn($0)) }
        columns = Self.outcomes.map(words.chartColumn)
        rows = shown.map { run in Row(run, Self.outcomes.map { run.counts[$0] }, viewing) }
    }

    /// The outcomes of one run on top of each other. One that is there is seen, however small.
    private static func bars(_ run: Run, at index: Int, of count: Int, _ plot: ChartPlot) -> [Bar] {
        let place = ChartPlot.width / max(count, 8)
        var foot = ChartPlot.height
        var bars: [Bar] = []
        for outcome in outcomes where run.counts[outcome] > 0 {
            let height = max(2, ChartPlot.height - plot.y(run.counts[outcome]))
            foot -= height
            bars.append(
                Bar(
                    x: index * place + place / 8, y: foot, width: place * 3 / 4, height: height,
                    outcome: outcome.rawValue))
        }
        return bars
    }
}

extension ChartView.Row {
    fileprivate init(_ run: Run, _ numbers: [Int], _ viewing: Viewing) {
        self.run = .init(viewing.words.run(run.id), viewing.link("/runs/\(run.id)"))
        at = viewing.words.moment(run.endedAt ?? run.startedAt)
        self.numbers = numbers.map(viewing.words.number)
    }
}
