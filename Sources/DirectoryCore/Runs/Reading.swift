package import FoundationEssentials

/// What the reading of a run found.
package struct ReadingFacts: Hashable, Codable, Sendable {
    package let way: Way
    /// Why it was read in this way.
    package let reason: Reason
    /// How many directory users were read.
    package let people: Int
    /// How many of the selection were not among them and were looked up one by one.
    package let candidates: Int

    package init(way: Way, reason: Reason, people: Int, candidates: Int) {
        self.way = way
        self.reason = reason
        self.people = people
        self.candidates = candidates
    }

    /// How the tenant was read.
    package enum Way: String, Codable, Sendable {
        /// Only the chosen people, by `$batch`.
        case selected
        /// The whole listing.
        case full
        /// What has changed since the checkpoint.
        case delta
    }

    /// Why the tenant was read in this way.
    package enum Reason: String, CaseIterable, Codable, Sendable {
        case chosenPeople = "chosen-people"
        case changesSinceCheckpoint = "changes-since-checkpoint"
        case noCheckpoint = "no-checkpoint"
        case settingsChanged = "settings-changed"
        case checkpointTooOld = "checkpoint-too-old"
        case reconciliationDue = "reconciliation-due"
        /// The tenant answered 410 or `syncStateNotFound`.
        case changeHistoryEnded = "change-history-ended"
        /// An import reads the people it is about.
        case importing
    }
}

/// How far the changes of a tenant have been taken in. Stored in the transaction that stores what it covers (R28).
package struct Checkpoint: Hashable, Sendable {
    /// The delta link, sealed: whoever has it and a token reads the tenant's changes.
    package let cursor: SealedSecret
    /// Of the requested properties, scope and mapping that the reading was made with.
    package let fingerprint: String
    package let takenAt: Date
    /// When everybody was last read.
    package let fullReadingAt: Date
    /// Directory users to read again next time: what was read of them was contradictory, or could not be taken in.
    package let recheck: [DirectoryObjectID]

    package init(
        cursor: SealedSecret, fingerprint: String, takenAt: Date, fullReadingAt: Date,
        recheck: [DirectoryObjectID] = []
    ) {
        self.cursor = cursor
        self.fingerprint = fingerprint
        self.takenAt = takenAt
        self.fullReadingAt = fullReadingAt
        self.recheck = recheck
    }

    /// The checkpoint with more people to read again next time.
    package func rechecking(_ people: [DirectoryObjectID]) -> Checkpoint {
        Checkpoint(
            cursor: cursor, fingerprint: fingerprint, takenAt: takenAt, fullReadingAt: fullReadingAt,
            recheck: Set(recheck).union(people).sorted())
    }

    /// After this many seconds a checkpoint is not used any more: six days. Microsoft keeps change tokens of directory
    /// objects for seven (<https://learn.microsoft.com/graph/delta-query-overview>).
    package static let life: TimeInterval = 6 * 24 * 3_600

    /// How soon a full reading that begins a history is followed by another one, in seconds: an hour.
    package static let settling: TimeInterval = 3_600

    /// Why a run over everybody reads everything, or that it need not.
    ///
    /// - Parameters:
    ///   - fingerprint: of the settings in force.
    ///   - reconciliation: how often everybody is read at least, in seconds.
    package static func reasonToRead(
        since checkpoint: Checkpoint?, fingerprint: String, reconciliation: TimeInterval, at now: Date
    ) -> ReadingFacts.Reason {
        guard let checkpoint else { return .noCheckpoint }
        guard checkpoint.fingerprint == fingerprint else { return .settingsChanged }
        guard (0...life).contains(now.timeIntervalSince(checkpoint.takenAt)) else { return .checkpointTooOld }
        guard now.timeIntervalSince(checkpoint.fullReadingAt) < reconciliation else { return .reconciliationDue }
        return .changesSinceCheckpoint
    }
}
