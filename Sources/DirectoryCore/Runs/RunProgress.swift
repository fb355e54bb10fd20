package import FoundationEssentials

/// How far a run is, in people.
package struct RunProgress: Hashable, Codable, Sendable {
    package let phase: Phase
    package let people: Int
    /// Nil while it is not known.
    package let total: Int?
    /// How many of those that were read are otherwise than they are here; nil where that is not known while reading.
    package var noticed: Int?
    /// What becomes of whom, once the plan is made.
    package var counts: OutcomeCounts?
    /// Until when the tenant has asked us to wait; nil while it has not.
    package var pausedUntil: Date?
    /// Who has paused the run, and since when; nil for nobody.
    package var paused: RunPause?
    /// How long the phase still takes; nil while it is not known well enough.
    package var secondsLeft: Int?

    package init(phase: Phase, people: Int, total: Int?, noticed: Int? = nil, counts: OutcomeCounts? = nil) {
        self.phase = phase
        self.people = people
        self.total = total
        self.noticed = noticed
        self.counts = counts
    }

    /// What the run is doing.
    package enum Phase: String, CaseIterable, Codable, Sendable {
        case reading
        case lookingUp = "looking up"
        case comparing
        case applying
    }

    /// Where every run begins.
    package static let beginning = RunProgress(phase: .reading, people: 0, total: nil)

    /// How much of the phase is done, 0…1; nil while that is not known.
    package var share: Double? {
        guard let total, total > 0 else { return nil }
        return min(1, Double(people) / Double(total))
    }
}
