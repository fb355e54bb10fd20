/// The host and port of a URL, a `Host` field or an address to listen on.
package struct Authority: Hashable, Sendable, CustomStringConvertible {
    package let host: Host
    /// Nil where none is written.
    package let port: UInt16?

    package init(_ host: Host, port: UInt16?) {
        self.host = host
        self.port = port
    }

    /// Reads `contoso.example`, `contoso.example:8443`, `192.0.2.7:80` or `[2001:db8::7]:443`, in ASCII.
    ///
    /// - Returns: nil for everything else, such as a user before the host or a number that is no port.
    package init?(_ text: String) {
        guard text.utf8.count <= 300, let end = Self.endOfHost(text), let host = Host(text[..<end]) else { return nil }
        self.host = host
        switch text[end...] {
        case "": port = nil
        case let rest where rest.first == ":":
            let digits = rest.dropFirst()
            guard (1...5).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let number = UInt16(digits)
            else { return nil }
            port = number
        default: return nil
        }
    }

    private static func endOfHost(_ text: String) -> String.Index? {
        guard text.first == "[" else { return text.firstIndex(of: ":") ?? text.endIndex }
        return text.firstIndex(of: "]").map(text.index(after:))
    }

    package var description: String { port.map { "\(host):\($0)" } ?? host.description }

    /// What lies before the port.
    package enum Host: Hashable, Sendable, CustomStringConvertible {
        case name(DomainName)
        case address(IPAddress)

        /// Reads a name, an IPv4 address, or an IPv6 address in brackets.
        ///
        /// - Returns: nil for what is neither, and for a name whose last label is a number: browsers read those as
        ///   addresses in forms of their own (`0x7f.1`).
        init?(_ text: Substring) {
            guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
            if text.first == "[" {
                guard text.last == "]", let address = IPAddress(String(text.dropFirst().dropLast())),
                    !address.isVersion4
                else { return nil }
                self = .address(address)
            } else if let address = IPAddress(String(text)), address.isVersion4 {
                self = .address(address)
            } else if let name = DomainName(String(text)), !Self.endsInNumber(name.ascii) {
                self = .name(name)
            } else {
                return nil
            }
        }

        /// Source: <https://url.spec.whatwg.org/#ends-in-a-number-checker>
        private static func endsInNumber(_ name: String) -> Bool {
            guard let last = name.split(separator: ".").last else { return false }
            return last.utf8.allSatisfy { (0x30...0x39).contains($0) } || last.hasPrefix("0x")
        }

        /// Whether it is this machine, seen from this machine.
        package var isLoopback: Bool {
            switch self {
            case .name(let name): name.ascii == "localhost"
            case .address(let address): address.isLoopback
            }
        }

        package var description: String {
            switch self {
            case .name(let name): name.ascii
            case .address(let address): address.isVersion4 ? address.description : "[\(address)]"
            }
        }
    }
}

/// How a server is spoken to.
package enum WebScheme: String, Hashable, Sendable {
    case http
    case https

    /// What a URL means that names no port.
    package var port: UInt16 { self == .https ? 443 : 80 }
}

/// Where browsers find this server, as links and redirects name it: `https://rollcall.contoso.example`.
package struct WebOrigin: Hashable, Sendable, CustomStringConvertible {
    package let scheme: WebScheme
    package let authority: Authority

    package init(_ scheme: WebScheme, _ authority: Authority) {
        self.scheme = scheme
        self.authority = authority.port == scheme.port ? Authority(authority.host, port: nil) : authority
    }

    /// Reads a scheme and an authority, with nothing but a slash behind.
    package init?(_ text: String) {
        let bare = text.hasSuffix("/") ? String(text.dropLast()) : text
        guard let colon = bare.firstRange(of: "://"),
            let scheme = WebScheme(rawValue: String(bare[..<colon.lowerBound])),
            let authority = Authority(String(bare[colon.upperBound...]))
        else { return nil }
        self.init(scheme, authority)
    }

    package var description: String { "\(scheme.rawValue)://\(authority)" }
}
