package import DirectoryCore

/// Asks the tenant of a connection who somebody is.
///
/// Source: OpenID Connect Core 1.0 and <https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow>,
/// with PKCE (RFC 7636).
package protocol PersonSignIn: Sendable {
    /// Where the browser goes to sign in.
    ///
    /// - Parameter connection: with a pinned tenant.
    /// - Throws: `not-connected` without a pinned tenant; `cloud-unknown`; problems of reaching the tenant.
    func address(of attempt: PersonSignInAttempt, at connection: Connection) async throws(Problem) -> String

    /// Exchanges the code that the browser came back with, and verifies what the tenant says.
    ///
    /// - Throws: `sign-in-failed` when the code or what it was exchanged for does not hold; problems of the connection's
    ///   credentials, and of reaching the tenant.
    func person(
        bringing code: Secret, in attempt: PersonSignInAttempt, at connection: Connection
    ) async throws(Problem) -> VerifiedPerson
}

/// One visit to the tenant, told from every other by three random texts of 256 bits.
package struct PersonSignInAttempt: Sendable {
    /// Comes back with the browser.
    package let state: String
    /// Comes back in the ID token.
    package let nonce: String
    /// Is shown with the code; the tenant has its hash since the beginning.
    package let verifier: Secret
    /// Where the tenant sends the browser back to: registered with the application.
    package let redirectURI: String

    package init(state: String, nonce: String, verifier: Secret, redirectURI: String) {
        self.state = state
        self.nonce = nonce
        self.verifier = verifier
        self.redirectURI = redirectURI
    }
}

/// Who came back, as the tenant says.
package struct VerifiedPerson: Hashable, Sendable {
    /// The only thing by which an account is found.
    package let identity: EntraIdentity
    /// What the tenant calls them; may be empty.
    package let name: String
    /// What they sign in with there. Says nothing about who owns the address.
    package let username: String?

    package init(identity: EntraIdentity, name: String, username: String?) {
        self.identity = identity
        self.name = name
        self.username = username
    }
}
