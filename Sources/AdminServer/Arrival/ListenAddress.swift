/// An address of this machine that a server listens on.
package struct ListenAddress: Hashable, Sendable, CustomStringConvertible {
    package let address: NetworkAddress
    /// 0 lets the system choose.
    package let port: UInt16

    private init(_ address: NetworkAddress, port: UInt16) {
        self.address = address
        self.port = port
    }

    /// Reads `127.0.0.1:8484`, `[::]:443` or `localhost:8484`, which is the first of these.
    ///
    /// - Returns: nil for other names, which may mean another address tomorrow, and where the port is missing.
    package init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":") else { return nil }
        let (host, digits) = (text[..<colon], text[text.index(after: colon)...])
        guard (1...5).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let port = UInt16(digits), let address = Self.address(host)
        else { return nil }
        self.init(address, port: port)
    }

    private static func address(_ host: Substring) -> NetworkAddress? {
        if host == "localhost" { return .loopback }
        guard host.hasPrefix("["), host.hasSuffix("]") else {
            return host.contains(":") ? nil : NetworkAddress(String(host))
        }
        return host.contains(":") ? NetworkAddress(String(host.dropFirst().dropLast())) : nil
    }

    /// `127.0.0.1` with a port.
    package static func loopback(port: UInt16) -> ListenAddress { ListenAddress(.loopback, port: port) }

    /// The same address with another port.
    package func with(port: UInt16) -> ListenAddress { ListenAddress(address, port: port) }

    /// Whether nobody but this machine can reach it.
    package var isLoopback: Bool { address.isLoopback }

    package var description: String {
        let host = address.description
        return host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
