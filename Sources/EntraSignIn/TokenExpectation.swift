import Crypto
import DirectoryCore
import DirectoryPorts
import FoundationEssentials

/// What a verified token has to say to be the answer to a question.
///
/// Source: OpenID Connect Core 1.0 §3.1.3.7;
/// <https://learn.microsoft.com/entra/identity-platform/claims-validation>.
struct TokenExpectation: Sendable {
    let issuer: String
    let audience: ClientID
    let tenant: TenantID
    let nonce: String

    /// How far the clocks of tenant and server may differ, in seconds.
    static let leeway: TimeInterval = 300

    /// - Returns: nil when anything is not as expected.
    func person(in claims: IdentityClaims, at now: Date) -> VerifiedPerson? {
        guard claims.iss.utf8.elementsEqual(issuer.utf8), ClientID(claims.aud) == audience,
            TenantID(claims.tid) == tenant, let object = DirectoryObjectID(claims.oid),
            let answered = claims.nonce, Self.areEqual(answered, nonce), isCurrent(claims, at: now)
        else { return nil }
        return VerifiedPerson(
            identity: EntraIdentity(tenant: tenant, object: object), name: claims.name ?? "",
            username: claims.username)
    }

    private func isCurrent(_ claims: IdentityClaims, at now: Date) -> Bool {
        let time = now.timeIntervalSince1970
        return time < claims.exp + Self.leeway && (claims.nbf ?? 0) - Self.leeway <= time
    }

    /// In a time that says nothing about either.
    private static func areEqual(_ left: String, _ right: String) -> Bool {
        SHA256.hash(data: Array(left.utf8)) == SHA256.hash(data: Array(right.utf8))
    }
}
