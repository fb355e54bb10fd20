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
    let credential: Credential
    let wire: Wire
    let timing: GraphTiming

    func requestToken() async -> Result<AccessToken, Setback> {
        let start = timing.uptime()
        return await wire.send(request).flatMap { reply in
            reply.status == 200 ? token(in: reply, start: start) : .failure(refusal(reply))
        }
    }

    private var request: HTTPClientRequest {
        var request = HTTPClientRequest(url: "https://\(cloud.loginHost)/\(tenant)/oauth2/v2.0/token")
        request.method = .POST
        request.headers = ["Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded"]
        request.body = .bytes(ByteBuffer(string: form))
        return request
    }

    private var form: String {
        var fields = [
            ("grant_type", "client_credentials"),
            ("client_id", client.description),
            ("scope", "https://\(cloud.graphHost)/.default"),
        ]
        switch credential {
        case .clientSecret(let secret): fields.append(("client_secret", secret.reveal()))
        }
        return fields.map { "\($0)=\($1.percentEncoded)" }.joined(separator: "&")
    }

    private func token(in reply: Reply, start: Duration) -> Result<AccessToken, Setback> {
        guard reply.isJSON, let granted = try? JSONDecoder().decode(Granted.self, from: reply.data),
            !granted.accessToken.isEmpty, Self.isHeaderSafe(granted.accessToken)
        else { return .failure(.unreadable(reply)) }
        return .success(
            AccessToken(bearer: Secret(granted.accessToken), life: .seconds(granted.lifeInSeconds), start: start))
    }

    /// A token goes into a header: nothing in it may end the line.
    private static func isHeaderSafe(_ token: String) -> Bool {
        token.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }

    private func refusal(_ reply: Reply) -> Setback {
        guard reply.isJSON, let refused = try? JSONDecoder().decode(SignInRefusal.self, from: reply.data) else {
            return Setback(status: reply, now: timing.now())
        }
        return refused.setback(reply: reply, tenant: tenant, now: timing.now())
    }
}

private struct Granted: Decodable {
    let accessToken: String
    /// At most a day, whatever is claimed.
    let lifeInSeconds: Double

    enum CodingKeys: String, CodingKey {
        case accessToken = "access_token"
        case expiresIn = "expires_in"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        accessToken = try container.decode(String.self, forKey: .accessToken)
        lifeInSeconds = min(max(0, try Self.seconds(in: container)), 86_400)
    }

    /// A number, or, as managed identities write it, a text that holds one.
    private static func seconds(in container: KeyedDecodingContainer<CodingKeys>) throws -> Double {
        if let number = try? container.decode(Double.self, forKey: .expiresIn) { return number }
        guard let number = Double(try container.decode(String.self, forKey: .expiresIn)), !number.isNaN else {
            throw DecodingError.dataCorruptedError(forKey: .expiresIn, in: container, debugDescription: "no number")
        }
        return number
    }
}
