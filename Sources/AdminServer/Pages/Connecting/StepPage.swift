import DirectoryCore

/// One of the steps in which a tenant is connected: where one is, one form, and the ways back and on.
struct StepPage: PageView {
    static let template = Template.step
    let title: String
    let place: Place? = .settings
    let heading: String
    let stepsLabel: String
    let steps: [Step]
    let refusal: ProblemView?
    let sections: [SettingsPage.Section]
    let back: EmptyState.Action?
    /// The way on where no form leads there.
    let onward: Onward?

    /// A step in the list above.
    struct Step: Sendable {
        /// Its number, or a tick.
        let mark: String
        let label: String
        let standing: String
        /// A class of the stylesheet.
        let look: String
        /// Nil while something is missing that it builds on.
        let link: String?
        let isCurrent: Bool
    }

    struct Onward: Sendable {
        let label: String
        let link: String
        let isPrimary: Bool
    }

    init(
        _ step: ConnectStep, _ progress: ConnectProgress, _ sections: [SettingsPage.Section], problem: Problem?,
        _ viewing: Viewing
    ) {
        let words = viewing.words
        heading = words.setting(.connectFirst)
        let name = "\(words.position(of: step)) · \(heading)"
        title = problem == nil ? name : words.errorTitle(name)
        stepsLabel = words.connecting(.steps)
        steps = ConnectStep.allCases.map { Step($0, at: step, progress, viewing) }
        refusal = problem.map { ProblemView($0, words) }
        self.sections = sections
        back = step.previous.map { .init(words.connecting(.back), viewing.link($0.path)) }
        onward = Onward(from: step, progress, viewing)
    }
}

extension StepPage.Step {
    fileprivate init(_ step: ConnectStep, at current: ConnectStep, _ progress: ConnectProgress, _ viewing: Viewing) {
        let (words, isDone) = (viewing.words, progress.isDone(step))
        let standing: ConnectStep.Standing = step == current ? .current : isDone ? .done : .ahead
        mark = isDone && step != current ? "✓" : words.number(step.number)
        label = words.step(step)
        self.standing = words.standing(standing)
        look = standing.rawValue
        link = progress.reaches(step) ? viewing.link(step.path).description : nil
        isCurrent = step == current
    }
}

extension StepPage.Onward {
    /// - Returns: nil where the form of the step leads on.
    fileprivate init?(from step: ConnectStep, _ progress: ConnectProgress, _ viewing: Viewing) {
        let words = viewing.words
        guard let next = step.next, progress.reaches(next) else { return nil }
        switch step {
        case .tenant, .scope: return nil
        case .credential:
            self.init(
                label: words.connecting(.goOn), link: viewing.link(next.path).description,
                isPrimary: !progress.isTestFailed)
        case .test:
            let isPassed = progress.isDone(.test)
            self.init(
                label: words.connecting(isPassed ? .goOn : .goOnUntested), link: viewing.link(next.path).description,
                isPrimary: isPassed)
        }
    }
}

/// What comes after the last step: that the tenant is connected, how, and where to go now.
struct ConnectedPage: PageView {
    static let template = Template.connected
    let title: String
    let place: Place? = .settings
    let lead: String
    let facts: [ProblemView.Fact]
    let first: EmptyState.Action
    let others: [EmptyState.Action]

    init(_ connection: Connection, isTested: Bool, _ cadence: Cadence, _ viewing: Viewing) {
        let words = viewing.words
        title = isTested ? words.isConnected(connection.tenantName) : words.isSavedUntested(connection.tenantName)
        lead = words.connecting(isTested ? .connectedLead : .untestedLead)
        let settings: [ProblemView.Fact] = [
            .init(
                label: words.setting(.scope),
                value: connection.rules.scope == .everyone ? words.everyoneInTenant : connection.rules.scope.text),
            .init(label: words.setting(.removals), value: words.limit(connection.brakes.removals)),
            .init(
                label: words.setting(.scheduleHeading),
                value: connection.schedule.map { words.rhythm($0.rhythm) } ?? words.setting(.noSchedule)),
        ]
        let next = cadence.upcoming(1).map {
            ProblemView.Fact(label: words.label(.nextRun), value: words.moment($0).text)
        }
        facts = settings + next
        let importing = EmptyState.Action(words.title(of: .importing), viewing.link(Place.importing.path))
        let testing = EmptyState.Action(words.setting(.test), viewing.link(ConnectStep.test.path))
        first = isTested ? importing : testing
        others =
            (isTested ? [] : [importing]) + [
                .init(words.title(of: .overview), viewing.link(Place.overview.path)),
                .init(words.label(.settings), viewing.link(Place.settings.path)),
            ]
    }
}
