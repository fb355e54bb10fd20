extension Simulation {
    /// Everything that is not Graph: tokens, discovery, keys.
    mutating func signIn(_ request: WireRequest, now: Timestamp) -> Reply {
        let trace = nextIdentifier()
        let correlation = request.headers["client-request-id"] ?? trace.description
        do throws(SignInError) {
            return try answerSignIn(request, now: now, trace: trace)
        } catch {
            return error.reply(origin: request.origin, now: now, trace: trace, correlation: correlation)
        }
    }

    private mutating func answerSignIn(
        _ request: WireRequest, now: Timestamp, trace: ObjectID
    ) throws(SignInError) -> Reply {
        let path = request.segments
        let documents = DiscoveryDocuments(origin: request.origin)
        let name = path.first ?? ""
        switch (request.method, path.dropFirst().map { $0.lowercased() }) {
        case ("POST", ["oauth2", "v2.0", "token"]):
            return try token(request, tenant: try tenant(for: name), now: now, trace: trace)
        case ("GET", ["v2.0", ".well-known", "openid-configuration"]):
            if let template = Self.template(name) {
                return documents.openIDConfiguration(tenantID: template, path: name.lowercased())
            }
            let tenant = try tenant(for: name, error: "invalid_tenant")
            return documents.openIDConfiguration(tenantID: tenant.id, path: tenant.id)
        case ("GET", ["discovery", "v2.0", "keys"]):
            let template = Self.template(name)
            let tenantID = template == nil ? try tenant(for: name, error: "invalid_tenant").id : "{tenantid}"
            return (try? documents.keys(key, tenantID: tenantID)) ?? Reply.text(500, "no key")
        case ("GET", ["oauth2", "v2.0", "authorize"]):
            return try authorize(request, tenant: try tenant(for: name), now: now)
        case ("GET", ["adminconsent"]):
            return try adminConsent(request, tenant: try tenant(for: name))
        case ("GET", ["identity", "oauth2", "token"]) where name == "metadata":
            return managedIdentityToken(request, .metadata, now: now)
        case ("GET", ["token"]) where name == "msi": return managedIdentityToken(request, .platform, now: now)
        case ("GET", ["discovery", "instance"]):
            return try documents.instance(request.query, tenantID: tenants[0].id)
        case (_, ["oauth2", "v2.0", "token"]):
            throw SignInError(
                number: 900_561, status: 405, error: "invalid_request",
                text: "The endpoint only accepts POST requests. Received a \(request.method) request.")
        default:
            return Reply.text(404, "There is nothing at \(request.method) \(request.path).")
        }
    }

    /// `{tenantid}` stays a template on the documents that are for every tenant.
    private static func template(_ name: String) -> String? {
        ["common", "organizations"].contains(name.lowercased()) ? "{tenantid}" : nil
    }

    private func tenant(for name: String, error: String = "invalid_request") throws(SignInError) -> Tenant {
        if let tenant = tenant(named: name) { return tenant }
        if error == "invalid_request", Self.template(name) != nil { throw .grantNotForCommon }
        guard ObjectID(name) != nil || name.contains(".") else { throw .malformedTenant(name, error: error) }
        throw .unknownTenant(name, error: error)
    }

    private mutating func token(
        _ request: WireRequest, tenant: Tenant, now: Timestamp, trace: ObjectID
    ) throws(SignInError) -> Reply {
        let form = try TokenForm(request)
        let endpoint = TokenEndpoint(tenant: tenant, origin: request.origin, now: now)
        let grantType = try form.required("grant_type")
        switch grantType {
        case "client_credentials":
            return try accessToken(
                endpoint.clientCredentials(form), tenant: tenant, now: now, trace: trace)
        case "authorization_code": return try redeem(form, endpoint: endpoint, now: now, trace: trace)
        default: throw .unsupportedGrant(grantType)
        }
    }

    private mutating func accessToken(
        _ grant: TokenEndpoint.Grant, tenant: Tenant, now: Timestamp, trace: ObjectID
    ) throws(SignInError) -> Reply {
        // A client that understands claims challenges gets a token for about a day.
        let lifetime = grant.understandsClaimsChallenges && tokenLifetime == 3599 ? 86_399 : tokenLifetime
        let identifier = Base64URL.encode(nextIdentifier().description.utf8.prefix(17))
        let token = AccessToken(tenant: tenant, grant: grant, now: now, lifetime: lifetime)
        guard let signed = try? token.sign(with: key, identifier: identifier) else {
            throw SignInError(
                number: 90_033, status: 503, error: "temporarily_unavailable",
                text: "A transient error has occurred. Please try again.")
        }
        liveTokens.insert(identifier)
        return Reply.json(
            headers: [
                ("Cache-Control", "no-store, no-cache"), ("Pragma", "no-cache"), ("Expires", "-1"),
                ("x-ms-request-id", trace.description), ("x-ms-ests-server", "2.1.0 - SIMULATOR"),
            ]
        ) {
            $0.field("token_type", "Bearer")
            $0.field("expires_in", lifetime)
            $0.field("ext_expires_in", lifetime)
            $0.field("access_token", signed)
        }
    }
}
