import DirectoryCore
import DirectoryPorts
import Foundation
import Hummingbird

/// `/settings/schedule`: when the connection synchronizes everybody by itself.
struct ScheduleDesk: Sendable {
    let site: Site

    private var office: SettingsOffice {
        SettingsOffice(site: site, tab: .schedule) { connection, visit in
            guard let connection else { return [.connectFirst(visit.viewing)] }
            let cadence = try await site.cadence(of: connection)
            return ScheduleSections(schedule: connection.schedule, cadence: cadence, viewing: visit.viewing).all
        }
    }

    @Sendable func show(_ visit: Visit) async throws -> Response { try await office.show(visit) }

    @Sendable func every(_ visit: Visit) async throws -> Response {
        try await office.change(visit, fields: ["every"]) { fields throws(Problem) in
            let minutes = Int(try fields.value("every") ?? "") ?? 0
            try await save(.every(minutes: minutes), visit)
        }
    }

    @Sendable func cron(_ visit: Visit) async throws -> Response {
        try await office.change(visit, fields: ["cron", "zone"]) { fields throws(Problem) in
            let zone = try fields.value("zone")?.trimmingWhitespace ?? ""
            do throws(Problem) {
                try await save(.cron(try fields.value("cron") ?? "", zone: zone), visit)
            } catch {
                throw error.code == .scheduleInvalid && error.field == "schedule" ? error.about("cron") : error
            }
        }
    }

    @Sendable func pause(_ visit: Visit) async throws -> Response { try await set(.paused, visit) }

    @Sendable func resume(_ visit: Visit) async throws -> Response { try await set(.running, visit) }

    @Sendable func remove(_ visit: Visit) async throws -> Response {
        try await office.change(visit, fields: []) { _ throws(Problem) in try await save(nil, visit) }
    }

    private func set(_ activity: Schedule.Activity, _ visit: Visit) async throws -> Response {
        try await office.change(visit, fields: []) { _ throws(Problem) in
            try await site.connecting.setSchedule(activity, in: visit.organization.id, by: visit.requester)
        }
    }

    private func save(_ entry: ScheduleEntry?, _ visit: Visit) async throws(Problem) {
        try await site.connecting.schedule(entry, in: visit.organization.id, by: visit.requester)
    }
}

/// What stands on the page of the schedule.
struct ScheduleSections {
    let schedule: Schedule?
    let cadence: Cadence
    let viewing: Viewing

    private var words: any Words { viewing.words }

    var all: [SettingsPage.Section] { [standing, next, form].compactMap(\.self) }

    /// Nil while no run begins by itself.
    private var next: SettingsPage.Section? {
        let lines: [String]
        switch cadence.state {
        case .idle: return nil
        case .attending(let run): lines = [words.noneBegins(before: run)]
        case .due: lines = [words.setting(.dueNow)] + cadence.upcoming(4).map(told)
        case .waiting: lines = cadence.upcoming(5).map(told)
        }
        return .init(heading: words.setting(.nextHeading), lines: lines)
    }

    private var standing: SettingsPage.Section {
        let path = SettingsTab.schedule.path
        var section = SettingsPage.Section(heading: words.setting(.scheduleHeading))
        guard let schedule else {
            section.lines = [words.setting(.noSchedule)]
            return section
        }
        let isPaused = schedule.activity == .paused
        section.lines = [words.rhythm(schedule.rhythm)] + (isPaused ? [words.setting(.paused)] : [])
        section.buttons = [
            .init(
                action: viewing.link("\(path)/\(isPaused ? "resume" : "pause")").description,
                label: words.setting(isPaused ? .resume : .pause)),
            .init(action: viewing.link("\(path)/remove").description, label: words.setting(.removeSchedule)),
        ]
        return section
    }

    private var form: SettingsPage.Section {
        let path = SettingsTab.schedule.path
        var (minutes, expression, zone) = ("60", "0 6 * * 1-5", "UTC")
        switch schedule?.rhythm {
        case .every(let distance)?: minutes = String(distance)
        case .cron(let cron, let name)?: (expression, zone) = (cron.text, name.rawValue)
        case nil: break
        }
        let every = FormPage.Form(
            to: viewing.link("\(path)/every"),
            [.text("every", words.setting(.every), .number, value: minutes, hint: words.setting(.everyHint))],
            button: words.setting(.saveEvery))
        let cron = FormPage.Form(
            to: viewing.link("\(path)/cron"),
            [
                .text("cron", words.setting(.cron), .code, value: expression, hint: words.setting(.cronHint)),
                .text("zone", words.setting(.zone), .code, value: zone, hint: words.setting(.zoneHint)),
            ], button: words.setting(.saveCron))
        return .init(heading: words.setting(.tabSchedule), forms: [every, cron])
    }

    /// By the clock of the schedule's zone.
    private func told(_ date: Date) -> String {
        guard case .cron(_, let name)? = schedule?.rhythm, let zone = TimeZone(identifier: name.rawValue) else {
            return words.moment(date).text
        }
        return words.moment(ClockReading(date, in: zone))
    }
}
