/// An address of this machine that a server listens on.
package struct ListenAddress: Hashable, Sendable, CustomStringConvertible {
    package let address: IPAddress
    /// 0 lets the system choose.
    package let port: UInt16

    package init(_ address: IPAddress, port: UInt16) {
        self.address = address
        self.port = port
    }

    /// Reads `127.0.0.1:8484`, `[::]:443` or `localhost:8484`, which is the first of these.
    ///
    /// - Returns: nil for other names, which may mean another address tomorrow, and where the port is missing.
    package init?(_ text: String) {
        guard let authority = Authority(text), let port = authority.port else { return nil }
        switch authority.host {
        case .address(let address): self.init(address, port: port)
        case .name(let name) where name.ascii == "localhost": self.init(.loopback, port: port)
        case .name: return nil
        }
    }

    /// Whether nobody but this machine can reach it.
    package var isLoopback: Bool { address.isLoopback }

    package var description: String { Authority(.address(address), port: port).description }

    /// On this machine only, with this port.
    package static func loopback(port: UInt16) -> ListenAddress { ListenAddress(.loopback, port: port) }
}
