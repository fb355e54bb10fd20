/// Decides whether a request's bearer token is good, with the words of the real service.
struct BearerCheck {
    let key: SigningKey
    let origin: String
    let now: Timestamp
    /// The `uti` of every token issued and not revoked.
    let live: Set<String>

    func read(_ header: String?) throws(GraphError) -> JSONWebToken {
        guard let header, !header.isEmpty else { throw .unauthorized("Access token is empty.") }
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.first?.lowercased() == "bearer" else { throw .unauthorized("Access token is empty.") }
        guard parts.count == 2, !parts[1].isEmpty else { throw .unauthorized("UnableToParseTokens") }
        guard let token = JSONWebToken(parts[1]) else {
            throw .unauthorized("Protocol 'Bearer' failed to validate because The token could not be read.")
        }
        guard token.isSigned(by: key.publicKey) else {
            throw .unauthorized("Access token validation failure. Invalid signature.")
        }
        return token
    }

    func check(_ token: JSONWebToken) throws(GraphError) {
        guard let audience = token.claims["aud"]?.string, GraphAudience.accepts(audience, origin: origin) else {
            throw .unauthorized("Access token validation failure. Invalid audience.")
        }
        guard let end = token.time("exp"), let start = token.time("nbf"), start <= now, now < end else {
            throw .unauthorized("Lifetime validation failed, the token is expired.")
        }
        guard let identifier = token.claims["uti"]?.string, live.contains(identifier) else {
            throw .unauthorized("Access token has been revoked.")
        }
    }
}
