extension Draft {
    /// What brings back the state before a run (R29). Users who have changed since are left alone and say so, as do those
    /// who are gone for good.
    ///
    /// - Parameters:
    ///   - run: the run to undo.
    ///   - decisions: those of the run that wrote something.
    ///   - users: the users as they are now, tombstones included, by the object they are bound to.
    package static func undoing(
        _ run: RunID, decisions: [Decision], users: [DirectoryObjectID: User]
    ) -> Draft {
        Draft(
            entries: decisions.filter(\.isUndoable).map { decision in
                let object = decision.subject.object
                guard let user = users[object], decision.isAbout(user) else { return Entry(gone: decision, run) }
                return Entry(
                    subject: .user(user.id, object: object, revision: user.revision), name: user.profile.name,
                    current: user.isTombstone ? nil : user.profile,
                    seniority: Seniority(createdAt: user.createdAt, object: object),
                    intent: user.revision == decision.revisionAfter
                        ? decision.inverse(for: user, run) : .leave(.failed(.changedSince(run))))
            })
    }

    /// What brings tombstones back as the users they were (R20). One whose address is taken is a duplicate (R13).
    package static func restoring(_ tombstones: [User]) -> Draft {
        Draft(
            entries: tombstones.compactMap { user in
                guard let object = user.binding?.object, user.isTombstone else { return nil }
                return Entry(
                    subject: .user(user.id, object: object, revision: user.revision), name: user.profile.name,
                    current: nil, seniority: Seniority(createdAt: user.createdAt, object: object),
                    intent: .follow(user.profile, .restored(user.profile), .keep))
            })
    }
}

extension Draft.Entry {
    /// Somebody of whom not even a tombstone is left.
    fileprivate init(gone decision: Decision, _ run: RunID) {
        let object = decision.subject.object
        self.init(
            subject: .person(object), name: decision.name, current: nil,
            seniority: Seniority(createdAt: nil, object: object), intent: .leave(.failed(.changedSince(run))))
    }
}

extension Decision {
    /// Whether there is anything to take back.
    fileprivate var isUndoable: Bool {
        switch verdict {
        case .modified, .deleted, .deactivated, .reactivated, .restored, .imported: true
        case .protected(let changes): !changes.isEmpty
        case .unchanged, .duplicate, .invalid, .missing, .unreadable, .outOfScope, .held, .failed, .alreadyImported:
            false
        }
    }

    /// Whether it is still the same user: whoever is gone for good may have come back as another one.
    fileprivate func isAbout(_ user: User) -> Bool { subject.user.map { $0 == user.id } ?? true }

    /// The revision that the run left the user with. A new user begins with the first.
    fileprivate var revisionAfter: Int64 {
        switch subject {
        case .user(_, _, let revision): revision + 1
        case .person: 1
        }
    }

    fileprivate func inverse(for user: User, _ run: RunID) -> Draft.Intent {
        let inverted = verdict.changes.map { FieldChange(field: $0.field, before: $0.after, after: $0.before) }
        let former = user.profile.applying(inverted)
        return switch verdict {
        case .imported where user.isProtected, .restored where user.isProtected: .leave(.protected([]))
        case .reactivated where user.isProtected: .follow(former, .protected(inverted), .keep)
        case .imported, .restored: .release(.deleted(.undone(run)))
        case .deleted: .follow(user.profile, .restored(user.profile), .keep)
        case .deactivated: .follow(former, .reactivated(inverted), .reactivate)
        case .reactivated: .follow(former, .deactivated(.undone(run), inverted), .deactivate)
        default: .follow(former, .modified(inverted), .keep)
        }
    }
}
