import AsyncHTTPClient
import Crypto
import EntraSimulator
import Testing

@testable import enum EntraSimulator.Base64URL
@testable import enum EntraSimulator.JSONValue

@Suite("People signing in, discovery and managed identity")
struct InteractiveSignInTests {
    private static let callback = "http://localhost:8080/sign-in/callback"
    private static let verifier = "an-obviously-fake-verifier-of-more-than-forty-three-characters"

    private func authorize(_ probe: Probe, as name: String, extra: String = "") async throws -> Probe.Answer {
        let challenge = Base64URL.encode(SHA256.hash(data: Array(Self.verifier.utf8)))
        return try await probe.send(
            "GET",
            "/\(probe.sim.tenantID)/oauth2/v2.0/authorize?client_id=\(probe.sim.clientID)&response_type=code"
                + "&redirect_uri=\(encoded(Self.callback))&scope=openid%20profile&state=s1&nonce=n1&prompt=none"
                + "&code_challenge=\(challenge)&code_challenge_method=S256&login_hint=\(encoded(name))\(extra)")
    }

    private func redeem(_ probe: Probe, _ code: String, verifier: String = verifier) async throws -> Probe.Answer {
        try await probe.askForToken([
            "grant_type": "authorization_code", "code": code, "redirect_uri": Self.callback, "code_verifier": verifier,
            "client_secret": probe.sim.clientSecret,
        ])
    }

    private func code(in answer: Probe.Answer) throws -> String {
        let location = try #require(answer.headers["location"])
        #expect(location.hasPrefix(Self.callback))
        #expect(location.hasSuffix("&state=s1"))
        return String(try #require(location.firstMatch(of: /code=([^&]*)/)).1)
    }

    @Test("Ana signs in with PKCE and is named by tenant and object id; the code works once")
    func codeFlow() async throws {
        try await withProbe { probe async throws in
            let ana = probe.control.people[0]
            let code = try code(in: try await authorize(probe, as: ana.userPrincipalName))
            let answer = try await redeem(probe, code)
            let token = try #require(answer.json["id_token"]?.string, "\(answer.text)")
            let payload = try #require(token.split(separator: ".").dropFirst().first)
            let claims = try #require(Base64URL.decode(payload).flatMap { JSONValue(parsing: $0) })
            #expect(claims["oid"] == .string(ana.id))
            #expect(claims["tid"] == .string(probe.sim.tenantID))
            #expect(claims["nonce"] == .string("n1"))
            #expect(claims["preferred_username"] == .string(ana.userPrincipalName))
            #expect(try await redeem(probe, code).json["error_codes"]?.items == [.number(54_005)])
        }
    }

    @Test("A wrong verifier or an old code gets no token")
    func refusals() async throws {
        try await withProbe { probe async throws in
            let ana = probe.control.people[0].userPrincipalName
            let stolen = try code(in: try await authorize(probe, as: ana))
            #expect(try await redeem(probe, stolen, verifier: "guess").json["error"] == .string("invalid_grant"))
            let old = try code(in: try await authorize(probe, as: ana))
            probe.control.advanceClock(by: .seconds(601))
            #expect(try await redeem(probe, old).json["error_codes"]?.items == [.number(70_008)])
        }
    }

    @Test("Without a person there is a page to choose one, and a foreign redirect is never followed")
    func page() async throws {
        try await withProbe { probe async throws in
            let page = try await authorize(probe, as: "", extra: "&prompt=select_account")
            #expect(page.headers["location"]?.contains("error=login_required") == true)
            let choice = try await probe.send(
                "GET",
                "/\(probe.sim.tenantID)/oauth2/v2.0/authorize?client_id=\(probe.sim.clientID)&response_type=code"
                    + "&redirect_uri=\(encoded(Self.callback))")
            #expect(choice.text.contains("sim_choice="))
            let foreign = try await probe.send(
                "GET",
                "/\(probe.sim.tenantID)/oauth2/v2.0/authorize?client_id=\(probe.sim.clientID)&response_type=code"
                    + "&redirect_uri=https%3A%2F%2Fevil.example")
            #expect(foreign.json["error_codes"]?.items == [.number(50_011)])
        }
    }

    @Test("More than two hundred groups do not fit the token; it says so instead")
    func overage() async throws {
        try await withProbe(SimulatorConfiguration(people: 3, groups: 0)) { probe async throws in
            let ana = probe.control.people[0]
            for number in 1...201 {
                try probe.control.createGroup(displayName: "Group \(number)", memberIDs: [ana.id])
            }
            let code = try code(in: try await authorize(probe, as: ana.userPrincipalName))
            let token = try #require(try await redeem(probe, code).json["id_token"]?.string)
            let claims = try #require(
                Base64URL.decode(token.split(separator: ".")[1]).flatMap { JSONValue(parsing: $0) })
            #expect(claims["groups"] == nil)
            #expect(claims["_claim_names"]?["groups"] == .string("src1"))
        }
    }

