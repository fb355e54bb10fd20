/// Decides whether a request that failed is made again, and when. Knows no clock and makes no request.
///
/// The pauses of one piece of work, such as reading everybody, share one budget: a tenant that answers every page
/// only at the tenth attempt must not keep a run alive for days.
struct RetryPolicy: Hashable, Sendable {
    private let limits: GraphLimits
    /// What the pauses decided so far amount to.
    private(set) var waited: Duration = .zero

    init(limits: GraphLimits) { self.limits = limits }

    /// Why a request failed, if it may do better later.
    enum Trouble: Hashable, Sendable {
        /// The service asks for fewer requests, and possibly for how long.
        case throttled(Duration?)
        /// The service says that it cannot answer now, and possibly for how long.
        case unavailable(Duration?)
        /// No answer, or not all of it.
        case unreachable
        /// An answer that cannot be read.
        case unreadable
    }

    enum Decision: Hashable, Sendable {
        case retry(after: Duration)
        case giveUp
    }

    /// - Parameters:
    ///   - attempt: how often the request has been made, at least 1.
    ///   - chance: a number in `0..<1`.
    mutating func decide(after trouble: Trouble, attempt: Int, chance: Double) -> Decision {
        guard attempt < attempts(for: trouble) else { return .giveUp }
        let pause = pause(for: trouble, attempt: attempt, chance: chance)
        guard waited + pause <= limits.waitBudget else { return .giveUp }
        waited += pause
        return .retry(after: pause)
    }

    private func attempts(for trouble: Trouble) -> Int {
        switch trouble {
        case .throttled: limits.throttledAttempts
        case .unavailable: limits.unavailableAttempts
        case .unreachable: limits.unreachableAttempts
        case .unreadable: limits.unreadableAttempts
        }
    }

    private func pause(for trouble: Trouble, attempt: Int, chance: Double) -> Duration {
        switch trouble {
        case .throttled(let asked?), .unavailable(let asked?): asked + asked * (0.1 * chance)
        case .throttled, .unavailable, .unreachable, .unreadable: backoff(attempt: attempt, chance: chance)
        }
    }

    /// 1, 2, 4 … seconds, of which a random part of up to a half is left out.
    private func backoff(attempt: Int, chance: Double) -> Duration {
        let doubled = Duration.seconds(1 << min(attempt - 1, 20))
        return min(doubled, limits.longestBackoff) * (1 - 0.5 * chance)
    }
}
