import DirectoryCore
import FoundationEssentials

struct OverviewPage: PageView {
    static let template = Template.overview
    let title: String
    let place: Place? = .overview
    let summary: String
    /// What needs somebody's attention, the most urgent first.
    let attention: Attention?
    let isCalm: Bool
    let figures: [Figure]
    let lastRun: RunRow?
    /// When the schedule starts the next run; nil without a schedule.
    let nextRun: Moment?
    let charts: [ChartView]
    let setup: Setup?

    /// Every held plan is among the matters.
    func tells(ofHeld run: RunID) -> Bool { true }

    /// Where the organization stands.
    enum State {
        case notConnected(users: Int)
        case connected(Standing)
    }

    struct Standing {
        let connection: Connection
        let users: Int
        let synchronizable: Int
        let duplicates: Int
        let lastRun: Run?
        /// The runs whose plans are held, the latest first; whether anything has run since does not matter.
        let held: [Run]
        /// The latest runs, the latest first.
        let runs: [Run]
    }

    struct Attention: Sendable {
        let matters: [Matter]
    }

    /// How to begin.
    struct Setup: Sendable {
        let commands: [String]
    }

    struct Matter: Sendable {
        let sentence: String
        let action: EmptyState.Action
        let tone: String
    }

    struct Figure: Sendable {
        let number: String
        let label: String
        let link: String
    }

    init(_ state: State, _ viewing: Viewing) {
        let words = viewing.words
        title = words.title(of: .overview)
        switch state {
        case .notConnected(let users):
            summary = words.notConnected
            attention = nil
            isCalm = false
            setup = Setup(commands: words.connectCommands)
            lastRun = nil
            nextRun = nil
            charts = []
            figures = users == 0 ? [] : [.users(users, viewing)]
        case .connected(let standing):
            summary = words.connected(to: standing.connection.tenantName)
            let matters = Self.matters(standing, viewing)
            attention = matters.isEmpty ? nil : Attention(matters: matters)
            isCalm = matters.isEmpty
            setup = nil
            lastRun = standing.lastRun.map { RunRow($0, viewing) }
            nextRun = standing.connection.schedule?.next(after: viewing.now).map(words.moment)
            charts = [
                ChartView(people: standing.synchronizable, runs: standing.runs, viewing),
                ChartView(outcomesOf: standing.runs, viewing),
            ].compactMap(\.self)
            figures = [
                .users(standing.users, viewing),
                Figure(
                    number: words.number(standing.synchronizable),
                    label: words.synchronizableLabel(standing.synchronizable),
                    link: viewing.link("/synchronize").description),
                Figure(
                    number: words.number(standing.duplicates), label: words.duplicatesLabel(standing.duplicates),
                    link: viewing.link("/duplicates").description),
            ]
        }
    }

    private static func matters(_ standing: Standing, _ viewing: Viewing) -> [Matter] {
        let words = viewing.words
        var matters = standing.held.map { held($0, viewing) }
        if let run = standing.lastRun {
            let action = EmptyState.Action(words.openRun(run.id), viewing.link("/runs/\(run.id)"))
            switch run.state {
            case .stopped(let problem):
                matters.append(Matter(sentence: problem.cause + " " + problem.effect, action: action, tone: "danger"))
            case .planned: matters.append(Matter(sentence: words.planWaits, action: action, tone: "notice"))
            case .running: matters.append(Matter(sentence: words.runAtWork, action: action, tone: "notice"))
            case .held, .applied, .discarded: break
            }
        }
        if let expiry = Self.expiry(of: standing.connection, viewing) { matters.append(expiry) }
        if standing.duplicates > 0 {
            matters.append(
                Matter(
                    sentence: words.duplicatesWait(standing.duplicates),
                    action: .init(words.seeDuplicates, viewing.link("/duplicates")), tone: "warning"))
        }
        if standing.synchronizable == 0 {
            matters.append(
                Matter(
                    sentence: words.nobodyImported(from: standing.connection.tenantName),
                    action: .init(words.title(of: .importing), viewing.link("/import")), tone: "notice"))
        }
        return matters
    }

    /// How many days before its end a credential is worth a word.
    private static let expiryNotice = 30

    private static func expiry(of connection: Connection, _ viewing: Viewing) -> Matter? {
        guard let end = connection.credentialExpiresAt else { return nil }
        let days = Int((end.timeIntervalSince(viewing.now) / 86_400).rounded(.down))
        guard days <= expiryNotice else { return nil }
        return Matter(
            sentence: viewing.words.credentialEnds(end, inDays: days),
            action: .init(viewing.words.howToConnect, viewing.link("/import")), tone: days < 7 ? "danger" : "warning")
    }

    private static func held(_ run: Run, _ viewing: Viewing) -> Matter {
        let words = viewing.words
        let action = EmptyState.Action(words.openRun(run.id), viewing.link("/runs/\(run.id)"))
        let seen = words.story(of: run)?.seen ?? []
        return Matter(
            sentence: ([words.runIsHeld(run.id)] + seen).joined(separator: " "), action: action, tone: "danger")
    }
}

extension OverviewPage.Figure {
    fileprivate static func users(_ count: Int, _ viewing: Viewing) -> Self {
        let words = viewing.words
        return Self(
            number: words.number(count), label: words.usersLabel(count), link: viewing.link("/users").description)
    }
}
