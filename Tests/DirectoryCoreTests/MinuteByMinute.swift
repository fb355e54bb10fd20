import Foundation
import TestSupport
import Testing

/// The slow and obvious cron: somebody who looks at the clock every minute.
struct MinuteByMinute {
    private let zone: TimeZone

    init(_ zone: String) throws { self.zone = try #require(TimeZone(identifier: zone)) }

    /// Minutes, hours and days, and the text that says the same.
    struct Sentence {
        let text: String
        let minutes: Set<Int>
        let hours: Set<Int>
        /// How the day of the month (1…31), the month and the day of the week (0…6) decide.
        let includes: (_ day: Int, _ month: Int, _ dayOfWeek: Int) -> Bool
    }

    /// Watches from a few hours before the period. Whenever the clock shows what it has not shown yet, everything up to
    /// there is new, also what it skipped.
    func moments(of sentence: Sentence, in period: Range<Date>) -> [Date] {
        var latest = Int.min
        var moments: [Date] = []
        let first = Int((period.lowerBound.timeIntervalSince1970 / 60).rounded(.down)) - 5 * 60
        let last = Int((period.upperBound.timeIntervalSince1970 / 60).rounded(.up))
        for minute in first..<last {
            let date = Date(timeIntervalSince1970: Double(minute) * 60)
            let shown = minute + offset(at: date) / 60
            if latest != .min, shown > latest, ((latest + 1)...shown).contains(where: sentence.isTrue),
                date > period.lowerBound, date < period.upperBound
            {
                moments.append(date)
            }
            latest = max(latest, shown)
        }
        return moments
    }

    func offset(at date: Date) -> Int { zone.secondsFromGMT(for: date) }
}

extension MinuteByMinute.Sentence {
    /// - Parameter shown: what the clock shows, in minutes since it showed 1 January 1970, 00:00.
    func isTrue(_ shown: Int) -> Bool {
        guard minutes.contains(shown % 60), hours.contains(shown / 60 % 24) else { return false }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let date = Date(timeIntervalSince1970: Double(shown) * 60)
        let parts = calendar.dateComponents([.day, .month, .weekday], from: date)
        return includes(parts.day ?? 0, parts.month ?? 0, (parts.weekday ?? 0) - 1)
    }

    static func random(using random: inout SeededRandom) -> Self {
        let minutes = numbers(0...59, using: &random)
        let hours = numbers(0...23, using: &random)
        let daysOfMonth = numbers(1...31, using: &random)
        let daysOfWeek = numbers(0...6, using: &random)
        let isEither = !daysOfMonth.text.contains("*") && !daysOfWeek.text.contains("*")
        return Self(
            text: "\(minutes.text) \(hours.text) \(daysOfMonth.text) * \(daysOfWeek.text)", minutes: minutes.set,
            hours: hours.set,
            includes: { day, _, dayOfWeek in
                let (isDay, isWeekday) = (daysOfMonth.set.contains(day), daysOfWeek.set.contains(dayOfWeek))
                return isEither ? isDay || isWeekday : isDay && isWeekday
            })
    }

    private static func numbers(
        _ range: ClosedRange<Int>, using random: inout SeededRandom
    ) -> (text: String, set: Set<Int>) {
        let step = Int.random(in: 1...6, using: &random)
        let first = Int.random(in: range, using: &random)
        let last = Int.random(in: first...range.upperBound, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0, 1: return ("*", Set(range))
        case 2 where range.upperBound > 6:
            return ("*/\(step)", Set(range.filter { ($0 - range.lowerBound).isMultiple(of: step) }))
        case 3: return ("\(first)-\(last)/\(step)", Set((first...last).filter { ($0 - first).isMultiple(of: step) }))
        default: return ("\(first),\(last)", [first, last])
        }
    }
}
