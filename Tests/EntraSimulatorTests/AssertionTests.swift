import CryptoExtras
import EntraSimulator
import Foundation
import SwiftASN1
import Testing
import X509

@testable import enum EntraSimulator.Base64URL
@testable import enum EntraSimulator.JSONValue

@Suite("Signing in by certificate and by federation")
struct AssertionTests {
    /// A client with a certificate, or an issuer with a key.
    struct Signer: Sendable {
        let key: _RSA.Signing.PrivateKey
        let certificate: Certificate

        init(from start: Date = Date(timeIntervalSinceNow: -3600), days: Double = 30) throws {
            key = try _RSA.Signing.PrivateKey(keySize: .bits2048)
            let name = try DistinguishedName { CommonName("Rollcall") }
            certificate = try Certificate(
                version: .v3, serialNumber: .init(), publicKey: .init(key.publicKey), notValidBefore: start,
                notValidAfter: start.addingTimeInterval(days * 86_400), issuer: name, subject: name,
                signatureAlgorithm: .sha256WithRSAEncryption, extensions: Certificate.Extensions(),
                issuerPrivateKey: .init(key))
        }

        var der: [UInt8] {
            get throws {
                var serializer = DER.Serializer()
                try serializer.serialize(certificate)
                return serializer.serializedBytes
            }
        }

        func sign(header: String, claims: String, usingPSS: Bool, pads: Bool = false) throws -> String {
            let encode = { (text: String) in
                pads ? Data(text.utf8).base64EncodedString() : Base64URL.encode(text.utf8)
            }
            let signed = "\(encode(header)).\(encode(claims))"
            let signature = try key.signature(
                for: SHA256.hash(data: Data(signed.utf8)), padding: usingPSS ? .PSS : .insecurePKCS1v1_5)
            return "\(signed).\(Base64URL.encode(signature.rawRepresentation))"
        }
    }

    private func configuration(_ signer: Signer) throws -> SimulatorConfiguration {
        let pem = try signer.certificate.serializeAsPEM().pemString
        return SimulatorConfiguration(people: 3, application: SimulatedApplication(certificates: [pem]))
    }

    private func claims(_ probe: Probe, now: Int, expiry: Int = 600, asText: Bool = false, audience: String? = nil)
        -> String
    {
        let quote = asText ? "\"" : ""
        return """
            {"aud": "\(audience ?? "https://\(probe.sim.host)/\(probe.sim.tenantID)/oauth2/v2.0/token")",
             "iss": "\(probe.sim.clientID)", "sub": "\(probe.sim.clientID)", "jti": "1",
             "nbf": \(quote)\(now)\(quote), "exp": \(quote)\(now + expiry)\(quote)}
            """
    }

    private func ask(_ probe: Probe, _ assertion: String) async throws -> Probe.Answer {
        try await probe.askForToken([
            "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "client_assertion": assertion,
        ])
    }

    private func numbers(_ answer: Probe.Answer) -> [Int] {
        (answer.json["error_codes"]?.items ?? []).compactMap(\.integer)
    }

    @Test("The spellings of real clients are accepted: .NET, Go and azure-identity")
    func dialects() async throws {
        let signer = try Signer()
        let sha1 = Data(Insecure.SHA1.hash(data: try signer.der))
        let sha256 = Data(SHA256.hash(data: try signer.der))
        try await withProbe(try configuration(signer)) { probe async throws in
            let now = probe.control.now
            let dotNet = try signer.sign(
                header: #"{"alg": "PS256", "typ": "JWT", "x5t#S256": "\#(Base64URL.encode(sha256))"}"#,
                claims: claims(probe, now: now, asText: true), usingPSS: true)
            let go = try signer.sign(
                header: #"{"alg": "PS256", "typ": "JWT", "x5t#S256": "\#(sha256.base64EncodedString())"}"#,
                claims: claims(probe, now: now), usingPSS: true)
            let legacy = try signer.sign(
                header: #"{"alg": "RS256", "typ": "JWT", "x5t": "\#(Base64URL.encode(sha1))"}"#,
                claims: claims(
                    probe, now: now, audience: "https://login.microsoftonline.com/\(probe.sim.tenantID)/v2.0"),
                usingPSS: false)
            let padded = try signer.sign(
                header: #"{"alg": "PS256", "typ": "JWT", "x5t#S256": "\#(Base64URL.encode(sha256))"}"#,
                claims: claims(probe, now: now), usingPSS: true, pads: true)
            for assertion in [dotNet, go, legacy, padded] {
                let answer = try await ask(probe, assertion)
                #expect(answer.status == 200, "\(answer.text)")
            }
        }
    }

