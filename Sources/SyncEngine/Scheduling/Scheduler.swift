package import DirectoryCore
package import DirectoryPorts
import FoundationEssentials
package import Logging

/// Keeps the schedules of all connections, closes runs that a crash cut off, and removes tombstones whose time is over.
///
/// It remembers nothing but whom it waits for: what is due is read off the schedules and the runs they have started, so
/// any server can do it, and several at once get in nobody's way (R25).
package struct Scheduler: Sendable {
    private let engine: any Synchronizing
    private let store: any DirectoryStore
    private let world: World
    private let logger: Logger
    private let waiting = Waiting()

    package init(engine: any Synchronizing, store: any DirectoryStore, world: World, logger: Logger) {
        self.engine = engine
        self.store = store
        self.world = world
        self.logger = logger
    }

    /// How often it looks around.
    package static let pulse: Duration = .seconds(5)
    /// What a schedule has done.
    private static let purpose = RunPurpose(.synchronizing(.everyone), then: .apply)
    /// How often tombstones are looked through, in seconds: an hour.
    private static let purgeDistance: TimeInterval = 3_600

    /// Works until it is cancelled. Trouble is logged, and tried again at the next pulse.
    package func run() async throws {
        try await withThrowingDiscardingTaskGroup { group in
            var lastPurge = Date.distantPast
            while true {
                await closeInterrupted()
                if world.now().timeIntervalSince(lastPurge) >= Self.purgeDistance {
                    await purge()
                    lastPurge = world.now()
                }
                for connection in await dueConnections() { group.addTask { await synchronize(connection) } }
                try await world.sleep(Self.pulse)
            }
        }
    }

    /// The connections whose scheduled run is due now. Whoever should know how a connection is doing is told on the way.
    package func dueConnections() async -> [Connection] {
        var due: [Connection] = []
        let connections = await attempt("connections") { () throws(Problem) in try await store.connections() }
        for connection in connections ?? [] {
            // What goes wrong with one connection keeps no other from its turn.
            let answer = await attempt("schedule") { () throws(Problem) in try await isDue(connection) }
            if answer == true { due.append(connection) }
        }
        return due
    }

    private func isDue(_ connection: Connection) async throws(Problem) -> Bool {
        let history = try await store.scheduledRuns(of: connection, limit: Cadence.memory)
        try await HealthWatch(store: store, connection: connection, history: history).tell(at: world.now())
        guard Cadence(schedule: connection.schedule, history: history, now: world.now()).state == .due else {
            return false
        }
        return try await canBegin(connection)
    }

    /// Whether a run would not be refused at once. Otherwise it would be asked for, and noted, at every look.
    private func canBegin(_ connection: Connection) async throws(Problem) -> Bool {
        let latest = try await store.runs(of: connection.organization, limit: 1, before: nil).first
        if let latest, case .running = latest.state, latest.purpose != Self.purpose { return false }
        guard connection.pinnedTenant != nil else { return true }
        return try await store.hasSomebody(for: connection, at: world.now())
    }

    /// Somebody else's run for the same purpose may be at work: then this waits for it, once.
    private func synchronize(_ connection: Connection) async {
        guard await waiting.begin(connection.organization) else { return }
        await attempt("scheduled run") { () throws(Problem) in
            _ = try await engine.run(
                Self.purpose, in: connection.organization, request: RunRequest(by: Requester(.schedule)))
        }
        await waiting.end(connection.organization)
    }

    private func closeInterrupted() async {
        await attempt("interrupted runs") { () throws(Problem) in
            for run in try await store.closeInterrupted(at: world.now()) {
                logger.notice("closed an interrupted run", metadata: ["run": "\(run.id)"])
            }
        }
    }

    private func purge() async {
        await attempt("tombstones") { () throws(Problem) in
            let number = try await store.purge(at: world.now())
            if number > 0 { logger.notice("removed tombstones", metadata: ["users": "\(number)"]) }
        }
    }

    @discardableResult
    private func attempt<Value: Sendable>(
        _ what: String, _ work: () async throws(Problem) -> Value
    ) async -> Value? {
        do throws(Problem) {
            return try await work()
        } catch {
            // A run that stopped has said so in its own record.
            logger.warning("not done now", metadata: ["what": "\(what)", "problem": "\(error.code.rawValue)"])
            return nil
        }
    }
}

/// The organizations whose run a scheduler waits for.
private actor Waiting {
    private var organizations: Set<OrganizationID> = []

    /// - Returns: whether nobody waits for it yet.
    func begin(_ organization: OrganizationID) -> Bool { organizations.insert(organization).inserted }

    func end(_ organization: OrganizationID) { organizations.remove(organization) }
}
