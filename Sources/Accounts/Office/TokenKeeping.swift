package import DirectoryCore
package import DirectoryPorts
import FoundationEssentials

extension AccountOffice {
    package func tokens(of organization: OrganizationID) async throws(Problem) -> [APIToken] {
        try await store.tokens(of: organization)
    }

    package func createToken(
        _ wish: TokenWish, in organization: OrganizationID, as caller: Caller, by requester: Requester
    ) async throws(Problem) -> (token: APIToken, secret: Secret) {
        guard caller.organization == organization, case .account(let creator, _) = caller.actor,
            wish.role <= caller.role
        else { throw .notPermitted(.manageTokens, as: caller.role) }
        let name = try wish.checkedName()
        let text = TokenText(random: random)
        let now = world.now()
        let token = APIToken(
            id: APITokenID(world.makeUUID()), organization: organization, name: name, prefix: text.prefix,
            fingerprint: text.fingerprint, role: wish.role, scopes: wish.scopes, createdBy: creator, createdAt: now,
            expiresAt: now.addingTimeInterval(Double(wish.days) * 24 * 3_600))
        let draft = requester.did(.tokenCreated, to: token.id.description, named: name, token.changes)
        try await store.add(token, noting: draft, at: now)
        return (token, text.secret)
    }

    package func revoke(
        _ token: APITokenID, of organization: OrganizationID, by requester: Requester
    ) async throws(Problem) {
        let name = try await store.tokens(of: organization).first { $0.id == token }?.name
        let draft = requester.did(.tokenRevoked, to: token.description, named: name ?? "")
        try await store.revoke(token, of: organization, noting: draft, at: world.now())
    }
}

extension TokenWish {
    /// - Throws: `invalid-value` for a life or scopes that cannot be.
    fileprivate func checkedName() throws(Problem) -> String {
        guard days >= 1, Double(days) * 24 * 3_600 <= APIToken.longestLife else {
            throw .invalid("days", "A token lives for 1 to \(Int(APIToken.longestLife / 24 / 3_600)) days.")
        }
        guard !scopes.isEmpty else { throw .invalid("scopes", "A token without a scope could do nothing.") }
        let beyond = scopes.filter { Permissions.needsPerson($0) || Permissions.least(for: $0) > role }
        guard beyond.isEmpty else {
            let names = beyond.map(\.rawValue).sorted().joined(separator: ", ")
            throw .invalid("scopes", "A token with the role \(role.words) cannot do this: \(names).")
        }
        return try PlainName.read(name, field: "name")
    }
}

extension APIToken {
    fileprivate var changes: [AuditDraft.Change] {
        [
            .role(nil, role),
            AuditDraft.Change(.scopes, after: scopes.map(\.rawValue).sorted().joined(separator: " ")),
            AuditDraft.Change(.expires, after: expiresAt.formatted(.iso8601)),
        ]
    }
}
