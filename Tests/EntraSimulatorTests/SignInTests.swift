import EntraSimulator
import Testing

@testable import enum EntraSimulator.Base64URL
@testable import enum EntraSimulator.JSONValue

@Suite("Signing in by client secret")
struct SignInTests {
    @Test("Rollcall gets a token with the claims and headers of a real one")
    func success() async throws {
        try await withProbe { probe async throws in
            let answer = try await probe.askForToken()
            #expect(answer.status == 200)
            #expect(answer.headers["cache-control"] == "no-store, no-cache")
            #expect(answer.json["expires_in"] == .number(3599))
            #expect(answer.json["token_type"] == .string("Bearer"))
            let token = try #require(answer.json["access_token"]?.string)
            let claims = try claims(of: token)
            #expect(claims["aud"] == .string("https://graph.microsoft.com"))
            #expect(claims["tid"] == .string(probe.sim.tenantID))
            #expect(claims["appid"] == .string(probe.sim.clientID))
            #expect(claims["roles"]?.strings == ["GroupMember.Read.All", "User.Read.All"])
            let issued = try #require(claims["iat"]?.integer)
            #expect(claims["exp"]?.integer == issued + 3900)
        }
    }

    @Test("The tenant can be named by its verified domain, and the client by HTTP Basic")
    func domainAndBasic() async throws {
        try await withProbe { probe async throws in
            #expect(try await probe.askForToken(tenant: "Fabrikam.Example").status == 200)
            let credentials = Base64URL.encode("\(probe.sim.clientID):\(probe.sim.clientSecret)".utf8)
            let answer = try await probe.send(
                "POST", "/\(probe.sim.tenantID)/oauth2/v2.0/token",
                headers: [
                    "Content-Type": "application/x-www-form-urlencoded", "Authorization": "Basic \(credentials)",
                ],
                body: "grant_type=client_credentials&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default")
            #expect(answer.status == 200)
        }
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        var name: String
        var tenant: String?
        var clientID: String?
        var fields: [String: String] = ["client_secret": "fake-secret-for-the-simulator-only"]
        var scope: String?
        var status: Int
        var error: String
        var number: Int
        var testDescription: String { name }
    }

    static let stranger = "0b7d6a1e-1111-4a11-9a11-0000000000ff"

    @Test(
        "Each mistake has its status, error and number",
        arguments: [
            Refusal(
                name: "wrong secret", fields: ["client_secret": "wrong"], status: 401, error: "invalid_client",
                number: 7_000_215),
            Refusal(name: "no secret", fields: [:], status: 401, error: "invalid_client", number: 7_000_218),
            Refusal(
                name: "unknown client", clientID: stranger, status: 400, error: "unauthorized_client", number: 700_016),
            Refusal(name: "unknown tenant", tenant: stranger, status: 400, error: "invalid_request", number: 90_002),
            Refusal(
                name: "no tenant at all", tenant: "nonsense", status: 400, error: "invalid_request", number: 900_023),
            Refusal(name: "common", tenant: "common", status: 400, error: "invalid_request", number: 9_001_023),
            Refusal(
                name: "single scope", scope: "https://graph.microsoft.com/User.Read.All", status: 400,
                error: "invalid_scope", number: 1_002_012),
            Refusal(
                name: "other cloud", scope: "https://graph.microsoft.us/.default", status: 400,
                error: "invalid_resource", number: 500_011),
            Refusal(
                name: "no grant", fields: ["grant_type": ""], status: 400, error: "invalid_request", number: 900_144),
            Refusal(
                name: "odd grant", fields: ["grant_type": "telepathy"], status: 400, error: "unsupported_grant_type",
                number: 70_003),
        ])
    func refusals(_ refusal: Refusal) async throws {
        try await withProbe { probe async throws in
            let answer = try await probe.askForToken(
                tenant: refusal.tenant, clientID: refusal.clientID, refusal.fields, scope: refusal.scope)
            #expect(answer.status == refusal.status)
            #expect(answer.json["error"] == .string(refusal.error))
            #expect(answer.json["error_codes"]?.items == [.number(Double(refusal.number))])
            #expect(answer.json["error_description"]?.string?.hasPrefix("AADSTS\(refusal.number): ") == true)
            #expect(answer.json["access_token"] == nil)
        }
    }

