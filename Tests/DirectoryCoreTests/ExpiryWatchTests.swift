import DirectoryCore
import Foundation
import TestSupport
import Testing

@Suite("A credential that is about to end")
struct ExpiryWatchTests {
    private let end = Fixture.morning

    private func credential(_ number: UInt64 = 1, ends: Date?) -> StoredCredential {
        StoredCredential(
            id: CredentialID(Fixture.uuid(number)), kind: .clientSecret(SealedSecret(bytes: []), hint: "\(number)"),
            addedAt: .distantPast, expiresAt: ends)
    }

    private func notice(daysBefore days: Double) -> ExpiryWatch.Notice? {
        ExpiryWatch.notice(for: credential(ends: end), at: end.addingTimeInterval(-days * 24 * 3_600))
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
        #expect(notice(daysBefore: days)?.label == "client secret …1")
    }

    @Test("Nothing is said earlier, nor of an end that nobody knows")
    func quiet() {
        #expect(notice(daysBefore: 60.01) == nil)
        #expect(ExpiryWatch.notice(for: credential(ends: nil), at: end) == nil)
        #expect(ExpiryWatch.notice(for: credential(ends: .distantFuture), at: end) == nil)
    }

    @Test("The key is the same all along one threshold, and another for the next one, another end, another credential")
    func keys() {
        #expect(notice(daysBefore: 13)?.key == notice(daysBefore: 8)?.key)
        #expect(notice(daysBefore: -1)?.key == notice(daysBefore: -90)?.key)
        let keys = [60, 30, 14, 7, 1, 0].map { notice(daysBefore: $0)?.key }
        #expect(Set(keys).count == 6 && !keys.contains(nil))
        let renewed = end.addingTimeInterval(24 * 3_600)
        let others = [credential(ends: renewed), credential(2, ends: end)].map {
            ExpiryWatch.notice(for: $0, at: renewed)?.key
        }
        #expect(Set(others + [notice(daysBefore: 0)?.key]).count == 3)
    }

    @Test(
        "Of two the preferred one is watched, and the one that ends last; the one that was replaced ends in silence",
        arguments: [
            ([10], [1]), ([10, 400], [1]), ([400, 10], []), ([10, 20], [1, 2]), ([20, 10], [1]), ([10, nil], [1]),
            ([nil, 10], []), ([nil, nil], []), ([-1, 10], [1, 2]), ([-1, 400], [1]), ([400, -1], []), ([], []),
        ] as [([Double?], [UInt64])])
    func two(ends: [Double?], told: [UInt64]) {
        let credentials = ends.enumerated().map { index, days in
            credential(UInt64(index + 1), ends: days.map { end.addingTimeInterval($0 * 24 * 3_600) })
        }
        let connection = Connection(
            id: Fixture.connection, organization: Fixture.contoso, cloud: .global, tenant: .id(Fixture.tenant),
            client: ClientID(Fixture.uuid(0xC2)), credentials: credentials, createdAt: end)
        let notices = ExpiryWatch.notices(for: connection, at: end)
        #expect(notices.map(\.credential) == told.map { CredentialID(Fixture.uuid($0)) })
    }
}
