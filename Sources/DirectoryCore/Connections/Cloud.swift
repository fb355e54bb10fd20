/// A Microsoft cloud: where to sign in and where Microsoft Graph answers.
///
/// An administrator of an organization chooses a cloud by name and never types a host; clouds beyond Microsoft's
/// come from the server's configuration file.
///
/// Source: <https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud>
package struct Cloud: Hashable, Sendable {
    package let name: CloudName
    /// Host, and port where it is not 443, of the sign-in service.
    package let loginHost: String
    /// Host, and port where it is not 443, of Microsoft Graph. Tokens are sent nowhere else.
    package let graphHost: String
    /// The certificate authorities to trust instead of the system's: a PEM file. For a simulated tenant.
    package let certificateAuthorityFile: String?

    package init(
        name: CloudName, loginHost: String, graphHost: String, certificateAuthorityFile: String? = nil
    ) {
        self.name = name
        self.loginHost = loginHost
        self.graphHost = graphHost
        self.certificateAuthorityFile = certificateAuthorityFile
    }

    /// The clouds that Microsoft documents.
    package static let microsoft: [Cloud] = [
        Cloud(name: .global, loginHost: "login.microsoftonline.com", graphHost: "graph.microsoft.com"),
        Cloud(name: .usGov, loginHost: "login.microsoftonline.us", graphHost: "graph.microsoft.us"),
        Cloud(name: .usDoD, loginHost: "login.microsoftonline.us", graphHost: "dod-graph.microsoft.us"),
        Cloud(
            name: .china, loginHost: "login.partner.microsoftonline.cn",
            graphHost: "microsoftgraph.chinacloudapi.cn"),
    ]
}

/// The name of a cloud in settings, such as `global`.
package struct CloudName: RawRepresentable, Hashable, Codable, Sendable, CustomStringConvertible {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }

    package var description: String { rawValue }

    package static let global = CloudName(rawValue: "global")
    package static let usGov = CloudName(rawValue: "us-gov")
    package static let usDoD = CloudName(rawValue: "us-dod")
    package static let china = CloudName(rawValue: "china")
}
