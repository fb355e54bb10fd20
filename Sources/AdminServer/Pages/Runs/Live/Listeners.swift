import Synchronization

/// How many follow runs at once: each holds a connection open.
final class Listeners: Sendable {
    private let count = Mutex(0)
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// Does something that counts as listening.
    ///
    /// - Returns: nil when there are too many listeners already.
    func listen<Value>(_ body: () async throws -> Value) async rethrows -> Value? {
        let isAdmitted = count.withLock { count in
            guard count < limit else { return false }
            count += 1
            return true
        }
        guard isAdmitted else { return nil }
        defer { count.withLock { $0 -= 1 } }
        return try await body()
    }
}
