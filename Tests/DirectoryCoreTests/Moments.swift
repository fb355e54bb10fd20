import DirectoryCore
import Foundation
import Testing

/// Moments and schedules as tests write them.
enum Moments {
    /// A moment of UTC, such as `2026-03-29 01:00`.
    static func utc(_ text: String) throws -> Date {
        try Date(text.replacingOccurrences(of: " ", with: "T") + ":00Z", strategy: .iso8601)
    }

    static func written(_ dates: [Date]) -> [String] {
        dates.map { date in
            String(date.formatted(.iso8601).dropLast(4)).replacingOccurrences(of: "T", with: " ")
        }
    }

    static func cron(_ text: String, _ zone: String = "UTC") throws -> Schedule {
        Schedule(.cron(try CronExpression(text), zone: try #require(ZoneName(rawValue: zone))))
    }
}
