import DirectoryCore
import DirectoryPorts
import Logging

extension SyncEngine {
    /// Opens the organization's tenant and makes sure that it is the one it always was (R3).
    func open(
        _ organization: OrganizationID, _ start: RunStart
    ) async throws(Problem) -> (any UpstreamDirectory, Connection) {
        guard let connection = try await store.connection(of: organization) else { throw .notConnected }
        return try await recordingStop(start, connection) { () async throws(Problem) in
            let upstream = try await gateway.open(connection)
            return (upstream, try await identify(upstream, connection).connection)
        }
    }

    /// Asks which tenant answers, and remembers the first one.
    func identify(
        _ upstream: any UpstreamDirectory, _ connection: Connection
    ) async throws(Problem) -> (tenant: UpstreamTenant, connection: Connection) {
        let tenant = try await upstream.identify()
        let answered = PinnedTenant(id: tenant.id, displayName: tenant.displayName)
        if let pinned = connection.pinnedTenant {
            guard pinned.id == answered.id else { throw .tenantChanged(pinned: pinned, answered: answered) }
            return (tenant, connection)
        }
        return (tenant, try await store.pin(answered, to: connection))
    }

    /// Settles a draft into a plan and stores it.
    func record(
        _ draft: Draft, _ reading: ReadingFacts, _ start: RunStart, _ connection: Connection
    ) async throws(Problem) -> Run {
        guard let tenant = connection.pinnedTenant else { throw .notConnected }
        let wanted = draft.wantedAddresses
        let holders = try await store.holders(
            emails: wanted.emails, usernames: wanted.usernames, of: connection.organization)
        let plan = Plan(
            kind: start.kind, organization: connection.organization, connection: connection.id,
            tenant: tenant.id, connectionRevision: connection.revision, madeAt: world.now(),
            decisions: draft.settle(holders: holders))
        return try await store.record(
            plan, hash: try plan.hash(), reading: reading, actor: start.request.actor, startedAt: start.at)
    }

    /// Runs a stage; a problem that stops it is stored as a stopped run before it is passed on.
    func recordingStop<Value>(
        _ start: RunStart, _ connection: Connection, _ stage: () async throws(Problem) -> Value
    ) async throws(Problem) -> Value {
        do {
            return try await stage()
        } catch {
            let run = try await store.recordStop(
                error, kind: start.kind, connection: connection, actor: start.request.actor, startedAt: start.at,
                endedAt: world.now())
            logger.warning("stopped", metadata: ["run": "\(run.id)", "problem": "\(error.code.rawValue)"])
            throw error
        }
    }
}
