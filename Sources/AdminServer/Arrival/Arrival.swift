import HTTPTypes

/// Where a request came from and how: what is believed of it.
///
/// Anybody can write `X-Forwarded-For: 127.0.0.1` into a request. It is read only when the connection itself comes from
/// a proxy that the configuration names, and only as far as such proxies wrote it.
struct Arrival: Hashable, Sendable {
    /// The address of the client; nil when there is no network between.
    let address: String?
    /// How the browser speaks to the server, or to the proxy before it.
    let scheme: WebScheme

    /// What is believed of a request of which nothing is known.
    static let unknown = Arrival(address: nil, scheme: .http)

    private init(address: String?, scheme: WebScheme) {
        self.address = address
        self.scheme = scheme
    }

    /// - Parameter peer: the other end of the connection.
    init(peer: String?, headers: HTTPFields, face: ServerFace) {
        guard let peer else {
            self.init(address: nil, scheme: face.scheme)
            return
        }
        guard let proxy = NetworkAddress(String(peer.prefix { $0 != "%" })), face.trusts(proxy) else {
            self.init(address: NetworkAddress(peer)?.description ?? peer, scheme: face.scheme)
            return
        }
        self.init(
            address: Self.client(behind: proxy, headers, face).description,
            scheme: Self.scheme(headers) ?? face.scheme)
    }

    /// Goes back from the nearest proxy, as long as each is trusted, to the first that is not: the client. What no
    /// address can be read from ends the way.
    private static func client(
        behind proxy: NetworkAddress, _ headers: HTTPFields, _ face: ServerFace
    ) -> NetworkAddress {
        var nearest = proxy
        for hop in values(of: .forwardedFor, headers).reversed() {
            guard face.trusts(nearest), let address = address(of: hop) else { break }
            nearest = address
        }
        return nearest
    }

    /// As the nearest proxy says it.
    private static func scheme(_ headers: HTTPFields) -> WebScheme? {
        values(of: .forwardedScheme, headers).last.flatMap { WebScheme(rawValue: $0.lowercased()) }
    }

    private static func values(of name: HTTPField.Name, _ headers: HTTPFields) -> [String] {
        headers[values: name].flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
            .map { String($0).trimmingBlanks }
    }

    /// Some proxies write a port behind the address: `192.0.2.1:4711`, `[2001:db8::1]:4711`.
    private static func address(of hop: String) -> NetworkAddress? {
        if hop.hasPrefix("[") { return NetworkAddress(String(hop.dropFirst().prefix { $0 != "]" })) }
        let colons = hop.count { $0 == ":" }
        return NetworkAddress(colons == 1 ? String(hop.prefix { $0 != ":" }) : hop)
    }
}

extension HTTPField.Name {
    fileprivate static let forwardedFor = Self("X-Forwarded-For") ?? .origin
    fileprivate static let forwardedScheme = Self("X-Forwarded-Proto") ?? .origin
}

extension String {
    /// Without blanks and tabs at its ends, as HTTP allows them around values.
    fileprivate var trimmingBlanks: String {
        let rest = drop { $0 == " " || $0 == "\t" }
        return String(rest.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
