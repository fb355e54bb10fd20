/// The host and port of a URL or a `Host` header, when the host is this machine.
struct LoopbackAuthority: Hashable {
    let host: String
    let port: UInt16?

    /// - Returns: nil for every other host. `localhost.example.com`, `127.0.0.1.example.com` and names that merely
    ///   resolve to this machine are others: a page of theirs could otherwise speak for the administrator
    ///   (DNS rebinding).
    init?(_ text: String) {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        for name in ["localhost", "127.0.0.1", "[::1]"] {
            guard text.prefix(name.count).lowercased() == name else { continue }
            guard let port = Self.port(text.dropFirst(name.count)) else { return nil }
            host = name == "[::1]" ? "::1" : name
            self.port = port
            return
        }
        return nil
    }

    /// Reads what follows the host: nothing, or a colon and a number.
    private static func port(_ text: Substring) -> UInt16?? {
        guard !text.isEmpty else { return .some(nil) }
        let digits = text.dropFirst()
        guard text.first == ":", (1...5).contains(digits.utf8.count),
            digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let port = UInt16(digits)
        else { return nil }
        return .some(port)
    }
}
