/// An IPv4 or IPv6 address. An IPv4 address is kept as the IPv6 address that stands for it, so that there is one way to
/// write each.
package struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    /// 16 of them, in the order of the network.
    let bytes: [UInt8]

    /// Reads `192.0.2.7` or `2001:db8::7` (RFC 4291 §2.2), in ASCII.
    ///
    /// - Returns: nil for everything else: names, octal and shortened numbers, brackets, ports and zones.
    package init?(_ text: String) {
        guard (2...45).contains(text.utf8.count) else { return nil }
        if let four = Self.four(text[...]) {
            bytes = Self.mapped + four
        } else if let sixteen = Self.sixteen(text) {
            bytes = sixteen
        } else {
            return nil
        }
    }

    private init(version4 bytes: [UInt8]) { self.bytes = Self.mapped + bytes }

    /// `127.0.0.1`
    package static let loopback = IPAddress(version4: [127, 0, 0, 1])

    /// `127.0.0.0/8` or `::1`: nobody else can reach it.
    package var isLoopback: Bool {
        isVersion4 ? bytes[12] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] == 1
    }

    package var isVersion4: Bool { bytes.starts(with: Self.mapped) }

    /// What an IPv4 address begins with as an IPv6 one: `::ffff:0:0/96`.
    private static let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]

    /// As RFC 5952 writes it.
    package var description: String {
        guard !isVersion4 else { return bytes.suffix(4).map { String($0) }.joined(separator: ".") }
        let groups = stride(from: 0, to: 16, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
        let words = groups.map { String($0, radix: 16) }
        guard let gap = Self.longestGap(in: groups) else { return words.joined(separator: ":") }
        return words[..<gap.lowerBound].joined(separator: ":") + "::"
            + words[gap.upperBound...].joined(separator: ":")
    }

    /// The first of the longest runs of zeros, of two groups at least.
    private static func longestGap(in groups: [UInt16]) -> Range<Int>? {
        var longest = 0..<1
        var start = 0
        for (index, group) in groups.enumerated() {
            if group != 0 { start = index + 1 }
            if index + 1 - start > longest.count { longest = start..<(index + 1) }
        }
        return longest.count > 1 ? longest : nil
    }

    // MARK: Reading

    private static func four(_ text: Substring) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let bytes = parts.compactMap { part -> UInt8? in
            guard part.utf8.allSatisfy(isDigit), part == "0" || part.first != "0" else { return nil }
            return UInt8(part)
        }
        return parts.count == 4 && bytes.count == 4 ? bytes : nil
    }

    private static func sixteen(_ text: String) -> [UInt8]? {
        guard let gap = text.firstRange(of: "::") else {
            return groups(text[...]).flatMap { $0.count == 16 ? $0 : nil }
        }
        guard !text[..<gap.lowerBound].contains("."), let head = groups(text[..<gap.lowerBound]),
            let tail = groups(text[gap.upperBound...]),
            head.count + tail.count <= 14
        else { return nil }
        return head + [UInt8](repeating: 0, count: 16 - head.count - tail.count) + tail
    }

    /// The bytes of groups between colons, the last of which may be an IPv4 address.
    private static func groups(_ text: Substring) -> [UInt8]? {
        guard !text.isEmpty else { return [] }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        var bytes: [UInt8] = []
        for (index, part) in parts.enumerated() {
            if index == parts.count - 1, let four = four(part) {
                bytes += four
            } else if (1...4).contains(part.utf8.count), part.utf8.allSatisfy(isHexadecimal),
                let group = UInt16(part, radix: 16)
            {
                bytes += [UInt8(group >> 8), UInt8(group & 0xFF)]
            } else {
                return nil
            }
        }
        return bytes
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
    }
}

/// All addresses that begin alike, such as `10.0.0.0/8`, or a single one.
package struct AddressRange: Hashable, Sendable, CustomStringConvertible {
    private let start: IPAddress
    /// How many bits are the same, of 128.
    private let length: Int

    /// Reads `10.0.0.0/8`, `2001:db8::/32` or an address on its own.
    ///
    /// - Returns: nil for everything else, and where bits behind the length are set: then more is written than is meant,
    ///   or less.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let address = IPAddress(String(parts[0])) else { return nil }
        let offset = address.isVersion4 ? 96 : 0
        guard parts.count == 2 else {
            (start, length) = (address, 128)
            return
        }
        guard (1...3).contains(parts[1].utf8.count), let prefix = UInt8(parts[1]), String(prefix) == parts[1],
            Int(prefix) + offset <= 128
        else { return nil }
        (start, length) = (address, Int(prefix) + offset)
        guard Self.first(length, of: address) == address.bytes else { return nil }
    }

    /// Whether it holds every address of its kind.
    package var isEverybody: Bool { length == 0 || length == 96 && start.isVersion4 }

    package func contains(_ address: IPAddress) -> Bool { Self.first(length, of: address) == start.bytes }

    package var description: String {
        guard length < 128 else { return start.description }
        return "\(start)/\(start.isVersion4 ? length - 96 : length)"
    }

    /// The address with every bit after the first ones cleared.
    private static func first(_ length: Int, of address: IPAddress) -> [UInt8] {
        address.bytes.enumerated().map { index, byte in
            let bits = min(8, max(0, length - index * 8))
            return bits == 8 ? byte : byte & ~(0xFF >> UInt8(bits))
        }
    }
}
