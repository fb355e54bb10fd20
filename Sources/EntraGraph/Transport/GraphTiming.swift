package import FoundationEssentials

/// Clock, pauses, chance and ids, as the conversation with Microsoft needs them.
package struct GraphTiming: Sendable {
    /// The time of day, for observations and for dates that the tenant names.
    package let now: @Sendable () -> Date
    /// Time since some fixed moment, which no change of the clock moves: for the life of a token.
    package let uptime: @Sendable () -> Duration
    /// Waits. Throws only when the task is cancelled.
    package let sleep: @Sendable (Duration) async throws -> Void
    /// A number in `0..<1`, so that servers which were refused together do not come back together.
    package let chance: @Sendable () -> Double
    /// An id that was never given before.
    package let makeUUID: @Sendable () -> UUID

    package init(
        now: @escaping @Sendable () -> Date,
        uptime: @escaping @Sendable () -> Duration,
        sleep: @escaping @Sendable (Duration) async throws -> Void,
        chance: @escaping @Sendable () -> Double,
        makeUUID: @escaping @Sendable () -> UUID
    ) {
        self.now = now
        self.uptime = uptime
        self.sleep = sleep
        self.chance = chance
        self.makeUUID = makeUUID
    }

    /// The real ones. Only the composition root asks for them.
    package static func system(now: @escaping @Sendable () -> Date) -> GraphTiming {
        let start = ContinuousClock.now
        return GraphTiming(
            now: now,
            uptime: { ContinuousClock.now - start },
            sleep: { try await Task.sleep(for: $0) },
            chance: { Double.random(in: 0..<1) }, makeUUID: { UUID() })
    }
}
