import Crypto
import CryptoExtras
import FoundationEssentials
import SwiftASN1
import X509

/// The key that signs the tenants' tokens, and the certificate that the key set shows with it.
struct SigningKey: Sendable {
    /// Also the `x5t`: the SHA-1 thumbprint of the certificate.
    let keyID: String
    let publicKey: _RSA.Signing.PublicKey
    private let privateKey: _RSA.Signing.PrivateKey
    private let certificateDER: [UInt8]

    /// Every simulator of a process signs with the same key, as every tenant of the real service does: making an RSA key
    /// takes longer than everything else at start.
    static func shared() throws -> SigningKey { try made.get() }

    private static let made = Result { try SigningKey() }

    private init() throws {
        privateKey = try _RSA.Signing.PrivateKey(keySize: .bits2048)
        publicKey = privateKey.publicKey
        let name = try DistinguishedName { CommonName("Entra simulator token signing") }
        let certificate = try Certificate(
            version: .v3, serialNumber: .init(), publicKey: .init(publicKey),
            notValidBefore: Date(timeIntervalSince1970: 1_577_836_800),
            notValidAfter: Date(timeIntervalSince1970: 4_102_444_800), issuer: name,
            subject: name,
            signatureAlgorithm: .sha256WithRSAEncryption, extensions: Certificate.Extensions(),
            issuerPrivateKey: .init(privateKey))
        var serializer = DER.Serializer()
        try serializer.serialize(certificate)
        certificateDER = serializer.serializedBytes
        keyID = Base64URL.encode(Insecure.SHA1.hash(data: certificateDER))
    }

    /// A token signed with RS256.
    func sign(_ claims: (inout JSONWriter) -> Void) throws -> String {
        let header = JSONWriter.objectBytes {
            $0.field("typ", "JWT")
            $0.field("alg", "RS256")
            $0.field("x5t", keyID)
            $0.field("kid", keyID)
        }
        let signed = "\(Base64URL.encode(header)).\(Base64URL.encode(JSONWriter.objectBytes(claims)))"
        let digest = SHA256.hash(data: Array(signed.utf8))
        let signature = try privateKey.signature(for: digest, padding: .insecurePKCS1v1_5)
        return "\(signed).\(Base64URL.encode(signature.rawRepresentation))"
    }

    /// The key as a JSON Web Key (RFC 7517) with the issuer it signs for.
    func writeKey(issuer: String, into writer: inout JSONWriter) throws {
        let primitives = try publicKey.getKeyPrimitives()
        writer.object {
            $0.field("kty", "RSA")
            $0.field("use", "sig")
            $0.field("kid", keyID)
            $0.field("x5t", keyID)
            $0.field("n", Base64URL.encode(primitives.modulus))
            $0.field("e", Base64URL.encode(primitives.publicExponent))
            $0.field("x5c", [Data(certificateDER).base64EncodedString()])
            $0.field("issuer", issuer)
        }
    }
}
