import Synchronization

/// A value that is there once, or never: whoever waits gets it, or the reason why not.
final class Readiness: Sendable {
    private enum State {
        case waiting([CheckedContinuation<RunningSimulator, any Error>])
        case settled(Result<RunningSimulator, any Error>)
    }

    private let state = Mutex(State.waiting([]))

    func succeed(_ running: RunningSimulator) { settle(.success(running)) }

    /// Does nothing after a success: a server that ends later was ready once.
    func fail(_ error: any Error) { settle(.failure(error)) }

    func value() async throws -> RunningSimulator {
        try await withCheckedThrowingContinuation { continuation in
            let settled = state.withLock { state -> Result<RunningSimulator, any Error>? in
                switch state {
                case .settled(let result): return result
                case .waiting(let others):
                    state = .waiting(others + [continuation])
                    return nil
                }
            }
            if let settled { continuation.resume(with: settled) }
        }
    }

    private func settle(_ result: Result<RunningSimulator, any Error>) {
        let waiting = state.withLock { state -> [CheckedContinuation<RunningSimulator, any Error>] in
            guard case .waiting(let continuations) = state else { return [] }
            state = .settled(result)
            return continuations
        }
        for continuation in waiting { continuation.resume(with: result) }
    }
}
