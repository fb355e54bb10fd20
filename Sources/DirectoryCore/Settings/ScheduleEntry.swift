package import Foundation

/// A schedule as an administrator enters it.
package enum ScheduleEntry: Hashable, Sendable {
    /// Minutes between the moments.
    case every(minutes: Int)
    /// A cron expression and the time zone whose clock it goes by.
    case cron(String, zone: String)

    /// - Throws: `schedule-invalid`, naming the field: `every`, `cron` or `zone`.
    package func schedule(at now: Date) throws(Problem) -> Schedule {
        switch self {
        case .every(let minutes):
            guard Schedule.Rhythm.minutes.contains(minutes) else {
                throw .schedule(
                    "\(minutes) minutes is no distance of scheduled runs.",
                    advice: "Give 1 to 10080 minutes, which is a week.", field: "every")
            }
            return Schedule(.every(minutes: minutes), since: now)
        case .cron(let text, let zoneText):
            guard let zone = ZoneName(rawValue: zoneText) else {
                throw .schedule(
                    "There is no time zone \(zoneText).", advice: "Give a name such as Europe/Berlin or UTC.",
                    field: "zone")
            }
            let schedule = Schedule(.cron(try CronExpression(text), zone: zone), since: now)
            guard schedule.next(after: now) != nil else {
                throw .schedule(
                    "\(text) never comes true.", advice: "Correct the day or the month, such as \"0 6 * * 1-5\".",
                    field: "cron")
            }
            return schedule
        }
    }
}

extension Problem {
    fileprivate static func schedule(_ cause: Sentence, advice: Sentence, field: String) -> Problem {
        Problem(.scheduleInvalid, cause: cause, effect: "Nothing was saved.", advice: advice, field: field)
    }
}
