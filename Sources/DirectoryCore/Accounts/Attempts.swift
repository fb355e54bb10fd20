package import FoundationEssentials

/// Whose attempts are counted: a hash, so that the store holds neither addresses nor guessed names.
package struct AttemptKey: Hashable, Codable, Sendable {
    package let text: String

    package init(_ text: String) { self.text = text }
}

/// How attempts have gone.
package struct AttemptRecord: Hashable, Codable, Sendable {
    /// Failed ones since the latest success.
    package var failures: Int
    package var lastAt: Date

    package init(failures: Int, lastAt: Date) {
        self.failures = failures
        self.lastAt = lastAt
    }

    /// For how many seconds without another attempt it is remembered: a day for each failure. So whoever waits for a
    /// record to be forgotten has a guess a day in the long run, and names that nobody has do not stay for long.
    package var life: TimeInterval { Double(max(1, failures)) * 24 * 3_600 }

    package func isForgotten(at now: Date) -> Bool { now.timeIntervalSince(lastAt) > life }
}
