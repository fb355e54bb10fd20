extension Draft {
    /// A plan made anew from its own decisions, with some people left alone: who gets which address is settled again,
    /// because an address that was to become free may not.
    ///
    /// - Parameters:
    ///   - users: the users of the decisions as they are now, by the object they are bound to.
    ///   - excluded: whom to leave alone.
    package static func narrowing(
        _ decisions: [Decision], users: [DirectoryObjectID: User], leavingOut excluded: Set<DirectoryObjectID>
    ) -> Draft {
        Draft(
            entries: decisions.map { decision in
                let object = decision.subject.object
                let user = users[object]
                return Entry(
                    subject: decision.subject, name: decision.name,
                    current: user.flatMap { $0.isTombstone ? nil : $0.profile },
                    seniority: Seniority(createdAt: user?.createdAt, object: object),
                    intent: decision.intent(for: user))
            }
        ).leavingOut(excluded)
    }
}

extension Decision {
    /// What the decision wants, before anybody else's wishes.
    fileprivate func intent(for user: User?) -> Draft.Intent {
        switch verdict {
        case .deleted: return .release(verdict)
        case .imported(let profile), .restored(let profile): return .follow(profile, verdict, access)
        case .modified(let changes), .deactivated(_, let changes), .reactivated(let changes), .protected(let changes):
            guard let user else { return .leave(verdict) }
            return .follow(user.profile.applying(changes), verdict, access)
        case .unchanged, .duplicate, .invalid, .missing, .unreadable, .outOfScope, .held, .failed, .alreadyImported:
            return .leave(verdict)
        }
    }
}
