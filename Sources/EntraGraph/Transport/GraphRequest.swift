import AsyncHTTPClient
import DirectoryCore
import NIOCore
import NIOHTTP1

/// A request to Microsoft Graph, without the token.
struct GraphRequest: Sendable {
    let link: GraphLink
    /// Whether to search the index of the advanced queries, which lags behind.
    ///
    /// Source: <https://learn.microsoft.com/graph/aad-advanced-queries>
    let isEventual: Bool
    /// The JSON to post; nil for a reading.
    let json: [UInt8]?

    static func get(_ link: GraphLink, isEventual: Bool = false) -> GraphRequest {
        GraphRequest(link: link, isEventual: isEventual, json: nil)
    }

    static func post(_ json: [UInt8], to link: GraphLink) -> GraphRequest {
        GraphRequest(link: link, isEventual: false, json: json)
    }

    func authorized(by token: AccessToken) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: link.url)
        request.headers = ["Accept": "application/json", "Accept-Encoding": "gzip"]
        request.headers.add(name: "Authorization", value: "Bearer \(token.bearer.reveal())")
        if isEventual { request.headers.add(name: "ConsistencyLevel", value: "eventual") }
        if let json {
            request.method = .POST
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(ByteBuffer(bytes: json))
        }
        return request
    }
}
