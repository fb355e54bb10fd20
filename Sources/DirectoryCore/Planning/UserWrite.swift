package import FoundationEssentials

/// One row to write when a plan is applied. Stores execute these and decide nothing.
///
/// Within one plan the writes may swap addresses between users, so a store first takes the keys away from every
/// user it is about to update, and then sets the new ones.
package enum UserWrite: Hashable, Sendable {
    /// A new user, bound to a directory user, and in sight.
    case insert(object: DirectoryObjectID, Profile, User.Status)
    /// New values for an existing user.
    case update(UserID, revision: Int64, [FieldChange], Decision.AccessChange, Sight)
    /// A tombstone becomes the same user again, with these values (R20); its status is what `applying` makes of it.
    case revive(UserID, revision: Int64, Profile, Decision.AccessChange, Sight)
    /// The user becomes a tombstone and gives up its addresses.
    case bury(UserID, revision: Int64)
    /// The first strike, or its repetition.
    case strike(UserID, revision: Int64, since: Date)
    /// The user was compared and is as it should be, or was left alone. Only the marks of the row change, not its
    /// revision.
    case touch(UserID, revision: Int64, Sight)

    /// What the run saw of a user, kept on its row.
    package enum Sight: String, Codable, Sendable {
        /// The tenant shows the person: it is no longer missing.
        case inScope = "seen"
        /// The tenant shows the person, who is not in the connection's scope.
        case outOfScope = "out-of-scope"
        /// The run learned nothing of the person. A later run reads it again, and it is no canary until then.
        case none = "unseen"
    }
}

extension Decision {
    /// What applying the decision writes; nil when it writes nothing.
    ///
    /// - Parameter kind: of the plan that the decision is part of.
    package func write(in kind: RunKind) -> UserWrite? {
        switch subject {
        case .person(let object):
            guard case .imported(let profile) = verdict else { return nil }
            return .insert(object: object, profile, User.Status.active.applying(access))
        case .user(let id, _, let revision):
            return write(to: id, revision: revision, sight: kind.readsTenant ? sight : .none)
        }
    }

    private func write(to id: UserID, revision: Int64, sight: UserWrite.Sight) -> UserWrite? {
        switch verdict {
        case .held, .alreadyImported: nil
        case .restored(let profile): .revive(id, revision: revision, profile, access, sight)
        case .deleted: .bury(id, revision: revision)
        case .missing(let since): .strike(id, revision: revision, since: since)
        case _ where verdict.changes.isEmpty && access == .keep: .touch(id, revision: revision, sight)
        default: .update(id, revision: revision, verdict.changes, access, sight)
        }
    }

    /// What the run has seen of the person.
    private var sight: UserWrite.Sight {
        switch verdict {
        case .unreadable, .failed, .held, .missing, .deleted, .deactivated(.gone, _), .deactivated(.undone, _): .none
        case .protected([]): .none
        case .outOfScope, .deactivated(.leftScope, _): .outOfScope
        case .modified, .unchanged, .deactivated(.disabledUpstream, _), .reactivated, .restored, .duplicate, .invalid,
            .protected, .imported, .alreadyImported:
            .inScope
        }
    }
}
