import Crypto
import Foundation
import NIOSSL
import SwiftASN1
import X509

/// A certificate authority that exists for one test, and the certificate it issued for `localhost`.
struct TestAuthority {
    /// A file with the authority's certificate, for `Cloud.certificateAuthorityFile`.
    let file: String
    let server: TLSConfiguration

    /// - Parameter host: the name that the server's certificate is issued for.
    init(in folder: URL, host: String = "localhost") throws {
        let authorityKey = Certificate.PrivateKey(P256.Signing.PrivateKey())
        let authorityName = try DistinguishedName { CommonName("Test authority") }
        let authority = try Self.certificate(
            for: authorityKey.publicKey, name: authorityName, issuer: authorityName, key: authorityKey,
            extensions: Certificate.Extensions { Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil)) }
        )
        let serverKey = Certificate.PrivateKey(P256.Signing.PrivateKey())
        let server = try Self.certificate(
            for: serverKey.publicKey, name: DistinguishedName { CommonName(host) }, issuer: authorityName,
            key: authorityKey,
            extensions: Certificate.Extensions { SubjectAlternativeNames([.dnsName(host)]) })

        let file = folder.appending(path: "authority-\(UUID()).pem")
        try authority.serializeAsPEM().pemString.write(to: file, atomically: true, encoding: .utf8)
        self.file = file.path
        self.server = TLSConfiguration.makeServerConfiguration(
            certificateChain: [
                .certificate(try NIOSSLCertificate(bytes: Array(server.serializeAsPEM().pemString.utf8), format: .pem))
            ],
            privateKey: .privateKey(
                try NIOSSLPrivateKey(bytes: Array(serverKey.serializeAsPEM().pemString.utf8), format: .pem)))
    }

    private static func certificate(
        for publicKey: Certificate.PublicKey, name: DistinguishedName, issuer: DistinguishedName,
        key: Certificate.PrivateKey, extensions: Certificate.Extensions
    ) throws -> Certificate {
        try Certificate(
            version: .v3, serialNumber: .init(), publicKey: publicKey,
            notValidBefore: .now.addingTimeInterval(-3_600), notValidAfter: .now.addingTimeInterval(86_400),
            issuer: issuer, subject: name, signatureAlgorithm: .ecdsaWithSHA256, extensions: extensions,
            issuerPrivateKey: key)
    }
}
