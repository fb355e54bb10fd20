package import DirectoryCore
package import DirectoryPorts
import FoundationEssentials
package import Logging

/// Reads a tenant, decides what its people become, and has the store apply it.
///
/// A run is observe → plan → apply. Planning writes nothing but the plan; applying writes exactly what was planned,
/// in one transaction. Whatever stops a run in between leaves every user as it was.
package struct SyncEngine: Synchronizing {
    let store: any DirectoryStore
    let gateway: any UpstreamGateway
    let world: World
    let logger: Logger

    package init(store: any DirectoryStore, gateway: any UpstreamGateway, world: World, logger: Logger) {
        self.store = store
        self.gateway = gateway
        self.world = world
        self.logger = logger
    }

    package func planSynchronization(
        of selection: Selection, in organization: OrganizationID, request: RunRequest
    ) async throws(Problem) -> Run {
        if case .matching(let text) = selection, text.trimmingWhitespace.isEmpty { throw .nothingSelected }
        let start = RunStart(kind: .synchronization, request: request, at: world.now())
        let (upstream, connection) = try await open(organization, start)
        let users = try await store.selected(selection, by: connection)
        guard !users.isEmpty else { throw .nothingSelected }
        return try await recordingStop(start, connection) { () async throws(Problem) in
            let observer = Observer(
                upstream: upstream, store: store, connection: connection, onProgress: request.onProgress)
            let observation = try await observer.observe(
                users.compactMap(\.binding?.object), way: selection.readingWay)
            request.onProgress(RunProgress(phase: .comparing, people: users.count, total: users.count))
            let draft = Draft.synchronizing(
                users, seen: observation.sightings, mapping: connection.mapping, policy: connection.policy)
            return try await record(draft, observation.facts, start, connection)
        }
    }

    package func planImport(
        of selection: ImportSelection, in organization: OrganizationID, request: RunRequest
    ) async throws(Problem) -> Run {
        if case .people(let ids) = selection, ids.isEmpty { throw .nothingSelected }
        if case .matching(let text) = selection, text.trimmingWhitespace.isEmpty { throw .nothingSelected }
        let start = RunStart(kind: .importing, request: request, at: world.now())
        let (upstream, connection) = try await open(organization, start)
        return try await recordingStop(start, connection) { () async throws(Problem) in
            let reader = ImportReader(upstream: upstream, onProgress: request.onProgress)
            let reading = try await reader.read(selection)
            guard !reading.people.isEmpty || !reading.notFound.isEmpty else { throw .nothingSelected }
            let bound = try await store.bound(to: reading.people.map(\.id), by: connection)
            let draft = Draft.importing(
                reading.people, notFound: reading.notFound, bound: bound, mapping: connection.mapping,
                policy: connection.policy)
            return try await record(draft, reading.facts, start, connection)
        }
    }

    package func apply(
        _ run: RunID, hash: PlanHash, in organization: OrganizationID
    ) async throws(Problem) -> Run {
        let world = world
        let applied = try await store.apply(run, hash: hash, of: organization, at: world.now()) {
            UserID(world.makeUUID())
        }
        logger.info("applied", metadata: ["run": "\(run)", "selected": "\(applied.selected)"])
        return applied
    }
}

/// Who started a run, and when.
struct RunStart {
    let kind: RunKind
    let request: RunRequest
    let at: Date

    init(kind: RunKind, request: RunRequest, at date: Date) {
        self.kind = kind
        self.request = request
        at = date
    }
}

extension Selection {
    /// Chosen people are read by their ids; for everybody the listing is cheaper: 999 people a request, not 300.
    var readingWay: ReadingFacts.Way {
        switch self {
        case .users, .matching: .selected
        case .everyone: .full
        }
    }
}
