/// Where a page leads back to once somebody has signed in: an address within this server, and nothing else.
///
/// Whatever browsers might read as another host (`//evil.example`, `/\evil.example`, a control character that they
/// drop) is no such address (ASVS 3.7.2).
struct ReturnPath: Hashable, Sendable, CustomStringConvertible {
    let description: String

    static let start = ReturnPath()

    private init() { description = "/" }

    /// - Returns: nil for anything but a path with an optional query.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard (1...2_048).contains(bytes.count), bytes[0] == UInt8(ascii: "/"),
            bytes.count == 1 || bytes[1] != UInt8(ascii: "/"), bytes.allSatisfy(Self.isOrdinary)
        else { return nil }
        description = text
    }

    /// The printable characters of ASCII but the backslash, which browsers take for a slash, the number sign, and
    /// quotation marks and brackets, which no address has.
    private static func isOrdinary(_ byte: UInt8) -> Bool {
        (0x21...0x7E).contains(byte) && !"\\\"<>^`{|}#".utf8.contains(byte)
    }
}
