import DirectoryCore
import FoundationEssentials

/// A tenant and the way to its sign-in service.
struct TenantLogin: Sendable {
    /// Host, and port where it is not 443: the only one that is asked.
    let host: String
    let tenant: TenantID
    let wire: LoginWire

    /// What tells tenants apart.
    var name: String { "\(host)/\(tenant)" }
    var documentAddress: String { "https://\(host)/\(tenant)/v2.0/.well-known/openid-configuration" }
    /// Exactly what the tenant calls itself.
    var issuer: String { "https://\(host)/\(tenant)/v2.0" }

    /// Whether an address leads to the login host and nowhere else. It is checked as text, byte by byte, before any
    /// parser of URLs sees it: parsers disagree about backslashes, user information and control characters.
    func isOurs(_ address: String) -> Bool {
        let base = "https://\(host)/"
        guard address.utf8.count <= 2_048, address.utf8.starts(with: base.utf8) else { return false }
        return address.utf8.dropFirst(base.utf8.count).allSatisfy {
            (0x21...0x7E).contains($0) && ![UInt8(ascii: "\\"), UInt8(ascii: "#"), UInt8(ascii: "?")].contains($0)
        }
    }
}

/// Where a tenant does what.
///
/// Source: OpenID Connect Discovery 1.0 §3.
struct TenantDocument: Decodable, Sendable {
    let issuer: String
    let authorizationEndpoint: String
    let tokenEndpoint: String
    let keysAddress: String

    private enum CodingKeys: String, CodingKey {
        case issuer
        case authorizationEndpoint = "authorization_endpoint"
        case tokenEndpoint = "token_endpoint"
        case keysAddress = "jwks_uri"
    }

    /// - Throws: `hostile-link` when it names another tenant or leads to another host.
    func checked(for login: TenantLogin) throws(Problem) -> TenantDocument {
        let isSound = [authorizationEndpoint, tokenEndpoint, keysAddress].allSatisfy(login.isOurs)
        guard isSound, issuer.utf8.elementsEqual(login.issuer.utf8) else { throw .foreignDocument }
        return self
    }
}

/// The keys with which a tenant signs.
///
/// Source: RFC 7517.
struct KeySet: Decodable, Sendable {
    let keys: [Key]

    /// One of them; of other kinds than RSA only the kind is of interest.
    struct Key: Decodable, Sendable {
        let kty: String
        let kid: String?
        let use: String?
        let n: String?
        let e: String?
    }

    /// - Returns: nil unless there is exactly one key for signatures with this name.
    func key(named name: String) -> Key? {
        let named = keys.filter { $0.kid == name && $0.kty == "RSA" && ($0.use ?? "sig") == "sig" }
        return named.count == 1 ? named.first : nil
    }
}
