import DirectoryCore
import DirectoryPorts
import FoundationEssentials

/// What an organization does not keep any more.
extension InMemoryOrganization {
    /// - Returns: how many runs are gone.
    mutating func forgetRuns(before date: Date) -> Int {
        let needed = neededRuns
        let gone = runs.filter { id, entry in
            guard let end = entry.run.endedAt else { return false }
            return end < date && !needed.contains(id)
        }
        runs = runs.filter { gone[$0.key] == nil }
        forgetEvents(before: date)
        return gone.count
    }

    /// The run that brought the checkpoint, and those that waiting runs are about to undo.
    private var neededRuns: Set<RunID> {
        let undone = runs.values.compactMap { entry -> RunID? in
            guard case .undoing(let run, _) = entry.run.purpose.work, !entry.run.state.hasEnded else { return nil }
            return run
        }
        return Set(undone + [checkpointRun].compactMap(\.self))
    }

    /// Forgets what runs did that are forgotten, and what people did then. Notices stay, so that they are not written
    /// twice, and so do the events by which the quiet people of the runs that are kept are found.
    private mutating func forgetEvents(before date: Date) {
        let kept = Set(runs.keys)
        let mark = runs.values.filter { ($0.record?.plan.quiet ?? 0) > 0 }.map(\.eventMark).min()
        events.removeAll { event in
            let isOld = event.at < date && (event.run.map { !kept.contains($0) } ?? !Self.notices.contains(event.kind))
            let isNeeded = Self.livesAndDeaths.contains(event.kind) && mark.map { event.id > $0 } ?? false
            return isOld && !isNeeded
        }
    }

    private static let notices: [ChangeEvent.Kind] = [
        .connectionUnhealthy, .connectionRecovered, .credentialExpiring,
    ]
    static let livesAndDeaths: [ChangeEvent.Kind] = [.userImported, .userDeleted, .userRestored]

    // MARK: Erasing

    mutating func erase(_ id: UserID, by actor: Actor, at date: Date) throws(Problem) {
        guard let user = users[id] else { throw .notFound("There is no user here.") }
        if let run = try runAtWork(at: date) { throw .runInProgress(run.id) }
        let erasure = erasure(of: user)
        try rejectPlans(about: erasure, by: actor, at: date)
        resolveConflicts(with: erasure, at: date)
        users[id] = nil
        ordinals[id] = nil
        seen.remove(id)
        tell(.userPurged, about: id, name: Erasure.word, at: date)
        rewriteHistory(by: erasure)
    }

    private func erasure(of user: User) -> Erasure {
        let decisions = runs.values.flatMap { $0.record?.plan.decisions ?? [] }.filter { decision in
            decision.subject.user == user.id || decision.subject.object == user.binding?.object
        }
        return Erasure(of: user, decisions: decisions, events: events.filter { $0.user == user.id })
    }

    private mutating func rejectPlans(about erasure: Erasure, by actor: Actor, at date: Date) throws(Problem) {
        for (id, entry) in runs where entry.run.state.isWaiting {
            guard let record = entry.record, record.plan.decisions.contains(where: { erasure.isAbout($0.subject) })
            else { continue }
            _ = try discard(id, record.hash, .rejected(by: actor), at: date)
        }
    }

    /// Those of the person itself go without a word.
    private mutating func resolveConflicts(with erasure: Erasure, at date: Date) {
        duplicates = duplicates.filter { !erasure.isAbout($0.value.subject) }
        let resolved = duplicates.filter { erasure.isHeld($0.value.conflict) }.sorted { left, right in
            (left.key.object, left.key.field.rawValue) < (right.key.object, right.key.field.rawValue)
        }
        for (key, record) in resolved {
            duplicates[key] = nil
            tell(.duplicateResolved, about: record.subject.user, name: record.name, at: date)
        }
    }

    private mutating func rewriteHistory(by erasure: Erasure) {
        for id in runs.keys { runs[id]?.erase(erasure) }
        events = events.map(erasure.erasing)
    }
}

extension InMemoryRun {
    fileprivate mutating func erase(_ erasure: Erasure) {
        run = Run(
            id: run.id, organization: run.organization, connection: run.connection,
            purpose: erasure.erasing(run.purpose), state: run.state, actor: run.actor, startedAt: run.startedAt,
            endedAt: run.endedAt, reading: run.reading, counts: run.counts)
        rows = rows.map(erasure.erasing)
        record = record.map { record in
            PlanRecord(
                plan: record.plan.with(rows), hash: record.hash, reading: record.reading, findings: record.findings,
                checkpoint: record.checkpoint, ending: record.ending)
        }
    }
}

extension Plan {
    fileprivate func with(_ decisions: [Decision]) -> Plan {
        Plan(
            kind: kind, organization: organization, connection: connection, tenant: tenant,
            connectionRevision: connectionRevision, madeAt: madeAt, decisions: decisions, quiet: quiet,
            aftermath: aftermath)
    }
}
