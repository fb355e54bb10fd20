import DirectoryCore
import Testing

@Suite("Which proxies are believed (T-43)")
struct ProxyTrustTests {
    /// Mallory, directly connected.
    private static let mallory = IPAddress("203.0.113.66")
    private static let ours = Authority("rollcall.contoso.example")
    private static let nginx = ["10.0.0.0/8", "2001:db8:aaaa::/48"].compactMap(AddressRange.init)

    private static func request(
        from peer: IPAddress?, for addresses: [String] = [], proto: [String] = [], host: [String] = []
    ) -> ReceivedRequest {
        ReceivedRequest(
            peer: peer, scheme: .http, authority: ours, forwardedFor: addresses, forwardedProto: proto,
            forwardedHost: host)
    }

    /// What somebody might send to be somebody else.
    static let spoofs: [ReceivedRequest] = {
        let addresses: [[String]] = [
            ["127.0.0.1"], ["10.0.0.1"], ["::1"], ["192.0.2.7"], ["192.0.2.7, 10.0.0.1"], ["10.0.0.1, 192.0.2.7"],
            ["10.0.0.1", "192.0.2.7"], ["2001:db8:aaaa::1"], ["[2001:db8:aaaa::1]:443"], ["10.0.0.1:443"], ["unknown"],
            [""], [","], [", ,"], ["127.0.0.1,127.0.0.1,127.0.0.1"], ["localhost"], ["0.0.0.0"], ["for=10.0.0.1"],
            ["203.0.113.66"], ["1e1.2.3.4"],
        ]
        let protos: [[String]] = [["https"], ["https, https"], ["https", "http"], ["HTTPS"], ["javascript"]]
        let hosts: [[String]] = [
            ["evil.example"], ["evil.example, rollcall.contoso.example"], ["rollcall.contoso.example", "evil.example"],
            ["rollcall.contoso.example@evil.example"], ["localhost"],
        ]
        var spoofs = addresses.map { request(from: mallory, for: $0) }
        spoofs += protos.map { request(from: mallory, proto: $0) }
        spoofs += hosts.map { request(from: mallory, host: $0) }
        for (index, address) in addresses.enumerated() {
            spoofs.append(
                request(
                    from: mallory, for: address, proto: protos[index % protos.count], host: hosts[index % hosts.count]))
        }
        return spoofs
    }()

    @Test("Fifty forged requests change neither the client, nor the scheme, nor the host")
    func forged() {
        #expect(Self.spoofs.count == 50)
        for trust in [ProxyTrust.nobody, ProxyTrust(Self.nginx)] {
            for spoof in Self.spoofs {
                let source = trust.source(of: spoof)
                #expect(source == RequestSource(client: Self.mallory, scheme: .http, authority: Self.ours), "\(spoof)")
            }
        }
    }

    @Test(
        "Through a proxy of ours the client is whom the proxy saw, whatever the client wrote before",
        arguments: [
            (["203.0.113.66"], "203.0.113.66"), (["127.0.0.1, 203.0.113.66"], "203.0.113.66"),
            (["10.0.0.9, 203.0.113.66"], "203.0.113.66"), (["192.0.2.7", "203.0.113.66"], "203.0.113.66"),
            (["203.0.113.66, 10.0.0.2"], "203.0.113.66"), (["192.0.2.7, 203.0.113.66, 10.0.0.2"], "203.0.113.66"),
            (["203.0.113.66:51000"], "203.0.113.66"), (["[2001:db8:bbbb::66]:51000"], "2001:db8:bbbb::66"),
            (["10.0.0.3, 10.0.0.2"], "10.0.0.3"), (["203.0.113.66, rubbish"], "10.0.0.1"), ([], "10.0.0.1"),
            (["rubbish, 10.0.0.2"], "10.0.0.2"),
        ])
    func throughProxy(addresses: [String], client: String) {
        let trust = ProxyTrust(Self.nginx)
        let source = trust.source(of: Self.request(from: IPAddress("10.0.0.1"), for: addresses))
        #expect(source.client?.description == client)
    }

    @Test("Scheme and host are what the nearest proxy of ours says last, and nothing that is none")
    func schemeAndHost() {
        let trust = ProxyTrust(Self.nginx)
        let proxy = IPAddress("2001:db8:aaaa::1")
        let told = trust.source(
            of: Self.request(
                from: proxy, proto: ["http, https"], host: ["evil.example, directory.contoso.example:8443"]))
        #expect(told.scheme == .https && told.authority == Authority("directory.contoso.example:8443"))
        let mumbled = trust.source(of: Self.request(from: proxy, proto: ["gopher"], host: ["a b"]))
        #expect(mumbled.scheme == .http && mumbled.authority == Self.ours)
    }

    @Test("Whoever has no address is believed nothing")
    func noAddress() {
        let source = ProxyTrust(Self.nginx).source(of: Self.request(from: nil, for: ["10.0.0.1"], proto: ["https"]))
        #expect(source == RequestSource(client: nil, scheme: .http, authority: Self.ours))
    }
}
