import DirectoryCore
import Foundation

/// A token as a sign-in service or a machine's identity service grants it.
///
/// Sources: <https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow>,
/// <https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token>
struct TokenGrant: Sendable {
    private let granted: Granted

    /// - Returns: nil for an answer that is no grant, or holds a token that cannot go into a header.
    init?(_ reply: Reply) {
        guard reply.isJSON, let granted = try? JSONDecoder().decode(Granted.self, from: reply.data),
            !granted.accessToken.isEmpty, granted.accessToken.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        self.granted = granted
    }

    /// - Parameters:
    ///   - start: when it was asked for, on the clock that no change of time moves.
    ///   - now: the same moment as a date, for services that tell only when the token ends.
    func token(of credential: CredentialID, start: Duration, now: Date) -> AccessToken {
        let seconds: Double =
            switch granted.end {
            case .after(let seconds): seconds
            case .at(let date): date.timeIntervalSince(now)
            }
        // At most a day, whatever is claimed.
        let life = Duration.seconds(min(max(0, seconds), 86_400))
        return AccessToken(bearer: Secret(granted.accessToken), credential: credential, life: life, start: start)
    }
}

private struct Granted: Decodable {
    let accessToken: String
    let end: End

    enum End {
        case after(Double)
        /// Azure's application services do not tell for how long.
        case at(Date)
    }

    enum CodingKeys: String, CodingKey {
        case accessToken = "access_token"
        case expiresIn = "expires_in"
        case expiresOn = "expires_on"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        accessToken = try container.decode(String.self, forKey: .accessToken)
        if container.contains(.expiresIn) {
            end = .after(try Self.number(.expiresIn, in: container))
        } else {
            end = .at(Date(timeIntervalSince1970: try Self.number(.expiresOn, in: container)))
        }
    }

    /// A number, or, as managed identities write it, a text that holds one.
    private static func number(
        _ key: CodingKeys, in container: KeyedDecodingContainer<CodingKeys>
    ) throws -> Double {
        if let number = try? container.decode(Double.self, forKey: key) { return number }
        guard let number = Double(try container.decode(String.self, forKey: key)), !number.isNaN else {
            throw DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: "no number")
        }
        return number
    }
}
