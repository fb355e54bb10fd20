import DirectoryCore
import Foundation

/// A pass to Microsoft Graph.
struct AccessToken: Hashable, Sendable {
    let bearer: Secret
    /// When to ask for the next one, in time since the start: after 80 % of its life.
    let renewal: Duration

    /// - Parameter life: how long the token is valid, from `start` on.
    init(bearer: Secret, life: Duration, start: Duration) {
        self.bearer = bearer
        renewal = start + life * 0.8
    }

    /// The application permissions in the token, for diagnosis only: to its client a token is opaque.
    ///
    /// - Returns: nothing for a token whose inside cannot be read.
    var grantedPermissions: Set<String> {
        struct Claims: Decodable { let roles: [String]? }
        let parts = bearer.reveal().split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let payload = Data(base64URL: parts[1]),
            let claims = try? JSONDecoder().decode(Claims.self, from: payload)
        else { return [] }
        return Set(claims.roles ?? [])
    }
}

extension Data {
    fileprivate init?(base64URL text: Substring) {
        let plain = text.replacing("-", with: "+").replacing("_", with: "/")
        self.init(base64Encoded: plain + String(repeating: "=", count: (4 - plain.count % 4) % 4))
    }
}
