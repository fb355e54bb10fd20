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
    /// What a success consists of.
    let answer: Media

    enum Media: String, Sendable {
        case json = "application/json"
        case text = "text/plain"
    }

    static func get(_ link: GraphLink, isEventual: Bool = false) -> GraphRequest {
        GraphRequest(link: link, isEventual: isEventual, json: nil, answer: .json)
    }

    /// How many there are, as text.
    ///
    /// Source: <https://learn.microsoft.com/graph/query-parameters#count-parameter>
    static func count(_ link: GraphLink) -> GraphRequest {
        GraphRequest(link: link, isEventual: true, json: nil, answer: .text)
    }

    static func post(_ json: [UInt8], to link: GraphLink) -> GraphRequest {
        GraphRequest(link: link, isEventual: false, json: json, answer: .json)
    }

    func authorized(by token: AccessToken) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: link.url)
        request.headers = ["Accept": answer.rawValue, "Accept-Encoding": "gzip"]
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
