package import DirectoryCore

/// How the server is seen from outside: by which name it is called, how it speaks, and whose word it takes for where a
/// request came from.
package struct ServerFace: Hashable, Sendable {
    /// The address that people type; nil for a server that is called by the names of its own machine only.
    package let publicURL: PublicURL?
    /// Proxies whose forwarded fields are believed; none unless the configuration names them (ASVS 4.1.3).
    package let trustedProxies: [NetworkRange]
    /// How the server itself speaks, before any proxy.
    package let scheme: WebScheme

    package init(publicURL: PublicURL? = nil, trustedProxies: [NetworkRange] = [], scheme: WebScheme = .http) {
        self.publicURL = publicURL
        self.trustedProxies = trustedProxies
        self.scheme = scheme
    }

    /// A server for its own machine.
    package static let loopback = ServerFace()

    func trusts(_ address: NetworkAddress) -> Bool { trustedProxies.contains { $0.contains(address) } }
}

/// How a browser speaks to a server.
package enum WebScheme: String, Hashable, Sendable {
    case http
    case https

    /// What needs not be written.
    var standardPort: UInt16 { self == .https ? 443 : 80 }
}

/// The address by which people call the server: `https://rollcall.contoso.example`, perhaps with a port.
package struct PublicURL: Hashable, Sendable, CustomStringConvertible {
    package let scheme: WebScheme
    /// In lower case.
    package let host: String
    package let port: UInt16

    /// - Throws: `configuration-invalid` for what has a path, a query or a user name, and for plain HTTP to any other
    ///   machine than this one: sessions would travel readable.
    package init(_ text: String) throws(Problem) {
        guard let (scheme, authority) = Self.parts(text), let read = Self.read(authority) else {
            throw Self.refusal("“\(text)” is not the address of a server.")
        }
        guard scheme == .https || LoopbackAuthority(authority) != nil else {
            throw Self.refusal("“\(text)” would carry sessions without encryption.")
        }
        (self.scheme, host, port) = (scheme, read.host, read.port ?? scheme.standardPort)
    }

    package var description: String {
        "\(scheme.rawValue)://\(host)" + (port == scheme.standardPort ? "" : ":\(port)")
    }

    /// Whether a `Host` header calls the server by this name.
    func isCalled(_ authority: String) -> Bool {
        guard let read = Self.read(authority) else { return false }
        return read.host == host && (read.port ?? scheme.standardPort) == port
    }

    private static func parts(_ text: String) -> (WebScheme, String)? {
        for scheme in [WebScheme.https, .http] where text.hasPrefix("\(scheme.rawValue)://") {
            let rest = text.dropFirst(scheme.rawValue.count + 3)
            return (scheme, String(rest.hasSuffix("/") ? rest.dropLast() : rest))
        }
        return nil
    }

    /// A name of letters, digits, hyphens and dots, or an IPv6 address in brackets; perhaps with a port.
    private static func read(_ authority: String) -> (host: String, port: UInt16?)? {
        let lower = authority.lowercased()
        let end = lower.hasPrefix("[") ? lower.firstIndex(of: "]").map(lower.index(after:)) : lower.firstIndex(of: ":")
        let host = String(lower[..<(end ?? lower.endIndex)])
        let rest = end.map { lower[$0...] } ?? ""
        guard isName(host) else { return nil }
        guard !rest.isEmpty else { return (host, nil) }
        let digits = rest.dropFirst()
        guard rest.first == ":", (1...5).contains(digits.utf8.count), digits.first != "+", let port = UInt16(digits),
            port > 0
        else { return nil }
        return (host, port)
    }

    private static func isName(_ host: String) -> Bool {
        if host.hasPrefix("[") { return NetworkAddress(String(host.dropFirst().dropLast())) != nil }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        return host.utf8.count <= 253
            && labels.allSatisfy { label in
                (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
                    && label.utf8.allSatisfy { byte in
                        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
                    }
            }
    }

    private static func refusal(_ cause: Sentence) -> Problem {
        Problem(
            .configurationInvalid, cause: cause, effect: "The server did not start.",
            advice: "Use the address that people type, such as https://rollcall.example.com, without a path.",
            field: "public-url")
    }
}
