import DirectoryCore
import Synchronization
import Testing

@testable import EntraGraph

@Suite("Links that answers contain")
struct GraphLinkTests {
    @Test(
        "A link of the configured Graph below /v1.0/ is taken as it is",
        arguments: [
            "https://graph.microsoft.com/v1.0/users?$skiptoken=RFNwdAIAAQ",
            "https://graph.microsoft.com/v1.0/users?$skiptoken=a%2Fb..%2F..&$top=999",
            "https://graph.microsoft.com/v1.0/users?x=https://evil.example/../..",
        ])
    func friendly(_ text: String) {
        #expect(GraphLink(following: text, host: "graph.microsoft.com")?.url == text)
    }

    @Test("Any other link is refused")
    func hostile() {
        let accepted = HostileLinks.all(host: "graph.microsoft.com", foreign: "evil.example").filter {
            GraphLink(following: $0, host: "graph.microsoft.com") != nil
        }
        #expect(accepted == [])
    }

    @Test("A host with a port accepts that port only")
    func port() {
        #expect(GraphLink(following: "https://localhost:8443/v1.0/users", host: "localhost:8443") != nil)
        #expect(GraphLink(following: "https://localhost/v1.0/users", host: "localhost:8443") == nil)
        #expect(GraphLink(following: "https://localhost:8443/v1.0/users", host: "localhost") == nil)
        #expect(GraphLink(following: "https://localhost:84430/v1.0/users", host: "localhost:8443") == nil)
    }

    @Test("No token leaves for a foreign host, whichever of hundreds of links a page, a batch or a redirect contains")
    func canary() async throws {
        let foreign = ScriptedGraph(tokens: { _, _ in .token }, script: { _, _ in .page() })
        let current = Mutex("")
        try await withForeignServer(foreign) { foreignHost in
            try await withGraph { _, _ in
                .page(Fake.person(Fake.ana), next: current.withLock(\.jsonEscaped))
            } _: { graph in
                let links = HostileLinks.all(host: graph.server.host, foreign: foreignHost)
                #expect(links.count >= 200)
                for link in links {
                    current.withLock { $0 = link }
                    let problem = await failure { _ = try await graph.directory.everyone() }
                    #expect(problem?.code == .hostileLink, "\(link.debugDescription)")
                }
                #expect(graph.server.graphRequests.count == links.count)
                #expect(graph.server.graphRequests.allSatisfy { $0.target.hasPrefix("/v1.0/users?$select=") })
            }
        }
        #expect(foreign.requests.isEmpty)
    }

    @Test("A redirect is refused and its target never asked", arguments: [301, 302, 303, 307, 308])
    func redirect(_ status: Int) async throws {
        let foreign = ScriptedGraph(tokens: { _, _ in .token }, script: { _, _ in .page() })
        try await withForeignServer(foreign) { foreignHost in
            try await withGraph { _, _ in
                ScriptedReply(status: status, headers: ["Location": "https://\(foreignHost)/v1.0/users"])
            } _: { graph in
                let problem = await failure { _ = try await graph.directory.everyone() }
                #expect(problem?.code == .upstreamRefused)
                #expect(problem?.trace?.status == status)
                #expect(graph.server.graphRequests.count == 1)
            }
        }
        #expect(foreign.requests.isEmpty)
    }

    private func withForeignServer(
        _ server: ScriptedGraph, _ test: @Sendable (_ host: String) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            try await withServer(server, TestAuthority(in: folder).server) { try await test($0.host) }
        }
    }
}

/// Links that look like Graph's and are not, generated from parts.
enum HostileLinks {
    static func all(host: String, foreign: String) -> [String] {
        let name = host.prefix { $0 != ":" }
        return schemes(host) + hosts(host, name, foreign) + paths(host) + characters(host, foreign)
            + userInformation(host, foreign)
    }

