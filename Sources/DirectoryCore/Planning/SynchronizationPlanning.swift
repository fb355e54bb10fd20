extension Draft {
    /// What each selected user would become, from what the tenant shows of it.
    ///
    /// - Parameters:
    ///   - users: the selection, all of them bound to the tenant.
    ///   - sightings: what was seen of each; a user without a sighting was not settled by the reading and fails.
    ///   - protected: users that a run must not delete or deactivate, beside those marked so (R19).
    package static func synchronizing(
        _ users: [User], seen sightings: [DirectoryObjectID: Sighting], mapping: FieldMapping,
        policy: LifecyclePolicy, protecting protected: Set<UserID> = []
    ) -> Draft {
        Draft(
            entries: users.compactMap { user in
                guard let object = user.binding?.object else { return nil }
                let judge = UserJudge(
                    user: user, mapping: mapping, policy: policy,
                    isProtected: user.isProtected || protected.contains(user.id))
                return Entry(
                    subject: .user(user.id, object: object, revision: user.revision), name: user.profile.name,
                    current: user.profile, seniority: Seniority(createdAt: user.createdAt, object: object),
                    intent: judge.judge(sightings[object] ?? .unsettled(.notObserved)))
            })
    }
}

/// Decides about one user on its own, without regard to addresses.
private struct UserJudge {
    let user: User
    let mapping: FieldMapping
    let policy: LifecyclePolicy
    let isProtected: Bool

    func judge(_ sighting: Sighting) -> Draft.Intent {
        switch sighting {
        case .present(let person): judge(person)
        case .unreadable: .leave(.unreadable)
        case .unsettled(let problem): .leave(.failed(problem))
        case .removed, .inDeletedItems, .notFound: judgeAbsence(sighting)
        }
    }

    private func judgeAbsence(_ sighting: Sighting) -> Draft.Intent {
        switch Absence.judge(sighting, firstStrike: user.missingSince) {
        case .proven(let proof): judgeGone(proof)
        case .missing(let since): .leave(.missing(since: since))
        case nil: .leave(.unreadable)
        }
    }

    private func judgeGone(_ proof: Proof) -> Draft.Intent {
        if isProtected { return .leave(.protected([])) }
        switch policy.deleted {
        case .delete: return .release(.deleted(.gone(proof)))
        case .deactivate where user.status == .active:
            return .follow(user.profile, .deactivated(.gone(proof), []), .deactivate)
        case .deactivate, .keep:
            return .leave(.missing(since: user.missingSince ?? proof.observedAt))
        }
    }

    private func judge(_ person: DirectoryUser) -> Draft.Intent {
        switch mapping.read(person) {
        case .unreadable: return .leave(.unreadable)
        case .invalid(let fields): return .leave(.invalid(fields))
        case .readable(let readings):
            guard let profile = Profile.make(from: readings, keeping: user.profile) else {
                return .leave(.invalid([InvalidField(field: .username, reason: .missing)]))
            }
            return follow(profile, isEnabled: person.accountEnabled.value)
        }
    }

    private func follow(_ profile: Profile, isEnabled: Bool?) -> Draft.Intent {
        let changes = user.profile.changes(to: profile)
        switch (isEnabled, policy.disabled, user.status) {
        case (false, .deactivate, .active), (false, .delete, _):
            return disable(profile, changes)
        case (true, _, .deactivated(.upstream)):
            return .follow(profile, .reactivated(changes), .reactivate)
        default:
            return .follow(profile, changes.isEmpty ? .unchanged : .modified(changes), .keep)
        }
    }

    private func disable(_ profile: Profile, _ changes: [FieldChange]) -> Draft.Intent {
        if isProtected { return .follow(profile, .protected(changes), .keep) }
        if policy.disabled == .delete { return .release(.deleted(.disabledUpstream)) }
        return .follow(profile, .deactivated(.disabledUpstream, changes), .deactivate)
    }
}
