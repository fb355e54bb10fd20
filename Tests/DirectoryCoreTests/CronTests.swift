import DirectoryCore
import Foundation
import Testing

@Suite("Cron expressions")
struct CronTests {
    @Test(
        "The next three moments after Thursday 1 January 2026, 00:00",
        arguments: [
            ("* * * * *", ["2026-01-01 00:01", "2026-01-01 00:02", "2026-01-01 00:03"]),
            ("*/20 * * * *", ["2026-01-01 00:20", "2026-01-01 00:40", "2026-01-01 01:00"]),
            ("30 8-18/5 * * *", ["2026-01-01 08:30", "2026-01-01 13:30", "2026-01-01 18:30"]),
            ("5,50 3 * * *", ["2026-01-01 03:05", "2026-01-01 03:50", "2026-01-02 03:05"]),
            ("0 3 * * MON-FRI", ["2026-01-01 03:00", "2026-01-02 03:00", "2026-01-05 03:00"]),
            ("0 3 * * fri-sun", ["2026-01-02 03:00", "2026-01-03 03:00", "2026-01-04 03:00"]),
            ("0 3 * * 0", ["2026-01-04 03:00", "2026-01-11 03:00", "2026-01-18 03:00"]),
            ("0 3 * * 7", ["2026-01-04 03:00", "2026-01-11 03:00", "2026-01-18 03:00"]),
            ("0 3 * * Sun,2", ["2026-01-04 03:00", "2026-01-06 03:00", "2026-01-11 03:00"]),
            ("0 0 1 JAN,dec *", ["2026-12-01 00:00", "2027-01-01 00:00", "2027-12-01 00:00"]),
            ("0 0 31 * *", ["2026-01-31 00:00", "2026-03-31 00:00", "2026-05-31 00:00"]),
            ("0 0 29 2 *", ["2028-02-29 00:00", "2032-02-29 00:00", "2036-02-29 00:00"]),
            ("0 0 13 * 5", ["2026-01-02 00:00", "2026-01-09 00:00", "2026-01-13 00:00"]),
            ("0 0 */2 * 5", ["2026-01-09 00:00", "2026-01-23 00:00", "2026-02-13 00:00"]),
            ("0 0 13 * */5", ["2026-02-13 00:00", "2026-03-13 00:00", "2026-09-13 00:00"]),
            ("0 0 29 2 */7", ["2032-02-29 00:00", "2060-02-29 00:00", "2088-02-29 00:00"]),
            ("@hourly", ["2026-01-01 01:00", "2026-01-01 02:00", "2026-01-01 03:00"]),
            ("@daily", ["2026-01-02 00:00", "2026-01-03 00:00", "2026-01-04 00:00"]),
            ("@Weekly", ["2026-01-04 00:00", "2026-01-11 00:00", "2026-01-18 00:00"]),
            (" @monthly ", ["2026-02-01 00:00", "2026-03-01 00:00", "2026-04-01 00:00"]),
            ("  0\t3   *  * * ", ["2026-01-01 03:00", "2026-01-02 03:00", "2026-01-03 03:00"]),
        ])
    func upcoming(text: String, moments: [String]) throws {
        let schedule = try Moments.cron(text)
        #expect(Moments.written(schedule.upcoming(3, after: try Moments.utc("2026-01-01 00:00"))) == moments)
    }

    @Test(
        "An expression that cannot be read is refused, naming the field and what is allowed",
        arguments: [
            ("60 * * * *", ["minute", "“60”", "0 to 59"]), ("-1 * * * *", ["minute", "“-1”", "0 to 59"]),
            ("* 24 * * *", ["hour", "“24”", "0 to 23"]), ("* * 0 * *", ["day of the month", "“0”", "1 to 31"]),
            ("* * 32 * *", ["day of the month", "“32”"]), ("* * * 13 *", ["month", "“13”", "JAN to DEC"]),
            ("* * * MON *", ["month", "“MON”"]), ("* * * * 8", ["day of the week", "“8”", "0 and 7 are Sunday"]),
            ("* * * * JAN", ["day of the week", "“JAN”"]), ("MON * * * *", ["minute", "“MON”"]),
            ("1,,2 * * * *", ["minute", "“”"]), ("30-10 * * * *", ["minute", "“30-10”", "smaller end"]),
            ("* 22-2 * * *", ["hour", "“22-2”", "smaller end"]),
            ("* * * * FRI-MON", ["day of the week", "smaller end"]),
            ("*/0 * * * *", ["minute", "“*/0”", "a step is 1 to 59"]),
            ("*/60 * * * *", ["minute", "a step is 1 to 59"]),
            ("* */x * * *", ["hour", "“*/x”", "a step is 1 to 23"]), ("5/10 * * * *", ["minute", "“5/10”", "5-20/5"]),
            ("1-2-3 * * * *", ["minute", "“1-2-3”"]), ("1//2 * * * *", ["minute"]), ("+1 * * * *", ["minute", "“+1”"]),
            ("*-5 * * * *", ["minute"]), ("* * * * *5", ["day of the week", "“*5”"]),
            ("99999999999999999999 * * * *", ["minute"]), ("\u{663} * * * *", ["minute", "“\u{663}”"]),
            ("* * * *", ["4 fields instead of five"]), ("* * * * * *", ["6 fields instead of five"]),
            ("", ["0 fields instead of five"]), ("@yearly", ["begins with @"]), ("@", ["begins with @"]),
        ])
    func refused(text: String, words: [String]) throws {
        let problem = try #require(throws: Problem.self) { _ = try CronExpression(text) }
        #expect(problem.code == .scheduleInvalid && problem.field == "schedule")
        for word in words { #expect(problem.cause.description.contains(word), "\(problem.cause)") }
    }

    @Test("30 February never comes, and that is found out at once")
    func never() throws {
        let start = ContinuousClock.now
        for text in ["0 0 30 2 *", "0 0 31 2,4,6,9,11 *", "* * 31 APR *"] {
            #expect(try Moments.cron(text, "Europe/Berlin").next(after: try Moments.utc("2026-01-01 00:00")) == nil)
        }
        #expect(ContinuousClock.now - start < .seconds(2))
        #expect(try Moments.cron("0 0 30 2 *").upcoming(3, after: try Moments.utc("2026-01-01 00:00")).isEmpty)
    }

    @Test("The rarest day, a 29 February on a Sunday over the year 2100, is still found")
    func rarest() throws {
        let moment = try Moments.cron("0 0 29 2 */7").next(after: try Moments.utc("2088-02-29 00:00"))
        #expect(Moments.written([moment].compactMap(\.self)) == ["2128-02-29 00:00"])
    }

    @Test("A stored expression is read again as it was written, and a broken one stops the reading")
    func stored() throws {
        let schedule = try Moments.cron("0 3 * * mon-FRI", "Europe/Berlin")
        let data = try JSONEncoder().encode(schedule)
        #expect(try JSONDecoder().decode(Schedule.self, from: data) == schedule)
        let broken = String(decoding: data, as: UTF8.self).replacingOccurrences(of: "mon-FRI", with: "mon-FRO")
        #expect(throws: Problem.self) { try JSONDecoder().decode(Schedule.self, from: Data(broken.utf8)) }
    }
}
