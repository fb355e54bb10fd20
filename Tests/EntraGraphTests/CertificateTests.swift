import Crypto
import CryptoExtras
import DirectoryCore
import DirectoryPorts
import EntraSimulator
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import EntraGraph

@Suite("Signing in by a certificate")
struct CertificateTests {
    private static let id = CredentialID(Fixture.uuid(0xCE47))

    private func offered(_ certificate: TestCertificate) throws -> OfferedCredential {
        OfferedCredential(
            id: Self.id,
            .certificate(try ClientCertificate(key: certificate.keyPEM, thumbprint: certificate.thumbprint)))
    }

    /// A clock that shows what the simulator's shows.
    private func clock(of tenant: ConnectedTenant) -> TestClock {
        TestClock(at: Date(timeIntervalSince1970: Double(tenant.simulator.control.now)))
    }

    @Test("The tenant believes the application by a certificate that its registration holds")
    func accepted() async throws {
        let certificate = try TestCertificate()
        let offered = try offered(certificate)
        try await withTenant { tenant in
            try tenant.simulator.control.addCertificate(certificate.pem)
            let directory = try tenant.directory(clock: clock(of: tenant)) { [offered] }
            let identified = try await directory.identify()
            #expect(identified.displayName == "Fabrikam")
            #expect(identified.credential == Self.id)
            let trial = try await directory.tryCredentials().first
            #expect(trial?.grantedPermissions == ["User.Read.All", "GroupMember.Read.All"])
        }
    }

    @Test("A certificate that was not uploaded, or has ended, is told as such, and nothing is read")
    func unknown() async throws {
        let (stranger, ended) = (try TestCertificate(), try TestCertificate(days: 0.5))
        try await withTenant { tenant in
            try tenant.simulator.control.addCertificate(ended.pem)
            for certificate in [stranger, ended] {
                let offered = try offered(certificate)
                let directory = try tenant.directory(clock: clock(of: tenant)) { [offered] }
                let problem = await failure { _ = try await directory.identify() }
                #expect(problem?.code == .certificateUnknown)
                #expect(problem?.trace?.code == "AADSTS700027")
                #expect(problem?.field == "certificate")
            }
            #expect(tenant.simulator.control.requests.allSatisfy { $0.path.hasSuffix("/token") })
        }
    }

    @Test("A clock that is an hour ahead is told, and not blamed on the certificate")
    func clockSkew() async throws {
        let certificate = try TestCertificate()
        let offered = try offered(certificate)
        try await withTenant { tenant in
            try tenant.simulator.control.addCertificate(certificate.pem)
            let clock = clock(of: tenant)
            clock.advance(by: .seconds(3_600))
            let directory = try tenant.directory(clock: clock) { [offered] }
            let problem = await failure { _ = try await directory.identify() }
            #expect(problem?.code == .clockSkew)
            #expect(problem?.cause.description.contains("60 minutes ahead") == true)
        }
    }

    @Test("An assertion is for this token endpoint only, good for ten minutes, signed with PS256, and never the same")
    func assertion() async throws {
        let certificate = try TestCertificate()
        let offered = try offered(certificate)
        try await withGraph(showing: [offered]) { _, _ in
            .page()
        } _: { graph in
            _ = try await graph.directory.tryCredentials()
            _ = try await graph.directory.tryCredentials()
            let assertions = try graph.server.requests.map { try Assertion(in: $0) }
            let host = graph.server.host
            for assertion in assertions {
                #expect(assertion.header["alg"] as? String == "PS256")
                #expect(assertion.header["typ"] as? String == "JWT")
                #expect(assertion.header["x5t#S256"] as? String == Data(certificate.thumbprint).base64URL)
                #expect(
                    assertion.claims["aud"] as? String
                        == "https://\(host)/11111111-1111-4111-8111-111111111111/oauth2/v2.0/token")
                #expect(assertion.claims["iss"] as? String == "22222222-2222-4222-8222-222222222222")
                #expect(assertion.claims["sub"] as? String == "22222222-2222-4222-8222-222222222222")
                let now = Int(TestClock.start.timeIntervalSince1970)
                #expect(assertion.claims["nbf"] as? Int == now)
                #expect(assertion.claims["iat"] as? Int == now)
                #expect(assertion.claims["exp"] as? Int == now + 600)
                #expect(assertion.isSigned(by: certificate.key.publicKey))
            }
            let ids = assertions.compactMap { $0.claims["jti"] as? String }.compactMap(UUID.init)
            #expect(ids.count == 2 && Set(ids).count == 2)
        }
    }

    @Test("Neither the key nor what it signed is printed or logged", arguments: [401, 500])
    func discretion(_ status: Int) async throws {
        let certificate = try TestCertificate()
        let offered = try offered(certificate)
        let heard = Mutex<[String]>([])
        try await withGraph(showing: [offered]) { _, _ in
            .page()
        } tokens: { request, _ in
            heard.withLock { $0.append(request.form["client_assertion"] ?? "") }
            return .signInError(700_027, status: status)
        } _: { graph in
            let problem = await failure { _ = try await graph.directory.identify() }
            var dumped = ""
            dump(offered, to: &dumped)
            let said = graph.log.text + dumped + String(reflecting: offered) + "\(String(describing: problem))"
            let secrets = heard.withLock { $0 } + [certificate.key.pkcs8PEMRepresentation]
            #expect(secrets.count >= 2)
            for part in secrets.flatMap({ $0.split(separator: ".") }).flatMap({ $0.split(separator: "\n") })
            where part.count > 20 && !part.contains("PRIVATE KEY") {
                #expect(!said.contains(part))
            }
        }
    }

    @Test("What is no RSA key cannot become a certificate that signs")
    func noKey() {
        for text in ["", "-----BEGIN PRIVATE KEY-----", P256.Signing.PrivateKey().pemRepresentation] {
            #expect(
                performing: { _ = try ClientCertificate(key: Secret(text), thumbprint: []) },
                throws: { ($0 as? Problem)?.code == .credentialUnavailable })
        }
    }
}

/// A client assertion, taken apart.
private struct Assertion {
    let header: [String: Any]
    let claims: [String: Any]
    private let content: String
    private let signature: Data

    init(in request: ScriptedRequest) throws {
        #expect(
            request.form["client_assertion_type"] == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
        #expect(request.form["client_secret"] == nil)
        let parts = try #require(request.form["client_assertion"]).split(separator: ".")
        try #require(parts.count == 3)
        header = try Self.object(parts[0])
        claims = try Self.object(parts[1])
        content = "\(parts[0]).\(parts[1])"
        signature = try #require(Data(base64URL: parts[2]))
    }

    func isSigned(by key: _RSA.Signing.PublicKey) -> Bool {
        key.isValidSignature(
            _RSA.Signing.RSASignature(rawRepresentation: signature),
            for: SHA256.hash(data: Data(content.utf8)), padding: .PSS)
    }

    private static func object(_ part: Substring) throws -> [String: Any] {
        let data = try #require(Data(base64URL: part))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }
}

extension ScriptedRequest {
    /// The fields of a posted form, decoded.
    var form: [String: String] {
        body.split(separator: "&").reduce(into: [:]) { fields, pair in
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            fields[parts[0]] = parts.last?.removingPercentEncoding
        }
    }
}
