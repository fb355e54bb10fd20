import FoundationEssentials

/// Five fields: minute, hour, day of the month, month, day of the week; or one of `@hourly`, `@daily`, `@weekly`,
/// `@monthly`.
///
/// A field is `*`, or a list of numbers, ranges and steps: `0,30`, `9-17`, `*/15`, `8-18/2`. Months and days of the week
/// have names too, and 0 and 7 are Sunday. When neither the day of the month nor the day of the week has a `*`, a day
/// that fulfills one of them is enough, as in Vixie cron.
///
/// Source: crontab(5), <https://man7.org/linux/man-pages/man5/crontab.5.html>
package struct CronExpression: Hashable, Sendable {
    /// As it was written.
    package let text: String
    /// In ascending order, counted from midnight.
    private let minutesOfDay: [Int]
    private let daysOfMonth: Set<Int>
    private let months: Set<Int>
    private let daysOfWeek: Set<Int>
    private let days: Days

    /// How the two fields for days go together.
    private enum Days: Hashable, Sendable {
        case both
        case either
    }

    /// - Throws: `schedule-invalid`, naming the field.
    package init(_ text: String) throws(Problem) {
        let fields = try Self.fields(of: text)
        let hours = try CronField.hour.read(fields[1]).sorted()
        let minutes = try CronField.minute.read(fields[0]).sorted()
        self.text = text
        minutesOfDay = hours.flatMap { hour in minutes.map { hour * 60 + $0 } }
        daysOfMonth = try CronField.dayOfMonth.read(fields[2])
        months = try CronField.month.read(fields[3])
        daysOfWeek = try CronField.dayOfWeek.read(fields[4])
        days = fields[2].contains("*") || fields[4].contains("*") ? .both : .either
    }

    private static func fields(of text: String) throws(Problem) -> [Substring] {
        guard text.utf8.count <= 1_000 else { throw .scheduleInvalid("The schedule is longer than 1,000 bytes.") }
        let written = text.trimmingWhitespace
        let plain = written.hasPrefix("@") ? shorthands[written.lowercasedASCII] : written
        guard let plain else { throw .scheduleInvalid("The schedule begins with @ and is not one of the known four.") }
        let fields = plain.split(whereSeparator: \.isWhitespace)
        guard fields.count == CronField.allCases.count else {
            throw .scheduleInvalid(
                "The schedule has \(fields.count) fields instead of five: minute, hour, day of the month, month, day of "
                    + "the week.")
        }
        return fields
    }

    private static let shorthands = [
        "@hourly": "0 * * * *", "@daily": "0 0 * * *", "@weekly": "0 0 * * 0", "@monthly": "0 0 1 * *",
    ]
}

extension CronExpression {
    /// Every expression that comes true at all does so within so many years: the longest wait is for a 29 February on
    /// one day of the week, over a year such as 2100.
    private static let horizon = 41

    /// The first moment after a date when the clock shows a time of the expression.
    ///
    /// The moments of the clock's times follow each other as the times do, so the first time whose moment is later than
    /// the date is the one.
    func next(after date: Date, by clock: WallClock) -> Date? {
        var (day, minute) = clock.reading(at: date)
        let end = day.year + Self.horizon
        while day.year <= end {
            guard months.contains(day.month) else {
                day = day.firstOfNextMonth
                minute = 0
                continue
            }
            if includes(day), let moment = moment(on: day, from: minute, after: date, by: clock) { return moment }
            day = day.next
            minute = 0
        }
        return nil
    }

    private func moment(on day: CivilDay, from minute: Int, after date: Date, by clock: WallClock) -> Date? {
        minutesOfDay.lazy.drop { $0 < minute }.map { clock.moment(on: day, minute: $0) }.first { $0 > date }
    }

    private func includes(_ day: CivilDay) -> Bool {
        let isDayOfMonth = daysOfMonth.contains(day.day)
        let isDayOfWeek = daysOfWeek.contains(day.dayOfWeek)
        return switch days {
        case .both: isDayOfMonth && isDayOfWeek
        case .either: isDayOfMonth || isDayOfWeek
        }
    }
}

extension CronExpression: Codable {
    package init(from decoder: any Decoder) throws {
        try self.init(try decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
