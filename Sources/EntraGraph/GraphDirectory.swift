package import AsyncHTTPClient
package import DirectoryCore
import DirectoryPorts
package import Logging

/// A Microsoft Entra tenant, read through Microsoft Graph.
package struct GraphDirectory: UpstreamDirectory {
    let endpoint: GraphEndpoint
    let selection: PropertySelection

    /// - Parameters:
    ///   - selection: what is asked for about people, and nothing else.
    ///   - http: shared by all tenants of the server; made with `HTTPClient.Configuration.microsoftGraph`.
    ///   - logger: receives counts and codes; never a secret, a header, an address or a body.
    /// - Throws: `configuration-invalid` when the certificate authorities of the cloud cannot be read.
    package init(
        cloud: Cloud, tenant: TenantReference, client: ClientID, credential: Credential,
        selecting selection: PropertySelection = .standard,
        http: HTTPClient, timing: GraphTiming, limits: GraphLimits = .standard, logger: Logger
    ) throws(Problem) {
        let trust = try TrustedAuthorities.configuration(for: cloud)
        let wire = Wire(http: http, trust: trust, limits: limits)
        let tokens = TokenEndpoint(
            cloud: cloud, tenant: tenant, client: client, credential: credential, wire: wire, timing: timing)
        endpoint = GraphEndpoint(
            host: cloud.graphHost, signIn: SignIn(endpoint: tokens, limits: limits, logger: logger), wire: wire,
            timing: timing, logger: logger)
        self.selection = selection
    }
}

extension GraphDirectory {
    package var pause: Duration? { endpoint.pauses.remaining(at: endpoint.timing.uptime()) }
}
