import DirectoryCore
import Logging

/// Keeps the token of one tenant, and asks for the next one in time: one request at a time, for whoever needs it.
actor SignIn {
    private let endpoint: TokenEndpoint
    private let limits: GraphLimits
    private let logger: Logger
    private var current: AccessToken?
    private var renewal: Task<Renewed, Never>?

    private enum Renewed {
        case token(AccessToken)
        case refused(Problem)
        case abandoned
    }

    init(endpoint: TokenEndpoint, limits: GraphLimits, logger: Logger) {
        self.endpoint = endpoint
        self.limits = limits
        self.logger = logger
    }

    /// A token with some life left.
    func token() async throws(Problem) -> AccessToken {
        while true {
            if let current, endpoint.timing.uptime() < current.renewal { return current }
            switch await renewed() {
            case .token(let token): return token
            case .refused(let problem): throw problem
            case .abandoned where Task.isCancelled: throw .interrupted
            case .abandoned: continue
            }
        }
    }

    /// Forgets a token that was refused, unless another has taken its place already.
    func discard(_ token: AccessToken) {
        if current == token { current = nil }
    }

    /// Whoever waits may be cancelled, and so ends the request for all; the others then ask again.
    private func renewed() async -> Renewed {
        let task = renewal ?? Task { await renew() }
        renewal = task
        return await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
    }

    private func renew() async -> Renewed {
        defer { renewal = nil }
        var persistence = Persistence(limits: limits, timing: endpoint.timing, logger: logger)
        do {
            let token = try await persistence.attempt { [endpoint] in await endpoint.requestToken() }
            current = token
            return .token(token)
        } catch {
            return Task.isCancelled ? .abandoned : .refused(error)
        }
    }
}
