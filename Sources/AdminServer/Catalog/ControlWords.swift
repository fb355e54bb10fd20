import DirectoryCore
import DirectoryPorts
import FoundationEssentials

/// What is said of runs that wait: because somebody paused them, or because their plans are to be looked at.
protocol ControlWords: Sendable {
    // A run at work
    var pause: String { get }
    var resume: String { get }
    /// What pausing means.
    var pausing: String { get }
    /// Says who has paused a run, since when, and what comes of it.
    func paused(_ pause: RunPause) -> String
    /// Said aloud when a run is paused.
    func pauseHeard(_ pause: RunPause) -> String
    /// After how far a run is: `about 1 minute left`.
    func timeLeft(_ left: TimeLeft) -> String

    // A plan that waits
    /// Says when what it rests on was read.
    func planMade(at date: Date) -> String
    /// What has changed since a plan was made.
    ///
    /// - Parameter leavesOut: whether people were left out of the plan.
    func stale(_ change: PlanStanding.Change, leavesOut: Bool) -> String

    // A plan that a brake holds
    /// `Run 7 is held for review.`, `3 runs are held for review.`
    func held(_ runs: [RunID]) -> String
    var reviewHeld: String { get }
    var rejectHeld: String { get }
    /// The heading, which names the first thing that was found.
    func heading(of finding: BrakeFinding) -> String
}
