import DirectoryCore
import FoundationEssentials

extension InMemoryOrganization {
    mutating func apply(
        _ id: RunID, hash: PlanHash, at date: Date, newUser: () -> UserID
    ) throws(Problem) -> Run {
        guard let run = runs[id] else { throw .notFound("run") }
        switch run.state {
        case .stopped: throw .runNotApplicable(id)
        case .applied(let applied) where applied == hash: return run
        case .planned(let planned) where planned == hash: break
        case .applied, .planned: throw .planMismatch
        }
        guard let plan = plans[id] else { throw .runNotApplicable(id) }
        try checkFreshness(of: plan)
        for decision in plan.decisions {
            if let write = decision.write { try execute(write, of: plan, at: date, newUser: newUser) }
            updateDuplicates(by: decision, of: run, plan)
        }
        try checkUniqueness()
        let applied = run.applied(hash, at: date)
        runs[id] = applied
        return applied
    }

    private func checkFreshness(of plan: Plan) throws(Problem) {
        let changed = plan.decisions.filter { decision in
            guard case .user(let id, _, let revision) = decision.subject else { return false }
            return users[id]?.revision != revision
        }
        guard changed.isEmpty else { throw .planStale(changed: changed.count) }
        guard let connection, connection.id == plan.connection, connection.revision == plan.connectionRevision,
            connection.pinnedTenant?.id == plan.tenant
        else { throw .planStale(changed: nil) }
    }

    /// At the end of the run nobody has an address or a binding of somebody else.
    private func checkUniqueness() throws(Problem) {
        let keys = living.flatMap(\.profile.addressKeys)
        let bindings = users.values.compactMap(\.binding)
        guard Set(keys).count == keys.count, Set(bindings).count == bindings.count else {
            throw .planStale(changed: nil)
        }
    }

    private mutating func execute(
        _ write: UserWrite, of plan: Plan, at date: Date, newUser: () -> UserID
    ) throws(Problem) {
        switch write {
        case .insert(let object, let profile, let status):
            let id = newUser()
            guard users[id] == nil else { throw .planStale(changed: nil) }
            users[id] = User(
                id: id, organization: self.id,
                origin: .imported(.init(connection: plan.connection, tenant: plan.tenant, object: object)),
                profile: profile, status: status, lastSynchronized: date, createdAt: date)
            seen.insert(id)
        case .update(let id, _, let changes, let access):
            change(id, seen: true) { user in
                user.profile = user.profile.applying(changes)
                user.status = user.status.applying(access)
                user.lastSynchronized = date
                user.revision += 1
            }
        case .revive(let id, _, let profile, let status):
            change(id, seen: true) { user in
                user.profile = profile
                user.status = status
                user.lastSynchronized = date
                user.revision += 1
            }
        case .bury(let id, _):
            change(id, seen: false) { user in
                user.status = .deleted(at: date)
                user.revision += 1
            }
        case .strike(let id, _, let since):
            change(id, seen: false) { user in
                user.missingSince = since
                user.revision += 1
            }
        case .touch(let id, _, seen: true): change(id, seen: true) { $0.lastSynchronized = date }
        case .touch(let id, _, seen: false): change(id, seen: false) { _ in }
        }
    }

    private mutating func change(_ id: UserID, seen isSeen: Bool, _ body: (inout User) -> Void) {
        guard var user = users[id] else { return }
        body(&user)
        if isSeen {
            user.missingSince = nil
            seen.insert(id)
        } else {
            seen.remove(id)
        }
        users[id] = user
    }

    private mutating func updateDuplicates(by decision: Decision, of run: Run, _ plan: Plan) {
        guard decision.verdict.settlesConflicts else { return }
        let old = duplicates
        for field in AddressConflict.UniqueField.allCases {
            duplicates[.init(connection: plan.connection, object: decision.subject.object, field: field)] = nil
        }
        guard case .duplicate(let conflicts) = decision.verdict else { return }
        for conflict in conflicts {
            let key = InMemoryDuplicateKey(
                connection: plan.connection, object: decision.subject.object, field: conflict.field)
            duplicates[key] = DuplicateRecord(
                subject: decision.subject, name: decision.name, conflict: conflict,
                foundBy: old[key]?.foundBy ?? run.id, foundAt: old[key]?.foundAt ?? plan.madeAt)
        }
    }
}

extension Verdict {
    /// Whether the run knows which addresses the person wants, and so whether an earlier conflict is gone.
    fileprivate var settlesConflicts: Bool {
        switch self {
        case .modified, .unchanged, .deleted, .deactivated, .reactivated, .restored, .duplicate, .protected, .imported:
            true
        case .invalid, .missing, .unreadable, .outOfScope, .held, .failed, .alreadyImported: false
        }
    }
}

extension User.Status {
    fileprivate func applying(_ access: Decision.AccessChange) -> User.Status {
        switch access {
        case .keep: self
        case .deactivate: .deactivated(.upstream)
        case .reactivate: .active
        }
    }
}

extension Profile {
    fileprivate func applying(_ changes: [FieldChange]) -> Profile {
        changes.reduce(into: self) { profile, change in
            switch change.field {
            case .username: profile.username = change.after ?? profile.username
            case .firstName: profile.firstName = change.after
            case .lastName: profile.lastName = change.after
            case .email: profile.email = change.after
            case .phone: profile.phone = change.after
            }
        }
    }
}

extension Run {
    fileprivate func applied(_ hash: PlanHash, at date: Date) -> Run {
        Run(
            id: id, organization: organization, connection: connection, kind: kind, state: .applied(hash),
            actor: actor, startedAt: startedAt, endedAt: date, reading: reading, counts: counts)
    }
}
