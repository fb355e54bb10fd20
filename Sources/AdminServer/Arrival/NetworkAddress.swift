#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An address of the Internet Protocol, version 4 or 6.
///
/// An IPv4 address that is written as IPv6 (`::ffff:192.0.2.1`) is the IPv4 address: whoever is trusted under one name
/// is trusted under the other, and whoever is not, is not.
package struct NetworkAddress: Hashable, Sendable, CustomStringConvertible {
    /// 4 or 16, in network order.
    let bytes: [UInt8]

    /// Reads `192.0.2.1` or `2001:db8::1`, without a port, a zone or brackets.
    ///
    /// - Returns: nil for anything else.
    package init?(_ text: String) {
        guard text.utf8.count <= 45, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        if let four = Self.read(text, family: AF_INET, count: 4) {
            bytes = four
        } else if let six = Self.read(text, family: AF_INET6, count: 16) {
            bytes = six.prefix(12) == Self.mapped[...] ? Array(six.suffix(4)) : six
        } else {
            return nil
        }
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// `127.0.0.1`
    static let loopback = NetworkAddress(bytes: [127, 0, 0, 1])

    /// `127.0.0.0/8` or `::1`: nobody else can reach it.
    package var isLoopback: Bool {
        bytes.count == 4 ? bytes[0] == 127 : bytes == [UInt8](repeating: 0, count: 15) + [1]
    }

    package var description: String {
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        var text = [CChar](repeating: 0, count: 64)
        guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return "?" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]

    private static func read(_ text: String, family: Int32, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        return inet_pton(family, text, &bytes) == 1 ? bytes : nil
    }
}

/// All addresses that begin with the same bits: `10.0.0.0/8`, `2001:db8::/32`, or a single address.
package struct NetworkRange: Hashable, Sendable, CustomStringConvertible {
    private let base: NetworkAddress
    private let length: Int

    /// - Returns: nil for what is no range, and for one that has bits behind its length: `10.0.0.1/8` is a mistake.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let first = parts.first, parts.count <= 2, let base = NetworkAddress(String(first)) else { return nil }
        let most = base.bytes.count * 8
        guard parts.count == 2 else {
            (self.base, length) = (base, most)
            return
        }
        guard (1...3).contains(parts[1].utf8.count), parts[1].first != "+", let length = Int(parts[1]),
            (0...most).contains(length), (length..<most).allSatisfy({ !base.bit($0) })
        else { return nil }
        (self.base, self.length) = (base, length)
    }

    /// Whether it is a whole version of the protocol.
    package var isEverybody: Bool { length == 0 }

    package func contains(_ address: NetworkAddress) -> Bool {
        address.bytes.count == base.bytes.count && (0..<length).allSatisfy { address.bit($0) == base.bit($0) }
    }

    package var description: String { "\(base)/\(length)" }
}

extension NetworkAddress {
    /// - Parameter index: from the first bit.
    fileprivate func bit(_ index: Int) -> Bool { bytes[index / 8] & (0x80 >> UInt8(index % 8)) != 0 }
}
