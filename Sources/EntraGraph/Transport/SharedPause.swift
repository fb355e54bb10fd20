import Synchronization

/// A pause that all readers of one tenant keep, because one of them was asked for fewer requests.
///
/// The tenant counts the requests of the application, not those of one reader: who went on while another waits would
/// make that wait longer.
///
/// Source: <https://learn.microsoft.com/graph/throttling>
final class SharedPause: Sendable {
    private let end = Mutex(Duration.zero)

    /// Makes everybody wait at least until then.
    ///
    /// - Parameter uptime: on the clock of `GraphTiming`.
    func extend(to uptime: Duration) { end.withLock { $0 = max($0, uptime) } }

    /// How long is still to be waited; nil for not at all.
    func remaining(at uptime: Duration) -> Duration? {
        let rest = end.withLock { $0 } - uptime
        return rest > .zero ? rest : nil
    }

    /// Waits. Throws only when the task is cancelled.
    func keep(_ timing: GraphTiming) async throws {
        while let rest = remaining(at: timing.uptime()) { try await timing.sleep(rest) }
    }
}