    @Test("When the service's clock runs apart an assertion made now is refused, and the Date header tells why")
    func clockSkew() async throws {
        let signer = try Signer()
        let header = #"{"alg": "PS256", "x5t#S256": "\#(Base64URL.encode(SHA256.hash(data: try signer.der)))"}"#
        try await withProbe(try configuration(signer)) { probe async throws in
            let start = probe.control.now
            let formatter = DateFormatter()
            formatter.locale = Locale(identifier: "en_US_POSIX")
            formatter.timeZone = TimeZone(secondsFromGMT: 0)
            formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
            for skew in [1200, -2400] {
                let body = #"{"seconds": \#(skew)}"#
                #expect(try await probe.send("POST", "/_simulator/advance-clock", body: body).status == 200)
                let assertion = try signer.sign(header: header, claims: claims(probe, now: start), usingPSS: true)
                let refused = try await ask(probe, assertion)
                #expect(refused.status == 401)
                #expect(numbers(refused) == [700_024])
                let date = try #require(refused.headers["date"].flatMap { formatter.date(from: $0) })
                let difference = Int(date.timeIntervalSince1970) - probe.control.now
                #expect(abs(difference) <= 2)
                #expect(abs(probe.control.now - start) >= 1150)
                let graph = try await probe.graph("GET", "/users?$top=1").headers["date"]
                #expect(
                    abs(
                        Int(try #require(graph.flatMap { formatter.date(from: $0) }).timeIntervalSince1970)
                            - probe.control.now) <= 2)
            }
            probe.control.advanceClock(by: .seconds(1200))
            let now = try signer.sign(header: header, claims: claims(probe, now: probe.control.now), usingPSS: true)
            #expect(try await ask(probe, now).status == 200)
        }
    }

    @Test("Wrong keys, times and audiences are told apart")
    func refusals() async throws {
        let (signer, stranger) = (try Signer(), try Signer())
        let known = #"{"alg": "RS256", "x5t": "\#(Base64URL.encode(Insecure.SHA1.hash(data: try signer.der)))"}"#
        let unknown = #"{"alg": "RS256", "x5t": "\#(Base64URL.encode(Insecure.SHA1.hash(data: try stranger.der)))"}"#
        try await withProbe(try configuration(signer)) { probe async throws in
            let now = probe.control.now
            let good = claims(probe, now: now)
            let tries: [(String, Int)] = [
                (try stranger.sign(header: unknown, claims: good, usingPSS: false), 700_027),
                (try stranger.sign(header: known, claims: good, usingPSS: false), 700_027),
                (try signer.sign(header: known, claims: good, usingPSS: true), 700_027),
                (try signer.sign(header: known, claims: claims(probe, now: now - 7200), usingPSS: false), 700_024),
                (try signer.sign(header: known, claims: claims(probe, now: now + 3600), usingPSS: false), 700_024),
                (
                    try signer.sign(
                        header: known, claims: claims(probe, now: now, audience: "https://x.example"), usingPSS: false),
                    700_021
                ),
                ("not.a.token", 50_027),
            ]
            for (assertion, number) in tries { #expect(numbers(try await ask(probe, assertion)) == [number]) }
            probe.control.advanceClock(by: .seconds(60 * 86_400))
            let late = try signer.sign(header: known, claims: claims(probe, now: probe.control.now), usingPSS: false)
            let expired = try await ask(probe, late)
            #expect(numbers(expired) == [700_027])
            #expect(expired.json["error_description"]?.string?.contains("The key used is expired") == true)
        }
    }

    @Test("A workload of another issuer signs in with that issuer's token, and only with a matching one")
    func federation() async throws {
        let issuer = try Signer()
        let trust = SimulatedApplication.FederatedCredential(
            issuer: "https://cluster.example", subject: "system:serviceaccount:rollcall:server",
            publicKeyPEM: issuer.key.publicKey.pemRepresentation)
        let configuration = SimulatorConfiguration(
            people: 3, application: SimulatedApplication(federatedCredentials: [trust]))
        try await withProbe(configuration) { probe async throws in
            let now = probe.control.now
            let claims = { (subject: String) in
                """
                {"iss": "https://cluster.example", "sub": "\(subject)", "aud": "api://AzureADTokenExchange",
                 "nbf": \(now), "exp": \(now + 600)}
                """
            }
            let header = #"{"alg": "RS256", "kid": "cluster"}"#
            let good = try issuer.sign(header: header, claims: claims(trust.subject), usingPSS: false)
            #expect(try await ask(probe, good).status == 200)
            let other = try issuer.sign(header: header, claims: claims("system:serviceaccount:other"), usingPSS: false)
            #expect(numbers(try await ask(probe, other)) == [70_021])
        }
    }
}
