/// A request as it came over the wire, read completely.
struct WireRequest: Sendable {
    var method: String
    /// Percent-encoded, beginning with `/`.
    var path: String
    var query: Query
    /// Names in lower case.
    var headers: [String: String]
    var body: [UInt8] = []
    /// `https://localhost:PORT`: what links in the answer begin with.
    var origin: String

    /// The path's parts between slashes, decoded; empty ones (`/v1.0//users`) do not count.
    var segments: [String] { path.split(separator: "/").map { PercentCoding.decode($0) } }

    /// The request as a tenant without advanced queries reads it.
    var withoutConsistencyLevel: WireRequest {
        var request = self
        request.headers["consistencylevel"] = nil
        return request
    }
}

/// A query string; the raw text of each item is kept, since links repeat it verbatim.
struct Query: Sendable, Hashable {
    struct Item: Sendable, Hashable {
        var name: String
        var value: String
        var raw: String
    }

    var items: [Item]

    init(_ raw: some StringProtocol) {
        items = raw.split(separator: "&").map { item in
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return Item(
                name: PercentCoding.decode(parts[0], plusIsSpace: true),
                value: parts.count > 1 ? PercentCoding.decode(parts[1], plusIsSpace: true) : "", raw: String(item))
        }
    }

    /// The first value of this name.
    subscript(_ name: String) -> String? { items.first { $0.name == name }?.value }

    var raw: String { items.map(\.raw).joined(separator: "&") }

    /// As it was meant, without percent-encoding.
    var decoded: String { items.map { "\($0.name)=\($0.value)" }.joined(separator: "&") }

    /// The query with one item taken out and another put at the end.
    func replacing(_ dropped: Set<String>, with item: String) -> String {
        let kept = items.filter { !dropped.contains($0.name.lowercased()) }.map(\.raw)
        return (kept + [item]).joined(separator: "&")
    }
}

enum PercentCoding {
    /// Decodes `%XX` (and `+` in queries); what is not a proper escape stays as it is.
    static func decode(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String {
        guard text.utf8.contains(where: { $0 == 37 || (plusIsSpace && $0 == 43) }) else { return String(text) }
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == 37, let decoded = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16),
                rest.count >= 2
            {
                bytes.append(decoded)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(plusIsSpace && byte == 43 ? 32 : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Encodes everything but RFC 3986's unreserved characters.
    static func encode(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 48...57, 65...90, 97...122, 45, 46, 95, 126: String(UnicodeScalar(byte))
            default: (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}
