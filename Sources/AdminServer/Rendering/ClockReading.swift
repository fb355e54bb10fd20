import FoundationEssentials

/// What a calendar and a clock of a time zone show.
struct ClockReading: Hashable, Sendable {
    let year: Int
    /// 1…12
    let month: Int
    let day: Int
    let hour: Int
    let minute: Int
    let second: Int
    /// `UTC`, `UTC+1`, `UTC−3:30`
    let zone: String

    init(_ date: Date, in zone: TimeZone) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
        (year, month, day) = (parts.year ?? 0, parts.month ?? 1, parts.day ?? 1)
        (hour, minute, second) = (parts.hour ?? 0, parts.minute ?? 0, parts.second ?? 0)
        self.zone = Self.name(offset: zone.secondsFromGMT(for: date) / 60)
    }

    /// `14:02`
    var time: String { "\(Self.padded(hour, 2)):\(Self.padded(minute, 2))" }

    /// `2026-11-22T14:02:11Z`, of a clock that shows UTC (RFC 3339).
    var timestamp: String {
        "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))T\(time):\(Self.padded(second, 2))Z"
    }

    /// - Parameter offset: ahead of UTC, in minutes.
    private static func name(offset: Int) -> String {
        guard offset != 0 else { return "UTC" }
        let (hours, minutes) = (abs(offset) / 60, abs(offset) % 60)
        return "UTC\(offset < 0 ? "−" : "+")\(hours)" + (minutes == 0 ? "" : ":\(padded(minutes, 2))")
    }

    private static func padded(_ number: Int, _ length: Int) -> String {
        String(repeating: "0", count: max(0, length - String(number).count)) + String(number)
    }
}
