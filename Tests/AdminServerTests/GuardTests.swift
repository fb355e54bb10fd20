import DirectoryCore
import HTTPTypes
import TestSupport
import Testing

@testable import AdminServer

@Suite("Guards") struct GuardTests {
    static let changes = [
        "/synchronize", "/import", "/runs/1/apply", "/runs/1/refresh", "/runs/1/approve", "/runs/1/rest",
        "/runs/1/reject", "/runs/1/stop", "/runs/1/undo", "/deleted", "/users/\(Contoso.id(1))/hold",
        "/users/\(Contoso.id(1))/release",
    ]

    static let foreign: [[String: String]] = [
        [:], ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"], ["Sec-Fetch-Site": "Same-Origin"],
        ["Sec-Fetch-Site": ""], ["Sec-Fetch-Site": "same-origin, cross-site"],
        ["Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"],
        ["Sec-Fetch-Site": "same-site", "Origin": "http://localhost"], ["Origin": "null"], ["Origin": ""],
        ["Origin": "http://evil.example"], ["Origin": "http://localhost.evil.example"],
        ["Origin": "http://localhost:81"], ["Sec-Fetch-Site": "none"], ["Origin": "https://localhost"],
        ["Origin": "http://sub.localhost"], ["Origin": "localhost"],
        ["Origin": "http://localhost/"], ["Origin": "file://localhost"], ["Referer": "http://localhost/synchronize"],
    ]

    @Test("A change that no page of ours asked for is refused", arguments: changes, foreign)
    func crossSite(path: String, headers: [String: String]) async throws {
        let contoso = try await Contoso(people: 1)
        let engine = ScriptedEngine(contoso)
        let page = try await contoso.browse(engine) {
            try await $0.post(path, "scope=everyone&step=run", headers: .form(headers))
        }
        #expect(page.status == .forbidden)
        #expect(!page.html.lowercased().contains("contoso"))
        #expect(page.text.contains("did not come from a page of this server. What was not done Nothing was changed."))
        #expect(engine.asked.purposes.isEmpty)
    }

    @Test(
        "Our own pages may change things, in browsers old and new",
        arguments: [
            ["Sec-Fetch-Site": "same-origin"], ["Origin": "http://localhost"],
            ["Sec-Fetch-Site": "none", "Origin": "http://localhost"],
            ["Sec-Fetch-Site": "same-origin", "Origin": "null"],
        ])
    func ownPages(headers: [String: String]) async throws {
        let contoso = try await Contoso(people: 1)
        let page = try await contoso.browse {
            try await $0.post("/synchronize", "scope=everyone&step=run", headers: .form(headers))
        }
        #expect(page.status == .seeOther)
    }

    @Test(
        "Only this machine's own names are answered",
        arguments: [
            "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "127.0.0.2", "0.0.0.0", "10.0.0.1",
            "localhost.", "sub.localhost", "[::]", "[::1", "::1", "[::1]x", "localhost:", "localhost:80x",
            "localhost:99999", "localhost:-1", "localhost@evil.example", "localhost:80@evil.example", "", " localhost",
            "ｌocalhost", "2130706433", "0x7f.1", "localhost,evil.example",
        ])
    func foreignHost(host: String) async throws {
        #expect(LoopbackAuthority(host) == nil)
        guard !host.isEmpty, host.utf8.allSatisfy({ $0 < 0x80 }), host.first != " " else { return }
        let contoso = try await Contoso(people: 1)
        let page = try await contoso.browse { try await $0.open("/users", headers: .form(["Host": host])) }
        #expect(page.status == .misdirectedRequest)
        #expect(page.text.contains("The server is not called by the name in the address."))
        #expect(!page.html.lowercased().contains("contoso"))
    }

