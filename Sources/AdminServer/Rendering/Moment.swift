import FoundationEssentials

/// A date as a page shows it: for people in words, for machines by RFC 3339, always in UTC.
struct Moment: Hashable, Sendable {
    /// `2026-11-22T14:02:11Z`
    let machine: String
    /// `22 Nov 2026, 14:02 UTC`
    let text: String
    /// `22 Nov 2026`
    let day: String

    init(_ date: Date) {
        let parts = Self.calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
        let (year, month, dayOfMonth) = (parts.year ?? 0, parts.month ?? 1, parts.day ?? 1)
        let time = "\(Self.two(parts.hour ?? 0)):\(Self.two(parts.minute ?? 0))"
        day = "\(dayOfMonth) \(Labels.months[(month + 11) % 12]) \(year)"
        text = "\(day), \(time) UTC"
        machine =
            "\(Self.four(year))-\(Self.two(month))-\(Self.two(dayOfMonth))T\(time):\(Self.two(parts.second ?? 0))Z"
    }

    private static let calendar: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }()

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func four(_ number: Int) -> String {
        String(repeating: "0", count: max(0, 4 - String(number).count)) + String(number)
    }
}
