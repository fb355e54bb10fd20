import DirectoryCore
import FoundationEssentials
import JWTKit

/// An ID token as it came: nothing in it is believed.
struct IdentityTokenText: Sendable {
    private let text: String

    init(_ text: String) { self.text = text }

    /// The key that it says it is signed with; nil unless it says RS256, the one algorithm that tenants use, and has
    /// no extension that would have to be understood.
    var keyName: String? {
        struct Header: Decodable {
            let alg: String
            let kid: String?
            let crit: [String]?
        }
        let encoded = text.prefix { $0 != "." }
        guard let data = Data(base64URL: encoded), let header = try? JSONDecoder().decode(Header.self, from: data),
            header.alg == "RS256", header.crit == nil
        else { return nil }
        return header.kid
    }

    /// What it says, if the key has signed it with RS256.
    func claims(verifiedWith key: KeySet.Key) async -> IdentityClaims? {
        guard let modulus = key.n, let exponent = key.e,
            let publicKey = try? Insecure.RSA.PublicKey(modulus: modulus, exponent: exponent)
        else { return nil }
        let keys = await JWTKeyCollection().add(rsa: publicKey, digestAlgorithm: .sha256)
        return try? await keys.verify(text, as: IdentityClaims.self)
    }
}

/// What an ID token says.
///
/// Source: <https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference>
struct IdentityClaims: JWTPayload {
    let iss: String
    let aud: String
    let tid: String
    let oid: String
    let nonce: String?
    let exp: Double
    let nbf: Double?
    let name: String?
    let username: String?

    enum CodingKeys: String, CodingKey {
        case iss, aud, tid, oid, nonce, exp, nbf, name
        case username = "preferred_username"
    }

    /// Times and names are judged by `TokenExpectation`, which has a clock.
    func verify(using algorithm: some JWTAlgorithm) async throws {}
}

extension Data {
    fileprivate init?(base64URL text: Substring) {
        let plain = text.replacing("-", with: "+").replacing("_", with: "/")
        self.init(base64Encoded: plain + String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4))
    }
}
