package import FoundationEssentials

/// When a connection's next scheduled run is due, and how it is doing: read off the schedule and the runs that it has
/// started, with nothing remembered in between.
///
/// However many moments were missed, they make one run due: the next one counts from the start of the last, or from when
/// the schedule was set, if that was later. So nothing begins at the moment in which somebody sets a schedule.
package struct Cadence: Hashable, Sendable {
    package let state: State
    package let health: Health
    private let schedule: Schedule?
    private let now: Date

    /// - Parameters:
    ///   - schedule: nil for a connection without one.
    ///   - history: the runs that the schedule has started, the latest first; `Cadence.memory` of them are enough.
    package init(schedule: Schedule?, history: [Run], now: Date) {
        self.schedule = schedule
        self.now = now
        let record = ScheduledRecord(history.prefix(Self.memory))
        health = record.health
        state = Self.state(of: schedule, record, at: now)
    }

    /// The moments at which the next runs begin, as far as anybody can tell now: the one that is waited for first. Of a run
    /// that is due or at work, those that come after it.
    package func upcoming(_ count: Int) -> [Date] {
        guard let schedule else { return [] }
        guard case .waiting(let moment) = state else { return schedule.upcoming(count, after: now) }
        return [moment] + schedule.upcoming(count - 1, after: moment)
    }

    /// How many runs of the history are looked at.
    package static let memory = 60

    /// What to do now.
    package enum State: Hashable, Sendable {
        /// Nothing: there is no schedule, it is paused, or it never comes.
        case idle
        /// Start a run.
        case due
        case waiting(until: Date)
        /// The latest scheduled run is at work, or held until somebody applies or discards it. Another would only be
        /// held again, and add a second plan for the same changes.
        case attending(RunID)
    }

    /// Whether scheduled runs come to an end as they should.
    package enum Health: Hashable, Sendable {
        case healthy
        /// So many scheduled runs in a row have stopped for this reason.
        case failing(count: Int, Problem.Code)
        /// Runs would only stop again: they come once a day until one does not stop.
        case quarantined(since: Date, Problem.Code, noticeKey: String)
    }

    /// The key under which somebody is told of the quarantine, once: `unhealthy:`, the reason, and the run that began
    /// it. Nil while there is none.
    package var noticeKey: String? {
        if case .quarantined(_, _, let key) = health { key } else { nil }
    }

    /// How far apart runs are in quarantine at least, in seconds: a day.
    private static let quarantineDistance: TimeInterval = 24 * 3_600
    /// How far ahead of now a start may be, in seconds. One further ahead is of a time when the clock was wrong.
    private static let clockTolerance: TimeInterval = 3_600
}

extension Cadence {
    private static func state(of schedule: Schedule?, _ record: ScheduledRecord, at now: Date) -> State {
        guard let schedule, schedule.activity == .running, schedule.next(after: now) != nil else { return .idle }
        if let run = record.unfinished { return .attending(run) }
        guard !record.isFreshlyCutOff else { return .due }
        let beginnings = [record.lastStart, schedule.since].compactMap(\.self)
            .filter { $0.timeIntervalSince(now) <= clockTolerance }
        guard let latest = beginnings.max() else { return .due }
        return following(latest, schedule, record, at: now)
    }

    private static func following(
        _ beginning: Date, _ schedule: Schedule, _ record: ScheduledRecord, at now: Date
    ) -> State {
        guard var next = schedule.next(after: beginning) else { return .idle }
        if case .quarantined = record.health, let last = record.lastStart {
            next = max(next, last.addingTimeInterval(quarantineDistance))
        }
        return next <= now ? .due : .waiting(until: next)
    }
}

/// What the scheduled runs of a connection say, the latest first.
private struct ScheduledRecord {
    private let history: [Run]
    /// The runs that say something about the connection: not those that somebody stopped, nor those that are at work.
    private let telling: [Run]

    init(_ history: some Sequence<Run>) {
        self.history = Array(history)
        telling = self.history.filter { run in
            switch run.state {
            case .running: false
            case .stopped(let problem): ![.runCanceled, .runInProgress].contains(problem.code)
            case .planned, .held, .applied, .discarded: true
            }
        }
    }

    var lastStart: Date? { history.first?.startedAt }

    /// The latest run, while something may still come of it.
    var unfinished: RunID? {
        switch history.first?.state {
        case .running, .held: history.first?.id
        case .planned, .applied, .discarded, .stopped, nil: nil
        }
    }

    /// Whether the latest run was cut off, for the first time: it is made up for at once.
    var isFreshlyCutOff: Bool {
        guard history.first?.stopCode == .runInterrupted else { return false }
        return telling.dropFirst().first?.stopCode != .runInterrupted
    }

    var health: Cadence.Health {
        guard let code = failures.last?.code else { return .healthy }
        if let quarantine { return quarantine }
        return .failing(count: failures.reversed().prefix { $0.code == code }.count, code)
    }

    /// The runs that have stopped since the last one that did not, the earliest first.
    private var failures: [(run: Run, code: Problem.Code)] {
        var latestFirst: [(run: Run, code: Problem.Code)] = []
        for run in telling {
            guard let code = run.stopCode else { break }
            latestFirst.append((run, code))
        }
        return latestFirst.reversed()
    }

    /// Lasts from the first reason for it to the first run that does not stop, and names the latest reason.
    private var quarantine: Cadence.Health? {
        var began: [Problem.Code: Run] = [:]
        var first: Run?
        var latest: Problem.Code?
        var row: (code: Problem.Code, count: Int)?
        for (run, code) in failures {
            let count = row?.code == code ? (row?.count ?? 0) + 1 : 1
            row = (code, count)
            guard count >= Self.patience || code.isMatterOfCredentials else { continue }
            began[code] = began[code] ?? run
            first = first ?? run
            latest = code
        }
        guard let first, let latest, let beginning = began[latest] else { return nil }
        return .quarantined(
            since: first.endedAt ?? first.startedAt, latest, noticeKey: key(of: latest, since: beginning))
    }

    /// When not even the oldest run that is looked at went well, nobody knows any more where it began.
    private func key(of code: Problem.Code, since run: Run) -> String {
        let isOlder = history.count >= Cadence.memory && failures.count == telling.count
        return "unhealthy:\(code.rawValue):\(isOlder ? "lasting" : run.id.description)"
    }

    /// So many runs in a row that stop for the same reason begin a quarantine.
    private static let patience = 3
}

extension Run {
    fileprivate var stopCode: Problem.Code? {
        if case .stopped(let problem) = state { problem.code } else { nil }
    }
}

extension Problem.Code {
    /// Whether only a person can put it right, in the tenant or in the connection's settings.
    fileprivate var isMatterOfCredentials: Bool {
        switch self {
        case .secretWrong, .secretExpired, .applicationNotFound, .signInRefused, .tenantNotFound, .tenantChanged,
            .permissionMissing:
            true
        default: false
        }
    }
}
