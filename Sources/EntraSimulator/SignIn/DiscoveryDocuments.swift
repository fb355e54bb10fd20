/// The documents by which a client finds its way: OpenID configuration, instance discovery, key set.
struct DiscoveryDocuments {
    let origin: String

    /// `GET /{tenant}/v2.0/.well-known/openid-configuration`; with `common` the issuer is a template.
    func openIDConfiguration(tenantID: String, path: String) -> Reply {
        let base = "\(origin)/\(path)"
        return Reply.json {
            $0.field("token_endpoint", "\(base)/oauth2/v2.0/token")
            $0.field(
                "token_endpoint_auth_methods_supported",
                ["client_secret_post", "private_key_jwt", "client_secret_basic"])
            $0.field("jwks_uri", "\(base)/discovery/v2.0/keys")
            $0.field("response_modes_supported", ["query", "fragment", "form_post"])
            $0.field("subject_types_supported", ["pairwise"])
            $0.field("id_token_signing_alg_values_supported", ["RS256"])
            $0.field("response_types_supported", ["code", "id_token", "code id_token", "id_token token"])
            $0.field("scopes_supported", ["openid", "profile", "email", "offline_access"])
            $0.field("issuer", "\(origin)/\(tenantID)/v2.0")
            $0.field("request_uri_parameter_supported", false)
            $0.field("userinfo_endpoint", "\(origin)/oidc/userinfo")
            $0.field("authorization_endpoint", "\(base)/oauth2/v2.0/authorize")
            $0.field("device_authorization_endpoint", "\(base)/oauth2/v2.0/devicecode")
            $0.field("http_logout_supported", true)
            $0.field("frontchannel_logout_supported", true)
            $0.field("end_session_endpoint", "\(base)/oauth2/v2.0/logout")
            $0.field("claims_supported", Self.claims)
            $0.field("kerberos_endpoint", "\(base)/kerberos")
            $0.field("tenant_region_scope", "EU")
            $0.field("cloud_instance_name", "microsoftonline.com")
            $0.field("cloud_graph_host_name", "graph.windows.net")
            $0.field("msgraph_host", String(origin.dropFirst("https://".count)))
            $0.field("rbac_url", "https://pas.windows.net")
        }
    }

    private static let claims = [
        "sub", "iss", "cloud_instance_name", "cloud_instance_host_name", "cloud_graph_host_name", "msgraph_host", "aud",
        "exp", "iat", "auth_time", "acr", "nonce", "preferred_username", "name", "tid", "ver", "at_hash", "c_hash",
        "email",
    ]

    /// `GET /common/discovery/instance`: this host and Microsoft's are known, others are AADSTS50049.
    func instance(_ query: Query, tenantID: String) throws(SignInError) -> Reply {
        let asked = query["authorization_endpoint"] ?? ""
        guard let host = asked.split(separator: "/").dropFirst().first.map(String.init),
            (Self.clouds.flatMap(\.aliases) + [ownHost]).contains(host)
        else {
            throw SignInError(
                number: 50_049, status: 400, error: "invalid_instance", text: "Unknown or invalid instance.")
        }
        var reply = Reply.json {
            $0.field("tenant_discovery_endpoint", "\(origin)/\(tenantID)/v2.0/.well-known/openid-configuration")
            $0.field("api-version", "1.1")
            $0.key("metadata")
            $0.array {
                $0.object { Self.write(Cloud(network: ownHost, cache: ownHost, aliases: [ownHost]), into: &$0) }
                for cloud in Self.clouds { $0.object { Self.write(cloud, into: &$0) } }
            }
        }
        reply.setHeader("Cache-Control", "max-age=86400, private")
        return reply
    }

    private var ownHost: String { String(origin.dropFirst("https://".count)) }

    private struct Cloud {
        var network: String
        var cache: String
        var aliases: [String]
    }

    private static let clouds = [
        Cloud(
            network: "login.microsoftonline.com", cache: "login.windows.net",
            aliases: ["login.microsoftonline.com", "login.windows.net", "login.microsoft.com", "sts.windows.net"]),
        Cloud(
            network: "login.partner.microsoftonline.cn", cache: "login.partner.microsoftonline.cn",
            aliases: ["login.partner.microsoftonline.cn", "login.chinacloudapi.cn"]),
        Cloud(
            network: "login.microsoftonline.us", cache: "login.microsoftonline.us",
            aliases: ["login.microsoftonline.us", "login.usgovcloudapi.net"]),
    ]

    private static func write(_ cloud: Cloud, into writer: inout JSONWriter) {
        writer.field("preferred_network", cloud.network)
        writer.field("preferred_cache", cloud.cache)
        writer.field("aliases", cloud.aliases)
    }

    /// `GET /{tenant}/discovery/v2.0/keys`
    func keys(_ key: SigningKey, tenantID: String) throws -> Reply {
        var writer = JSONWriter()
        try key.writeKey(issuer: "\(origin)/\(tenantID)/v2.0", into: &writer)
        return Reply.json {
            $0.key("keys")
            $0.array { $0.raw(writer.bytes) }
        }
    }
}
