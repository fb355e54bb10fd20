import Crypto

/// Codes handed out by the authorize page, each good for one exchange within ten minutes
/// (https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow).
struct AuthorizationCodes: Sendable {
    struct Ticket: Sendable {
        var tenantID: String
        var clientID: String
        var redirectURI: String
        var person: ObjectID
        var scope: String
        var nonce: String?
        /// The S256 challenge (RFC 7636); nil if the client sent none.
        var challenge: String?
        var issuedAt: Timestamp
    }

    private static let lifetime = 600
    private var tickets: [String: Ticket] = [:]
    private var used: Set<String> = []

    mutating func issue(_ ticket: Ticket, as code: String) { tickets[code] = ticket }

    /// Takes the ticket of a code; a second time there is none.
    mutating func redeem(_ code: String, now: Timestamp) throws(SignInError) -> Ticket {
        guard !used.contains(code) else { throw .usedCode }
        guard let ticket = tickets.removeValue(forKey: code) else { throw .unknownCode }
        used.insert(code)
        guard now.seconds - ticket.issuedAt.seconds <= Self.lifetime else { throw .expiredCode }
        return ticket
    }
}

extension AuthorizationCodes.Ticket {
    /// Whether the verifier is the one whose hash the client sent first.
    func matches(verifier: String?) -> Bool {
        guard let challenge else { return verifier == nil }
        guard let verifier else { return false }
        return Base64URL.encode(SHA256.hash(data: Array(verifier.utf8))) == challenge
    }
}

extension SignInError {
    static let usedCode = Self(
        number: 54_005, status: 400, error: "invalid_grant",
        text:
            "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token."
    )

    static let expiredCode = Self(
        number: 70_008, status: 400, error: "invalid_grant",
        text:
            "The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource."
    )

    static let unknownCode = Self(
        number: 9_002_313, status: 400, error: "invalid_grant",
        text: "Invalid request. The authorization code is malformed or invalid.")

    static let wrongVerifier = Self(
        number: 501_481, status: 400, error: "invalid_grant",
        text: "The Code_Verifier does not match the code_challenge supplied in the authorization request.")

    static func wrongRedirect(_ uri: String, _ client: String) -> Self {
        Self(
            number: 50_011, status: 400, error: "invalid_request",
            text:
                "The redirect URI '\(uri)' specified in the request does not match the redirect URIs configured for the application '\(client)'."
        )
    }
}
