import DirectoryCore

/// A request that failed: what to tell if it is not made again, and whether it may be.
struct Setback: Error, Hashable, Sendable {
    let problem: Problem
    /// Nil when the same request would fail again.
    let trouble: RetryPolicy.Trouble?

    init(_ problem: Problem, trouble: RetryPolicy.Trouble? = nil) {
        self.problem = problem
        self.trouble = trouble
    }
}
