import DirectoryCore
import FoundationEssentials

extension User {
    /// The user after a write that gives it other values, seen by the run at this date.
    func executing(_ write: UserWrite?, at date: Date) -> User {
        var user = self
        switch write {
        case .update(_, _, let changes, let access):
            user.profile.apply(changes)
            user.status.apply(access)
        case .revive(_, _, let profile, let status):
            user.profile = profile
            user.status = status
        case .insert, .bury, .strike, .touch, nil:
            return self
        }
        user.missingSince = nil
        user.lastSynchronized = date
        user.revision += 1
        return user
    }
}

extension Profile {
    fileprivate mutating func apply(_ changes: [FieldChange]) {
        for change in changes {
            switch change.field {
            case .username: username = change.after ?? username
            case .firstName: firstName = change.after
            case .lastName: lastName = change.after
            case .email: email = change.after
            case .phone: phone = change.after
            }
        }
    }
}

extension User.Status {
    fileprivate mutating func apply(_ access: Decision.AccessChange) {
        switch access {
        case .keep: break
        case .deactivate: self = .deactivated(.upstream)
        case .reactivate: self = .active
        }
    }
}
