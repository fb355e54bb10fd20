package import FoundationEssentials

/// When a connection synchronizes by itself.
package struct Schedule: Hashable, Codable, Sendable {
    package var rhythm: Rhythm
    package var activity: Activity
    /// When it was set: the first run comes by the rhythm after it. Nil for one that an earlier version has stored.
    package let since: Date?

    package init(_ rhythm: Rhythm, activity: Activity = .running, since: Date? = nil) {
        self.rhythm = rhythm
        self.activity = activity
        self.since = since
    }

    /// Whether it is at work.
    package enum Activity: String, Codable, Sendable {
        case running
        case paused
    }

    /// How the moments follow each other.
    package enum Rhythm: Hashable, Codable, Sendable {
        /// So many minutes after the last one, 1…10,080. Another number never comes: make it by `init(every:)`.
        case every(minutes: Int)
        /// By the clock of a time zone. A time that the clock skips comes once, at the first moment after the gap; one
        /// that it shows twice comes once, the first time.
        case cron(CronExpression, zone: ZoneName)

        /// From a minute to a week.
        package static let minutes = 1...10_080

        /// - Throws: `schedule-invalid` for a number of minutes outside 1…10,080.
        package init(every minutes: Int) throws(Problem) {
            guard Self.minutes.contains(minutes) else {
                throw .scheduleInvalid("The schedule has a distance of \(minutes) minutes; allowed are 1 to 10,080.")
            }
            self = .every(minutes: minutes)
        }
    }

    /// The first moment after a date; nil while it is paused, and for an expression that never comes true, such as
    /// 30 February.
    package func next(after date: Date) -> Date? {
        guard activity == .running, Self.calendar.contains(date.timeIntervalSince1970) else { return nil }
        switch rhythm {
        case .every(let minutes) where Rhythm.minutes.contains(minutes):
            return date.addingTimeInterval(TimeInterval(minutes) * 60)
        case .every: return nil
        case .cron(let expression, let zone):
            return WallClock(zone).flatMap { expression.next(after: date, by: $0) }
        }
    }

    /// The seconds since 1970 of dates that somebody can mean, which infinity and NaN are not.
    private static let calendar = Date.distantPast.timeIntervalSince1970...Date.distantFuture.timeIntervalSince1970

    /// The next moments, for showing; fewer when they end.
    package func upcoming(_ count: Int, after date: Date) -> [Date] {
        var moments: [Date] = []
        while moments.count < count, let moment = next(after: moments.last ?? date) { moments.append(moment) }
        return moments
    }
}

extension Problem {
    static func scheduleInvalid(_ cause: Sentence) -> Problem {
        Problem(
            .scheduleInvalid, cause: cause,
            advice: "Give a distance in minutes, five fields such as 0 3 * * MON-FRI, or @hourly, @daily, @weekly or "
                + "@monthly.",
            field: "schedule")
    }
}
