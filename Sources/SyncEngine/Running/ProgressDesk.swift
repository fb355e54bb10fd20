import DirectoryCore
import DirectoryPorts
import FoundationEssentials

/// How far a run is: told to whoever asked for it at once, and kept for the store and for whoever watches.
actor ProgressDesk {
    private let now: @Sendable () -> Date
    private let onProgress: @Sendable (RunProgress) -> Void
    private var latest = RunProgress.beginning
    private var upstream: (any UpstreamDirectory)?

    /// - Parameter now: the clock.
    init(_ now: @escaping @Sendable () -> Date, _ onProgress: @escaping @Sendable (RunProgress) -> Void) {
        self.now = now
        self.onProgress = onProgress
    }

    /// From now on pauses are those of this tenant.
    func watch(_ upstream: any UpstreamDirectory) { self.upstream = upstream }

    /// How far it is, with the pause that the tenant has asked for.
    var current: RunProgress {
        get async {
            var progress = latest
            progress.pausedUntil = await upstream?.pause.map { now().addingTimeInterval($0 / .seconds(1)) }
            return progress
        }
    }

    /// - Parameter noticed: how many of those that were read are otherwise than they are here.
    func tell(_ phase: RunProgress.Phase, _ people: Int, of total: Int?, noticed: Int? = nil) {
        tell(RunProgress(phase: phase, people: people, total: total, noticed: noticed ?? latest.noticed))
    }

    /// Tells of a plan that is about to be applied.
    func tell(_ counts: OutcomeCounts) {
        tell(RunProgress(phase: .applying, people: 0, total: counts.total, counts: counts))
    }

    private func tell(_ progress: RunProgress) {
        latest = progress
        onProgress(progress)
    }
}
