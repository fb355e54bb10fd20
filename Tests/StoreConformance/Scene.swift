package import DirectoryCore
package import DirectoryPorts
package import Foundation
import Synchronization
import TestSupport

/// An organization with a connection to a tenant, in the store under test, and the ways to make things happen to it.
package struct Scene: Sendable {
    package let store: any DirectoryStore
    package let connection: Connection
    /// Ids for imported users: each scene counts on its own.
    private let ids: IDSequence

    package static let hash = PlanHash(String(repeating: "a", count: 64))

    /// Contoso, connected and pinned to its tenant.
    package init(
        in store: any DirectoryStore, organization: OrganizationID = Fixture.contoso,
        connection id: ConnectionID = Fixture.connection, tenant: TenantID = Fixture.tenant, ids first: UInt64 = 0
    ) async throws {
        self.store = store
        let saved = try await store.save(.fixture(id, of: organization))
        connection = try await store.pin(PinnedTenant(id: tenant, displayName: "Contoso"), to: saved)
        ids = IDSequence(after: first)
    }

    /// What is in the store already.
    package init(in store: any DirectoryStore, as connection: Connection, ids first: UInt64) {
        self.init(store: store, connection: connection, ids: IDSequence(after: first))
    }

    private init(store: any DirectoryStore, connection: Connection, ids: IDSequence) {
        self.store = store
        self.connection = connection
        self.ids = ids
    }

    package var organization: OrganizationID { connection.organization }

    /// The same organization, pointed to another tenant.
    package func moved(to tenant: TenantID) async throws -> Scene {
        var settings = try await current()
        settings.tenant = .id(tenant)
        settings.pinnedTenant = nil
        let saved = try await store.save(settings)
        let pinned = try await store.pin(PinnedTenant(id: tenant, displayName: "Elsewhere"), to: saved)
        return Scene(store: store, connection: pinned, ids: ids)
    }

    /// The same organization and tenant, with new settings.
    package func with(_ change: (inout Connection) -> Void) async throws -> Scene {
        var settings = try await current()
        change(&settings)
        return Scene(store: store, connection: try await store.save(settings), ids: ids)
    }

    /// The connection of the scene, as the next version of what is stored.
    private func current() async throws -> Connection {
        var settings = connection
        settings.revision = try await store.connection(of: organization)?.revision ?? connection.revision
        return settings
    }

    /// The same organization, seen through another store.
    package func through(_ store: any DirectoryStore) -> Scene {
        Scene(store: store, connection: connection, ids: ids)
    }
}

extension Scene {
    package func plan(
        _ decisions: [Decision], kind: RunKind = .synchronization, quiet: Int = 0,
        aftermath: RunPurpose.Aftermath = .follow, at date: Date = .noon
    ) -> Plan {
        Plan(
            kind: kind, organization: organization, connection: connection.id,
            tenant: connection.pinnedTenant?.id ?? Fixture.tenant, connectionRevision: connection.revision,
            madeAt: date, decisions: decisions, quiet: quiet, aftermath: aftermath)
    }

    /// Begins a run, of which nothing must be at work.
    package func begin(
        _ purpose: RunPurpose = .everyone, by actor: Actor = .page, at date: Date = .noon
    ) async throws -> Lease {
        guard case .granted(let lease, _) = try await store.begin(purpose, of: connection, by: actor, at: date) else {
            throw SomebodyAtWork()
        }
        return lease
    }

    /// Stores a plan that waits, without applying it.
    package func record(
        _ plan: Plan, hash: PlanHash = hash, findings: [BrakeFinding] = [], checkpoint: Checkpoint? = nil
    ) async throws -> Run {
        let lease = try await begin(.some(plan.kind), at: plan.madeAt)
        return try await store.record(
            PlanRecord(
                plan: plan, hash: hash, reading: .fixture(plan), findings: findings, checkpoint: checkpoint,
                ending: .preview),
            under: lease, at: plan.madeAt)
    }

    package func record(
        _ decisions: [Decision], kind: RunKind = .synchronization, hash: PlanHash = hash, at date: Date = .noon
    ) async throws -> Run {
        try await record(plan(decisions, kind: kind, at: date), hash: hash)
    }

    /// - Parameter lease: for a plan that does not wait.
    @discardableResult
    package func apply(
        _ run: Run, hash: PlanHash = hash, by actor: Actor = .page, under lease: Lease? = nil, at date: Date = .noon
    ) async throws -> Run {
        let ids = ids
        return try await store.apply(
            PlanApplication(run: run.id, organization: organization, hash: hash, actor: actor, lease: lease), at: date,
            newUser: { ids.next() })
    }

    /// Plans and applies.
    @discardableResult
    package func run(
        _ decisions: [Decision], kind: RunKind = .synchronization, at date: Date = .noon
    ) async throws -> Run {
        try await apply(try await record(decisions, kind: kind, at: date), at: date)
    }

    /// A run over everybody that passes the rest over in silence.
    @discardableResult
    package func runOverEverybody(
        _ decisions: [Decision] = [], quiet: Int, checkpoint: Checkpoint? = nil, at date: Date = .noon
    ) async throws -> Run {
        let plan = plan(decisions, quiet: quiet, at: date)
        return try await apply(try await record(plan, checkpoint: checkpoint), at: date)
    }

    package func events(after event: Int64 = 0) async throws -> [ChangeEvent] {
        try await store.events(of: organization, after: event, limit: 10_000)
    }

    package func decisions(of run: Run, _ outcome: Outcome? = nil) async throws -> [Decision] {
        try await store.decisions(of: run.id, outcome: outcome, page: PageRequest(size: 1_000), in: organization).rows
    }

    package func conspicuous() async throws -> [User] {
        try await store.conspicuous(by: connection).map(\.user)
    }

    /// Imports people, whose numbers are those of their directory objects.
    ///
    /// - Returns: the users, in the order of the people.
    @discardableResult
    package func importPeople(
        _ people: [(UInt64, Profile)], at date: Date = Fixture.morning
    ) async throws -> [User] {
        try await run(people.map { .importing($0, $1) }, kind: .importing, at: date)
        return try await users(people.map(\.0))
    }

    /// - Returns: the users bound to the objects with these numbers, tombstones included.
    package func users(_ numbers: [UInt64]) async throws -> [User] {
        let bound = try await store.bound(to: numbers.map(Fixture.object), by: connection)
        return numbers.compactMap { bound[Fixture.object($0)]?.user }
    }

    package func user(_ number: UInt64) async throws -> User {
        guard let user = try await users([number]).first else { throw NobodyThere(number: number) }
        return user
    }

    package func holders(ofEmail text: String) async throws -> [User] {
        try await store.holders(emails: [try EmailAddress(text).key], usernames: [], of: organization)
    }

    package func listed(_ text: String? = nil, in view: UserQuery.View = .all) async throws -> [ListedUser] {
        let query = UserQuery(view: view, text: text, page: PageRequest(size: 1_000))
        return try await store.users(query, of: organization).rows
    }

    package func duplicates() async throws -> [DuplicateRecord] {
        try await store.duplicates(of: organization, page: PageRequest(size: 1_000)).rows
    }

    package struct NobodyThere: Error {
        let number: UInt64
    }

    package struct SomebodyAtWork: Error {}
}

/// Ids that count up, so that a test can be repeated.
private final class IDSequence: Sendable {
    private let last: Mutex<UInt64>

    init(after first: UInt64) { last = Mutex(first) }

    func next() -> UserID {
        last.withLock { number in
            number += 1
            return Fixture.userID(number)
        }
    }
}
