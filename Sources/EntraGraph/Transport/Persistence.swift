import DirectoryCore
import Logging

/// Makes requests again as long as the policy says, and waits in between. One for each piece of work.
struct Persistence: Sendable {
    private let timing: GraphTiming
    private let logger: Logger
    private let pauses: SharedPause
    private var policy: RetryPolicy

    /// - Parameter pauses: told of each pause that a service asks for, for others who ask the same service.
    init(limits: GraphLimits, timing: GraphTiming, logger: Logger, pauses: SharedPause = SharedPause()) {
        self.timing = timing
        self.logger = logger
        self.pauses = pauses
        policy = RetryPolicy(limits: limits)
    }

    /// Makes a request until it succeeds, or fails in a way that will not change.
    mutating func attempt<Answer: Sendable>(
        _ request: @Sendable () async -> Result<Answer, Setback>
    ) async throws(Problem) -> Answer {
        var attempt = 1
        while true {
            switch await request() {
            case .success(let answer): return answer
            case .failure(let setback): try await pause(after: setback, attempt: attempt)
            }
            attempt += 1
        }
    }

    /// Waits until the next attempt.
    ///
    /// - Throws: the setback's problem when there is to be none.
    mutating func pause(after setback: Setback, attempt: Int) async throws(Problem) {
        guard let trouble = setback.trouble,
            case .retry(let pause) = policy.decide(after: trouble, attempt: attempt, chance: timing.chance())
        else { throw setback.problem }
        logger.notice(
            "Waiting before a request is made again",
            metadata: [
                "code": "\(setback.problem.code.rawValue)", "status": "\(setback.problem.trace?.status ?? 0)",
                "seconds": "\(pause.components.seconds)", "attempt": "\(attempt)",
            ])
        if case .throttled = trouble { pauses.extend(to: timing.uptime() + pause) }
        do {
            try await timing.sleep(pause)
        } catch {
            throw .interrupted
        }
    }
}
