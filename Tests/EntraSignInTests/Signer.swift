import Crypto
import CryptoExtras
import Foundation

/// Makes tokens, true and false ones.
struct Signer: Sendable {
    let name: String
    private let key: _RSA.Signing.PrivateKey

    /// Making a key takes longer than everything else in a test.
    static let tenant = Result { try Signer(named: "tenant-key") }
    static let stranger = Result { try Signer(named: "stranger-key") }

    private init(named name: String) throws {
        self.name = name
        key = try _RSA.Signing.PrivateKey(keySize: .bits2048)
    }

    /// The public part as the tenant shows it.
    func publicKey(named other: String? = nil) throws -> String {
        let parts = try key.publicKey.getKeyPrimitives()
        return """
            {"kty":"RSA","use":"sig","kid":"\(other ?? name)","n":"\(Self.encode(parts.modulus))",\
            "e":"\(Self.encode(parts.publicExponent))"}
            """
    }

    /// What the public part looks like where keys are files: the classic key for a forged HS256.
    var publicPEM: String { key.publicKey.pemRepresentation }

    /// A token signed with RS256, whatever its header says.
    func token(_ claims: String, header: String? = nil) throws -> String {
        let header = header ?? #"{"typ":"JWT","alg":"RS256","kid":"\#(name)"}"#
        let signed = Self.encode(Data(header.utf8)) + "." + Self.encode(Data(claims.utf8))
        let signature = try key.signature(
            for: SHA256.hash(data: Data(signed.utf8)), padding: .insecurePKCS1v1_5)
        return signed + "." + Self.encode(signature.rawRepresentation)
    }

    /// A token signed with RSA-PSS, which fits its header.
    func tokenPSS(_ claims: String) throws -> String {
        let header = #"{"typ":"JWT","alg":"PS256","kid":"\#(name)"}"#
        let signed = Self.encode(Data(header.utf8)) + "." + Self.encode(Data(claims.utf8))
        let signature = try key.signature(for: SHA256.hash(data: Data(signed.utf8)), padding: .PSS)
        return signed + "." + Self.encode(signature.rawRepresentation)
    }

    /// A token authenticated with HS256 and a key that everybody knows.
    func tokenHMAC(_ claims: String, key: Data) -> String {
        let header = #"{"typ":"JWT","alg":"HS256","kid":"\#(name)"}"#
        let signed = Self.encode(Data(header.utf8)) + "." + Self.encode(Data(claims.utf8))
        let mac = HMAC<SHA256>.authenticationCode(for: Data(signed.utf8), using: SymmetricKey(data: key))
        return signed + "." + Self.encode(Data(mac))
    }

    static func encode(_ data: Data) -> String {
        data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
