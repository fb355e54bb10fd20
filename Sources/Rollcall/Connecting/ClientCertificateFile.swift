import Crypto
import CryptoExtras
import DirectoryCore
import Foundation
import SwiftASN1
import X509

/// A certificate with its private key, as it is made here or brought along.
struct ClientCertificateFile: Sendable {
    let certificate: PublicCertificate
    /// PKCS#8, PEM.
    let key: Secret

    init(_ certificate: Certificate, _ key: _RSA.Signing.PrivateKey) throws {
        self.certificate = try PublicCertificate(certificate)
        self.key = Secret(key.pkcs8PEMRepresentation)
    }
}

// MARK: Making one

extension ClientCertificateFile {
    /// The clocks of this server and of Microsoft Entra may differ by so much, in seconds.
    private static let clockSkew: TimeInterval = 300
    /// Two years, in seconds: the longest that Microsoft recommends.
    private static let life: TimeInterval = 730 * 24 * 3_600

    /// A new RSA key of 3072 bits, and a certificate that says so, signed by itself: the app registration trusts it
    /// because it is uploaded there, not because of who signed it.
    ///
    /// Sources: <https://learn.microsoft.com/entra/identity-platform/howto-create-self-signed-certificate>;
    /// NIST SP 800-57, part 1, table 2 for the length of the key.
    static func selfSigned(at now: Date) throws(Problem) -> ClientCertificateFile {
        do {
            let key = try _RSA.Signing.PrivateKey(keySize: .bits3072)
            return try ClientCertificateFile(try certificate(of: key, at: now), key)
        } catch {
            throw Problem(
                .credentialUnavailable, cause: "A certificate could not be made.", effect: "Nothing was saved.",
                advice: "Report this as a defect.")
        }
    }

    private static func certificate(of key: _RSA.Signing.PrivateKey, at now: Date) throws -> Certificate {
        let name = try DistinguishedName { CommonName("Rollcall") }
        let start = Date(timeIntervalSince1970: (now.timeIntervalSince1970 - clockSkew).rounded(.down))
        return try Certificate(
            version: .v3, serialNumber: .init(), publicKey: .init(key.publicKey), notValidBefore: start,
            notValidAfter: start.addingTimeInterval(life), issuer: name, subject: name,
            signatureAlgorithm: .sha256WithRSAEncryption,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                Critical(KeyUsage(digitalSignature: true))
                SubjectKeyIdentifier(hash: .init(key.publicKey))
            }, issuerPrivateKey: .init(key))
    }
}

extension PublicCertificate {
    init(_ certificate: Certificate) throws {
        var serializer = DER.Serializer()
        try serializer.serialize(certificate)
        let der = serializer.serializedBytes
        self.init(
            der: der, thumbprint: Array(SHA256.hash(data: der)), subject: certificate.subject.description,
            notBefore: certificate.notValidBefore, notAfter: certificate.notValidAfter)
    }

    /// PEM.
    var pem: String { PEMDocument(type: "CERTIFICATE", derBytes: der).pemString + "\n" }
}
