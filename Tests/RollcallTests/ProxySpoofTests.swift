import DirectoryCore
import DirectoryPorts
import EntraSimulator
import Foundation
import Rollcall
import TestSupport
import Testing

@Suite("Headers that only a proxy may write (T-43)")
struct ProxySpoofTests {
    /// What somebody might send to be somebody else.
    static let spoofs: [[(String, String)]] = {
        let addresses = [
            "127.0.0.9", "10.0.0.1", "::1", "192.0.2.7", "192.0.2.7, 10.0.0.1", "10.0.0.1, 192.0.2.7", "unknown", "",
            ",", ", ,", "127.0.0.1,127.0.0.1,127.0.0.1", "localhost", "0.0.0.0", "for=10.0.0.1", "10.0.0.1:443",
            "[2001:db8::1]:443", "2001:db8::1", "1e1.2.3.4", "' OR 1=1", "<script>",
        ]
        let others: [[(String, String)]] = [
            [("X-Forwarded-Proto", "https")], [("X-Forwarded-Proto", "https, https")], [("X-Forwarded-Proto", "HTTPS")],
            [("X-Forwarded-Proto", "javascript")], [("X-Forwarded-Host", "evil.example")],
            [("X-Forwarded-Host", "localhost, evil.example")], [("X-Forwarded-Port", "443")],
            [("Forwarded", "for=192.0.2.7;proto=https;host=evil.example")], [("X-Real-IP", "192.0.2.7")],
            [("X-Client-IP", "192.0.2.7")], [("True-Client-IP", "192.0.2.7")], [("CF-Connecting-IP", "192.0.2.7")],
            [("X-Forwarded-Scheme", "https")], [("Front-End-Https", "on")], [("X-Original-URL", "/claim")],
            [("X-Rewrite-URL", "/claim")], [("X-HTTP-Method-Override", "GET")], [("Via", "1.1 evil.example")],
            [("X-Forwarded-For", "192.0.2.7"), ("X-Forwarded-For", "10.0.0.1")],
            [("X-Forwarded-Prefix", "/evil")],
        ]
        let everything = addresses.prefix(10).map { address in
            [
                ("X-Forwarded-For", address), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "evil.example"),
                ("Forwarded", "for=\(address)"),
            ]
        }
        return addresses.map { [("X-Forwarded-For", $0)] } + others + everything
    }()

    @Test("Fifty forged requests change neither the address in the audit, nor who is signed in, nor where they are led")
    func forged() async throws {
        #expect(Self.spoofs.count == 50)
        for proxies in [[], ["10.0.0.0/8"]] {
            try await Scene.open(proxies: proxies) { scene in
                for spoof in Self.spoofs { try await scene.hold(spoof) }
                let entries = try await scene.held()
                #expect(entries.count == 50)
                #expect(Set(entries.map(\.draft.origin.address)) == ["127.0.0.1"])
            }
        }
    }

    @Test("Through a proxy that the configuration names, the audit has the address that the proxy saw")
    func believed() async throws {
        try await Scene.open(proxies: ["127.0.0.1"]) { scene in
            try await scene.hold([("X-Forwarded-For", "10.0.0.1, 192.0.2.7")])
            #expect(try await scene.held().map(\.draft.origin.address) == ["192.0.2.7"])
        }
    }

    /// Ana is signed in, and holds a user again and again.
    private struct Scene {
        let reception: Reception
        let organization: Organization
        let user: UserID
        let cookie: String
        let url: String

        static func open(proxies: [String], _ body: (Scene) async throws -> Void) async throws {
            try await withSimulator(SimulatorConfiguration(people: 3)) { tenant in
                let cloud = ["loginHost": tenant.host, "graphHost": tenant.host, "caFile": "ca.pem"]
                let settings: [String: Any] = [
                    "proxies": proxies, "clouds": ["simulated"], "cloud": ["simulated": cloud],
                ]
                try await Reception.open(settings, files: ["ca.pem": tenant.certificateAuthorityPEM]) {
                    reception, owner in
                    try await body(try await Scene(reception, try #require(owner), tenant))
                }
            }
        }

        private init(_ reception: Reception, _ owner: SignedIn, _ tenant: RunningSimulator) async throws {
            let organization = try #require(owner.person.places.first?.organization)
            let console = Requester(.command(account: "root"))
            let settings = try ConnectionSettings(
                cloud: "simulated", tenant: tenant.tenantID, client: tenant.clientID)
            try await reception.installation.connecting.connect(
                settings, with: .clientSecret(Secret(tenant.clientSecret), expires: nil), in: organization.id,
                by: console)
            _ = try await reception.installation.engine.importPeople(
                .everyone, in: organization.id, request: RunRequest(by: console))
            let users = try await reception.installation.store.users(UserQuery(), of: organization.id).rows
            user = try #require(users.first?.user.id)
            self.organization = organization
            self.reception = reception
            cookie = "rollcall-session=\(owner.sessionToken.reveal())"
            url = try await reception.nextOpening().url + "/o/\(organization.handle)/users/\(user)/hold"
        }

        func hold(_ headers: [(String, String)]) async throws {
            try await TestBrowser.open { (browser) async throws in
                let answer = try await browser.ask(url, post: "", [("Cookie", cookie)] + headers)
                #expect(answer.status == 303, "\(headers) \(answer.text.prefix(200))")
                #expect(answer.location.allSatisfy { $0.hasPrefix("/o/\(organization.handle)/") })
            }
        }

        func held() async throws -> [AuditEntry] {
            try await reception.installation.store.entries(
                AuditQuery(deed: .usersHeld, page: PageRequest(size: 1_000)), in: .organization(organization.id)
            ).rows
        }
    }
}
