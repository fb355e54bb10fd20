package import DirectoryCore
package import DirectoryPorts
package import FoundationEssentials

extension InMemoryStore {
    package func begin(
        _ purpose: RunPurpose, of connection: Connection, by actor: Actor, at date: Date
    ) async throws(Problem) -> LeaseGrant {
        try change(connection.organization) { (organization) throws(Problem) in
            try organization.begin(purpose, of: connection, by: actor, at: date)
        }
    }

    package func renew(_ lease: Lease, progress: RunProgress, at date: Date) async throws(Problem) -> LeaseOrder {
        try change(lease.organization) { (organization) throws(Problem) in
            try organization.renew(lease, progress, at: date)
        }
    }

    package func requestStop(
        of run: RunID, in organization: OrganizationID, by actor: Actor
    ) async throws(Problem) {
        try change(organization) { (organization) throws(Problem) in try organization.requestStop(of: run, by: actor) }
    }

    package func requestPause(
        of run: RunID, in organization: OrganizationID, by actor: Actor, at date: Date
    ) async throws(Problem) -> RunPause {
        try change(organization) { (organization) throws(Problem) in
            try organization.requestPause(of: run, by: actor, at: date)
        }
    }

    package func endPause(of run: RunID, in organization: OrganizationID) async throws(Problem) {
        try change(organization) { (organization) throws(Problem) in try organization.endPause(of: run) }
    }

    package func stop(
        _ lease: Lease, because problem: Problem, reading: ReadingFacts?, at date: Date
    ) async throws(Problem) -> Run {
        try change(lease.organization) { (organization) throws(Problem) in
            try organization.stop(lease, because: problem, reading: reading, at: date)
        }
    }

    package func closeInterrupted(at date: Date) async throws(Problem) -> [Run] {
        var closed: [Run] = []
        for id in server.organizations.keys.sorted() {
            closed += try change(id) { (organization) throws(Problem) in try organization.closeInterrupted(at: date) }
        }
        return closed
    }

    package func record(_ record: PlanRecord, under lease: Lease, at date: Date) async throws(Problem) -> Run {
        try change(lease.organization) { (organization) throws(Problem) in
            try organization.record(record, under: lease, at: date)
        }
    }

    package func apply(
        _ application: PlanApplication, at date: Date, newUser: @Sendable () -> UserID
    ) async throws(Problem) -> Run {
        try change(application.organization) { (organization) throws(Problem) in
            try organization.apply(application, at: date, newUser: newUser)
        }
    }

    package func approve(
        _ run: RunID, _ hash: PlanHash, in organization: OrganizationID, by actor: Actor, at date: Date
    ) async throws(Problem) -> Approval {
        try change(organization) { (organization) throws(Problem) in
            try organization.approve(run, hash, by: actor, at: date)
        }
    }

    package func discard(
        _ run: RunID, _ hash: PlanHash, _ reason: RunState.Discard, in organization: OrganizationID, at date: Date
    ) async throws(Problem) -> Run {
        try change(organization) { (organization) throws(Problem) in
            try organization.discard(run, hash, reason, at: date)
        }
    }

    package func run(_ id: RunID, of organization: OrganizationID) async throws(Problem) -> Run? {
        read(organization).runs[id]?.run
    }

    package func runs(
        of organization: OrganizationID, matching query: RunQuery, limit: Int, before: RunID?
    ) async throws(Problem) -> [Run] {
        read(organization).runs(limit: limit, before: before, where: query.includes)
    }

    package func heldRuns(of organization: OrganizationID, limit: Int) async throws(Problem) -> [Run] {
        read(organization).runs(limit: limit, before: nil) { $0.state.name == "held" }
    }

    package func runsAtAGlance(of organization: OrganizationID, held: Int) async throws(Problem) -> RunsAtAGlance {
        let runs = read(organization).runs.values.map(\.run)
        let latest = Dictionary(grouping: runs) { RunQuery.Standing($0.state) }.compactMapValues { $0.map(\.id).max() }
        return RunsAtAGlance(latest: latest, held: try await heldRuns(of: organization, limit: held).map(\.id))
    }

    package func standing(ofPlan run: RunID, in organization: OrganizationID) async throws(Problem) -> PlanStanding? {
        read(organization).standing(ofPlan: run)
    }

    package func scheduledRuns(of connection: Connection, limit: Int) async throws(Problem) -> [Run] {
        read(connection.organization).runs(limit: limit, before: nil) { run in
            run.connection == connection.id && run.actor == .schedule
        }
    }

    package func plan(of run: RunID, in organization: OrganizationID) async throws(Problem) -> Plan? {
        read(organization).runs[run]?.record?.plan
    }

    package func decisions(
        of run: RunID, matching query: DecisionQuery, page: PageRequest, in organization: OrganizationID
    ) async throws(Problem) -> Page<Decision> {
        read(organization).decisions(of: run, matching: query, page)
    }

    package func changes(
        of run: RunID, outcome: Outcome?, in organization: OrganizationID
    ) async throws(Problem) -> [ChangeKind: Int] {
        read(organization).changes(of: run, outcome: outcome)
    }

    package func events(
        of organization: OrganizationID, after event: Int64, limit: Int
    ) async throws(Problem) -> [ChangeEvent] {
        Array(read(organization).events.drop { $0.id <= event }.prefix(max(0, limit)))
    }

    @discardableResult
    package func notice(
        _ kind: ChangeEvent.Kind, key: String, name: String, of connection: Connection, at date: Date
    ) async throws(Problem) -> NoticeResult {
        try change(connection.organization) { (organization) throws(Problem) in
            guard organization.connection?.id == connection.id else { throw .notFound("There is no connection here.") }
            guard organization.notices.insert(key).inserted else { return .alreadyThere }
            organization.tell(kind, name: name, at: date)
            return .written
        }
    }
}
