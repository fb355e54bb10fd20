extension Draft {
    /// What each selected user would become, from what the tenant shows of it.
    ///
    /// - Parameters:
    ///   - users: all of them bound to the tenant. Tombstones among them come back when the tenant shows the person,
    ///     and are otherwise left out (R20).
    ///   - sightings: what was seen of each; a user without a sighting was not settled by the reading and fails.
    ///   - protected: users that a run must not delete or deactivate, beside those marked so (R19).
    ///   - excluded: people to leave alone this time.
    package static func synchronizing(
        _ users: [User], seen sightings: [DirectoryObjectID: Sighting], rules: SynchronizationRules,
        protecting protected: Set<UserID> = [], leavingOut excluded: Set<DirectoryObjectID> = []
    ) -> Draft {
        Draft(
            entries: users.compactMap { user in
                guard let object = user.binding?.object else { return nil }
                let judge = UserJudge(
                    user: user, rules: rules, isProtected: user.isProtected || protected.contains(user.id),
                    isLeftAlone: user.isHeld || excluded.contains(object))
                guard let intent = judge.judge(sightings[object] ?? .unsettled(.notObserved)) else { return nil }
                return Entry(
                    subject: .user(user.id, object: object, revision: user.revision), name: user.profile.name,
                    current: user.isTombstone ? nil : user.profile,
                    seniority: Seniority(createdAt: user.createdAt, object: object), intent: intent)
            })
    }

    /// Whether the user already is what the tenant shows, so that a run over everybody need not mention it.
    package static func changesNothing(for user: User, shown person: DirectoryUser, rules: SynchronizationRules) -> Bool
    {
        guard !user.isHeld, !user.isOutOfScope, user.missingSince == nil, !user.isTombstone else { return false }
        let judge = UserJudge(user: user, rules: rules, isProtected: user.isProtected, isLeftAlone: false)
        guard case .follow(_, .unchanged, .keep)? = judge.judge(.present(person)) else { return false }
        return true
    }
}

/// Decides about one user on its own, without regard to addresses.
private struct UserJudge {
    let user: User
    let rules: SynchronizationRules
    let isProtected: Bool
    let isLeftAlone: Bool

    /// - Returns: nil for a tombstone that stays one.
    func judge(_ sighting: Sighting) -> Draft.Intent? {
        switch (user.isTombstone, sighting) {
        case (true, .present(let person)): return isLeftAlone ? nil : revive(person)
        case (true, _): return nil
        case (false, _) where isLeftAlone: return .leave(.held)
        case (false, .present(let person)): return judge(person)
        case (false, .unreadable): return .leave(.unreadable)
        case (false, .unsettled(let problem)): return .leave(.failed(problem))
        case (false, .removed), (false, .inDeletedItems), (false, .notFound): return judgeAbsence(sighting)
        }
    }

    // MARK: Somebody who is not there

    private func judgeAbsence(_ sighting: Sighting) -> Draft.Intent {
        switch Absence.judge(sighting, firstStrike: user.missingSince) {
        case .proven(let proof): judgeGone(proof)
        case .missing(let since): .leave(.missing(since: since))
        case nil: .leave(.unreadable)
        }
    }

    private func judgeGone(_ proof: Proof) -> Draft.Intent {
        if isProtected { return .leave(.protected([])) }
        switch rules.policy.deleted {
        case .delete: return .release(.deleted(.gone(proof)))
        case .deactivate where user.status == .active:
            return .follow(user.profile, .deactivated(.gone(proof), []), .deactivate)
        case .deactivate, .keep:
            return .leave(.missing(since: user.missingSince ?? proof.observedAt))
        }
    }

    // MARK: Somebody who is there

    /// Whether somebody's values can be taken in matters only in the scope.
    private func judge(_ person: DirectoryUser) -> Draft.Intent {
        guard person.userPrincipalName.value != nil else { return .leave(.unreadable) }
        guard rules.scope.includes(person) else { return leaveScope() }
        switch reading(of: person) {
        case .failure(let refusal): return .leave(refusal.verdict)
        case .success(let profile): return follow(profile, isEnabled: person.accountEnabled.value)
        }
    }

    private func leaveScope() -> Draft.Intent {
        switch rules.policy.outOfScope {
        case .keep: return .leave(.outOfScope)
        case .delete where isProtected: return .leave(.protected([]))
        case .delete: return .release(.deleted(.leftScope))
        case .deactivate where user.status != .active: return .leave(.outOfScope)
        case .deactivate where isProtected: return .leave(.protected([]))
        case .deactivate: return .follow(user.profile, .deactivated(.leftScope, []), .deactivate)
        }
    }

    private func follow(_ profile: Profile, isEnabled: Bool?) -> Draft.Intent {
        let changes = user.profile.changes(to: profile)
        switch (isEnabled, rules.policy.disabled, user.status) {
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
        if rules.policy.disabled == .delete { return .release(.deleted(.disabledUpstream)) }
        return .follow(profile, .deactivated(.disabledUpstream, changes), .deactivate)
    }

    /// The same user again, unless what keeps it away still holds.
    private func revive(_ person: DirectoryUser) -> Draft.Intent? {
        let isDisabled = person.accountEnabled.value == false
        if isDisabled, rules.policy.disabled == .delete { return nil }
        guard rules.scope.includes(person), case .success(let profile) = reading(of: person) else { return nil }
        let access: Decision.AccessChange =
            isDisabled && rules.policy.disabled == .deactivate ? .deactivate : .reactivate
        return .follow(profile, .restored(profile), access)
    }

    private func reading(of person: DirectoryUser) -> Result<Profile, Refusal> {
        switch rules.mapping.read(person) {
        case .unreadable: return .failure(Refusal(verdict: .unreadable))
        case .invalid(let fields): return .failure(Refusal(verdict: .invalid(fields)))
        case .readable(let readings):
            guard
                let profile = Profile.make(from: readings, keeping: user.profile, winning: rules.mapping.localWins)
            else { return .failure(Refusal(verdict: .invalid([InvalidField(field: .username, reason: .missing)]))) }
            return .success(profile)
        }
    }

    private struct Refusal: Error {
        let verdict: Verdict
    }
}
