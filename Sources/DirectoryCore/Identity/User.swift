package import FoundationEssentials

/// A person in the application's own directory.
package struct User: Hashable, Codable, Sendable {
    package let id: UserID
    package let organization: OrganizationID
    package let origin: Origin
    package var profile: Profile
    package var status: Status
    /// Never deleted or deactivated by a run (R19).
    package var isProtected: Bool
    /// Left alone by runs until released (R30).
    package var isHeld: Bool
    /// Not in the connection's scope when a run last looked: a status, not a deletion (R17).
    package var isOutOfScope: Bool
    /// Direct reads have not found the person since then (the first strike of R15c).
    package var missingSince: Date?
    /// When a run last compared the user with the tenant.
    package var lastSynchronized: Date?
    package let createdAt: Date
    /// Grows with every change of the row. A plan names the revision it was made from (R26).
    package var revision: Int64

    package init(
        id: UserID, organization: OrganizationID, origin: Origin, profile: Profile, status: Status = .active,
        isProtected: Bool = false, isHeld: Bool = false, isOutOfScope: Bool = false, missingSince: Date? = nil,
        lastSynchronized: Date? = nil, createdAt: Date, revision: Int64 = 1
    ) {
        self.id = id
        self.organization = organization
        self.origin = origin
        self.profile = profile
        self.status = status
        self.isProtected = isProtected
        self.isHeld = isHeld
        self.isOutOfScope = isOutOfScope
        self.missingSince = missingSince
        self.lastSynchronized = lastSynchronized
        self.createdAt = createdAt
        self.revision = revision
    }

    /// The link to the tenant, nil for a local user.
    package var binding: Binding? {
        switch origin {
        case .local: nil
        case .imported(let binding): binding
        }
    }

    /// When the user was deleted; nil for one that is not.
    package var deletedAt: Date? {
        if case .deleted(let date, _) = status { date } else { nil }
    }

    /// Whether only a tombstone is left of the user.
    package var isTombstone: Bool {
        if case .deleted = status { true } else { false }
    }
}

extension User {
    /// Where the user comes from. Decided when the user is made, and never changed.
    package enum Origin: Hashable, Codable, Sendable {
        /// Made in the application.
        case local
        /// Bound to a directory user.
        case imported(Binding)
    }

    /// Which object of which tenant an imported user follows. Never changes, never reused (R1).
    package struct Binding: Hashable, Codable, Sendable {
        package let connection: ConnectionID
        package let tenant: TenantID
        package let object: DirectoryObjectID

        package init(connection: ConnectionID, tenant: TenantID, object: DirectoryObjectID) {
            self.connection = connection
            self.tenant = tenant
            self.object = object
        }
    }

    /// Whether the user can use the application.
    package enum Status: Hashable, Codable, Sendable {
        case active
        case deactivated(Deactivation)
        /// A tombstone: holds no address, is kept 30 days and can be restored as the same user (R20).
        ///
        /// `before` says who had deactivated the user before the deletion; nil when it was active.
        case deleted(at: Date, before: Deactivation? = nil)
    }

    /// Who deactivated the user. A run reactivates only what a run deactivated.
    package enum Deactivation: String, Codable, Sendable {
        case upstream
        case administrator
    }
}

extension User {
    /// How long a tombstone is kept and can be restored as the same user, in seconds: 30 days (R20).
    package static let tombstoneLife: TimeInterval = 30 * 24 * 3_600
}

extension User.Status {
    /// The status of a user who is deleted now.
    package func buried(at date: Date) -> User.Status {
        switch self {
        case .active: .deleted(at: date)
        case .deactivated(let deactivation): .deleted(at: date, before: deactivation)
        case .deleted: self
        }
    }

    /// The status after a decision about access, also of a tombstone that comes back. What an administrator
    /// deactivated stays so.
    package func applying(_ access: Decision.AccessChange) -> User.Status {
        let before: User.Status =
            switch self {
            case .deleted(_, nil): .active
            case .deleted(_, let deactivation?): .deactivated(deactivation)
            case .active, .deactivated: self
            }
        return switch (before, access) {
        case (.deactivated(.administrator), _), (_, .keep): before
        case (_, .deactivate): .deactivated(.upstream)
        case (_, .reactivate): .active
        }
    }
}
