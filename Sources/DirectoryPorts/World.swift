package import FoundationEssentials

/// The clock, the passing of time and the source of new ids. What decides takes these as values; only the composition root makes the
/// real ones.
package struct World: Sendable {
    package let now: @Sendable () -> Date
    package let makeUUID: @Sendable () -> UUID
    /// Waits. Throws only when the task is cancelled.
    package let sleep: @Sendable (Duration) async throws -> Void

    package init(
        now: @escaping @Sendable () -> Date, makeUUID: @escaping @Sendable () -> UUID,
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.now = now
        self.makeUUID = makeUUID
        self.sleep = sleep
    }
}
