extension Simulation {
    /// `GET /{tenant}/oauth2/v2.0/authorize`
    mutating func authorize(_ request: WireRequest, tenant: Tenant, now: Timestamp) throws(SignInError) -> Reply {
        let page = AuthorizePage(tenant: tenant, query: request.query, now: now)
        guard let person = page.chosen else {
            // Sound or not is decided before anybody is asked who they are.
            let sound = try page.request(as: ObjectID(high: 0, low: 0))
            guard request.query["prompt"] == "none" else { return page.choices }
            return AuthorizePage.goBack(
                to: sound.redirectURI, mode: sound.mode,
                [
                    ("error", "login_required"),
                    ("error_description", "AADSTS50058: A silent sign-in request was sent but no user is signed in."),
                ]
                    + (sound.state.map { [("state", $0)] } ?? []))
        }
        let sound = try page.request(as: person.id)
        let code = "0.\(nextIdentifier().withoutHyphens)\(nextIdentifier().withoutHyphens)"
        codes.issue(sound.ticket, as: code)
        return AuthorizePage.goBack(
            to: sound.redirectURI, mode: sound.mode, [("code", code)] + (sound.state.map { [("state", $0)] } ?? []))
    }

    /// `grant_type=authorization_code`
    mutating func redeem(
        _ form: TokenForm, endpoint: TokenEndpoint, now: Timestamp, trace: ObjectID
    ) throws(SignInError) -> Reply {
        let code = try form.required("code")
        let application = try endpoint.authenticate(form).0
        let ticket = try codes.redeem(code, now: now)
        guard ticket.clientID == application.clientID, ticket.tenantID == endpoint.tenant.id else { throw .unknownCode }
        guard form.fields["redirect_uri"] == ticket.redirectURI else {
            throw .wrongRedirect(form.fields["redirect_uri"] ?? "", application.clientID)
        }
        guard ticket.matches(verifier: form.fields["code_verifier"]) else { throw .wrongVerifier }
        guard let person = endpoint.tenant.directory.people.active(ticket.person) else { throw .unknownCode }
        let identifier = Base64URL.encode(nextIdentifier().description.utf8.prefix(17))
        let token = IdentityToken(
            tenant: endpoint.tenant, ticket: ticket, person: person, origin: endpoint.origin, now: now)
        let scopes = ticket.scope.split(separator: " ")
        let signed = scopes.contains("openid") ? try? token.sign(with: key, identifier: identifier) : nil
        return Reply.json(headers: [("Cache-Control", "no-store, no-cache"), ("Pragma", "no-cache")]) {
            $0.field("token_type", "Bearer")
            $0.field("scope", scopes.filter { $0 != "offline_access" }.joined(separator: " "))
            $0.field("expires_in", tokenLifetime)
            $0.field("ext_expires_in", tokenLifetime)
            // Opaque to the client; the simulator answers no delegated requests.
            $0.field("access_token", Base64URL.encode("delegated-\(identifier)".utf8))
            if scopes.contains("offline_access") { $0.field("refresh_token", "1.\(identifier)") }
            if let signed { $0.field("id_token", signed) }
        }
    }

    /// `GET /{tenant}/adminconsent`: consent is always given, by pressing nothing.
    func adminConsent(_ request: WireRequest, tenant: Tenant) throws(SignInError) -> Reply {
        guard let clientID = request.query["client_id"]?.lowercased() else { throw .missingParameter("client_id") }
        guard let application = tenant.applications[clientID] else {
            throw .unknownApplication(clientID, tenant.displayName)
        }
        let uri = request.query["redirect_uri"] ?? ""
        guard application.redirectURIs.contains(uri) else { throw .wrongRedirect(uri, clientID) }
        return AuthorizePage.goBack(
            to: uri, mode: "query",
            [("tenant", tenant.id)] + (request.query["state"].map { [("state", $0)] } ?? []) + [
                ("admin_consent", "True")
            ])
    }
}