    @Test(
        "Names of this machine are answered on any port",
        arguments: ["localhost", "LOCALHOST:8080", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:65535"])
    func ownHost(host: String) async throws {
        let contoso = try await Contoso(people: 1)
        let page = try await contoso.browse { try await $0.open("/users", headers: .form(["Host": host])) }
        #expect(page.status == .ok)
    }

    @Test("A server listens on an address, not on a name that may mean another tomorrow")
    func addresses() throws {
        for (text, written, isLoopback) in [
            ("127.0.0.1:8484", "127.0.0.1:8484", true), ("localhost:0", "127.0.0.1:0", true),
            ("127.9.9.9:1", "127.9.9.9:1", true), ("[::1]:65535", "[::1]:65535", true),
            ("0.0.0.0:443", "0.0.0.0:443", false), ("[::]:443", "[::]:443", false),
            ("192.168.1.2:80", "192.168.1.2:80", false),
        ] {
            let address = try #require(ListenAddress(text))
            #expect(address.description == written && address.isLoopback == isLoopback)
        }
        for text in [
            "localhost", ":8080", "8484", "example.com:80", "127.0.0.1", "[::1]", "::1:80", "[127.0.0.1]:80",
            "127.0.0.1:99999", "127.0.0.1:+80", "127.0.0.1:", "[::1:80", "",
        ] {
            #expect(ListenAddress(text) == nil, "\(text)")
        }
    }

    @Test(
        "Every answer carries the headers that contain it",
        arguments: [
            ("/", "GET"), ("/users", "GET"), ("/users", "HEAD"), ("/import", "GET"), ("/synchronize", "GET"),
            ("/runs", "GET"), ("/runs/1", "GET"), ("/duplicates", "GET"), ("/deleted", "GET"), ("/nowhere", "GET"),
            ("/runs/x", "GET"),
            ("/users", "POST"), ("/users", "DELETE"), ("/synchronize", "PUT"), ("/runs/1/apply", "GET"),
            ("/synchronize", "POST"), ("/../etc/passwd", "GET"), ("/users/", "GET"), ("/assets/none.css", "GET"),
        ])
    func headers(path: String, method: String) async throws {
        let contoso = try await Contoso(people: 1)
        let page = try await contoso.browse {
            try await $0.send(path, method: HTTPRequest.Method(method) ?? .get)
        }
        let policy = try #require(page.headers[.contentSecurityPolicy])
        for directive in [
            "default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self' data:",
            "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'",
        ] {
            #expect(policy.contains(directive))
        }
        #expect(!policy.contains("unsafe"))
        let others = [
            "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store",
            "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
        ]
        for (name, value) in others { #expect(page.headers[try #require(HTTPField.Name(name))] == value) }
    }

    @Test("An address that cannot do what is asked says what it can")
    func methods() async throws {
        let contoso = try await Contoso(people: 1)
        try await contoso.browse { browser in
            let users = try await browser.send("/users", method: .post, headers: .ownForm, body: "")
            #expect(users.status == .methodNotAllowed)
            #expect(users.headers[.allow] == "GET, HEAD")
            let apply = try await browser.open("/runs/1/apply")
            #expect(apply.status == .methodNotAllowed)
            #expect(apply.headers[.allow] == "POST")
            let both = try await browser.send("/synchronize", method: .delete, headers: .ownForm)
            #expect(both.headers[.allow] == "GET, HEAD, POST")
            let none = try await browser.open("/nowhere")
            #expect(none.status == .notFound)
            #expect(none.text.contains("There is no page at this address."))
        }
    }

    @Test("Styles, script and icon may be kept for good, and change their address with their content")
    func assets() async throws {
        let contoso = try await Contoso(people: 1)
        try await contoso.browse { browser in
            let page = try await browser.open("/users")
            let assets = page.html.matches(of: #/(?:href|src)="(\/assets\/[^"]*)"/#).map { String($0.output.1) }
            #expect(Set(assets).count == 3)
            for asset in assets {
                let answer = try await browser.open(asset)
                #expect(answer.status == .ok)
                #expect(answer.headers[.cacheControl] == "public, max-age=31536000, immutable")
                #expect(answer.headers[.contentSecurityPolicy] != nil)
                #expect(!answer.html.isEmpty)
            }
        }
    }
}
