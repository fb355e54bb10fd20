import DirectoryCore
import HTTPTypes
import Testing

@testable import AdminServer

@Suite("Where a request comes from") struct ArrivalTests {
    static let forwarded = [
        "127.0.0.1", "10.0.0.9", "::1", "203.0.113.7, 127.0.0.1", "127.0.0.1, 203.0.113.7", "localhost", "unknown",
        "", ",", "192.0.2.1:80", "[::1]:80", "::ffff:10.0.0.1",
    ]
    static let fields: [(String, String)] =
        forwarded.map { ("X-Forwarded-For", $0) }
        + ["https", "HTTPS", "http, https"].map { ("X-Forwarded-Proto", $0) }
        + [
            ("X-Real-IP", "127.0.0.1"), ("Forwarded", "for=127.0.0.1;proto=https"), ("True-Client-IP", "127.0.0.1"),
            ("X-Forwarded-Host", "localhost"), ("X-Forwarded-Scheme", "https"), ("Client-IP", "10.0.0.1"),
            ("CF-Connecting-IP", "10.0.0.1"), ("X-Forwarded-Ssl", "on"), ("Front-End-Https", "on"),
            ("X-Client-IP", "10.0.0.1"),
        ]

    @Test("Whoever is no trusted proxy is believed nothing", arguments: fields, ["203.0.113.5", "2001:db8::5"])
    func spoofed(field: (String, String), peer: String) throws {
        let face = ServerFace(trustedProxies: [try #require(NetworkRange("10.0.0.0/8"))])
        var headers: HTTPFields = [:]
        headers[try #require(HTTPField.Name(field.0))] = field.1
        for face in [.loopback, face] {
            let arrival = Arrival(peer: peer, headers: headers, face: face)
            #expect(arrival.address == peer)
            #expect(arrival.scheme == .http)
        }
    }

    @Test(
        "A trusted proxy is believed as far as trusted proxies wrote it",
        arguments: [
            ("203.0.113.7", "203.0.113.7"), ("127.0.0.1, 203.0.113.7", "203.0.113.7"),
            ("1.1.1.1, 203.0.113.7, 10.1.1.1", "203.0.113.7"), ("10.3.3.3, 10.2.2.2", "10.3.3.3"),
            ("203.0.113.7:4711", "203.0.113.7"), ("[2001:db8::7]:4711", "2001:db8::7"), ("2001:db8::7", "2001:db8::7"),
            ("203.0.113.7, nonsense", "10.0.0.1"), ("", "10.0.0.1"), ("203.0.113.7, ", "10.0.0.1"),
            ("::ffff:203.0.113.7", "203.0.113.7"),
        ])
    func believed(list: String, client: String) throws {
        let face = ServerFace(trustedProxies: [try #require(NetworkRange("10.0.0.0/8"))])
        let headers = HTTPFields.form(["X-Forwarded-For": list, "X-Forwarded-Proto": "https"])
        for peer in ["10.0.0.1", "::ffff:10.0.0.1"] {
            let arrival = Arrival(peer: peer, headers: headers, face: face)
            #expect(arrival.address == client)
            #expect(arrival.scheme == .https)
        }
    }

    @Test("Ranges hold what they say, and mistakes are none")
    func ranges() throws {
        let range = try #require(NetworkRange("192.0.2.128/25"))
        #expect(range.contains(try #require(NetworkAddress("192.0.2.255"))))
        #expect(!range.contains(try #require(NetworkAddress("192.0.2.127"))))
        #expect(!range.contains(try #require(NetworkAddress("::1"))))
        #expect(try #require(NetworkRange("2001:db8::/33")).contains(try #require(NetworkAddress("2001:db8:7fff::1"))))
        let upper = try #require(NetworkAddress("2001:db8:8000::1"))
        #expect(try #require(NetworkRange("2001:db8::/33")).contains(upper) == false)
        for text in [
            "", "/8", "10.0.0.1/8", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0/8", "a", "10.0.0.0/8/8",
        ] {
            #expect(NetworkRange(text) == nil, "\(text)")
        }
    }

    @Test("A public address is a name with HTTPS, and nothing else")
    func publicURL() throws {
        #expect(try PublicURL("https://Rollcall.Contoso.example/").description == "https://rollcall.contoso.example")
        #expect(try PublicURL("http://localhost:8080").description == "http://localhost:8080")
        #expect(try PublicURL("https://a.example:443").description == "https://a.example")
        for text in [
            "http://contoso.example", "https://", "https://a/b", "https://u@a", "https://a:0", "https://a:99999",
            "ftp://a", "a.example", "https://a?b", "https://-a", "https://a..b", "https://a b", "https://ä.example",
        ] {
            #expect(throws: Problem.self) { try PublicURL(text) }
        }
        let url = try PublicURL("https://a.example")
        for host in ["a.example", "A.EXAMPLE", "a.example:443"] { #expect(url.isCalled(host)) }
        for host in ["b.a.example", "a.example.", "a.example:80", "a.example@b", "aa.example", ""] {
            #expect(!url.isCalled(host))
        }
    }

    @Test(
        "Nobody is sent back to another server",
        arguments: [
            "", "//evil.example", "/\\evil.example", "\\/evil.example", "https://evil.example", "evil", "/a\u{9}/b",
            "/\u{9}/evil.example", "/a b", "/\r\nX: y", "javascript:alert(1)", "/ä", "/a#b", "/\"", "/<",
            "\u{2F}\u{2F}x",
        ])
    func returning(path: String) { #expect(ReturnPath(path) == nil) }
}
