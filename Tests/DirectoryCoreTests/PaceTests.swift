import DirectoryCore
import Foundation
import TestSupport
import Testing

@Suite("How long a step of a run still takes")
struct PaceTests {
    /// Takes in how far a reading of a number of people is, at each second.
    private func read(_ people: [Int], of total: Int?, from start: TimeInterval = 0, _ pace: inout Pace) -> Int? {
        for (second, people) in people.enumerated() {
            let progress = RunProgress(phase: .reading, people: people, total: total)
            pace.note(progress, at: Fixture.morning.addingTimeInterval(start + Double(second)))
        }
        return pace.secondsLeft(of: RunProgress(phase: .reading, people: people.last ?? 0, total: total))
    }

    @Test("Ten people a second of a hundred: after six seconds four are left")
    func steady() {
        var pace = Pace()
        #expect(read([0, 10, 20, 30, 40, 50, 60], of: 100, &pace) == 4)
    }

    @Test("Nothing is said before five seconds, before a twentieth is done, without a total, and at the end")
    func unknown() {
        let cases: [(people: [Int], total: Int?)] = [
            ([0, 10, 20, 30, 40], 100), ([0, 1, 2, 3, 4, 5, 6], 1_000), ([0, 10, 20, 30, 40, 50, 60], nil),
            ([0, 10, 20, 30, 40, 50, 60], 60), ([0, 0, 0, 0, 0, 0, 0], 100),
        ]
        for (people, total) in cases {
            var pace = Pace()
            #expect(read(people, of: total, &pace) == nil, "\(people) of \(String(describing: total))")
        }
    }

    @Test("One slow page does not change much of what is said")
    func smooth() throws {
        var pace = Pace()
        let before = try #require(read(Array(stride(from: 0, through: 600, by: 10)), of: 6_000, &pace))
        let after = try #require(read([600, 600], of: 6_000, from: 60, &pace))
        #expect((before, after) == (540, 594))
    }

    @Test("Pages that come at once belong together")
    func together() {
        var pace = Pace()
        for second in 0...6 {
            for page in 0..<4 {
                let progress = RunProgress(phase: .reading, people: second * 40 + page * 10, total: 400)
                pace.note(progress, at: Fixture.morning.addingTimeInterval(Double(second) + Double(page) / 1_000))
            }
        }
        #expect(pace.secondsLeft(of: RunProgress(phase: .reading, people: 240, total: 400)) == 4)
    }

    @Test("Every step is measured for itself, and a rest is not")
    func steps() {
        var pace = Pace()
        _ = read([0, 10, 20, 30, 40, 50, 60], of: 100, &pace)
        #expect(pace.secondsLeft(of: RunProgress(phase: .lookingUp, people: 60, total: 100)) == nil)
        pace.rest()
        #expect(read([60, 70], of: 100, from: 600, &pace) == 3)
        pace.note(RunProgress(phase: .lookingUp, people: 0, total: 100), at: .distantFuture)
        #expect(pace.secondsLeft(of: RunProgress(phase: .reading, people: 60, total: 100)) == nil)
    }

    @Test(
        "It is said as people say it",
        arguments: [
            (9, "a few seconds left"), (10, "less than a minute left"), (49, "less than a minute left"),
            (50, "about 1 minute left"), (89, "about 1 minute left"), (90, "about 2 minutes left"),
            (5_399, "about 90 minutes left"), (5_400, "about 2 hours left"), (36_000, "about 10 hours left"),
        ])
    func words(seconds: Int, words: String) {
        #expect(TimeLeft(seconds: seconds).words == words)
    }
}
