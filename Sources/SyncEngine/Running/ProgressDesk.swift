import DirectoryCore
import DirectoryPorts
import FoundationEssentials

/// How far a run is: told to whoever asked for it at once, and kept for the store and for whoever watches.
actor ProgressDesk {
    private let now: @Sendable () -> Date
    private let onProgress: @Sendable (RunProgress) -> Void
    private let gate: PauseGate
    private var latest = RunProgress.beginning
    private var pace = Pace()
    private var upstream: (any UpstreamDirectory)?

    /// - Parameter now: the clock.
    init(_ now: @escaping @Sendable () -> Date, _ onProgress: @escaping @Sendable (RunProgress) -> Void) {
        self.now = now
        gate = PauseGate(now)
        self.onProgress = onProgress
    }

    /// From now on pauses are those of this tenant.
    func watch(_ upstream: any UpstreamDirectory) { self.upstream = upstream }

    /// Waits while the run is paused.
    ///
    /// - Throws: when the task is cancelled meanwhile.
    func pass() async throws(Problem) {
        if try await gate.pass() { pace.rest() }
    }

    func pause(_ pause: RunPause) async {
        if await gate.close(for: pause) { onProgress(await current) }
    }

    func resume() async {
        if await gate.open() { onProgress(await current) }
    }

    /// The pause with which the run has waited for as long as it may; nil while it may go on waiting.
    var lastStraw: RunPause? { get async { await gate.lastStraw } }

    /// How far it is, with the pauses that the tenant and people have asked for.
    var current: RunProgress {
        get async {
            var progress = latest
            progress.paused = await gate.pause
            if progress.paused != nil { progress.secondsLeft = nil }
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
        pace.note(progress, at: now())
        latest = progress
        latest.secondsLeft = pace.secondsLeft(of: progress)
        onProgress(latest)
    }
}
