package import FoundationEssentials

/// A token by which a program works in one organization. Shown once, stored as a fingerprint.
package struct APIToken: Hashable, Codable, Sendable {
    package let id: APITokenID
    package let organization: OrganizationID
    package let name: String
    /// The public part, by which the token is found and recognized: 12 characters.
    package let prefix: String
    package let fingerprint: TokenFingerprint
    package let role: Role
    package let scopes: Set<Action>
    package let createdBy: AccountID
    package let createdAt: Date
    package let expiresAt: Date
    /// To the minute.
    package var lastUsedAt: Date?
    package var revokedAt: Date?

    package init(
        id: APITokenID, organization: OrganizationID, name: String, prefix: String, fingerprint: TokenFingerprint,
        role: Role, scopes: Set<Action>, createdBy: AccountID, createdAt: Date, expiresAt: Date,
        lastUsedAt: Date? = nil, revokedAt: Date? = nil
    ) {
        self.id = id
        self.organization = organization
        self.name = name
        self.prefix = prefix
        self.fingerprint = fingerprint
        self.role = role
        self.scopes = scopes
        self.createdBy = createdBy
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.lastUsedAt = lastUsedAt
        self.revokedAt = revokedAt
    }

    package func isLive(at now: Date) -> Bool { revokedAt == nil && createdAt <= now && now < expiresAt }

    /// The same with no more than a role: nobody's token reaches further than its creator does now.
    package func limited(to highest: Role) -> APIToken {
        APIToken(
            id: id, organization: organization, name: name, prefix: prefix, fingerprint: fingerprint,
            role: min(role, highest), scopes: scopes, createdBy: createdBy, createdAt: createdAt, expiresAt: expiresAt,
            lastUsedAt: lastUsedAt, revokedAt: revokedAt)
    }

    /// What every token begins with, so that scanners for leaked secrets recognize it.
    package static let mark = "rollcall_pat_"
    /// The longest life, in seconds: a year.
    package static let longestLife: TimeInterval = 366 * 24 * 3_600
}
