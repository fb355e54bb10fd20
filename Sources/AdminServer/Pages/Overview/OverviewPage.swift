import DirectoryCore

struct OverviewPage: PageView {
    static let template = Template.overview
    let title = Sentences.overview
    let place: Place? = .overview
    let summary: String
    /// What needs somebody's attention, the most urgent first.
    let attention: Attention?
    let isCalm: Bool
    let figures: [Figure]
    let lastRun: RunRow?
    let setup: Setup?

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

    init(_ state: State) {
        switch state {
        case .notConnected(let users):
            summary = Sentences.notConnected
            attention = nil
            isCalm = false
            setup = Setup(commands: Sentences.connectCommands)
            lastRun = nil
            figures = users == 0 ? [] : [.users(users)]
        case .connected(let standing):
            summary = Sentences.connected(to: standing.connection.tenantName)
            let matters = Self.matters(standing)
            attention = matters.isEmpty ? nil : Attention(matters: matters)
            isCalm = matters.isEmpty
            setup = nil
            lastRun = standing.lastRun.map(RunRow.init)
            figures = [
                .users(standing.users),
                Figure(
                    number: Sentences.number(standing.synchronizable), label: Sentences.synchronizable,
                    link: "/synchronize"),
                Figure(
                    number: Sentences.number(standing.duplicates), label: Sentences.openDuplicates,
                    link: "/duplicates"),
            ]
        }
    }

    private static func matters(_ standing: Standing) -> [Matter] {
        var matters = standing.held.map(held)
        if let run = standing.lastRun {
            let action = EmptyState.Action(Sentences.openRun(run.id), PageLink("/runs/\(run.id)"))
            switch run.state {
            case .stopped(let problem):
                matters.append(Matter(sentence: problem.cause + " " + problem.effect, action: action, tone: "danger"))
            case .planned: matters.append(Matter(sentence: Sentences.planWaits, action: action, tone: "notice"))
            case .running: matters.append(Matter(sentence: Sentences.runAtWork, action: action, tone: "notice"))
            case .held, .applied, .discarded: break
            }
        }
        if standing.duplicates > 0 {
            matters.append(
                Matter(
                    sentence: Sentences.duplicatesWait(standing.duplicates),
                    action: .init(Sentences.seeDuplicates, PageLink("/duplicates")), tone: "warning"))
        }
        if standing.synchronizable == 0 {
            matters.append(
                Matter(
                    sentence: Sentences.nobodyImported(from: standing.connection.tenantName),
                    action: .init(Sentences.importPeople, PageLink("/import")), tone: "notice"))
        }
        return matters
    }

    private static func held(_ run: Run) -> Matter {
        let action = EmptyState.Action(Sentences.openRun(run.id), PageLink("/runs/\(run.id)"))
        let seen = run.account?.seen ?? []
        return Matter(
            sentence: ([Sentences.runIsHeld(run.id)] + seen).joined(separator: " "), action: action, tone: "danger")
    }
}

extension OverviewPage.Figure {
    fileprivate static func users(_ count: Int) -> Self {
        Self(number: Sentences.number(count), label: Sentences.usersLabel(count), link: "/users")
    }
}
