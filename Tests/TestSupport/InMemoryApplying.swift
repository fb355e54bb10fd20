import DirectoryCore
import DirectoryPorts
import FoundationEssentials

extension InMemoryOrganization {
    mutating func apply(
        _ application: PlanApplication, at date: Date, newUser: () -> UserID
    ) throws(Problem) -> Run {
        guard var entry = runs[application.run] else { throw .notFound("There is no run here.") }
        guard let record = try entry.planToApply(application, at: date) else { return entry.run }
        if entry.lease == nil, let other = try runAtWork(at: date) { throw .runInProgress(other.id) }
        let plan = record.plan
        if let change = change(since: plan) { throw change.problem }
        for decision in plan.decisions {
            guard let write = decision.write(in: plan.kind) else { continue }
            try execute(write, decision, application.run, plan, at: date, newUser: newUser)
        }
        try checkUniqueness()
        forgetSightings(of: plan)
        updateDuplicates(by: plan, of: entry.run, at: date)
        try entry.advance(.applied(record.hash), at: date)
        runs[application.run] = entry
        if let new = record.checkpoint { (checkpoint, checkpointRun) = ((plan.tenant, new), application.run) }
        if record.checkpoint != nil || plan.quiet > 0 { comparison = (plan.tenant, date) }
        return entry.run
    }

    func standing(ofPlan run: RunID) -> PlanStanding? {
        guard let entry = runs[run], entry.run.state.isWaiting, let plan = entry.record?.plan else { return nil }
        return PlanStanding(madeAt: plan.madeAt, change: change(since: plan))
    }

    private func change(since plan: Plan) -> PlanStanding.Change? {
        let changed = plan.decisions.filter { decision in
            guard case .user(let id, _, let revision) = decision.subject else { return false }
            return users[id]?.revision != revision
        }
        guard changed.isEmpty else { return .users(changed.count) }
        guard let connection, connection.id == plan.connection, connection.isBasis(of: plan.connectionRevision),
            connection.pinnedTenant?.id == plan.tenant
        else { return .connection }
        return nil
    }

    /// What was read before everybody was compared is read again.
    private mutating func forgetSightings(of plan: Plan) {
        guard let comparison, comparison.tenant == plan.tenant, comparison.at > plan.madeAt else { return }
        let written = Set(plan.decisions.filter { $0.write(in: plan.kind) != nil }.map(\.subject.object))
        for user in users.values {
            if let object = user.binding?.object, written.contains(object) { seen.remove(user.id) }
        }
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
        _ write: UserWrite, _ decision: Decision, _ run: RunID, _ plan: Plan, at date: Date, newUser: () -> UserID
    ) throws(Problem) {
        switch write {
        case .insert(let object, let profile, let status):
            let id = newUser()
            guard users[id] == nil else { throw .planStale(changed: nil) }
            add(
                User(
                    id: id, organization: self.id,
                    origin: .imported(.init(connection: plan.connection, tenant: plan.tenant, object: object)),
                    profile: profile, status: status, lastSynchronized: date, createdAt: date))
            tell(
                .userImported, about: id, by: run, name: profile.name, changes: decision.verdict.changes, at: date)
        case .update(let id, _, let changes, let access, let sight):
            give(id, sight, run, plan, at: date) { user in
                user.profile = user.profile.applying(changes)
                user.status = user.status.applying(access)
            }
        case .revive(let id, _, let profile, let access, let sight):
            give(id, sight, run, plan, at: date) { user in
                user.profile = profile
                user.status = user.status.applying(access)
                user.missingSince = nil
            }
        case .bury(let id, _):
            give(id, .none, run, plan, at: date) { user in user.status = user.status.buried(at: date) }
        case .strike(let id, _, let since):
            change(id, .none, at: date) { user in
                user.missingSince = since
                user.revision += 1
            }
        case .touch(let id, _, let sight): change(id, sight, at: date) { _ in }
        }
    }

    /// Writes values to a user, and says what happened to it.
    private mutating func give(
        _ id: UserID, _ sight: UserWrite.Sight, _ run: RunID, _ plan: Plan, at date: Date,
        _ body: (inout User) -> Void
    ) {
        guard let before = users[id] else { return }
        change(id, sight, at: date) { user in
            body(&user)
            user.isHeld = user.isHeld || plan.aftermath == .hold
            user.revision += 1
        }
        guard let after = users[id] else { return }
        let changes = before.profile.changes(to: after.profile)
        if let kind = Self.event(before.status, after.status, changes) {
            tell(kind, about: id, by: run, name: after.profile.name, changes: changes, at: date)
        }
        if after.isHeld, !before.isHeld { tell(.userHeld, about: id, by: run, name: after.profile.name, at: date) }
    }

    private static func event(
        _ before: User.Status, _ after: User.Status, _ changes: [FieldChange]
    ) -> ChangeEvent.Kind? {
        switch (before, after) {
        case (.deleted, .deleted): nil
        case (_, .deleted): .userDeleted
        case (.deleted, _): .userRestored
        case (.active, .deactivated): .userDeactivated
        case (.deactivated, .active): .userReactivated
        case (.active, .active), (.deactivated, .deactivated): changes.isEmpty ? nil : .userUpdated
        }
    }

    private mutating func change(
        _ id: UserID, _ sight: UserWrite.Sight, at date: Date, _ body: (inout User) -> Void
    ) {
        guard var user = users[id] else { return }
        let compared = lastSynchronized(user)
        body(&user)
        if sight == .none {
            user.lastSynchronized = compared
            seen.remove(id)
        } else {
            user.lastSynchronized = date
            user.missingSince = nil
            user.isOutOfScope = sight == .outOfScope
            if !user.isTombstone { seen.insert(id) }
        }
        users[id] = user
    }
}

extension InMemoryRun {
    /// - Returns: nil when the plan is applied already.
    fileprivate func planToApply(_ application: PlanApplication, at date: Date) throws(Problem) -> PlanRecord? {
        if case .applied(let hash) = run.state {
            guard hash == application.hash else { throw .planMismatch }
            return nil
        }
        if let lease = application.lease { guard isUnder(lease) else { throw .leaseLost } }
        guard let record, run.state.isWaiting || application.lease != nil else {
            throw .runNotApplicable(run.id, state: run.state)
        }
        guard record.hash == application.hash else { throw .planMismatch }
        if let actor = lease?.stopAskedBy { throw .runCanceled(by: actor) }
        if case .held(let hash, _) = run.state {
            guard approval?.allows(hash, by: application.actor, at: date) == true else { throw .approvalNeeded }
        }
        return record
    }
}
