import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Foundation
import Rollcall

/// A schedule told to a person or a script: when it comes next, and how it is doing.
struct ScheduleReport {
    private let schedule: Schedule?
    private let cadence: Cadence
    private let next: [Date]
    private let lastRun: Run?
    /// The scheduled run whose plan is held: no other starts until somebody has decided about it.
    private let heldRun: RunID?

    init(_ connection: Connection, in place: Workplace) async throws(Problem) {
        let now = place.world.now()
        let history = try await place.store.scheduledRuns(of: connection, limit: Cadence.memory)
        let cadence = Cadence(schedule: connection.schedule, history: history, now: now)
        self.cadence = cadence
        schedule = connection.schedule
        lastRun = history.first
        heldRun = if case .attending(let run) = cadence.state, lastRun?.isHeld == true { run } else { nil }
        next = heldRun == nil ? cadence.upcoming(5) : []
    }

    func show(_ output: OutputOptions, _ console: Console) throws -> ExitCode {
        if output.json {
            try console.printJSON(document)
        } else if let schedule {
            console.print(schedule.sentence)
            if schedule.activity == .running { showNext(schedule, console) }
            showHealth(console)
        } else {
            console.print("There is no schedule: users are synchronized only when somebody asks for it.")
            console.print("Set one with:  rollcall schedule set --every 30")
        }
        return .success
    }

    private func showNext(_ schedule: Schedule, _ console: Console) {
        if let heldRun {
            console.print("Run \(heldRun) is held for review, and no scheduled run starts until somebody decides.")
            return console.print("See:  rollcall runs show \(heldRun)")
        }
        if let sentence = cadence.state.sentence { console.print(sentence) }
        console.print("Next:")
        for date in next { console.print("  \(date.text(in: schedule.zone))") }
    }

    private func showHealth(_ console: Console) {
        guard let lastRun else { return console.print("It has started no run yet.") }
        let result =
            lastRun.account?.seen.map(\.description).joined(separator: " ")
            ?? RunReport(run: lastRun, console: console).summary
        console.print("Last run: run \(lastRun.id), \(lastRun.startedAt.short): \(result)".safeForTerminal)
        if let sentence = cadence.health.sentence(after: lastRun) { console.print(sentence) }
    }

    private var document: ScheduleDocument {
        ScheduleDocument(
            every: schedule?.minutes, cron: schedule?.cron?.text, zone: schedule?.zone?.rawValue,
            activity: schedule?.activity, state: cadence.state.word, health: cadence.health.word,
            reason: cadence.health.code, next: next, lastRun: lastRun?.id)
    }
}

private struct ScheduleDocument: Encodable {
    let every: Int?
    let cron: String?
    let zone: String?
    let activity: Schedule.Activity?
    let state: String
    let health: String
    /// Why runs stop.
    let reason: Problem.Code?
    let next: [Date]
    let lastRun: RunID?
}

extension Cadence.State {
    fileprivate var word: String {
        switch self {
        case .idle: "idle"
        case .due: "due"
        case .waiting: "waiting"
        case .attending: "attending"
        }
    }

    /// What there is to say beside the next moments.
    fileprivate var sentence: String? {
        switch self {
        case .idle, .waiting: nil
        case .due: "A run is due, and starts as soon as rollcall serve runs."
        case .attending(let run):
            "Run \(run) has not ended, and no other starts before it has. See:  rollcall runs show \(run)"
        }
    }
}

extension Cadence.Health {
    fileprivate var word: String {
        switch self {
        case .healthy: "healthy"
        case .failing: "failing"
        case .quarantined: "quarantined"
        }
    }

    fileprivate var code: Problem.Code? {
        switch self {
        case .healthy: nil
        case .failing(_, let code), .quarantined(_, let code, _): code
        }
    }

    fileprivate func sentence(after last: Run) -> String? {
        switch self {
        case .healthy where !last.endsAsItShould: nil
        case .healthy: "Scheduled runs end as they should."
        case .failing(1, let code): "The last scheduled run stopped: \(code.rawValue). The next one tries again."
        case .failing(let count, let code):
            "The last \(count) scheduled runs stopped: \(code.rawValue). The next one tries again."
        case .quarantined(let since, let code, _):
            "Scheduled runs have stopped since \(since.short): \(code.rawValue). They come once a day until one does "
                + "not stop; put it right and start one with:  rollcall sync --all"
        }
    }
}

extension Run {
    fileprivate var isHeld: Bool {
        if case .held = state { true } else { false }
    }

    fileprivate var endsAsItShould: Bool {
        if case .applied = state { true } else { false }
    }
}

extension Schedule {
    fileprivate var sentence: String {
        let when =
            switch rhythm {
            case .every(1): "Every minute"
            case .every(let minutes): "Every \(minutes) minutes"
            case .cron(let expression, let zone): "By \"\(expression.text)\" in \(zone.rawValue)"
            }
        return switch activity {
        case .running: "\(when), while rollcall serve runs."
        case .paused: "\(when); paused. Go on with:  rollcall schedule resume"
        }
    }

    fileprivate var minutes: Int? {
        if case .every(let minutes) = rhythm { minutes } else { nil }
    }

    fileprivate var cron: CronExpression? {
        if case .cron(let expression, _) = rhythm { expression } else { nil }
    }

    fileprivate var zone: ZoneName? {
        if case .cron(_, let zone) = rhythm { zone } else { nil }
    }
}

extension Date {
    /// `2026-11-24 06:00:00 Europe/Berlin`; in UTC without a zone.
    fileprivate func text(in zone: ZoneName?) -> String {
        guard let zone, let timeZone = TimeZone(identifier: zone.rawValue) else { return short }
        let style = Date.ISO8601FormatStyle(timeZone: timeZone).year().month().day()
            .dateTimeSeparator(.space).time(includingFractionalSeconds: false)
        return "\(formatted(style)) \(zone.rawValue)"
    }
}
