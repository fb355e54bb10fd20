/// Which proxies are believed what they say of a request (threat T-43). By default none is.
///
/// `X-Forwarded-For`, `-Proto` and `-Host` can be sent by anybody. They count when the other end of the connection is a
/// proxy that the server's configuration names, and only as far as such a proxy has written them: each appends at the
/// end, so the end is read first, and reading stops at the first address that is no proxy's.
package struct ProxyTrust: Hashable, Sendable {
    private let proxies: [AddressRange]

    package init(_ proxies: [AddressRange]) { self.proxies = proxies }

    /// Nobody is believed.
    package static let nobody = ProxyTrust([])

    /// Where a request really came from.
    package func source(of request: ReceivedRequest) -> RequestSource {
        let direct = RequestSource(client: request.peer, scheme: request.scheme, authority: request.authority)
        guard let peer = request.peer, isProxy(peer) else { return direct }
        let scheme = Self.latest(request.forwardedProto).flatMap { WebScheme(rawValue: $0.lowercasedASCII) }
        let authority = Self.latest(request.forwardedHost).flatMap(Authority.init)
        return RequestSource(
            client: client(behind: peer, Self.entries(request.forwardedFor)), scheme: scheme ?? direct.scheme,
            authority: authority ?? direct.authority)
    }

    private func isProxy(_ address: IPAddress) -> Bool { proxies.contains { $0.contains(address) } }

    /// The address farthest away that a proxy vouches for.
    private func client(behind peer: IPAddress, _ entries: [String]) -> IPAddress {
        var client = peer
        for entry in entries.reversed() {
            guard let address = Self.address(in: entry) else { return client }
            client = address
            guard isProxy(address) else { return client }
        }
        return client
    }

    /// Some proxies write the port as well.
    private static func address(in entry: String) -> IPAddress? {
        if let address = IPAddress(entry) { return address }
        guard let authority = Authority(entry), case .address(let address) = authority.host else { return nil }
        return address
    }

    /// What the nearest proxy wrote.
    private static func latest(_ values: [String]) -> String? { entries(values).last }

    /// The members of a list that may be spread over several fields (RFC 9110 §5.3).
    private static func entries(_ values: [String]) -> [String] {
        values.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }.map {
            String($0).trimmingWhitespace
        }
    }
}

/// A request as it came out of a connection.
package struct ReceivedRequest: Hashable, Sendable {
    /// The other end of the connection; nil when it is no address.
    package var peer: IPAddress?
    package var scheme: WebScheme
    /// What the request calls this server.
    package var authority: Authority?
    /// The fields `X-Forwarded-For`, in order.
    package var forwardedFor: [String]
    package var forwardedProto: [String]
    package var forwardedHost: [String]

    package init(
        peer: IPAddress?, scheme: WebScheme, authority: Authority?, forwardedFor: [String] = [],
        forwardedProto: [String] = [], forwardedHost: [String] = []
    ) {
        self.peer = peer
        self.scheme = scheme
        self.authority = authority
        self.forwardedFor = forwardedFor
        self.forwardedProto = forwardedProto
        self.forwardedHost = forwardedHost
    }
}

/// Where a request came from, as far as it is believed.
package struct RequestSource: Hashable, Sendable {
    package let client: IPAddress?
    package let scheme: WebScheme
    package let authority: Authority?

    package init(client: IPAddress?, scheme: WebScheme, authority: Authority?) {
        self.client = client
        self.scheme = scheme
        self.authority = authority
    }
}
