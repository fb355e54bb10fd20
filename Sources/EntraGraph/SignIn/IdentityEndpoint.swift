import AsyncHTTPClient
import DirectoryCore
import Foundation
import Logging
import NIOHTTP1

/// Asks a machine's identity service for a token, and again when it is busy.
struct IdentityEndpoint: Sendable {
    let service: IdentityService
    /// Nil for the only identity that the machine has.
    let identity: ClientID?
    /// Whom the token is for.
    let graphHost: String
    let wire: Wire
    let timing: GraphTiming
    let logger: Logger

    /// - Throws: `managed-identity-unavailable` when the service gives none.
    func token(of credential: CredentialID) async throws(Problem) -> AccessToken {
        var attempt = 1
        while true {
            let (start, now) = (timing.uptime(), timing.now())
            let answer = await wire.forMachine.send(request)
            if case .success(let reply) = answer, reply.status == 200, let grant = TokenGrant(reply) {
                return grant.token(of: credential, start: start, now: now)
            }
            try await pause(after: answer, attempt: attempt)
            attempt += 1
        }
    }

    private var request: HTTPClientRequest {
        var fields = [("api-version", service.form.version), ("resource", "https://\(graphHost)")]
        if let identity { fields.append(("client_id", identity.description)) }
        let query = fields.map { "\($0)=\($1.percentEncoded)" }.joined(separator: "&")
        var request = HTTPClientRequest(url: "\(service.address)?\(query)")
        switch service.form {
        case .metadata: request.headers = ["Metadata": "true", "Accept": "application/json"]
        case .platform(let header):
            request.headers = ["X-IDENTITY-HEADER": header.reveal(), "Accept": "application/json"]
        }
        return request
    }

    private func pause(after answer: Result<Reply, Setback>, attempt: Int) async throws(Problem) {
        let reply = try? answer.get()
        guard let pause = IdentityPatience.pause(after: reply?.status, attempt: attempt) else {
            throw reply.map(Problem.managedIdentityRefused) ?? .identityServiceSilent
        }
        logger.notice(
            "Waiting before the machine's identity is asked for again",
            metadata: ["status": "\(reply?.status ?? 0)", "seconds": "\(pause.components.seconds)"])
        do {
            try await timing.sleep(pause)
        } catch {
            throw .interrupted
        }
    }
}

/// When a machine's identity service is asked again.
///
/// Source: <https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token#retry-guidance>
enum IdentityPatience {
    /// - Parameters:
    ///   - status: of the answer; nil when none came.
    ///   - attempt: how often it was asked, at least 1.
    /// - Returns: nil when it is not asked again.
    static func pause(after status: Int?, attempt: Int) -> Duration? {
        if status == 410 { return attempt <= 7 ? .seconds(10) : nil }
        guard status.map(isPassing) ?? true else { return nil }
        return attempt <= 3 ? .seconds(1 << (attempt - 1)) : nil
    }

    /// 200 without a token is as good as no answer.
    private static func isPassing(_ status: Int) -> Bool {
        [200, 404, 408, 429].contains(status) || (500...599).contains(status)
    }
}

extension Wire {
    /// For a service of the machine itself: it answers soon and little, or not at all.
    fileprivate var forMachine: Wire {
        Wire(
            http: http, trust: nil,
            limits: GraphLimits(bodyBytes: 64 * 1_024, requestTime: min(limits.requestTime, .seconds(10))))
    }
}
