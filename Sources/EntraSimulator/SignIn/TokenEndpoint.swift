/// `POST /{tenant}/oauth2/v2.0/token`: decides who is signed in, and for what.
struct TokenEndpoint {
    let tenant: Tenant
    let origin: String
    let now: Timestamp

    /// The grant of a token for an application, before it is signed.
    struct Grant {
        var application: AppRegistration
        /// `aud` of the token.
        var audience: String
        /// `appidacr`: 1 secret, 2 certificate or assertion.
        var credentialClass: Int
        /// The client said it understands continuous access evaluation; its tokens live longer.
        var understandsClaimsChallenges: Bool
    }

    /// https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
    func clientCredentials(_ form: TokenForm) throws(SignInError) -> Grant {
        let scope = try form.required("scope")
        let (application, credentialClass) = try authenticate(form)
        return Grant(
            application: application, audience: try audience(of: scope, for: application),
            credentialClass: credentialClass,
            understandsClaimsChallenges: form.fields["claims"]?.lowercased().contains("\"cp1\"") == true)
    }

    /// The application that the form's credential belongs to.
    func authenticate(_ form: TokenForm) throws(SignInError) -> (AppRegistration, credentialClass: Int) {
        let assertion = try form.assertion.map { text throws(SignInError) in try ClientAssertion(text) }
        guard let clientID = form.clientID ?? assertion?.subject else { throw .missingParameter("client_id") }
        guard let application = tenant.applications[clientID] else {
            throw .unknownApplication(clientID, tenant.displayName)
        }
        if let assertion {
            try assertion.check(for: application, audiences: audiences, now: now)
            return (application, 2)
        }
        guard let secret = form.secret else { throw .missingCredential }
        try check(secret, of: application)
        return (application, 1)
    }

    private func check(_ secret: String, of application: AppRegistration) throws(SignInError) {
        guard let known = application.secrets.first(where: { $0.value == secret }) else {
            throw .invalidSecret(application.clientID)
        }
        if let end = known.expiresAt, end <= now.seconds { throw .expiredSecret(application.clientID) }
    }

    /// Exactly one resource, with `/.default`.
    private func audience(of scope: String, for application: AppRegistration) throws(SignInError) -> String {
        let suffix = "/.default"
        guard scope.hasSuffix(suffix), !scope.contains(" ") else { throw .scopeNotDefault(scope) }
        let resource = String(scope.dropLast(suffix.count))
        let own = [application.clientID, "api://\(application.clientID)"]
        let graph = [
            "https://graph.microsoft.com", "https://graph.microsoft.com/", origin, GraphAudience.applicationID,
        ]
        guard graph.contains(resource) || own.contains(resource) else {
            throw .unknownResource(resource, tenant.displayName)
        }
        return own.contains(resource) ? application.clientID : GraphAudience.publicHost
    }

    /// What an assertion may name as its audience: this tenant's token endpoint or issuer, on this host or the public one.
    private var audiences: Set<String> {
        let hosts = [origin, "https://login.microsoftonline.com"]
        let names = [tenant.id, tenant.domain, tenant.initialDomain] + tenant.aliases
        return Set(
            hosts.flatMap { host in
                names.flatMap { name in
                    ["/oauth2/v2.0/token", "/v2.0", "/", "/oauth2/token", ""].map {
                        "\(host)/\(name)\($0)".lowercased()
                    }
                }
            })
    }
}

/// The names Microsoft Graph goes by as the audience of a token.
enum GraphAudience {
    static let publicHost = "https://graph.microsoft.com"
    static let applicationID = "00000003-0000-0000-c000-000000000000"

    static func accepts(_ audience: String, origin: String) -> Bool {
        [publicHost, publicHost + "/", applicationID, origin, origin + "/"].contains(audience)
    }
}
