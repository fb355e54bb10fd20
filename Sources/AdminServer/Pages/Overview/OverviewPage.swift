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
    /// How to begin; nil once a tenant is connected.
    let setup: Beginning?

    /// Every held plan is among the matters.
    func tells(ofHeld run: RunID) -> Bool { true }

    /// Where the organization stands.
    enum State {
        case notConnected(users: Int, Beginning)
        case connected(Standing)
    }

    struct Standing {
        let connection: Connection
        let cadence: Cadence
        let users: Int
        let synchronizable: Int
        let duplicates: Int
        let lastRun: Run?
        /// The runs whose plans are held, the latest first; whether anything has run since does not matter.
        let held: [Run]
        /// The latest runs, the latest first.
        let runs: [Run]
        /// The latest test of the connection; nil when none is known.
        let test: KeptTest?
        /// How far connecting has come.
        let progress: ConnectProgress
    }

    struct Attention: Sendable {
        let matters: [Matter]
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
        case .notConnected(let users, let beginning):
            summary = words.notConnected
            attention = nil
            isCalm = false
            setup = beginning
            lastRun = nil
            nextRun = nil
            charts = []
            figures = users == 0 ? [] : [.users(users, viewing)]
        case .connected(let standing):
            summary = standing.connection.pinnedTenant.map { words.connected(to: $0.displayName) } ?? words.notConnected
            let matters = Self.matters(standing, viewing)
            attention = matters.isEmpty ? nil : Attention(matters: matters)
            isCalm = matters.isEmpty
            setup = nil
            lastRun = standing.lastRun.map { RunRow($0, viewing) }
            nextRun = standing.cadence.upcoming(1).first.map(words.moment)
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
                let told = "\(words.say(problem.cause)) \(words.say(problem.effect))"
                matters.append(Matter(sentence: told, action: action, tone: "danger"))
            case .planned: matters.append(Matter(sentence: words.planWaits, action: action, tone: "notice"))
            case .running: matters.append(Matter(sentence: words.runAtWork, action: action, tone: "notice"))
            case .held, .applied, .discarded: break
            }
        }
        if let step = standing.unfinishedStep { matters.append(unfinished(step, viewing)) }
        matters += expiries(of: standing, viewing)
        if standing.duplicates > 0 {
            matters.append(
                Matter(
                    sentence: words.duplicatesWait(standing.duplicates),
                    action: .init(words.seeDuplicates, viewing.link("/duplicates")), tone: "warning"))
        }
        if standing.synchronizable == 0, standing.unfinishedStep == nil {
            matters.append(
                Matter(
                    sentence: words.nobodyImported(from: standing.connection.tenantName),
                    action: .init(words.title(of: .importing), viewing.link("/import")), tone: "notice"))
        }
        return matters
    }

    private static func unfinished(_ step: ConnectStep, _ viewing: Viewing) -> Matter {
        let link = viewing.link(viewing.may(step.action) ? step.path : SettingsTab.connection.path)
        return Matter(
            sentence: viewing.words.isUnfinished(step),
            action: .init(viewing.words.connecting(.resume), link), tone: "warning")
    }

    /// How many days before its end a credential is worth a word.
    private static let expiryNotice = 30

    /// The credentials that end soon, or have ended, and are missed then: `ExpiryWatch` says which. Those that Entra
    /// turns away anyway take nobody's place.
    private static func expiries(of standing: Standing, _ viewing: Viewing) -> [Matter] {
        let words = viewing.words
        var connection = standing.connection
        connection.credentials.removeAll { standing.test?.refuses($0) == true }
        let link = viewing.link(SettingsTab.connection.path).at(SettingsPage.Section.credential)
        return ExpiryWatch.notices(for: connection, at: viewing.now).compactMap { notice in
            guard notice.threshold <= expiryNotice,
                let credential = connection.credentials.first(where: { $0.id == notice.credential }),
                let end = credential.expiresAt
            else { return nil }
            let days = Int((end.timeIntervalSince(viewing.now) / 86_400).rounded(.down))
            // With the last of them the connection ends; of an earlier one the other takes the place.
            let isLast = connection.credentialExpiresAt == end
            let sentence =
                isLast
                ? words.credentialEnds(end, inDays: days)
                : words.credentialYields(words.credential(credential), on: words.moment(end).day, inDays: days)
            return Matter(
                sentence: sentence, action: .init(words.connecting(.replaceCredential), link),
                tone: isLast && days < 7 ? "danger" : "warning")
        }
    }

    private static func held(_ run: Run, _ viewing: Viewing) -> Matter {
        let words = viewing.words
        let action = EmptyState.Action(words.openRun(run.id), viewing.link("/runs/\(run.id)"))
        let seen = words.story(of: run)?.seen ?? []
        return Matter(
            sentence: ([words.runIsHeld(run.id)] + seen).joined(separator: " "), action: action, tone: "danger")
    }
}

extension OverviewPage.Standing {
    /// The step of connecting that keeps everything else waiting; nil when a tenant has answered, or has been read.
    fileprivate var unfinishedStep: ConnectStep? {
        guard lastRun == nil || !connection.isUsable, let step = progress.open, step != .scope else { return nil }
        return step
    }
}

extension OverviewPage.Figure {
    fileprivate static func users(_ count: Int, _ viewing: Viewing) -> Self {
        let words = viewing.words
        return Self(
            number: words.number(count), label: words.usersLabel(count), link: viewing.link("/users").description)
    }
}
