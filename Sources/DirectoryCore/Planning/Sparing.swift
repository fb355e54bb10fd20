extension Draft {
    /// The users that it would delete or deactivate.
    package var removals: Set<UserID> {
        Set(
            entries.compactMap { entry in
                switch entry.intent {
                case .release(.deleted), .follow(_, .deactivated, _): entry.subject.user
                case .leave, .release, .follow: nil
                }
            })
    }

    /// The same draft, deleting and deactivating none of these users (R19). Fields that change along the way still do.
    package func sparing(_ users: Set<UserID>) -> Draft {
        Draft(
            entries: entries.map { entry in
                guard let user = entry.subject.user, users.contains(user) else { return entry }
                return entry.spared
            })
    }
}

extension Draft.Entry {
    fileprivate var spared: Draft.Entry {
        switch intent {
        case .release(.deleted): with(.leave(.protected([])))
        case .follow(let profile, .deactivated(_, let changes), _): with(.follow(profile, .protected(changes), .keep))
        case .leave, .release, .follow: self
        }
    }
}

extension Plan {
    /// The users that it deletes or deactivates.
    package var removals: Set<UserID> {
        Set(decisions.filter { [.deleted, .deactivated].contains($0.outcome) }.compactMap(\.subject.user))
    }
}
