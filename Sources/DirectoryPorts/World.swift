package import FoundationEssentials

/// The clock and the source of new ids. What decides takes these as values; only the composition root makes the
/// real ones.
package struct World: Sendable {
    package let now: @Sendable () -> Date
    package let makeUUID: @Sendable () -> UUID

    package init(now: @escaping @Sendable () -> Date, makeUUID: @escaping @Sendable () -> UUID) {
        self.now = now
        self.makeUUID = makeUUID
    }
}
