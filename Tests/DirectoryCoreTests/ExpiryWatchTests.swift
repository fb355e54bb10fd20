import DirectoryCore
import Foundation
import TestSupport
import Testing

@Suite("A credential that is about to end")
struct ExpiryWatchTests {
    private let end = Fixture.morning

    private func notice(daysBefore days: Double) -> ExpiryWatch.Notice? {
        ExpiryWatch.notice(for: end, at: end.addingTimeInterval(-days * 24 * 3_600))
    }

    @Test(
        "The latest threshold that has been reached is the notice",
        arguments: [
            (60, 60, 60), (59.5, 60, 60), (31, 60, 31), (30, 30, 30), (14.001, 30, 15), (14, 14, 14), (7.5, 14, 8),
            (7, 7, 7), (1.01, 7, 2), (1, 1, 1), (0.0001, 1, 1), (0, 0, 0), (-0.5, 0, 0), (-400, 0, 0),
        ] as [(Double, Int, Int)])
    func thresholds(days: Double, threshold: Int, left: Int) {
        #expect(notice(daysBefore: days)?.threshold == threshold)
        #expect(notice(daysBefore: days)?.daysLeft == left)
    }

    @Test("Nothing is said earlier, nor of an end that nobody knows")
    func quiet() {
        #expect(notice(daysBefore: 60.01) == nil)
        #expect(ExpiryWatch.notice(for: nil, at: end) == nil)
        #expect(ExpiryWatch.notice(for: .distantFuture, at: end) == nil)
    }

    @Test("The key is the same all along one threshold, and another for the next threshold and for another end")
    func keys() {
        #expect(notice(daysBefore: 13)?.key == notice(daysBefore: 8)?.key)
        #expect(notice(daysBefore: -1)?.key == notice(daysBefore: -90)?.key)
        let keys = [60, 30, 14, 7, 1, 0].map { notice(daysBefore: $0)?.key }
        #expect(Set(keys).count == 6 && !keys.contains(nil))
        let renewed = end.addingTimeInterval(24 * 3_600)
        #expect(ExpiryWatch.notice(for: renewed, at: renewed)?.key != notice(daysBefore: 0)?.key)
    }
}
