package import FoundationEssentials

/// A one-time code that makes somebody something: the first administrator of a server, a member, or the owner of a new
/// password. It is handed over by whoever made it; the store keeps a fingerprint.
package struct Invitation: Hashable, Codable, Sendable {
    package let id: InvitationID
    package let purpose: Purpose
    package let code: TokenFingerprint
    package let madeBy: Actor
    package let madeAt: Date
    package let expiresAt: Date

    package init(
        id: InvitationID, purpose: Purpose, code: TokenFingerprint, madeBy: Actor, madeAt: Date, expiresAt: Date
    ) {
        self.id = id
        self.purpose = purpose
        self.code = code
        self.madeBy = madeBy
        self.madeAt = madeAt
        self.expiresAt = expiresAt
    }

    /// What whoever brings the code becomes.
    package enum Purpose: Hashable, Codable, Sendable {
        /// The server's first administrator and the owner of its first organization. Works while there is no account.
        case claim
        /// A member. The address is a suggestion for the form, and proves nothing.
        case membership(OrganizationID, Role, email: String)
        /// The same account with a new password and without its second factor.
        case recovery(AccountID)
    }

    /// How long a code works, in seconds.
    package static func life(for purpose: Purpose) -> TimeInterval {
        switch purpose {
        case .claim, .recovery: 3_600
        case .membership: 7 * 24 * 3_600
        }
    }
}
