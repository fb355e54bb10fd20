import DirectoryCore
import Foundation

/// A pass to Microsoft Graph.
struct AccessToken: Hashable, Sendable {
    let bearer: Secret
    /// By which credential it was had.
    let credential: CredentialID
    /// When to ask for the next one, in time since the start: after 80 % of its life.
    let renewal: Duration

    /// - Parameter life: how long the token is valid, from `start` on.
    init(bearer: Secret, credential: CredentialID, life: Duration, start: Duration) {
        self.bearer = bearer
        self.credential = credential
        renewal = start + life * 0.8
    }

    /// The application permissions in the token, for diagnosis only: to its client a token is opaque.
    ///
    /// - Returns: nil for a token whose inside cannot be read.
    var grantedPermissions: Set<String>? {
        struct Claims: Decodable { let roles: [String]? }
        let parts = bearer.reveal().split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let payload = Data(base64URL: parts[1]),
            let claims = try? JSONDecoder().decode(Claims.self, from: payload)
        else { return nil }
        return Set(claims.roles ?? [])
    }
}
