import DirectoryCore
import FoundationEssentials

extension User {
    /// The user after a write that gives it other values or takes it away.
    ///
    /// - Parameter compared: when the user was last compared with the tenant, before this date.
    func executing(_ write: UserWrite, at date: Date, compared: Date?) -> User {
        var user = self
        switch write {
        case .update(_, _, let changes, let access, let sight):
            user.profile = profile.applying(changes)
            user.status = status.applying(access)
            user.see(sight, at: date, compared: compared)
        case .revive(_, _, let profile, let access, let sight):
            user.profile = profile
            user.status = status.applying(access)
            user.missingSince = nil
            user.see(sight, at: date, compared: compared)
        case .bury:
            user.status = status.buried(at: date)
            user.lastSynchronized = compared
        case .insert, .strike, .touch: return self
        }
        user.revision += 1
        return user
    }

    private mutating func see(_ sight: UserWrite.Sight, at date: Date, compared: Date?) {
        guard sight != .none else {
            lastSynchronized = compared
            return
        }
        isOutOfScope = sight == .outOfScope
        missingSince = nil
        lastSynchronized = date
    }
}

extension UserWrite {
    /// Whether the user is in sight afterwards.
    var isSeen: Bool {
        switch self {
        case .insert: true
        case .update(_, _, _, _, let sight), .revive(_, _, _, _, let sight), .touch(_, _, let sight): sight != .none
        case .bury, .strike: false
        }
    }
}

extension ChangeEvent.Kind {
    /// What happened to a user; nil when nothing did that anybody else could see.
    init?(from before: User, to after: User, changes: [FieldChange]) {
        switch (before.status, after.status) {
        case (.deleted, .deleted): return nil
        case (_, .deleted): self = .userDeleted
        case (.deleted, _): self = .userRestored
        case (.active, .deactivated): self = .userDeactivated
        case (.deactivated, .active): self = .userReactivated
        case (.active, .active), (.deactivated, .deactivated):
            guard !changes.isEmpty else { return nil }
            self = .userUpdated
        }
    }
}
