import AsyncHTTPClient
import DirectoryCore
import DirectoryPorts
import EntraSimulator
import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL
import TestSupport
import Testing

@testable import EntraSignIn

/// A simulated tenant, the way to it, and a browser.
struct Visit: Sendable {
    let simulator: RunningSimulator
    let http: HTTPClient
    let authority: String
    let signIn: EntraSignIn

    static let callback = "http://localhost:8080/sign-in/callback"

    static let attempt = PersonSignInAttempt(
        state: "an-obviously-fake-state", nonce: "an-obviously-fake-nonce",
        verifier: Secret("an-obviously-fake-verifier-of-more-than-forty-three-characters"), redirectURI: callback)

    /// The connection of an organization to the simulated tenant, with these client secrets.
    func connection(
        of organization: OrganizationID = Fixture.contoso, secrets: [String]? = nil, pinned: Bool = true
    ) throws -> Connection {
        let tenant = try #require(TenantID(simulator.tenantID))
        var connection = Connection(
            id: Fixture.connection, organization: organization, cloud: CloudName(rawValue: "simulated"),
            tenant: .id(tenant), client: try #require(ClientID(simulator.clientID)),
            credentials: (secrets ?? [simulator.clientSecret]).enumerated().map { number, secret in
                StoredCredential(
                    id: CredentialID(Fixture.uuid(UInt64(number))),
                    kind: .clientSecret(SealedSecret(bytes: Array(secret.utf8)), hint: "fake"),
                    addedAt: Fixture.morning)
            }, createdAt: Fixture.morning)
        if pinned { connection.pinnedTenant = PinnedTenant(id: tenant, displayName: "Fabrikam") }
        return connection
    }

    /// What the browser comes back with after somebody has signed in at an address.
    func browse(_ location: String, as person: TruePerson) async throws -> (code: Secret, state: String) {
        let name = try #require(
            person.userPrincipalName.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
        var request = HTTPClientRequest(url: location + "&prompt=none&login_hint=" + name)
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.trustRoots = .file(authority)
        request.tlsConfiguration = tls
        let response = try await http.execute(request, timeout: .seconds(30))
        let target = try #require(response.headers.first(name: "Location"))
        let items = try #require(URLComponents(string: target)?.queryItems)
        let code = try #require(items.first { $0.name == "code" }?.value)
        return (Secret(code), items.first { $0.name == "state" }?.value ?? "")
    }
}

/// Secrets that are not sealed at all.
struct PlainBox: SecretBox {
    func seal(_ secret: Secret, for place: SecretPlace) throws(Problem) -> SealedSecret {
        SealedSecret(bytes: Array("\(place.row)/\(secret.reveal())".utf8))
    }

    func open(_ sealed: SealedSecret, for place: SecretPlace) throws(Problem) -> Secret {
        let text = String(decoding: sealed.bytes, as: UTF8.self)
        return Secret(text.hasPrefix("\(place.row)/") ? String(text.dropFirst(place.row.utf8.count + 1)) : text)
    }
}

/// Runs a test against a simulated tenant of three people.
func withVisit(_ test: (Visit) async throws -> Void) async throws {
    try await withSimulator(SimulatorConfiguration(people: 3, groups: 0)) { simulator in
        try await withTemporaryFolder { folder in
            let authority = folder.appending(path: "authority.pem").path
            try simulator.certificateAuthorityPEM.write(toFile: authority, atomically: true, encoding: .utf8)
            try await withClient { http in
                let cloud = Cloud(
                    name: CloudName(rawValue: "simulated"), loginHost: simulator.host, graphHost: simulator.host,
                    certificateAuthorityFile: authority)
                let signIn = EntraSignIn(
                    clouds: [cloud], authentication: .clientSecrets(openedBy: PlainBox()), http: http,
                    now: { Date() })
                try await test(Visit(simulator: simulator, http: http, authority: authority, signIn: signIn))
            }
        }
    }
}

func withClient(_ body: (HTTPClient) async throws -> Void) async throws {
    let http = HTTPClient(configuration: .entraSignIn)
    do {
        try await body(http)
        try await http.shutdown()
    } catch {
        try? await http.shutdown()
        throw error
    }
}

func withTemporaryFolder(_ body: (URL) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "sign-in-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder)
}

/// The code of the problem that something was refused with; nil when it succeeded.
func refusal<Value>(_ work: () async throws(Problem) -> Value) async -> Problem.Code? {
    do throws(Problem) {
        _ = try await work()
        return nil
    } catch {
        return error.code
    }
}
