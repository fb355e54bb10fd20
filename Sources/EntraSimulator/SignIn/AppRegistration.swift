import Crypto
import CryptoExtras
import FoundationEssentials
import SwiftASN1
import X509

/// An app registration and its service principal in one tenant.
struct AppRegistration: Sendable {
    let clientID: String
    let displayName: String
    var secrets: [SimulatedApplication.Secret]
    var certificates: [RegisteredCertificate]
    var federatedCredentials: [TrustedIssuer]
    let redirectURIs: [String]
    var permissions: Set<String>
    /// The object id of the service principal, `oid` and `sub` of its tokens.
    let servicePrincipalID: ObjectID

    init(_ configuration: SimulatedApplication, seed: UInt64) throws(ControlError) {
        clientID = configuration.clientID.lowercased()
        guard ObjectID(clientID) != nil else { throw .badValue("The client id '\(clientID)' is not a GUID.") }
        displayName = configuration.displayName
        secrets = configuration.secrets
        redirectURIs = configuration.redirectURIs
        permissions = configuration.permissions
        certificates = try configuration.certificates.map { pem throws(ControlError) in
            guard let certificate = try? RegisteredCertificate(pem: pem) else {
                throw ControlError.badValue(
                    "A certificate of application '\(configuration.clientID)' is not RSA in PEM.")
            }
            return certificate
        }
        federatedCredentials = try configuration.federatedCredentials.map { credential throws(ControlError) in
            try TrustedIssuer(credential)
        }
        var identifiers = IdentifierSource(seed: seed ^ Mixing.hash(clientID))
        servicePrincipalID = identifiers.next()
    }
}

/// A certificate uploaded to an app registration, found again by the thumbprint in an assertion's header.
struct RegisteredCertificate: Sendable {
    let key: _RSA.Signing.PublicKey
    let sha1: [UInt8]
    let sha256: [UInt8]
    let start: Timestamp
    let end: Timestamp

    init(pem: String) throws {
        let certificate = try Certificate(pemEncoded: pem)
        guard let key = _RSA.Signing.PublicKey(certificate.publicKey) else {
            throw ControlError.badValue("The certificate's key is not RSA.")
        }
        var serializer = DER.Serializer()
        try serializer.serialize(certificate)
        self.key = key
        sha1 = Array(Insecure.SHA1.hash(data: serializer.serializedBytes))
        sha256 = Array(SHA256.hash(data: serializer.serializedBytes))
        start = Timestamp(seconds: Int(certificate.notValidBefore.timeIntervalSince1970))
        end = Timestamp(seconds: Int(certificate.notValidAfter.timeIntervalSince1970))
    }

    var thumbprint: String {
        sha1.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
    }

    /// Whether the header names this certificate: `x5t#S256` or `x5t` in any Base64 spelling.
    func isNamed(by header: JSONValue) -> Bool {
        let named = { (member: String) in header[member]?.string.flatMap { Base64URL.decode($0) } }
        return named("x5t#S256") == sha256 || named("x5t") == sha1
    }
}

/// An issuer whose tokens stand in for a credential (workload identity federation).
struct TrustedIssuer: Sendable {
    let issuer: String
    let subject: String
    let audience: String
    let key: _RSA.Signing.PublicKey

    init(_ credential: SimulatedApplication.FederatedCredential) throws(ControlError) {
        guard let key = try? _RSA.Signing.PublicKey(pemRepresentation: credential.publicKeyPEM) else {
            throw .badValue("The key of issuer '\(credential.issuer)' is not an RSA public key in PEM.")
        }
        issuer = credential.issuer
        subject = credential.subject
        audience = credential.audience
        self.key = key
    }
}
