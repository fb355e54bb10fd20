extension Simulation {
    /// `GET /metadata/identity/oauth2/token`: the token service of a machine in Azure, for the first tenant's application
    /// (https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token).
    mutating func managedIdentityToken(_ request: WireRequest, now: Timestamp, trace: ObjectID) -> Reply {
        guard request.headers["metadata"]?.lowercased() == "true" else {
            return Self.metadataError("invalid_request", "Required metadata header not specified")
        }
        guard let resource = request.query["resource"], request.query["api-version"] != nil else {
            return Self.metadataError(
                "invalid_request", "Required query variable 'resource' or 'api-version' is missing")
        }
        let wanted = request.query["client_id"]?.lowercased() ?? tenants[0].primaryClientID ?? ""
        guard let application = tenants[0].applications[wanted],
            GraphAudience.accepts(resource, origin: request.origin)
        else { return Self.metadataError("invalid_request", "Identity not found") }
        // Managed identities get tokens for a day; their lifetime cannot be configured.
        let lifetime = 86_399
        let grant = TokenEndpoint.Grant(
            application: application, audience: GraphAudience.publicHost, credentialClass: 2,
            understandsClaimsChallenges: false)
        let identifier = Base64URL.encode(nextIdentifier().description.utf8.prefix(17))
        let token = AccessToken(tenant: tenants[0], grant: grant, now: now, lifetime: lifetime)
        guard let signed = try? token.sign(with: key, identifier: identifier) else {
            return Self.metadataError("unknown_error", "Failed to retrieve token", status: 500)
        }
        liveTokens.insert(identifier)
        return Reply.json {
            $0.field("access_token", signed)
            $0.field("client_id", application.clientID)
            $0.field("expires_in", String(lifetime))
            $0.field("expires_on", String(now.seconds + lifetime))
            $0.field("ext_expires_in", String(lifetime))
            $0.field("not_before", String(now.seconds - 300))
            $0.field("resource", resource)
            $0.field("token_type", "Bearer")
        }
    }

    private static func metadataError(_ error: String, _ text: String, status: Int = 400) -> Reply {
        Reply.json(status) {
            $0.field("error", error)
            $0.field("error_description", text)
        }
    }
}
