import AsyncHTTPClient
import DirectoryCore
import Foundation
import NIOCore
import NIOHTTP1

/// Asks Microsoft Entra for a token, once.
///
/// Source: <https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow>
struct TokenEndpoint: Sendable {
    let cloud: Cloud
    let tenant: TenantReference
    let client: ClientID
    let proof: Proof
    let credential: CredentialID
    let wire: Wire
    let timing: GraphTiming

    /// What is shown to the service.
    enum Proof: Sendable {
        case secret(Secret)
        case certificate(ClientCertificate)
        /// A token of another issuer, as it is.
        case assertion(Secret)
    }

    func requestToken() async -> Result<AccessToken, Setback> {
        let (start, now) = (timing.uptime(), timing.now())
        guard let request = try? request(at: now) else { return .failure(Setback(.certificateKeyUnreadable)) }
        return await wire.send(request).flatMap { reply in
            guard reply.status == 200 else { return .failure(refusal(reply)) }
            guard let grant = TokenGrant(reply) else { return .failure(.unreadable(reply)) }
            return .success(grant.token(of: credential, start: start, now: now))
        }
    }

    private var address: String { "https://\(cloud.loginHost)/\(tenant)/oauth2/v2.0/token" }

    private func request(at now: Date) throws -> HTTPClientRequest {
        var request = HTTPClientRequest(url: address)
        request.method = .POST
        request.headers = ["Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded"]
        request.body = .bytes(ByteBuffer(string: try form(at: now)))
        return request
    }

    private func form(at now: Date) throws -> String {
        let fields =
            [
                ("grant_type", "client_credentials"),
                ("client_id", client.description),
                ("scope", "https://\(cloud.graphHost)/.default"),
            ] + (try proof.fields(of: client, for: address, id: timing.makeUUID(), at: now))
        return fields.map { "\($0)=\($1.percentEncoded)" }.joined(separator: "&")
    }

    private func refusal(_ reply: Reply) -> Setback {
        guard reply.isJSON, let refused = try? JSONDecoder().decode(SignInRefusal.self, from: reply.data) else {
            return Setback(status: reply, now: timing.now())
        }
        return refused.setback(reply: reply, tenant: tenant, now: timing.now())
    }
}
