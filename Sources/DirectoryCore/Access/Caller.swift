package import FoundationEssentials

/// Who asks for something in an organization, and what they may.
///
/// Made in one place from what proves who somebody is, a session or a token, and the organization that the request is
/// about; there is no other way to get one. What it does not allow is not done.
package struct Caller: Hashable, Sendable {
    package let actor: Actor
    package let organization: OrganizationID
    package let role: Role
    /// When whoever is signed in last proved who they are; nil for a token.
    package let provenAt: Date?
    /// What a token is for; nil when nothing limits the role.
    private let scopes: Set<Action>?

    /// Somebody who is signed in.
    package init(account: Account, membership: Membership, provenAt: Date) {
        actor = .account(account.id, name: account.name)
        organization = membership.organization
        role = membership.role
        self.provenAt = provenAt
        scopes = nil
    }

    /// A program with a token.
    package init(token: APIToken) {
        actor = .token(token.id, name: token.name)
        organization = token.organization
        role = token.role
        provenAt = nil
        scopes = token.scopes
    }

    /// Whether the role, and the scopes of a token, allow it.
    package func may(_ action: Action) -> Bool {
        guard role >= Permissions.least(for: action) else { return false }
        guard let scopes else { return true }
        return scopes.contains(action) && !Permissions.needsPerson(action)
    }

    /// What there is to do before the action, if anything.
    ///
    /// - Throws: `not-permitted` when the caller may not; `proof-needed` when whoever is signed in has not proved who
    ///   they are for a quarter of an hour.
    package func require(_ action: Action, at now: Date) throws(Problem) {
        guard may(action) else { throw .notPermitted(action, as: role) }
        guard Permissions.needsProof(action), let provenAt else { return }
        guard SessionLife.isFresh(proof: provenAt, at: now) else { throw .proofNeeded }
    }
}
