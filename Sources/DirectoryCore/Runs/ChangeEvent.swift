package import FoundationEssentials

/// Something that happened in an organization, in the order in which it happened. Written in the transaction that made
/// it happen (R24), never changed.
package struct ChangeEvent: Hashable, Codable, Sendable {
    /// Counts up within the organization, without reuse.
    package let id: Int64
    package let at: Date
    /// The run that did it; nil when a person did it directly.
    package let run: RunID?
    package let kind: Kind
    /// The user it is about; nil for a person who is none, and for what is about nobody.
    package let user: UserID?
    /// What to call whom or what it is about.
    package let name: String
    package let changes: [FieldChange]

    package init(
        id: Int64, at: Date, run: RunID?, kind: Kind, user: UserID?, name: String, changes: [FieldChange] = []
    ) {
        self.id = id
        self.at = at
        self.run = run
        self.kind = kind
        self.user = user
        self.name = name
        self.changes = changes
    }

    /// What happened.
    package enum Kind: String, CaseIterable, Codable, Sendable {
        case userImported = "user.imported"
        case userUpdated = "user.updated"
        case userDeactivated = "user.deactivated"
        case userReactivated = "user.reactivated"
        case userDeleted = "user.deleted"
        case userRestored = "user.restored"
        case userHeld = "user.held"
        case userReleased = "user.released"
        /// The user is gone for good, 30 days after its deletion.
        case userPurged = "user.purged"
        case duplicateDetected = "duplicate.detected"
        case duplicateResolved = "duplicate.resolved"
        case runHeld = "run.held"
        case connectionUnhealthy = "connection.unhealthy"
        case connectionRecovered = "connection.recovered"
        case credentialExpiring = "credential.expiring"
    }
}
