package import DirectoryCore
package import DirectoryPorts
package import FoundationEssentials

/// A store that forgets: the reference for every other one. A change is made on a copy, which replaces the original
/// only when nothing was thrown.
package actor InMemoryStore: DirectoryStore {
    private var organizations: [OrganizationID: InMemoryOrganization] = [:]

    package init() {}

    private func read(_ organization: OrganizationID) -> InMemoryOrganization {
        organizations[organization] ?? InMemoryOrganization(id: organization)
    }

    private func change<Value>(
        _ organization: OrganizationID, _ body: (inout InMemoryOrganization) throws(Problem) -> Value
    ) throws(Problem) -> Value {
        var copy = read(organization)
        let value = try body(&copy)
        organizations[organization] = copy
        return value
    }
}

// MARK: Connections

extension InMemoryStore {
    package func connection(of organization: OrganizationID) async throws(Problem) -> Connection? {
        read(organization).connection
    }

    @discardableResult
    package func save(_ connection: Connection) async throws(Problem) -> Connection {
        try change(connection.organization) { (organization) throws(Problem) in try organization.save(connection) }
    }

    package func pin(_ tenant: PinnedTenant, to connection: Connection) async throws(Problem) -> Connection {
        try change(connection.organization) { (organization) throws(Problem) in
            try organization.pin(tenant, to: connection)
        }
    }
}

// MARK: Users

extension InMemoryStore {
    package func addLocalUser(
        _ profile: Profile, id: UserID, to organization: OrganizationID, at date: Date
    ) async throws(Problem) -> User {
        try change(organization) { (organization) throws(Problem) in
            try organization.addLocalUser(profile, id: id, at: date)
        }
    }

    package func user(_ id: UserID, of organization: OrganizationID) async throws(Problem) -> User? {
        read(organization).users[id]
    }

    package func users(_ query: UserQuery, of organization: OrganizationID) async throws(Problem) -> UserPage {
        read(organization).list(query)
    }

    package func selected(_ selection: Selection, by connection: Connection) async throws(Problem) -> [User] {
        try read(connection.organization).selected(selection, by: connection)
    }

    package func readableObjects(
        of connection: Connection, limit: Int
    ) async throws(Problem) -> [DirectoryObjectID] {
        read(connection.organization).readableObjects(of: connection, limit: limit)
    }

    package func bound(
        to objects: [DirectoryObjectID], by connection: Connection
    ) async throws(Problem) -> [DirectoryObjectID: User] {
        read(connection.organization).bound(to: Set(objects), by: connection)
    }

    package func holders(
        emails: Set<EmailKey>, usernames: Set<UsernameKey>, of organization: OrganizationID
    ) async throws(Problem) -> [User] {
        read(organization).holders(of: Set(emails.map(AddressKey.email)).union(usernames.map(AddressKey.username)))
    }
}

// MARK: Runs

extension InMemoryStore {
    package func record(
        _ plan: Plan, hash: PlanHash, reading: ReadingFacts, actor: Actor, startedAt: Date
    ) async throws(Problem) -> Run {
        try change(plan.organization) { (organization) throws(Problem) in
            try organization.record(
                Run(
                    id: organization.nextRun, organization: plan.organization, connection: plan.connection,
                    kind: plan.kind, state: .planned(hash), actor: actor, startedAt: startedAt, endedAt: nil,
                    reading: reading, counts: plan.counts),
                plan)
        }
    }

    package func recordStop(
        _ problem: Problem, kind: RunKind, connection: Connection, actor: Actor, startedAt: Date, endedAt: Date
    ) async throws(Problem) -> Run {
        try change(connection.organization) { (organization) throws(Problem) in
            try organization.record(
                Run(
                    id: organization.nextRun, organization: connection.organization, connection: connection.id,
                    kind: kind, state: .stopped(problem), actor: actor, startedAt: startedAt, endedAt: endedAt,
                    reading: nil, counts: OutcomeCounts()),
                nil)
        }
    }

    package func apply(
        _ run: RunID, hash: PlanHash, of organization: OrganizationID, at date: Date,
        newUser: @Sendable () -> UserID
    ) async throws(Problem) -> Run {
        try change(organization) { (organization) throws(Problem) in
            try organization.apply(run, hash: hash, at: date, newUser: newUser)
        }
    }

    package func run(_ id: RunID, of organization: OrganizationID) async throws(Problem) -> Run? {
        read(organization).runs[id]
    }

    package func runs(of organization: OrganizationID, limit: Int, before: RunID?) async throws(Problem) -> [Run] {
        let runs = read(organization).runs.values.filter { run in before.map { run.id < $0 } ?? true }
        return Array(runs.sorted { $0.id > $1.id }.prefix(max(0, limit)))
    }

    package func decisions(
        of run: RunID, outcome: Outcome?, page: PageRequest, in organization: OrganizationID
    ) async throws(Problem) -> Page<Decision> {
        let decisions = read(organization).plans[run]?.decisions ?? []
        return Page(cutting: page, from: decisions.filter { outcome == nil || $0.outcome == outcome })
    }

    package func duplicates(
        of organization: OrganizationID, page: PageRequest
    ) async throws(Problem) -> Page<DuplicateRecord> {
        Page(cutting: page, from: read(organization).listedDuplicates)
    }
}
