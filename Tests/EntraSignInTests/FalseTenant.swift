import Crypto
import CryptoExtras
import DirectoryCore
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL
import SwiftASN1
import Synchronization
import TestSupport
import X509

/// A sign-in service that says what a test tells it to, over HTTPS.
final class FalseTenant: Sendable {
    /// What is different from a tenant that behaves.
    struct Tricks: Sendable {
        var issuer: String?
        var authorizationEndpoint: String?
        var tokenEndpoint: String?
        var keysAddress: String?
        /// The keys of the first and of every later reading; the last one stays.
        var keys: [String] = []
        var token = ""
        /// What the token endpoint answers in the place of a token.
        var refusal: (status: Int, body: String)?
        /// Where every request is redirected to.
        var redirection: String?
    }

    private struct State {
        var port = 0
        var tricks = Tricks()
        var asked: [String] = []
    }

    private let state = Mutex(State())

    var host: String { "localhost:\(state.withLock(\.port))" }
    /// The paths that were asked for.
    var asked: [String] { state.withLock(\.asked) }

    func play(_ change: (inout Tricks) -> Void) { state.withLock { change(&$0.tricks) } }

    /// Runs until the task is cancelled.
    func run(_ tls: TLSConfiguration, onReady: @escaping @Sendable () -> Void) async throws {
        let application = Application(
            responder: CallbackResponder { (request: Request, _: BasicRequestContext) in
                self.respond(to: request.head.path ?? "")
            },
            server: try .tls(.http1(), tlsConfiguration: tls),
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in
                self.state.withLock { $0.port = channel.localAddress?.port ?? 0 }
                onReady()
            },
            logger: Logger(label: "false tenant") { _ in SwiftLogNoOpLogHandler() })
        try await application.run()
    }

    private func respond(to path: String) -> Response {
        let (tricks, reading) = state.withLock { state in
            state.asked.append(path)
            return (state.tricks, state.asked.filter { $0.hasSuffix("/keys") }.count)
        }
        if let redirection = tricks.redirection {
            return Response(status: .found, headers: [.location: redirection])
        }
        if path.hasSuffix("/openid-configuration") { return Self.json(document(tricks)) }
        if path.hasSuffix("/keys") {
            let keys = tricks.keys.isEmpty ? "" : tricks.keys[min(reading, tricks.keys.count) - 1]
            return Self.json(#"{"keys":[\#(keys)]}"#)
        }
        if let refusal = tricks.refusal { return Self.json(refusal.body, status: refusal.status) }
        return Self.json(#"{"token_type":"Bearer","id_token":"\#(tricks.token)"}"#)
    }

    private func document(_ tricks: Tricks) -> String {
        let base = "https://\(host)/\(Fixture.tenant)"
        return """
            {"issuer":"\(tricks.issuer ?? base + "/v2.0")",
            "authorization_endpoint":"\(tricks.authorizationEndpoint ?? base + "/oauth2/v2.0/authorize")",
            "token_endpoint":"\(tricks.tokenEndpoint ?? base + "/oauth2/v2.0/token")",
            "jwks_uri":"\(tricks.keysAddress ?? base + "/discovery/v2.0/keys")"}
            """
    }

    private static func json(_ text: String, status: Int = 200) -> Response {
        Response(
            status: .init(code: status), headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

/// A certificate authority that exists for one test, and the server's certificate that it issued.
struct TestAuthority {
    let file: String
    let server: TLSConfiguration

    init(in folder: URL) throws {
        let key = Certificate.PrivateKey(P256.Signing.PrivateKey())
        let name = try DistinguishedName { CommonName("localhost") }
        let certificate = try Certificate(
            version: .v3, serialNumber: .init(), publicKey: key.publicKey,
            notValidBefore: .now.addingTimeInterval(-3_600), notValidAfter: .now.addingTimeInterval(86_400),
            issuer: name, subject: name, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
                SubjectAlternativeNames([.dnsName("localhost")])
            }, issuerPrivateKey: key)
        let pem = try certificate.serializeAsPEM().pemString
        file = folder.appending(path: "authority.pem").path
        try pem.write(toFile: file, atomically: true, encoding: .utf8)
        server = TLSConfiguration.makeServerConfiguration(
            certificateChain: [.certificate(try NIOSSLCertificate(bytes: Array(pem.utf8), format: .pem))],
            privateKey: .privateKey(
                try NIOSSLPrivateKey(bytes: Array(key.serializeAsPEM().pemString.utf8), format: .pem)))
    }
}
