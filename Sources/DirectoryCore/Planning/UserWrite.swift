package import FoundationEssentials

/// One row to write when a plan is applied. Stores execute these and decide nothing.
///
/// Within one plan the writes may swap addresses between users, so a store first takes the keys away from every
/// user it is about to update, and then sets the new ones.
package enum UserWrite: Hashable, Sendable {
    /// A new user, bound to a directory user.
    case insert(object: DirectoryObjectID, Profile, User.Status)
    /// New values for an existing user.
    case update(UserID, revision: Int64, [FieldChange], Decision.AccessChange)
    /// A tombstone becomes the same user again, with these values (R20).
    case revive(UserID, revision: Int64, Profile, User.Status)
    /// The user becomes a tombstone and gives up its addresses.
    case bury(UserID, revision: Int64)
    /// The first strike, or its repetition.
    case strike(UserID, revision: Int64, since: Date)
    /// The user was compared and is as it should be, or was left alone.
    ///
    /// `seen` is whether the tenant showed the person: then it is no longer missing.
    case touch(UserID, revision: Int64, seen: Bool)
}

extension Decision {
    /// What applying the decision writes; nil when it concerns no user.
    package var write: UserWrite? {
        switch (subject, verdict) {
        case (.person(let object), .imported(let profile)):
            .insert(object: object, profile, access.firstStatus)
        case (.person, _), (_, .alreadyImported):
            nil
        case (.user(let id, _, let revision), .restored(let profile)):
            .revive(id, revision: revision, profile, access.firstStatus)
        case (.user(let id, _, let revision), .deleted):
            .bury(id, revision: revision)
        case (.user(let id, _, let revision), .missing(let since)):
            .strike(id, revision: revision, since: since)
        case (.user(let id, _, let revision), .unreadable), (.user(let id, _, let revision), .failed),
            (.user(let id, _, let revision), .held), (.user(let id, _, let revision), .protected([])):
            .touch(id, revision: revision, seen: false)
        case (.user(let id, _, let revision), _) where verdict.changes.isEmpty && access == .keep:
            .touch(id, revision: revision, seen: true)
        case (.user(let id, _, let revision), _):
            .update(id, revision: revision, verdict.changes, access)
        }
    }
}

extension Decision.AccessChange {
    /// The status of a user who begins with this decision.
    fileprivate var firstStatus: User.Status {
        self == .deactivate ? .deactivated(.upstream) : .active
    }
}
