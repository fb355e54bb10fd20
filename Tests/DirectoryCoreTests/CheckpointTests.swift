import DirectoryCore
import Foundation
import TestSupport
import Testing

@Suite("Whether everybody is read, or only what has changed (R28)")
struct CheckpointTests {
    private let now = Fixture.morning
    private let day: TimeInterval = 24 * 3_600

    private func reason(
        taken days: Double, full fullDays: Double? = nil, fingerprint: String = "settings"
    ) -> ReadingFacts.Reason {
        let checkpoint = Checkpoint(
            cursor: SealedSecret(bytes: [1]), fingerprint: fingerprint, takenAt: now.addingTimeInterval(-days * day),
            fullReadingAt: now.addingTimeInterval(-(fullDays ?? days) * day))
        return Checkpoint.reasonToRead(
            since: checkpoint, fingerprint: "settings", reconciliation: Connection.weekly, at: now)
    }

    @Test("Changes are read from a checkpoint that is under six days old, made with the same settings")
    func changes() {
        #expect(reason(taken: 0) == .changesSinceCheckpoint)
        #expect(reason(taken: 6) == .changesSinceCheckpoint)
        #expect(reason(taken: 1, full: 6.99) == .changesSinceCheckpoint)
    }

    @Test("Everybody is read otherwise, for a reason that is recorded")
    func everybody() {
        let without = Checkpoint.reasonToRead(
            since: nil, fingerprint: "settings", reconciliation: Connection.weekly, at: now)
        #expect(without == .noCheckpoint)
        #expect(reason(taken: 1, fingerprint: "other") == .settingsChanged)
        #expect(reason(taken: 6.001) == .checkpointTooOld)
        #expect(reason(taken: 1, full: 7) == .reconciliationDue)
    }

    @Test("A checkpoint of the future is of a time when the clock was wrong, and not trusted")
    func clockSetBack() {
        #expect(reason(taken: -0.01) == .checkpointTooOld)
    }
}
