package import AsyncHTTPClient
package import DirectoryCore
import DirectoryPorts
package import Logging

/// A Microsoft Entra tenant, read through Microsoft Graph.
package struct GraphDirectory: UpstreamDirectory {
    let endpoint: GraphEndpoint
    let selection: PropertySelection
    let tenant: TenantReference

    /// - Parameters:
    ///   - credentials: asked for with every token.
    ///   - selection: what is asked for about people, and nothing else.
    ///   - http: shared by all tenants of the server; made with `HTTPClient.Configuration.microsoftGraph`.
    ///   - logger: receives counts and codes; never a secret, a header, an address or a body.
    /// - Throws: `configuration-invalid` when the certificate authorities of the cloud cannot be read.
    package init(
        cloud: Cloud, tenant: TenantReference, client: ClientID,
        credentials: @escaping CredentialList,
        selecting selection: PropertySelection = .standard,
        http: HTTPClient, timing: GraphTiming, limits: GraphLimits = .standard, logger: Logger
    ) throws(Problem) {
        let trust = try TrustedAuthorities.configuration(for: cloud)
        let wire = Wire(http: http, trust: trust, limits: limits)
        let tokens = TokenSource(
            cloud: cloud, tenant: tenant, client: client, wire: wire, timing: timing, logger: logger)
        endpoint = GraphEndpoint(
            host: cloud.graphHost, signIn: SignIn(source: tokens, credentials: credentials), wire: wire,
            timing: timing, logger: logger)
        self.selection = selection
        self.tenant = tenant
    }
}

extension GraphDirectory {
    package var pause: Duration? { endpoint.pauses.remaining(at: endpoint.timing.uptime()) }
}
