import Crypto
package import CryptoExtras
package import DirectoryCore
package import Foundation
import SwiftASN1
import X509

/// An RSA key and a certificate that it signed for itself, made for one test.
package struct TestCertificate: Sendable {
    package let key: _RSA.Signing.PrivateKey
    /// PEM, public part only.
    package let pem: String
    /// X.509, DER.
    package let der: [UInt8]

    package init(
        from start: Date = Date(timeIntervalSinceNow: -86_400), days: Double = 365,
        keySize: _RSA.Signing.KeySize = .bits2048
    ) throws {
        key = try _RSA.Signing.PrivateKey(keySize: keySize)
        let certificate = try Self.certificate(of: key, from: start, days: days)
        pem = try certificate.serializeAsPEM().pemString
        var serializer = DER.Serializer()
        try serializer.serialize(certificate)
        der = serializer.serializedBytes
    }

    /// Another certificate of the same key, PEM.
    package func renewed(days: Double) throws -> String {
        try Self.certificate(of: key, from: Date(timeIntervalSinceNow: -86_400), days: days).serializeAsPEM().pemString
    }

    private static func certificate(
        of key: _RSA.Signing.PrivateKey, from start: Date, days: Double
    ) throws -> Certificate {
        let name = try DistinguishedName { CommonName("Test application") }
        return try Certificate(
            version: .v3, serialNumber: .init(), publicKey: .init(key.publicKey), notValidBefore: start,
            notValidAfter: start.addingTimeInterval(days * 86_400), issuer: name, subject: name,
            signatureAlgorithm: .sha256WithRSAEncryption, extensions: Certificate.Extensions(),
            issuerPrivateKey: .init(key))
    }

    /// SHA-256 of the DER.
    package var thumbprint: [UInt8] { Array(SHA256.hash(data: der)) }
    package var keyPEM: Secret { Secret(key.pkcs8PEMRepresentation) }
    /// The certificate and its key in one text.
    package var bundle: Secret { Secret(pem + "\n" + keyPEM.reveal()) }

    /// A token that the key signs, as another issuer would.
    package func token(_ claims: [String: Any]) throws -> Secret {
        let header = try JSONSerialization.data(withJSONObject: ["alg": "RS256", "kid": "test"])
        let content = "\(Self.encode(header)).\(Self.encode(try JSONSerialization.data(withJSONObject: claims)))"
        let signature = try key.signature(
            for: SHA256.hash(data: Data(content.utf8)), padding: .insecurePKCS1v1_5)
        return Secret("\(content).\(Self.encode(signature.rawRepresentation))")
    }

    private static func encode(_ data: Data) -> String {
        data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
