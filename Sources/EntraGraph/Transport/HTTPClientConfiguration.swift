package import AsyncHTTPClient
import NIOCore
import NIOHTTPCompression

extension HTTPClient.Configuration {
    /// How Rollcall talks to Microsoft: no redirects, which could lead a token astray; a limit to what is unpacked;
    /// no attempts behind our back. HTTP/1.1 pages faster than HTTP/2, whose streams one walk does not use.
    ///
    /// Trust in certificates is decided request by request, because each cloud has its own.
    package static func microsoftGraph(limits: GraphLimits = .standard) -> Self {
        var configuration = Self(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(10), read: .seconds(30)),
            decompression: .enabled(limit: .size(limits.bodyBytes)))
        configuration.httpVersion = .http1Only
        configuration.connectionPool.retryConnectionEstablishment = false
        return configuration
    }
}