    @Test("An expired secret is told from a wrong one")
    func expiredSecret() async throws {
        try await withProbe { probe async throws in
            probe.control.expireSecret()
            let answer = try await probe.askForToken()
            #expect(answer.status == 401)
            #expect(answer.json["error_codes"]?.items == [.number(7_000_222)])
        }
    }

    @Test("A secret that expires in the middle of a run is refused from that moment on the simulator's clock")
    func expiringSecret() async throws {
        let application = SimulatedApplication(secrets: [.init("fake-short-lived", expiresAt: 4_102_444_800)])
        try await withProbe(SimulatorConfiguration(people: 5, application: application)) { probe async throws in
            #expect(try await probe.askForToken().status == 200)
            probe.control.advanceClock(by: .seconds(4_102_444_800 - probe.control.now))
            #expect(try await probe.askForToken().json["error_codes"]?.items == [.number(7_000_222)])
        }
    }

    @Test("A token outlives its time by nothing, and a revoked one is refused at once")
    func tokenLifetime() async throws {
        try await withProbe(SimulatorConfiguration(people: 5, tokenLifetime: 60)) { probe async throws in
            #expect(try await probe.graph("GET", "/users?$top=1").status == 200)
            probe.control.advanceClock(by: .seconds(62))
            let expired = try await probe.graph("GET", "/users?$top=1")
            #expect(expired.status == 401)
            #expect(expired.errorMessage == "Lifetime validation failed, the token is expired.")
            var renewed = probe
            try await renewed.signIn()
            #expect(try await renewed.graph("GET", "/users?$top=1").status == 200)
            probe.control.revokeTokens()
            #expect(try await renewed.graph("GET", "/users?$top=1").errorCode == "InvalidAuthenticationToken")
        }
    }

    @Test("A token for the application itself is no token for Graph")
    func wrongAudience() async throws {
        try await withProbe { probe async throws in
            var other = probe
            let answer = try await probe.askForToken(scope: "api://\(probe.sim.clientID)/.default")
            other.token = try #require(answer.json["access_token"]?.string)
            let refused = try await other.graph("GET", "/users")
            #expect(refused.status == 401)
            #expect(refused.errorMessage == "Access token validation failure. Invalid audience.")
        }
    }

    @Test(
        "Without a good bearer token Graph answers 401 and says how to get one",
        arguments: [nil, "Bearer", "Bearer not.a.jwt", "Basic Zm9vOmJhcg=="])
    func bearer(_ header: String?) async throws {
        try await withProbe { probe async throws in
            let answer = try await probe.send(
                "GET", "/v1.0/users", headers: header.map { ["Authorization": $0] } ?? [:])
            #expect(answer.status == 401)
            #expect(answer.errorCode == "InvalidAuthenticationToken")
            #expect(answer.headers["www-authenticate"]?.hasPrefix("Bearer") == true)
        }
    }

    @Test("A token whose signature was changed is refused")
    func forgedToken() async throws {
        try await withProbe { probe async throws in
            var forger = probe
            let parts = probe.token.split(separator: ".")
            forger.token = "\(parts[0]).\(parts[1]).\(String(repeating: "A", count: parts[2].count))"
            #expect(try await forger.graph("GET", "/users").status == 401)
        }
    }

    private func claims(of token: String) throws -> JSONValue {
        let payload = try #require(token.split(separator: ".").dropFirst().first)
        return try #require(Base64URL.decode(payload).flatMap { JSONValue(parsing: $0) })
    }
}
