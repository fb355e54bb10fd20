/// The network that a client's address stands for: an IPv4 address itself, and of an IPv6 address the first 64 bits,
/// of which one customer has all the rest.
package struct ClientNetwork: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    /// Reads an address as a server sees it.
    ///
    /// - Returns: for what is no address, the text itself: whoever sends it counts as one client.
    package init(_ address: String) {
        if let four = Self.four(address[...]) {
            description = four.map { String($0) }.joined(separator: ".")
        } else if let groups = Self.groups(address) {
            description = Self.network(of: groups)
        } else {
            description = String(address.prefix(64))
        }
    }

    private static func network(of groups: [UInt16]) -> String {
        if groups.prefix(5).allSatisfy({ $0 == 0 }), groups[5] == 0xFFFF {
            let bytes = groups.suffix(2).flatMap { [$0 >> 8, $0 & 0xFF] }
            return bytes.map { String($0) }.joined(separator: ".")
        }
        return groups.prefix(4).map { String($0, radix: 16) }.joined(separator: ":") + "::/64"
    }

    private static func four(_ text: Substring) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let bytes = parts.compactMap { $0.utf8.count <= 3 && !$0.hasPrefix("+") ? UInt8($0) : nil }
        return parts.count == 4 && bytes.count == 4 ? bytes : nil
    }

    /// The eight groups of an IPv6 address (RFC 4291 §2.2), without its zone.
    private static func groups(_ address: String) -> [UInt16]? {
        let bare = address.prefix { $0 != "%" }.drop { $0 == "[" }.prefix { $0 != "]" }
        guard let gap = bare.firstRange(of: "::") else {
            return bare.contains(":") ? exactly(8, expand(bare)) : nil
        }
        guard let head = expand(bare[..<gap.lowerBound]), let tail = expand(bare[gap.upperBound...]),
            head.count + tail.count < 8
        else { return nil }
        return head + [UInt16](repeating: 0, count: 8 - head.count - tail.count) + tail
    }

    private static func expand(_ text: Substring) -> [UInt16]? {
        guard !text.isEmpty else { return [] }
        var groups: [UInt16] = []
        for part in text.split(separator: ":", omittingEmptySubsequences: false) {
            if let four = four(part) {
                groups += [UInt16(four[0]) << 8 | UInt16(four[1]), UInt16(four[2]) << 8 | UInt16(four[3])]
            } else if (1...4).contains(part.utf8.count), !part.hasPrefix("+"), let group = UInt16(part, radix: 16) {
                groups.append(group)
            } else {
                return nil
            }
        }
        return groups
    }

    private static func exactly(_ count: Int, _ groups: [UInt16]?) -> [UInt16]? {
        groups?.count == count ? groups : nil
    }
}
