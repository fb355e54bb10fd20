/// A link to a page of ours with its state in the query: `/users?q=ana%20ruiz&page=2`.
struct PageLink: Hashable, Sendable, CustomStringConvertible {
    let description: String

    /// - Parameter query: parameters in order; those without a value are left out.
    init(_ path: String, _ query: [(name: String, value: String?)] = []) {
        let pairs = query.compactMap { name, value in value.map { "\(name)=\(Self.encode($0))" } }
        description = pairs.isEmpty ? path : "\(path)?\(pairs.joined(separator: "&"))"
    }

    /// Percent-encodes everything but the unreserved characters of RFC 3986.
    private static func encode(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if isUnreserved(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: false
        }
    }
}
