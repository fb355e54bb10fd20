package import FoundationEssentials

/// Somebody's word that a held plan may be applied: for exactly this plan, by this person, for a quarter of an hour.
package struct Approval: Hashable, Codable, Sendable {
    package let hash: PlanHash
    package let by: Actor
    package let at: Date

    package init(hash: PlanHash, by: Actor, at: Date) {
        self.hash = hash
        self.by = by
        self.at = at
    }

    /// In seconds.
    package static let life: TimeInterval = 15 * 60

    /// Whether it allows this person to apply this plan now.
    package func allows(_ hash: PlanHash, by actor: Actor, at now: Date) -> Bool {
        self.hash == hash && by == actor && actor.isPerson && (0...Self.life).contains(now.timeIntervalSince(at))
    }
}
