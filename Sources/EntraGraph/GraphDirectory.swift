package import AsyncHTTPClient
package import DirectoryCore
package import DirectoryPorts
package import Logging

/// A Microsoft Entra tenant, read through Microsoft Graph.
package struct GraphDirectory: Sendable {
    /// - Parameters:
    ///   - http: shared by all tenants of the server; made with `HTTPClient.Configuration.microsoftGraph`.
    ///   - logger: receives counts and codes; never a secret, a header, an address or a body.
    /// - Throws: `configuration-invalid` when the certificate authorities of the cloud cannot be read.
    package init(
        cloud: Cloud, tenant: TenantReference, client: ClientID, credential: Credential,
        http: HTTPClient, timing: GraphTiming, limits: GraphLimits = .standard, logger: Logger
    ) throws(Problem) {
    }
}
