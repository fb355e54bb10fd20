package import AsyncHTTPClient
package import DirectoryCore
package import DirectoryPorts
package import FoundationEssentials

/// Asks tenants of Microsoft Entra who somebody is: OpenID Connect with an authorization code, PKCE, state and nonce.
///
/// Only the login host of the connection's cloud is asked, whatever its documents say.
///
/// Source: <https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow>
package struct EntraSignIn: PersonSignIn {
    private let clouds: [CloudName: Cloud]
    private let authentication: ClientAuthentication
    private let http: HTTPClient
    private let now: @Sendable () -> Date
    private let tenants: KnownTenants

    /// - Parameters:
    ///   - clouds: where to sign in, by the names that connections use.
    ///   - authentication: how the application proves to be the registered one.
    ///   - http: with the configuration `.entraSignIn`, or another that follows no redirects.
    package init(
        clouds: [Cloud], authentication: ClientAuthentication, http: HTTPClient, now: @escaping @Sendable () -> Date
    ) {
        self.clouds = Dictionary(clouds.map { ($0.name, $0) }) { first, _ in first }
        self.authentication = authentication
        self.http = http
        self.now = now
        tenants = KnownTenants()
    }

    package func address(of attempt: PersonSignInAttempt, at connection: Connection) async throws(Problem) -> String {
        let login = try login(of: connection)
        let document = try await tenants.document(of: login, at: now())
        return document.authorizationEndpoint + "?"
            + FormField.encoded([
                FormField("client_id", connection.client.description),
                FormField("response_type", "code"),
                FormField("redirect_uri", attempt.redirectURI),
                FormField("response_mode", "query"),
                FormField("scope", Self.scope),
                FormField("state", attempt.state),
                FormField("nonce", attempt.nonce),
                FormField("code_challenge", Challenge.s256(of: attempt.verifier)),
                FormField("code_challenge_method", "S256"),
            ])
    }

    package func person(
        bringing code: Secret, in attempt: PersonSignInAttempt, at connection: Connection
    ) async throws(Problem) -> VerifiedPerson {
        let login = try login(of: connection)
        let document = try await tenants.document(of: login, at: now())
        let token = try await exchange(code, attempt, connection, login, document)
        let expectation = TokenExpectation(
            issuer: document.issuer, audience: connection.client, tenant: login.tenant, nonce: attempt.nonce)
        return try await verify(token, expectation, login)
    }

    /// `profile` brings the object id.
    private static let scope = "openid profile"

    private func login(of connection: Connection) throws(Problem) -> TenantLogin {
        guard let tenant = connection.pinnedTenant?.id else { throw .notConnected }
        guard let cloud = clouds[connection.cloud] else { throw .cloudUnknown(connection.cloud) }
        let trust = try TrustedAuthorities.configuration(for: cloud)
        return TenantLogin(host: cloud.loginHost, tenant: tenant, wire: LoginWire(http: http, trust: trust))
    }
}

extension EntraSignIn {
    /// Shows the code with each of the connection's credentials, the preferred one first, until one is accepted: a
    /// refused credential uses no code up.
    private func exchange(
        _ code: Secret, _ attempt: PersonSignInAttempt, _ connection: Connection, _ login: TenantLogin,
        _ document: TenantDocument
    ) async throws(Problem) -> IdentityTokenText {
        var refusal = Problem.notConnected
        for credential in connection.credentials {
            let proof = try await authentication.fields(connection, credential, document.tokenEndpoint)
            let form =
                [
                    FormField("grant_type", "authorization_code"),
                    FormField("client_id", connection.client.description),
                    FormField("scope", Self.scope),
                    FormField("code", code.reveal()),
                    FormField("redirect_uri", attempt.redirectURI),
                    FormField("code_verifier", attempt.verifier.reveal()),
                ] + proof
            switch try await login.wire.post(form, to: document.tokenEndpoint) {
            case .token(let token): return token
            case .codeRefused: throw .personNotConfirmed
            case .credentialRefused(let problem): refusal = problem
            }
        }
        throw refusal
    }

    /// Verifies a token with the keys that are known; when it is signed with another, the keys are read again, once.
    private func verify(
        _ token: IdentityTokenText, _ expectation: TokenExpectation, _ login: TenantLogin
    ) async throws(Problem) -> VerifiedPerson {
        guard let name = token.keyName else { throw .personNotConfirmed }
        let key = try await tenants.key(named: name, of: login, at: now())
        guard let key, let claims = await token.claims(verifiedWith: key),
            let person = expectation.person(in: claims, at: now())
        else { throw .personNotConfirmed }
        return person
    }
}
