import DirectoryCore
import DirectoryPorts
import FoundationEssentials

/// Everything the in-memory store knows about one organization: a value, so that a copy is a transaction.
struct InMemoryOrganization {
    let id: OrganizationID
    /// What it is called and how it works; nil for one that is known only by what is stored for it.
    var card: Organization?
    var connection: Connection?
    var lastToken: Int64 = 0
    /// In force, with the tenant that it is about.
    var checkpoint: (tenant: TenantID, Checkpoint)?
    /// The run that brought it.
    var checkpointRun: RunID?
    /// When a run over everybody last compared the users of a tenant, those it passed over in silence included.
    var comparison: (tenant: TenantID, at: Date)?
    var users: [UserID: User] = [:]
    var ordinals: [UserID: Int] = [:]
    var lastOrdinal = 0
    /// Living imported users that the tenant showed when a run last looked.
    var seen: Set<UserID> = []
    var runs: [RunID: InMemoryRun] = [:]
    var lastRun: Int64 = 0
    var duplicates: [InMemoryDuplicateKey: DuplicateRecord] = [:]
    var events: [ChangeEvent] = []
    var lastEvent: Int64 = 0
    var notices: Set<String> = []

    init(id: OrganizationID) { self.id = id }

    var living: [User] { users.values.filter { !$0.isTombstone } }

    mutating func add(_ user: User) {
        lastOrdinal += 1
        users[user.id] = user
        ordinals[user.id] = lastOrdinal
        if user.binding != nil { seen.insert(user.id) }
    }

    mutating func tell(
        _ kind: ChangeEvent.Kind, about user: UserID? = nil, by run: RunID? = nil, name: String,
        changes: [FieldChange] = [], at date: Date
    ) {
        lastEvent += 1
        events.append(
            ChangeEvent(
                id: lastEvent, at: date, run: run, kind: kind, user: user, name: name, changes: changes))
    }
}

/// A run with what only the store knows of it.
struct InMemoryRun {
    var run: Run
    /// While the run is at work.
    var lease: (token: Int64, expiresAt: Date, stopAskedBy: Actor?, pause: RunPause?)?
    var record: PlanRecord?
    /// The plan's decisions in the order in which they are listed.
    var rows: [Decision] = []
    /// The last event before the plan.
    var eventMark: Int64 = 0
    var approval: Approval?

    /// A run that is not at work any more has no lease, and one that stops has no plan.
    mutating func advance(_ event: RunEvent, reading: ReadingFacts? = nil, at date: Date) throws(Problem) {
        let state = try run.state.after(event, of: run.id)
        if case .running = state {} else { lease = nil }
        if case .stopped = state { (record, rows) = (nil, []) }
        moveOn(to: state.paused(lease?.pause), reading, at: date)
    }

    /// Stores somebody's wish that the run waits, or that it waits no longer.
    mutating func pause(_ pause: RunPause?) {
        lease?.pause = pause
        moveOn(to: run.state.paused(pause), nil, at: run.startedAt)
    }

    private mutating func moveOn(to state: RunState, _ reading: ReadingFacts?, at date: Date) {
        run = Run(
            id: run.id, organization: run.organization, connection: run.connection, purpose: run.purpose, state: state,
            actor: run.actor, startedAt: run.startedAt, endedAt: state.hasEnded ? run.endedAt ?? date : nil,
            reading: reading ?? run.reading, counts: record?.plan.counts ?? OutcomeCounts())
    }
}

extension RunState {
    fileprivate func paused(_ pause: RunPause?) -> RunState {
        guard case .running(var progress) = self else { return self }
        progress.paused = pause
        return .running(progress)
    }
}

/// Which conflict a duplicate record is about: one person and one address.
struct InMemoryDuplicateKey: Hashable {
    let connection: ConnectionID
    let object: DirectoryObjectID
    let field: AddressConflict.UniqueField
}

// MARK: Connections

extension InMemoryOrganization {
    mutating func save(_ new: Connection) throws(Problem) -> Connection {
        guard connection == nil || connection?.id == new.id else { throw .anotherConnection }
        guard connection == nil || connection?.revision == new.revision else {
            throw .changedMeanwhile("The connection has been changed meanwhile.")
        }
        let stored = new.taking(theirPlaceOf: connection)
        connection = stored
        return stored
    }

    mutating func pin(_ tenant: PinnedTenant, to asked: Connection) throws(Problem) -> Connection {
        guard var stored = connection, stored.id == asked.id else { throw .notFound("There is no connection here.") }
        if let pinned = stored.pinnedTenant {
            guard pinned.id == tenant.id else { throw .tenantChanged(pinned: pinned, answered: tenant) }
            return stored
        }
        guard (stored.cloud, stored.tenant) == (asked.cloud, asked.tenant) else { throw .planStale(changed: nil) }
        stored.pinnedTenant = tenant
        connection = stored
        return stored
    }

    func checkpoint(of asked: Connection) -> Checkpoint? {
        guard asked.id == connection?.id, let checkpoint, checkpoint.tenant == asked.pinnedTenant?.id else {
            return nil
        }
        return checkpoint.1
    }

    func population(of asked: Connection, at date: Date) -> Population {
        let recent = runs.values.filter { entry in
            guard case .applied = entry.run.state, let end = entry.run.endedAt,
                let plan = entry.record?.plan, plan.tenant == asked.pinnedTenant?.id
            else { return false }
            return end > date.addingTimeInterval(-Population.recency)
        }
        let decisions = recent.flatMap { $0.record?.plan.decisions ?? [] }
        return Population(
            users: synchronizable(by: asked).count, recentRemovals: decisions.count { $0.isRemoval },
            recentRenames: decisions.count { $0.isRename })
    }
}

extension Problem {
    fileprivate static let anotherConnection = Problem(
        .invalidValue, cause: "This organization already has a connection with another id.",
        effect: "Nothing was stored.", advice: "Change the connection that is there.", field: "connection")
}

extension Page {
    init(cutting request: PageRequest, from rows: [Row]) {
        self.init(
            rows: Array(rows.dropFirst(request.offset).prefix(request.size)), total: rows.count, request: request)
    }
}
