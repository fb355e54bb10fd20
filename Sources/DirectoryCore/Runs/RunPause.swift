package import FoundationEssentials

/// Somebody's wish that a run at work waits: it asks the tenant for nothing more until somebody resumes it.
package struct RunPause: Hashable, Codable, Sendable {
    package let by: Actor
    package let since: Date

    package init(by: Actor, since: Date) {
        self.by = by
        self.since = since
    }

    /// How long the pauses of a run last together at most, in seconds. What was read before proves too little then
    /// (R16), and the run stops by itself.
    package static let patience: TimeInterval = 30 * 60
}
