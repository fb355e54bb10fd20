import DirectoryCore
import Foundation
import TestSupport
import Testing

@Suite("Schedules")
struct ScheduleTests {
    static let zones: [String] = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"]

    @Test("Every n minutes, from one minute to a week")
    func distances() throws {
        let start = Fixture.morning
        for minutes in [1, 15, 10_080] {
            let schedule = Schedule(try Schedule.Rhythm(every: minutes))
            let expected = [1, 2, 3].map { start.addingTimeInterval(Double($0 * minutes) * 60) }
            #expect(schedule.upcoming(3, after: start) == expected)
        }
    }

    @Test(
        "Another number of minutes is refused, and never comes where it got in", arguments: [0, -5, 10_081, .max, .min])
    func refusedDistance(minutes: Int) throws {
        let problem = try #require(throws: Problem.self) { _ = try Schedule.Rhythm(every: minutes) }
        #expect(problem.code == .scheduleInvalid)
        #expect(problem.cause.description.contains("1 to 10,080"))
        #expect(Schedule(.every(minutes: minutes)).next(after: Fixture.morning) == nil)
    }

    @Test("A paused schedule has no next moment")
    func paused() throws {
        var schedule = try Moments.cron("* * * * *")
        schedule.activity = .paused
        #expect(schedule.next(after: Fixture.morning) == nil)
        #expect(Schedule(.every(minutes: 5), activity: .paused).upcoming(2, after: Fixture.morning).isEmpty)
    }

    @Test(
        "A zone is one of the IANA database",
        arguments: [
            ("Europe/Berlin", true), ("UTC", true), ("Asia/Kathmandu", true), ("US/Eastern", true), ("Etc/UTC", true),
            ("Mars/Base", false), ("", false), ("GMT+3", false), ("europe/berlin", false), ("Europe/Berlin ", false),
            ("../UTC", false),
        ])
    func zoneNames(name: String, isKnown: Bool) {
        #expect((ZoneName(rawValue: name) != nil) == isKnown)
    }

    @Test(
        "A time that the clock skips comes once, at the first moment after the gap; one that it shows twice, the first time",
        arguments: [
            (
                "30 2 * * *", "Europe/Berlin", "2026-03-28 00:00",
                ["2026-03-28 01:30", "2026-03-29 01:00", "2026-03-30 00:30"]
            ),
            ("0,30 2 * * *", "Europe/Berlin", "2026-03-28 12:00", ["2026-03-29 01:00", "2026-03-30 00:00"]),
            (
                "*/30 * * * *", "Europe/Berlin", "2026-03-29 00:00",
                ["2026-03-29 00:30", "2026-03-29 01:00", "2026-03-29 01:30"]
            ),
            ("30 2 * * *", "Europe/Berlin", "2026-10-24 12:00", ["2026-10-25 00:30", "2026-10-26 01:30"]),
            ("*/30 * * * *", "Europe/Berlin", "2026-10-25 00:00", ["2026-10-25 00:30", "2026-10-25 02:00"]),
            ("30 2 * * *", "America/New_York", "2026-03-07 12:00", ["2026-03-08 07:00", "2026-03-09 06:30"]),
            ("30 1 * * *", "America/New_York", "2026-10-31 12:00", ["2026-11-01 05:30", "2026-11-02 06:30"]),
            ("15 2 * * *", "Australia/Lord_Howe", "2026-10-03 00:00", ["2026-10-03 15:30", "2026-10-04 15:15"]),
            ("45 1 * * *", "Australia/Lord_Howe", "2026-04-03 15:00", ["2026-04-04 14:45", "2026-04-05 15:15"]),
            ("0 0 * * *", "Asia/Kathmandu", "2026-01-01 00:00", ["2026-01-01 18:15", "2026-01-02 18:15"]),
            (
                "0 0 * * *", "Africa/Cairo", "2026-04-22 12:00",
                ["2026-04-22 22:00", "2026-04-23 22:00", "2026-04-24 21:00"]
            ),
            (
                "0 12 * * *", "Pacific/Apia", "2011-12-29 00:00",
                ["2011-12-29 22:00", "2011-12-30 10:00", "2011-12-30 22:00"]
            ),
        ])
    func changesOfTheClock(text: String, zone: String, after: String, moments: [String]) throws {
        let schedule = try Moments.cron(text, zone)
        #expect(Moments.written(schedule.upcoming(moments.count, after: try Moments.utc(after))) == moments)
    }

    @Test("A daily time comes once on each of 3,653 days, whatever the clock does", arguments: Self.zones)
    func onceADay(zone: String) throws {
        let start = try Moments.utc("2026-01-01 12:00")
        for text in ["15 2 * * *", "45 1 * * *"] {
            let moments = try Moments.cron(text, zone).upcoming(3_653, after: start)
            #expect(moments.count == 3_653)
            let distances = zip(moments, moments.dropFirst()).map { $1.timeIntervalSince($0) / 3_600 }
            #expect(distances.allSatisfy { (22...26).contains($0) })
            let days = (moments.last ?? start).timeIntervalSince(start) / (24 * 3_600)
            #expect((3_652...3_654).contains(days))
        }
    }

    @Test("Over ten years the moments are those of a clock that is watched minute by minute", arguments: Self.zones)
    func watched(zone: String) throws {
        let watch = try MinuteByMinute(zone)
        var random = SeededRandom(seed: UInt64(zone.utf8.count))
        let start = try Moments.utc("2026-01-01 00:00")
        let hours = (0..<(10 * 365 * 24)).map { start.addingTimeInterval(Double($0) * 3_600) }
        let changes = hours.filter { watch.offset(at: $0) != watch.offset(at: $0.addingTimeInterval(3_600)) }
        #expect(changes.count == (zone == "Asia/Kathmandu" ? 0 : 20))
        var compared = 0
        let quiet = (0..<30).compactMap { _ in hours.randomElement(using: &random) }
        for moment in changes + changes + quiet {
            let sentence = MinuteByMinute.Sentence.random(using: &random)
            let early =
                Double(Int.random(in: 1...(26 * 60), using: &random)) * 60 + [0, 17.5].randomElement(using: &random)!
            let period = moment.addingTimeInterval(-early)..<moment.addingTimeInterval(26 * 3_600)
            let expected = watch.moments(of: sentence, in: period)
            compared += expected.count
            let schedule = try Moments.cron(sentence.text, zone)
            let moments = schedule.upcoming(expected.count + 1, after: period.lowerBound)
            guard Array(moments.prefix(expected.count)) == expected,
                moments.dropFirst(expected.count).allSatisfy({ $0 >= period.upperBound })
            else {
                Issue.record("\(sentence.text) in \(zone) after \(period.lowerBound)")
                return
            }
        }
        #expect(compared > 500)
    }

    @Test("A date beyond all calendars has no next moment, and breaks nothing")
    func beyond() throws {
        let schedule = try Moments.cron("* * * * *")
        for seconds in [Double.infinity, -.infinity, .nan, 1e300] {
            #expect(schedule.next(after: Date(timeIntervalSince1970: seconds)) == nil)
        }
    }
}
