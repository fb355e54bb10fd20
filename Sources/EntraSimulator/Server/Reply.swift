/// An answer before it is put on the wire.
struct Reply: Sendable {
    var status: Int
    var headers: [Header]
    var body: [UInt8]
    /// How the body is delivered; faults change it.
    var delivery = Delivery.whole
    /// Waits before answering.
    var delay: Duration = .zero

    struct Header: Sendable, Hashable {
        var name: String
        var value: String
    }

    enum Delivery: Sendable, Hashable {
        case whole
        /// The connection is closed after so many bytes.
        case cut(afterBytes: Int)
        case slow(bytesPerPiece: Int, pause: Duration)
    }

    init(status: Int, headers: [(String, String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers.map { Header(name: $0.0, value: $0.1) }
        self.body = body
    }

    static func json(
        _ status: Int = 200, headers: [(String, String)] = [], _ members: (inout JSONWriter) -> Void
    ) -> Reply {
        Reply(
            status: status, headers: [("Content-Type", "application/json; charset=utf-8")] + headers,
            body: JSONWriter.objectBytes(members))
    }

    static func text(_ status: Int, _ text: String, contentType: String = "text/plain") -> Reply {
        Reply(status: status, headers: [("Content-Type", contentType)], body: Array(text.utf8))
    }

    func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name.lowercased() }?.value }

    mutating func setHeader(_ name: String, _ value: String) {
        headers.removeAll { $0.name.lowercased() == name.lowercased() }
        headers.append(Header(name: name, value: value))
    }
}
