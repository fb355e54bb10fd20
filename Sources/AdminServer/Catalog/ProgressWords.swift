import DirectoryCore
import DirectoryPorts

/// What is said of a run while it is at work.
protocol ProgressWords: Sendable {
    /// A step of the run, as the list of its steps names it.
    func phase(_ phase: RunProgress.Phase) -> String
    /// `12,400 of about 31,000 read · 37 differ`
    func progress(_ progress: RunProgress) -> String
    /// Said aloud at the start, and at every quarter: `Reading from Entra: 25 %`.
    func milestone(_ phase: RunProgress.Phase, percent: Int) -> String
    /// Microsoft has asked for fewer requests.
    func pause(seconds: Int) -> String
    /// Said aloud when such a pause begins; without its length, which counts down.
    var pauseBegun: String { get }
    /// What stopping means now.
    func stopping(in phase: RunProgress.Phase) -> String
    /// The heading while a plan that waited is applied.
    var applyingPlan: String { get }
    /// What the server says when too many watch.
    var watchedByMany: String { get }

    // A plan that waits
    /// `2 of 25 allowed deletions`
    func allowed(removals: Int, recent: Int, limit: Int) -> String
    /// Asks to type how many are removed.
    func confirmRemovals(_ count: Int) -> String
    func confirmationMissing(_ count: Int) -> (cause: String, advice: String)
    func leaveOut(_ name: String) -> String
    var viewChanges: String { get }
    func retry(_ count: Int) -> String
    func resolveDuplicates(_ count: Int) -> String

    // The list of runs
    func filter(_ filter: RunQuery.Standing) -> String
    func filter(kind: RunKind) -> String
    var allRuns: String { get }
    var noRunsMatchAdvice: String { get }
}