    @Test("Consent leads back with the tenant's id")
    func consent() async throws {
        try await withProbe { probe async throws in
            let answer = try await probe.send(
                "GET",
                "/\(probe.sim.tenantID)/adminconsent?client_id=\(probe.sim.clientID)&state=x&redirect_uri=\(encoded(Self.callback))"
            )
            #expect(
                answer.headers["location"] == "\(Self.callback)?tenant=\(probe.sim.tenantID)&state=x&admin_consent=True"
            )
        }
    }

    @Test("The discovery documents name this host and tenant, by id, domain and template")
    func discovery() async throws {
        try await withProbe { probe async throws in
            let base = "https://\(probe.sim.host)"
            for name in [probe.sim.tenantID, "fabrikam.example"] {
                let document = try await probe.send("GET", "/\(name)/v2.0/.well-known/openid-configuration").json
                #expect(document["issuer"] == .string("\(base)/\(probe.sim.tenantID)/v2.0"))
            }
            let common = try await probe.send("GET", "/common/v2.0/.well-known/openid-configuration").json
            #expect(common["issuer"] == .string("\(base)/{tenantid}/v2.0"))
            let keys = try await probe.send("GET", "/common/discovery/v2.0/keys").json["keys"]?.items
            #expect(keys?.first?["kty"] == .string("RSA"))
            let unknown = try await probe.send(
                "GET", "/0b7d6a1e-1111-4a11-9a11-0000000000ff/v2.0/.well-known/openid-configuration")
            #expect(unknown.status == 400)
            #expect(unknown.json["error"] == .string("invalid_tenant"))
            let instance = "/common/discovery/instance?api-version=1.1&authorization_endpoint="
            let known = try await probe.send("GET", instance + encoded("\(base)/x/oauth2/v2.0/authorize"))
            #expect(known.json["metadata"]?.items?.isEmpty == false)
            let stranger = try await probe.send("GET", instance + encoded("https://login.evil.example/x/authorize"))
            #expect(stranger.json["error"] == .string("invalid_instance"))
        }
    }

    @Test("A machine's identity gets a token with numbers as text, and only with the header")
    func managedIdentity() async throws {
        try await withProbe { probe async throws in
            let path =
                "/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https%3A%2F%2Fgraph.microsoft.com"
            #expect(try await probe.send("GET", path).status == 400)
            let answer = try await probe.send("GET", path, headers: ["Metadata": "true"])
            #expect(answer.json["expires_in"] == .string("86399"))
            var machine = probe
            machine.token = try #require(answer.json["access_token"]?.string)
            #expect(try await machine.graph("GET", "/users?$top=1").status == 200)
        }
    }

    @Test("Two tenants behind one host know nothing of each other")
    func tenants() async throws {
        let contoso = SimulatedTenant(
            tenantID: "5e11ed00-7e4a-4a11-9a11-000000000002", verifiedDomain: "contoso.example", displayName: "Contoso",
            people: 7, applications: [SimulatedApplication(secrets: [.init("fake-contoso-secret")])])
        try await withProbe(SimulatorConfiguration(people: 5, otherTenants: [contoso])) { probe async throws in
            var other = probe
            let answer = try await probe.askForToken(
                tenant: "contoso.example", ["client_secret": "fake-contoso-secret"])
            other.token = try #require(answer.json["access_token"]?.string)
            #expect(try await other.walk("/users").count == 7)
            #expect(try await probe.walk("/users").count == 5)
            #expect(try await other.graph("GET", "/users/\(probe.control.people[0].id)").status == 404)
            let mixed = try await probe.askForToken(tenant: "contoso.example")
            #expect(mixed.json["error_codes"]?.items == [.number(7_000_215)])
        }
    }
}
