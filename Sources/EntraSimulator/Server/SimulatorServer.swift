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
    /// Of the machine's identity service; nil for none.
    let identityPort: Int?
    let latency: Duration

    private static let largestBody = 4 << 20

    /// Where it answers.
    struct Ports: Sendable {
        var main: Int
        var identity: Int?
    }

    func run(onReady: @escaping @Sendable (Ports) -> Void) async throws {
        let control = ControlRoutes(core: core)
        try await withThrowingTaskGroup(of: Void.self) { group in
            let main = try await Self.start(.tls(.http1(), tlsConfiguration: certificate.tls), port, in: &group) {
                [core, latency] request in
                try await Self.respond(to: request, core: core, control: control, latency: latency)
            }
            var ports = Ports(main: main)
            if let identityPort {
                ports.identity = try await Self.start(.http1(), identityPort, in: &group) { [core] request in
                    try await Self.respondForMachine(to: request, core: core, mainPort: main)
                }
            }
            onReady(ports)
            for try await _ in group { return }
        }
    }

    /// Adds a server to the group, and waits until its port is bound.
    /// - Returns: The port.
    private static func start(
        _ kind: HTTPServerBuilder, _ port: Int, in group: inout ThrowingTaskGroup<Void, any Error>,
        _ answer: @escaping @Sendable (Request) async throws -> Response
    ) async throws -> Int {
        var logger = Logger(label: "entra-simulator")
        // A connection that a test cuts is not worth a line.
        logger.logLevel = .critical
        let (bound, signal) = AsyncStream.makeStream(of: Int.self)
        // Not Hummingbird's Application: that one writes the machine's time into the Date header.
        let server = try kind.buildServer(
            configuration: ServerConfiguration(address: .hostname("127.0.0.1", port: port)),
            eventLoopGroup: EventLoopGroupProvider.singleton.eventLoopGroup, logger: logger,
            responder: { request, writer, _ in
                let response = try await answer(request)
                try await writer.write(response: response.head, body: response.body)
            },
            onServerRunning: { channel in signal.yield(channel.localAddress?.port ?? 0) })
        group.addTask {
            defer { signal.finish() }
            try await server.run()
        }
        for await port in bound { return port }
        // It ended before it was bound: the group knows why.
        try await group.next()
        throw CancellationError()
    }

    /// The identity service knows nothing but itself.
    private static func respondForMachine(
        to request: Request, core: SimulatorCore, mainPort: Int
    ) async throws -> Response {
        let body = try await request.body.collect(upTo: largestBody)
        var wire = WireRequest(request, body: body)
        guard ["metadata", "msi"].contains(wire.segments.first) else { return Response(status: .notFound) }
        // Graph is not where this request went.
        wire.origin = "https://localhost:\(mainPort)"
        let reply = core.answer(wire)
        if reply.delay > .zero { try await Task.sleep(for: reply.delay) }
        return reply.response
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
