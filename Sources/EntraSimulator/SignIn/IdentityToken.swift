import Crypto

/// The id_token of a person (https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference).
struct IdentityToken {
    let tenant: Tenant
    let ticket: AuthorizationCodes.Ticket
    let person: Person
    let origin: String
    let now: Timestamp

    private static let lifetime = 3600
    /// More groups than this do not fit a JWT; the token then says where else they are.
    private static let mostGroups = 200

    func sign(with key: SigningKey, identifier: String) throws -> String {
        let groups = tenant.directory.groups(of: person.id, transitive: true).map(\.id.description)
        return try key.sign {
            $0.field("ver", "2.0")
            $0.field("iss", "\(origin)/\(tenant.id)/v2.0")
            $0.field("sub", pairwiseSubject)
            $0.field("aud", ticket.clientID)
            $0.field("exp", now.seconds + Self.lifetime)
            $0.field("iat", now.seconds)
            $0.field("nbf", now.seconds)
            $0.field("name", person[.displayName]?.string ?? person.userPrincipalName)
            $0.field("preferred_username", person.userPrincipalName)
            $0.field("oid", person.id.description)
            if person[.userType] == .string("Guest"), let mail = person[.mail]?.string { $0.field("email", mail) }
            $0.field("tid", tenant.id)
            if let nonce = ticket.nonce { $0.field("nonce", nonce) }
            $0.field("uti", identifier)
            if groups.count <= Self.mostGroups { $0.field("groups", groups) } else { writeOverage(into: &$0) }
        }
    }

    /// `sub` differs per application, so that two of them cannot compare notes.
    private var pairwiseSubject: String {
        Base64URL.encode(SHA256.hash(data: Array("\(person.id)/\(ticket.clientID)".utf8)))
    }

    private func writeOverage(into writer: inout JSONWriter) {
        writer.objectField("_claim_names") { $0.field("groups", "src1") }
        writer.objectField("_claim_sources") {
            $0.objectField("src1") {
                $0.field("endpoint", "https://graph.windows.net/\(tenant.id)/users/\(person.id)/getMemberObjects")
            }
        }
    }
}
