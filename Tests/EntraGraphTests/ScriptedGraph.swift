import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL
import Synchronization

/// What a scripted server was asked.
struct ScriptedRequest: Sendable {
    let method: String
    /// Path and query as they came.
    let target: String
    let headers: HTTPFields
    let body: String
    /// How many requests for this target came before.
    let repetition: Int

    var authorization: String? { headers[.authorization] }
    var isForToken: Bool { target.contains("/oauth2/") }
    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }

    /// The query options, decoded.
    var query: [String: String] {
        let pairs = target.split(separator: "?", maxSplits: 1).dropFirst().first?.split(separator: "&") ?? []
        return pairs.reduce(into: [:]) { options, pair in
            let parts = pair.split(separator: "=", maxSplits: 1)
            options[String(parts[0])] = parts.last.map(String.init)?.removingPercentEncoding
        }
    }
    var isEventual: Bool { header("ConsistencyLevel") == "eventual" }
    var isForCount: Bool { target == "/v1.0/users/$count" }
}

/// What a scripted server answers.
struct ScriptedReply: Sendable {
    var status = 200
    var headers: [String: String] = ["Content-Type": "application/json"]
    var body: [UInt8] = []
    /// Closes the connection after so many bytes of the body, which claims to be whole.
    var cut: Int?
    /// Sends nothing more after the head, until the connection is closed.
    var isStuck = false

    static func json(_ text: String, status: Int = 200, _ headers: [String: String] = [:]) -> ScriptedReply {
        let headers = headers.merging(["Content-Type": "application/json"]) { own, _ in own }
        return ScriptedReply(status: status, headers: headers, body: Array(text.utf8))
    }

    static func html(status: Int = 200) -> ScriptedReply {
        ScriptedReply(
            status: status, headers: ["Content-Type": "text/html"], body: Array("<h1>Welcome to the hotel</h1>".utf8))
    }

    static func error(_ code: String, status: Int, _ headers: [String: String] = [:]) -> ScriptedReply {
        .json(
            #"{"error":{"code":"\#(code)","message":"-","innerError":{"request-id":"req-\#(status)"}}}"#,
            status: status, headers)
    }

    static func signInError(_ number: Int, status: Int, error: String = "invalid_client") -> ScriptedReply {
        .json(
            #"{"error":"\#(error)","error_description":"AADSTS\#(number): -","error_codes":[\#(number)],"trace_id":"trace-1"}"#,
            status: status)
    }

    static let token = json(#"{"token_type":"Bearer","expires_in":3599,"access_token":"fake-token-1"}"#)

    /// As a tenant without advanced queries answers.
    static let countRefused = error("Request_BadRequest", status: 400)

    static func count(_ text: String) -> ScriptedReply {
        ScriptedReply(headers: ["Content-Type": "text/plain"], body: Array(text.utf8))
    }

    static func page(_ people: String..., next: String? = nil) -> ScriptedReply {
        let link = next.map { #""@odata.nextLink":"\#($0)","# } ?? ""
        return .json(#"{\#(link)"value":[\#(people.joined(separator: ","))]}"#)
    }
}

/// A small HTTPS server that answers as a test tells it, and remembers what it was asked.
final class ScriptedGraph: Sendable {
    typealias Script = @Sendable (ScriptedRequest, _ host: String) -> ScriptedReply

    private struct State {
        var port = 0
        var requests: [ScriptedRequest] = []
        var counts: [String: Int] = [:]
    }

    private let state = Mutex(State())
    private let tokens: Script
    private let count: Script
    private let script: Script

    /// - Parameters:
    ///   - tokens: answers requests for tokens.
    ///   - count: answers how many people there are.
    ///   - script: answers all others.
    init(
        tokens: @escaping Script, count: @escaping Script = { _, _ in .countRefused }, script: @escaping Script
    ) {
        self.tokens = tokens
        self.count = count
        self.script = script
    }

    /// `localhost` and the port.
    var host: String { "localhost:\(state.withLock(\.port))" }
    var requests: [ScriptedRequest] { state.withLock(\.requests) }
    /// Requests to Graph, without those for tokens and for the number of people.
    var graphRequests: [ScriptedRequest] { requests.filter { !$0.isForToken && !$0.isForCount } }

    /// Runs until the task is cancelled.
    ///
    /// - Parameter tls: nil for plain HTTP.
    func run(_ tls: TLSConfiguration?, onReady: @escaping @Sendable () -> Void) async throws {
        let application = Application(
            responder: CallbackResponder { (request: Request, _: BasicRequestContext) in
                try await self.respond(to: request)
            },
            server: try tls.map { try .tls(.http1(), tlsConfiguration: $0) } ?? .http1(),
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in
                self.state.withLock { $0.port = channel.localAddress?.port ?? 0 }
                onReady()
            },
            logger: Logger(label: "scripted") { _ in SwiftLogNoOpLogHandler() })
        try await application.run()
    }

    private func respond(to request: Request) async throws -> Response {
        var request = request
        let body = String(buffer: try await request.collectBody(upTo: 1 << 20))
        let asked = record(request, body)
        let answer = asked.isForToken ? tokens : asked.isForCount ? count : script
        let reply = answer(asked, host)
        var headers = HTTPFields()
        for (name, value) in reply.headers { HTTPField.Name(name).map { headers[$0] = value } }
        return Response(
            status: .init(code: reply.status), headers: headers, body: Self.body(of: reply))
    }

    private func record(_ request: Request, _ body: String) -> ScriptedRequest {
        state.withLock { state in
            let target = request.head.path ?? ""
            let asked = ScriptedRequest(
                method: request.method.rawValue, target: target, headers: request.headers, body: body,
                repetition: state.counts[target, default: 0])
            state.counts[target, default: 0] += 1
            state.requests.append(asked)
            return asked
        }
    }

    private static func body(of reply: ScriptedReply) -> ResponseBody {
        guard reply.cut != nil || reply.isStuck else { return ResponseBody(byteBuffer: ByteBuffer(bytes: reply.body)) }
        return ResponseBody(contentLength: reply.body.count) { writer in
            try await writer.write(ByteBuffer(bytes: reply.body.prefix(reply.cut ?? 0)))
            if reply.isStuck { try await Task.sleep(for: .seconds(3_600)) }
            throw CancellationError()
        }
    }
}
