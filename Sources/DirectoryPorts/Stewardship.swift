package import DirectoryCore

/// Knows who keeps an organization running, so that no run puts them out (R19).
///
/// An account and a user of the application are never the same thing to Rollcall. That they are the same person is known
/// by one thing only: the account's tenant and object id are those that the user is bound to.
package protocol Stewardship: Sendable {
    /// - Parameter actor: who asks for the run.
    func stewards(of organization: OrganizationID, when actor: Actor) async throws(Problem) -> Stewards
}

/// Who keeps an organization running.
package struct Stewards: Hashable, Sendable {
    /// The account that asks for the run, or that made the token which does; nil when it is no person of a tenant.
    package let asking: EntraIdentity?
    /// The organization's active owners, the longest in office first. Nil is one who is no person of a tenant, and whom
    /// therefore no run can put out.
    package let owners: [EntraIdentity?]

    package init(asking: EntraIdentity?, owners: [EntraIdentity?]) {
        self.asking = asking
        self.owners = owners
    }
}
