package import DirectoryCore
package import DirectoryPorts
import FoundationEssentials
package import Logging

/// Reads a tenant, decides what its people become, and has the store apply it.
///
/// A run is observe → plan → guard → apply, under a lease. Until it is applied it has written nothing but itself;
/// applying writes exactly what was planned, in one transaction. Whatever stops a run in between leaves every user as
/// it was.
package struct SyncEngine: Synchronizing {
    let store: any DirectoryStore
    let gateway: any UpstreamGateway
    let secrets: any SecretBox
    let stewardship: any Stewardship
    let world: World
    let logger: Logger
    let workshop: Workshop
    let atWork = RunsAtWork()

    /// - Parameters:
    ///   - secrets: seals how far the changes of a tenant have been taken in.
    ///   - stewardship: knows whom no run puts out (R19).
    ///   - workshop: where runs go on for which nobody waits. Somebody has to `run` it.
    package init(
        store: any DirectoryStore, gateway: any UpstreamGateway, secrets: any SecretBox, stewardship: any Stewardship,
        world: World, workshop: Workshop = Workshop(), logger: Logger
    ) {
        self.store = store
        self.gateway = gateway
        self.secrets = secrets
        self.stewardship = stewardship
        self.world = world
        self.workshop = workshop
        self.logger = logger
    }

    package func run(
        _ purpose: RunPurpose, in organization: OrganizationID, request: RunRequest
    ) async throws(Problem) -> Run {
        switch try await begin(purpose, in: organization, request) {
        case .joined(let run): try await follow(run, request)
        case .begun(let begun): try await carryOut(begun, request, canceledBy: request.actor)
        }
    }

    package func cancel(_ run: RunID, in organization: OrganizationID, by requester: Requester) async throws(Problem) {
        try await store.requestStop(of: run, in: organization, by: requester.actor)
        await atWork.stop(run, in: organization, by: requester.actor)
    }

    func apply(_ application: PlanApplication) async throws(Problem) -> Run {
        let world = world
        return try await store.apply(application, at: world.now()) { UserID(world.makeUUID()) }
    }

    /// The work of one run, from its lease to its end.
    ///
    /// - Parameter canceler: who stops it when the task is cancelled; whoever asks for it, when nobody is named.
    func shift(_ lease: Lease, _ request: RunRequest, canceledBy canceler: Actor? = nil) -> Shift {
        Shift(
            lease: lease, request: request, store: store, world: world, atWork: atWork, logger: logger,
            canceler: canceler ?? request.actor)
    }

    func carryOut(
        _ begun: BegunRun, _ request: RunRequest, canceledBy canceler: Actor
    ) async throws(Problem) -> Run {
        let run = try await shift(begun.lease, request, canceledBy: canceler).work { (progress) throws(Problem) in
            try await carryOut(begun.run.purpose, by: request.actor, begun.connection, begun.lease, progress)
        }
        logger.info("ended", metadata: ["run": "\(run.id)", "state": "\(run.state.name)"])
        return run
    }

    /// Begins a run, unless one for the same purpose is at work already.
    func begin(
        _ purpose: RunPurpose, in organization: OrganizationID, _ request: RunRequest
    ) async throws(Problem) -> Beginning {
        guard purpose.work.namesSomebody else { throw .nothingSelected }
        guard let connection = try await store.connection(of: organization) else { throw .notConnected }
        // Where no schedule is kept nobody else does, and whose time is over comes back as somebody new (R20).
        _ = try await store.purge(at: world.now())
        try await check(purpose.work, connection)
        switch try await store.begin(purpose, of: connection, by: request.actor, at: world.now()) {
        case .joined(let run): return .joined(run)
        case .granted(let lease, let run):
            return .begun(BegunRun(lease: lease, run: run, connection: connection))
        }
    }

    /// Refuses what is about nobody before a run is begun for it. Of a tenant that was never reached nothing is known
    /// yet: then the run says what keeps it from being reached.
    private func check(_ work: RunPurpose.Work, _ connection: Connection) async throws(Problem) {
        guard connection.pinnedTenant != nil else { return }
        switch work {
        case .importing: break
        case .synchronizing(.everyone): try await requireSomebody(in: connection)
        case .synchronizing(let selection):
            guard try await !store.selected(selection, by: connection).isEmpty else { throw .nothingSelected }
        case .restoring(let users): _ = try await store.tombstones(users, by: connection)
        case .undoing(let id, _):
            guard let run = try await store.run(id, of: connection.organization) else {
                throw .notFound("There is no run \(id) here.")
            }
            guard case .applied = run.state, run.counts.writing > 0 else { throw .nothingToUndo(id) }
        }
    }

    /// A run over everybody is about the connection's users, those it may bring back (R20), and possibly newcomers.
    func requireSomebody(in connection: Connection) async throws(Problem) {
        guard try await store.hasSomebody(for: connection, at: world.now()) else { throw .nothingSelected }
    }

    /// Waits for a run that somebody else has started for the same purpose.
    private func follow(_ run: Run, _ request: RunRequest) async throws(Problem) -> Run {
        var current = run
        while case .running(let progress) = current.state {
            request.onProgress(progress)
            do {
                try await world.sleep(.seconds(1))
            } catch {
                throw .runCanceled(by: request.actor)
            }
            current = try await look(at: run.id, in: run.organization)
        }
        if case .stopped(let problem) = current.state { throw problem }
        return current
    }
}

/// What came of asking for a run.
enum Beginning {
    case begun(BegunRun)
    /// A run for the same purpose is at work.
    case joined(Run)
}

/// A run that has begun, with what it works on.
struct BegunRun: Sendable {
    let lease: Lease
    let run: Run
    let connection: Connection
}

extension SyncEngine {
    /// How a run stands that somebody else works on. One that a crash cut off is closed by whoever waits for it: there
    /// may be nobody else.
    private func look(at id: RunID, in organization: OrganizationID) async throws(Problem) -> Run {
        guard let run = try await store.run(id, of: organization) else {
            throw .notFound("There is no run \(id) here.")
        }
        guard case .running = run.state else { return run }
        do throws(Problem) {
            let closed = try await store.closeInterrupted(at: world.now())
            return closed.first { ($0.organization, $0.id) == (organization, id) } ?? run
        } catch {
            // Whoever works may be writing a long plan just now; it is looked at again in a moment.
            logger.debug("interrupted runs not closed", metadata: ["problem": "\(error.code.rawValue)"])
            return run
        }
    }
}

extension DirectoryStore {
    /// Whether there is anybody whom a run over everybody could be about.
    func hasSomebody(for connection: Connection, at date: Date) async throws(Problem) -> Bool {
        guard connection.rules.newcomers == .wait else { return true }
        let users = try await population(of: connection, at: date).users
        let tombstones = try await tombstones(of: connection.organization, page: PageRequest(size: 1)).total
        return users + tombstones > 0
    }
}

extension RunPurpose.Work {
    /// Whether the work is about anybody, as far as that can be told without looking.
    fileprivate var namesSomebody: Bool {
        switch self {
        case .synchronizing(.users(let ids)), .restoring(let ids): !ids.isEmpty
        case .importing(.people(let ids)): !ids.isEmpty
        case .synchronizing(.matching(let text)), .importing(.matching(let text)): !text.trimmingWhitespace.isEmpty
        case .synchronizing(.everyone), .importing(.everyone), .undoing: true
        }
    }
}
