/// Makes app-only access tokens for Microsoft Graph, with the claims the real ones carry.
struct AccessToken {
    let tenant: Tenant
    let grant: TokenEndpoint.Grant
    let now: Timestamp
    let lifetime: Int

    /// `iat` and `nbf` lie five minutes back, as observed on real tokens.
    private static let backdating = 300

    /// - Parameter identifier: `uti`, unique to the token.
    func sign(with key: SigningKey, identifier: String) throws -> String {
        let issuer = "https://sts.windows.net/\(tenant.id)/"
        let application = grant.application
        return try key.sign {
            $0.field("aud", grant.audience)
            $0.field("iss", issuer)
            $0.field("iat", now.seconds - Self.backdating)
            $0.field("nbf", now.seconds - Self.backdating)
            // One second more than expires_in, which is 3599 for a token of an hour.
            $0.field("exp", now.seconds + lifetime + 1)
            $0.field("app_displayname", application.displayName)
            $0.field("appid", application.clientID)
            $0.field("appidacr", String(grant.credentialClass))
            $0.field("idp", issuer)
            $0.field("idtyp", "app")
            $0.field("oid", application.servicePrincipalID.description)
            if !application.permissions.isEmpty { $0.field("roles", application.permissions.sorted()) }
            $0.field("sub", application.servicePrincipalID.description)
            $0.field("tenant_region_scope", "EU")
            $0.field("tid", tenant.id)
            $0.field("uti", identifier)
            $0.field("ver", "1.0")
            $0.field("wids", ["0997a1d0-0d1d-4acb-b408-d5ca73121e90"])
            if grant.understandsClaimsChallenges { $0.field("xms_cc", ["CP1"]) }
            $0.field("xms_tcdt", 1_717_004_002)
            $0.field("xms_tdbr", "EU")
        }
    }
}
