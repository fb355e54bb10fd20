import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import ServiceLifecycle

/// The simulation over HTTPS: reads requests, waits where it was told to, writes replies whole or badly.
struct SimulatorServer {
    let core: SimulatorCore
    let certificate: ServerCertificate
    let port: Int
    let latency: Duration

    private static let largestBody = 4 << 20

    func run(onReady: @escaping @Sendable (Int) -> Void) async throws {
        var logger = Logger(label: "entra-simulator")
        // A connection that a test cuts is not worth a line.
        logger.logLevel = .critical
        let core = core
        let latency = latency
        let control = ControlRoutes(core: core)
        // Not Hummingbird's Application: that one writes the machine's time into the Date header.
        let server = try HTTPServerBuilder.tls(.http1(), tlsConfiguration: certificate.tls).buildServer(
            configuration: ServerConfiguration(address: .hostname("127.0.0.1", port: port)),
            eventLoopGroup: EventLoopGroupProvider.singleton.eventLoopGroup, logger: logger,
            responder: { request, writer, _ in
                let response = try await Self.respond(to: request, core: core, control: control, latency: latency)
                try await writer.write(response: response.head, body: response.body)
            },
            onServerRunning: { channel in onReady(channel.localAddress?.port ?? 0) })
        try await server.run()
    }

    private static func respond(
        to request: Request, core: SimulatorCore, control: ControlRoutes, latency: Duration
    ) async throws -> Response {
        guard let body = try? await request.body.collect(upTo: largestBody) else {
            return Response(status: .contentTooLarge)
        }
        let wire = WireRequest(request, body: body)
        if var reply = control.answer(wire) {
            reply.headers.append(Reply.Header(name: "Date", value: core.now.httpDate))
            return reply.response
        }
        let reply = core.answer(wire)
        let delay = reply.delay + latency
        if delay > .zero { try await Task.sleep(for: delay) }
        return reply.response
    }
}

extension WireRequest {
    init(_ request: Request, body: ByteBuffer) {
        self.init(
            method: request.method.rawValue, path: request.uri.path,
            query: Query(request.uri.query ?? ""),
            headers: Dictionary(
                request.headers.map { ($0.name.canonicalName, $0.value) }, uniquingKeysWith: { $0 + ", " + $1 }),
            body: Array(body.readableBytesView), origin: "https://\(request.head.authority ?? "localhost")")
    }
}

extension Reply {
    var response: Response {
        var fields = HTTPFields()
        for header in headers {
            if let name = HTTPField.Name(header.name) { fields.append(HTTPField(name: name, value: header.value)) }
        }
        fields[.contentLength] = String(body.count)
        return Response(status: .init(code: status), headers: fields, body: responseBody)
    }

    private var responseBody: ResponseBody {
        let bytes = ByteBuffer(bytes: body)
        switch delivery {
        case .whole: return ResponseBody(byteBuffer: bytes)
        case .cut(let count):
            return ResponseBody(contentLength: body.count) { writer in
                try await writer.write(bytes.getSlice(at: 0, length: min(count, bytes.readableBytes)) ?? ByteBuffer())
                throw DeliveryFault.connectionCut
            }
        case .slow(let size, let pause):
            return ResponseBody(contentLength: body.count) { writer in
                var rest = bytes
                while rest.readableBytes > 0, let piece = rest.readSlice(length: min(size, rest.readableBytes)) {
                    try await writer.write(piece)
                    try await Task.sleep(for: pause)
                }
                try await writer.finish(nil)
            }
        }
    }
}

/// Thrown into the server to make it close a connection in the middle of an answer.
enum DeliveryFault: Error { case connectionCut }
