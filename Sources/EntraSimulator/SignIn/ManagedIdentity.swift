/// The token service of a machine in Azure, for the first tenant's application.
///
/// - `metadata`: `GET /metadata/identity/oauth2/token` of a virtual machine
///   (https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token)
/// - `platform`: `GET /msi/token` of an application platform
///   (https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference)
enum IdentityServiceForm {
    case metadata
    case platform

    /// What `X-IDENTITY-HEADER` has to be; obviously fake.
    static let platformSecret = "fake-identity-header"

    func isAllowed(_ request: WireRequest) -> Bool {
        switch self {
        case .metadata: request.headers["metadata"]?.lowercased() == "true"
        case .platform: request.headers["x-identity-header"] == Self.platformSecret
        }
    }

    func isVersion(_ version: String?) -> Bool {
        switch self {
        case .metadata: version != nil
        case .platform: version == "2019-08-01"
        }
    }
}

extension Simulation {
    mutating func managedIdentityToken(_ request: WireRequest, _ form: IdentityServiceForm, now: Timestamp) -> Reply {
        guard form.isAllowed(request) else {
            return Self.metadataError("invalid_request", "Required metadata header not specified")
        }
        guard let resource = request.query["resource"], form.isVersion(request.query["api-version"]) else {
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
            if form == .metadata {
                $0.field("expires_in", String(lifetime))
                $0.field("ext_expires_in", String(lifetime))
                $0.field("not_before", String(now.seconds - 300))
            }
            $0.field("expires_on", String(now.seconds + lifetime))
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
