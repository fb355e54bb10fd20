import DirectoryCore
import DirectoryPorts
import FoundationEssentials

/// Reads the tenant for a run over everybody: what has changed since the checkpoint, or, without a usable one, all of
/// it.
///
/// A full reading notes the present end of the tenant's changes first and reads what has changed meanwhile afterwards,
/// so that the next run can go on from there (R28).
struct EveryoneReading {
    let field: Field
    let checkpoint: Checkpoint?
    let fingerprint: String
    let population: Population
    let now: Date
    let cursors: CursorBox

    func observe() async throws(Problem) -> EveryoneObservation {
        let reason = Checkpoint.reasonToRead(
            since: checkpoint, fingerprint: fingerprint, reconciliation: field.connection.reconciliation, at: now)
        do throws(Problem) {
            return try await observe(because: reason)
        } catch  where error.code == .changeHistoryEnded && checkpoint != nil {
            return try await readAll(because: .changeHistoryEnded)
        } catch {
            throw error
        }
    }

    private func observe(because reason: ReadingFacts.Reason) async throws(Problem) -> EveryoneObservation {
        guard reason == .changesSinceCheckpoint, let checkpoint else { return try await readAll(because: reason) }
        return try await readChanges(since: checkpoint)
    }

    // MARK: All of it

    private func readAll(because reason: ReadingFacts.Reason) async throws(Problem) -> EveryoneObservation {
        let start = try await start(because: reason)
        let census = Census(field, expected: population.users)
        try await field.upstream.readEveryone { (page) throws(Problem) in try await census.add(page) }
        guard await census.findings.read > 0 else { throw .upstreamEmpty(expected: population.users) }
        let (changes, cursor) = try await changes(since: start)
        let absent = try await census.absentees()
        var settlement = Settlement(field: field, changes: changes, findings: await census.findings)
        try await settlement.settle(absent: absent)
        let next = Checkpoint(
            cursor: try cursors.seal(cursor), fingerprint: fingerprint, takenAt: now,
            fullReadingAt: lastFullReading(because: reason), recheck: settlement.recheck)
        return settlement.observation(way: .full, reason: reason, checkpoint: next)
    }

    /// A reconciling reading goes on from the checkpoint, so that no change falls between two histories.
    private func start(because reason: ReadingFacts.Reason) async throws(Problem) -> DeltaCursor {
        if reason == .reconciliationDue, let checkpoint { return try cursors.open(checkpoint.cursor) }
        return try await field.upstream.presentCursor()
    }

    /// A listing that begins a history may come from a replica that had not heard of the latest changes, which the
    /// history then does not hold either. So a first reading is reconciled after an hour already.
    ///
    /// Source: <https://devblogs.microsoft.com/identity>, *Designing for eventual consistency for Microsoft Entra*
    private func lastFullReading(because reason: ReadingFacts.Reason) -> Date {
        reason == .reconciliationDue
            ? now : now.addingTimeInterval(min(0, Checkpoint.settling - field.connection.reconciliation))
    }

    // MARK: What has changed

    private func readChanges(since checkpoint: Checkpoint) async throws(Problem) -> EveryoneObservation {
        let (changes, cursor) = try await changes(since: try cursors.open(checkpoint.cursor))
        let conspicuous = try await field.store.conspicuous(by: field.connection)
        var settlement = Settlement(field: field, changes: changes, findings: Census.Findings())
        try await settlement.settle(conspicuous: conspicuous, recheck: checkpoint.recheck)
        let next = Checkpoint(
            cursor: try cursors.seal(cursor), fingerprint: fingerprint, takenAt: now,
            fullReadingAt: checkpoint.fullReadingAt, recheck: settlement.recheck)
        return settlement.observation(way: .delta, reason: .changesSinceCheckpoint, checkpoint: next)
    }

    private func changes(since cursor: DeltaCursor) async throws(Problem) -> (CollectedChanges, DeltaCursor) {
        let collector = ChangeCollector()
        let next = try await field.upstream.readChanges(since: cursor) { (page) throws(Problem) in
            await collector.add(page)
        }
        return (await collector.result, next)
    }
}

/// What a run over everybody has something to say about.
struct EveryoneObservation: Sendable {
    let users: [User]
    let sightings: [DirectoryObjectID: Sighting]
    let newcomers: [DirectoryUser]
    let facts: ReadingFacts
    let checkpoint: Checkpoint
}

/// Seals and opens the cursors of one connection.
struct CursorBox: Sendable {
    let secrets: any SecretBox
    let connection: Connection

    private var place: SecretPlace {
        .deltaCursor(of: connection.id, organization: connection.organization)
    }

    func seal(_ cursor: DeltaCursor) throws(Problem) -> SealedSecret { try secrets.seal(cursor.link, for: place) }

    /// - Throws: `change-history-ended` for a cursor that does not open, as after the loss of a key: what it led to
    ///   cannot be read any more, but everybody can.
    func open(_ sealed: SealedSecret) throws(Problem) -> DeltaCursor {
        do throws(Problem) {
            return DeltaCursor(link: try secrets.open(sealed, for: place))
        } catch {
            throw Problem(.changeHistoryEnded, cause: error.cause, effect: error.effect, advice: error.advice)
        }
    }
}
