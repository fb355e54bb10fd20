import Foundation

/// What a clock on the wall of a time zone shows, and when it shows it.
struct WallClock {
    private let zone: TimeZone

    /// - Returns: nil for a zone that this system does not know any more.
    init?(_ name: ZoneName) {
        guard let zone = TimeZone(identifier: name.rawValue) else { return nil }
        self.zone = zone
    }

    /// The day and the minute of the day, 0…1,439.
    func reading(at date: Date) -> (day: CivilDay, minute: Int) {
        let shown = date.timeIntervalSince1970 + Double(offset(at: date.timeIntervalSince1970))
        let number = Int((shown / Self.day).rounded(.down))
        let minute = Int((shown - Double(number) * Self.day) / 60)
        let midnight = Date(timeIntervalSince1970: Double(number) * Self.day)
        let parts = Self.calendar.dateComponents([.year, .month, .day], from: midnight)
        let day = CivilDay(year: parts.year ?? 1970, month: parts.month ?? 1, day: parts.day ?? 1, number: number)
        return (day, min(minute, 1_439))
    }

    /// The first moment at which the clock shows a time. When it is put forward over that time, the first moment after
    /// the gap.
    func moment(on day: CivilDay, minute: Int) -> Date {
        let shown = Double(day.number) * Self.day + Double(minute) * 60
        let before = offset(at: shown - Self.day)
        let after = offset(at: shown + Self.day)
        let moments = [shown - Double(before), shown - Double(after)]
        let first = moments.filter { $0 + Double(offset(at: $0)) == shown }.min()
        return Date(
            timeIntervalSince1970: first ?? endOfGap(between: shown - Double(after), and: shown - Double(before)))
    }

    /// Finds the moment at which the offset changes, by halving.
    private func endOfGap(between early: Double, and late: Double) -> Double {
        let before = offset(at: early)
        var (low, high) = (early, late)
        while high - low > 1 {
            let middle = ((low + high) / 2).rounded(.down)
            if offset(at: middle) == before { low = middle } else { high = middle }
        }
        return high
    }

    /// How far the clock is ahead of UTC, in seconds.
    private func offset(at seconds: Double) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: seconds))
    }

    /// The days of UTC: for turning a number of days into year, month and day.
    private static let calendar: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }()

    /// In seconds.
    private static let day: Double = 24 * 3_600
}
