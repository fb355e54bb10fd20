import FoundationEssentials

extension Draft {
    /// What each chosen person of the tenant would become when imported (R12).
    ///
    /// - Parameters:
    ///   - people: one reading of each person; a person that comes twice counts once.
    ///   - unread: chosen people whom the tenant does not know or does not show, and what it said.
    ///   - bound: the users that are bound to them already, tombstones included.
    package static func importing(
        _ people: [DirectoryUser], unread: [DirectoryObjectID: Verdict] = [:],
        bound: [DirectoryObjectID: User] = [:], rules: SynchronizationRules
    ) -> Draft {
        var seen: Set<DirectoryObjectID> = []
        let found = people.filter { seen.insert($0.id).inserted }.map { person in
            PersonJudge(person: person, user: bound[person.id], rules: rules).entry
        }
        return Draft(entries: found + unread.map { Entry(unread: $0, $1) })
    }
}

extension Draft.Entry {
    fileprivate init(unread object: DirectoryObjectID, _ verdict: Verdict) {
        self.init(
            subject: .person(object), name: object.description, current: nil,
            seniority: Seniority(createdAt: nil, object: object), intent: .leave(verdict))
    }
}

/// Decides about one person of the tenant on its own, without regard to addresses.
private struct PersonJudge {
    let person: DirectoryUser
    let user: User?
    let rules: SynchronizationRules

    var entry: Draft.Entry {
        if let user, !user.isTombstone {
            return Draft.Entry(
                subject: .user(user.id, object: person.id, revision: user.revision), name: user.profile.name,
                current: user.profile, seniority: Seniority(createdAt: user.createdAt, object: person.id),
                intent: .leave(.alreadyImported(user.id)))
        }
        return Draft.Entry(
            subject: user.map { .user($0.id, object: person.id, revision: $0.revision) } ?? .person(person.id),
            name: user?.profile.name ?? person.label, current: nil,
            seniority: Seniority(createdAt: nil, object: person.id), intent: intent)
    }

    private var intent: Draft.Intent {
        switch rules.mapping.read(person) {
        case .unreadable: return .leave(.unreadable)
        case .invalid(let fields): return .leave(.invalid(fields))
        case .readable(let readings):
            guard
                let profile = Profile.make(
                    from: readings, keeping: user?.profile, winning: rules.mapping.localWins)
            else {
                return .leave(.invalid([InvalidField(field: .username, reason: .missing)]))
            }
            return .follow(profile, user == nil ? .imported(profile) : .restored(profile), access)
        }
    }

    private var access: Decision.AccessChange {
        person.accountEnabled.value == false && rules.policy.disabled != .keep ? .deactivate : .reactivate
    }
}
