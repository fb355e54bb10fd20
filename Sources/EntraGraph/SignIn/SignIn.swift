import DirectoryCore
import DirectoryPorts
import Logging

/// Keeps the token of one tenant, and asks for the next one in time: one request at a time, for whoever needs it.
///
/// Of several credentials the preferred one is shown first. When it is refused the next takes its place, and stays in
/// it as long as it is accepted.
actor SignIn {
    private let source: TokenSource
    private let credentials: CredentialList
    private var current: AccessToken?
    private var accepted: CredentialID?
    private var renewal: Task<Renewed, Never>?

    private enum Renewed {
        case token(AccessToken)
        case refused(Problem)
        case abandoned
    }

    init(source: TokenSource, credentials: @escaping CredentialList) {
        self.source = source
        self.credentials = credentials
    }

    /// A token with some life left.
    func token() async throws(Problem) -> AccessToken {
        while true {
            if let current, source.timing.uptime() < current.renewal { return current }
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

    /// Shows every credential, whether a token is at hand or not, and goes on with the first that is accepted.
    func tryEach() async throws(Problem) -> [CredentialTrial] {
        let offered = try await credentials()
        var queue = CredentialQueue()
        _ = queue.admit(offered)
        var tokens: [AccessToken] = []
        while let credential = queue.next() {
            if let token = try await token(by: credential, &queue) { tokens.append(token) }
        }
        if let first = tokens.first { keep(first) }
        return offered.map { offered in
            CredentialTrial(
                credential: offered.id, problem: queue.problem(of: offered.id),
                grantedPermissions: tokens.first { $0.credential == offered.id }?.grantedPermissions)
        }
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
        do {
            let token = try await firstGranted()
            keep(token)
            return .token(token)
        } catch {
            return Task.isCancelled ? .abandoned : .refused(error)
        }
    }

    private func firstGranted() async throws(Problem) -> AccessToken {
        var queue = CredentialQueue(beginningWith: accepted)
        while queue.admit(try await credentials()) {
            while let credential = queue.next() {
                if let token = try await token(by: credential, &queue) { return token }
            }
        }
        throw queue.problem
    }

    /// - Returns: nil when the credential was not accepted; the queue knows why.
    /// - Throws: when nobody waits for an answer any more.
    private func token(
        by offered: OfferedCredential, _ queue: inout CredentialQueue
    ) async throws(Problem) -> AccessToken? {
        do throws(Problem) {
            return try await source.token(by: offered)
        } catch {
            guard !Task.isCancelled else { throw error }
            source.logger.notice(
                "A credential was not accepted",
                metadata: ["credential": "\(offered.id)", "code": "\(error.code.rawValue)"])
            queue.refuse(offered, because: error)
            return nil
        }
    }

    private func keep(_ token: AccessToken) {
        current = token
        accepted = token.credential
    }
}