    private static func schemes(_ host: String) -> [String] {
        ["http", "HTTP", "ftp", "file", "ws", "javascript", "https+unix", "https ", " https", "\thttps", "", "//"]
            .map { "\($0)://\(host)/v1.0/users" }
            + [
                "//\(host)/v1.0/users", "/v1.0/users", "users", "", "https:/\(host)/v1.0/users",
                "https:\(host)/v1.0/users",
            ]
    }

    private static func hosts(_ host: String, _ name: Substring, _ foreign: String) -> [String] {
        let disguised = [
            foreign, "bad\(host)", "\(host).\(foreign)", "\(name).\(foreign)", "\(host)x", "\(host)\u{200B}",
            "\(host).",
            "www.\(host)", "\(name)%00.\(foreign)", "\(name)%2e\(foreign)", "[\(name)]", "\(host):1", "\(host):",
            "\(host):@\(foreign)", "\(name)\u{FF0E}\(foreign)", "\(name)\u{3002}\(foreign)", "127.0.0.1", "[::1]", "0",
            "2130706433", "0x7f000001", String(host.reversed()), host.uppercased() + "X", "\(foreign)#\(host)",
            "\(foreign)?\(host)", "\(foreign)/\(host)", "\(foreign)\\\(host)", "\(foreign)%23\(host)",
            "\(foreign);\(host)",
            "\(foreign),\(host)",
        ]
        return disguised.flatMap { ["https://\($0)/v1.0/users", "https://\($0)/v1.0/users?$skiptoken=x"] }
    }

    private static func userInformation(_ host: String, _ foreign: String) -> [String] {
        let users = ["\(host)", "\(host):443", "graph", "a:b", "", ":", "\(host)%2F", "\(host)/v1.0", "\(host)\\", "@"]
        return users.flatMap { ["https://\($0)@\(foreign)/v1.0/users", "https://\($0)@\(host)/v1.0/users"] }
    }

    private static func paths(_ host: String) -> [String] {
        [
            "", "/", "/v1.0", "/v1.0x/users", "/V1.0/users", "/v1%2E0/users", "/v1.0%2Fusers", "//v1.0/users",
            "/beta/users",
            "/v2.0/users", "/v1.0/../beta/users", "/v1.0/..", "/v1.0/./../beta", "/v1.0/%2e%2e/beta",
            "/v1.0/%2E%2E/beta",
            "/v1.0/.%2e/beta", "/v1.0/%2e./beta", "/v1.0/users/../../beta", "/v1.0/..%2fbeta", "/v1.0/%2e%2e%2fbeta",
            "/v1.0/..%5cbeta", "/v1.0/users/%2e", "/v1.0/.", "/./v1.0/users", "/x/../v1.0/users", "?/v1.0/users",
            "#/v1.0/users", "\\v1.0\\users", "/v1.0\\users", ";/v1.0/users",
        ].map { "https://\(host)\($0)" }
    }

    /// Characters that some parser takes for a slash, an end or nothing, at each place where that matters.
    private static func characters(_ host: String, _ foreign: String) -> [String] {
        let odd = [
            " ", "\t", "\n", "\r", "\r\n", "\u{0}", "\u{7}", "\u{7F}", "\\", "\u{A0}", "\u{2028}", "\u{FEFF}",
            "\u{FF0F}",
            "\u{2215}", "\u{202E}", "é",
        ]
        return odd.flatMap {
            [
                "https://\(foreign)\($0)\(host)/v1.0/users", "https://\(host)\($0)@\(foreign)/v1.0/users",
                "https://\(host)/v1.0/users\($0)", "https://\(host)/v1.0/users?$skiptoken=\($0)x",
                "\($0)https://\(host)/v1.0/users", "https:\($0)//\(host)/v1.0/users",
            ]
        }
    }
}

extension String {
    /// The text between the quotes of a JSON string.
    var jsonEscaped: String {
        unicodeScalars.map { scalar in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case "\u{0}"..."\u{1F}": "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: String(scalar)
            }
        }.joined()
    }
}
