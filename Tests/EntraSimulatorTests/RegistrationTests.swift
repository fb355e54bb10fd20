import CryptoExtras
import EntraSimulator
import TestSupport
import Testing

@testable import enum EntraSimulator.JSONValue

@Suite("Credentials that come and go while the tenant is in use")
struct RegistrationTests {
    private func numbers(_ answer: Probe.Answer) -> [Int] {
        (answer.json["error_codes"]?.items ?? []).compactMap(\.integer)
    }

    @Test("A secret works from the moment it is added until it is removed; the other one all the time")
    func secrets() async throws {
        try await withProbe(SimulatorConfiguration(people: 3)) { probe async throws in
            let new = ["client_secret": "fake-new-secret"]
            #expect(numbers(try await probe.askForToken(new)) == [7_000_215])
            try probe.control.addSecret("fake-new-secret")
            #expect(try await probe.askForToken(new).status == 200)
            #expect(try await probe.askForToken().status == 200)
            try probe.control.removeSecret("fake-new-secret")
            #expect(numbers(try await probe.askForToken(new)) == [7_000_215])
            #expect(try await probe.askForToken().status == 200)
            try probe.control.addSecret("fake-new-secret", expiresAt: probe.control.now - 1)
            #expect(numbers(try await probe.askForToken(new)) == [7_000_222])
            #expect(try await probe.graph("GET", "/users?$top=1").status == 200)
        }
    }

    @Test("Over HTTP: secrets and certificates come and go, and what is not there cannot go")
    func overHTTP() async throws {
        let certificate = try TestCertificate()
        try await withProbe(SimulatorConfiguration(people: 3)) { probe async throws in
            let body = #"{"value": "fake-new-secret"}"#
            let pem = certificate.pem.replacing("\n", with: "\\n")
            for (path, body) in [("secrets", body), ("certificates", "{\"pem\": \"\(pem)\"}")] {
                #expect(try await probe.send("POST", "/_simulator/\(path)/remove", body: body).status == 400)
                #expect(try await probe.send("POST", "/_simulator/\(path)/add", body: body).status == 200)
                #expect(try await probe.send("POST", "/_simulator/\(path)/remove", body: body).status == 200)
                #expect(try await probe.send("POST", "/_simulator/\(path)/remove", body: body).status == 400)
            }
            let noCertificate = #"{"pem": "-----BEGIN CERTIFICATE-----"}"#
            #expect(try await probe.send("POST", "/_simulator/certificates/add", body: noCertificate).status == 400)
            #expect(throws: ControlError.self) { try probe.control.addSecret("") }
        }
    }

    @Test("The machine's identity service speaks plain HTTP, on a port of its own, and knows nothing but itself")
    func identityService() async throws {
        try await withProbe(SimulatorConfiguration(identityPort: 0, people: 3)) { probe async throws in
            let host = try #require(probe.sim.identityHost)
            func ask(_ path: String, _ headers: [String: String]) async throws -> Probe.Answer {
                try await probe.send("GET", host + path, headers: headers)
            }
            let metadata = "/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://graph.microsoft.com"
            let platform = "/msi/token?api-version=2019-08-01&resource=https://graph.microsoft.com"
            var machine = probe
            for (path, headers) in [
                (metadata, ["Metadata": "true"]), (platform, ["X-IDENTITY-HEADER": "fake-identity-header"]),
            ] {
                #expect(try await ask(path, [:]).status == 400)
                let answer = try await ask(path, headers)
                #expect(answer.json["expires_on"]?.string?.isEmpty == false)
                #expect((answer.json["expires_in"] == nil) == (path == platform))
                machine.token = try #require(answer.json["access_token"]?.string)
                #expect(try await machine.graph("GET", "/users?$top=1").status == 200)
            }
            #expect(try await ask("/v1.0/users", [:]).status == 404)
            #expect(try await ask("/_simulator/status", [:]).status == 404)
            #expect(
                try await ask(
                    metadata.replacing("graph.microsoft.com", with: "graph.microsoft.us"), ["Metadata": "true"]
                )
                .status == 400)
        }
    }
}
