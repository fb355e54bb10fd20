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

    private init(store: any DirectoryStore, connection: Connection, ids: IDSequence) {
        self.store = store
        self.connection = connection
        self.ids = ids
    }

    package var organization: OrganizationID { connection.organization }

    /// The same organization, pointed to another tenant.
    package func moved(to tenant: TenantID) async throws -> Scene {
        var settings = connection
        settings.tenant = .id(tenant)
        settings.pinnedTenant = nil
        let saved = try await store.save(settings)
        let pinned = try await store.pin(PinnedTenant(id: tenant, displayName: "Elsewhere"), to: saved)
        return Scene(store: store, connection: pinned, ids: ids)
    }

    /// The same organization, seen through another store.
    package func through(_ store: any DirectoryStore) -> Scene {
        Scene(store: store, connection: connection, ids: ids)
    }

}

extension Scene {
    package func plan(_ decisions: [Decision], kind: RunKind = .synchronization, at date: Date) -> Plan {
        Plan(
            kind: kind, organization: organization, connection: connection.id,
            tenant: connection.pinnedTenant?.id ?? Fixture.tenant, connectionRevision: connection.revision,
            madeAt: date, decisions: decisions)
    }

    /// Stores a plan, without applying it.
    package func record(
        _ decisions: [Decision], kind: RunKind = .synchronization, hash: PlanHash = hash, at date: Date = .noon
    ) async throws -> Run {
        try await store.record(
            plan(decisions, kind: kind, at: date), hash: hash,
            reading: ReadingFacts(way: .full, people: decisions.count, candidates: 0), actor: .page, startedAt: date)
    }

    @discardableResult
    package func apply(_ run: Run, hash: PlanHash = hash, at date: Date = .noon) async throws -> Run {
        let ids = ids
        return try await store.apply(run.id, hash: hash, of: organization, at: date, newUser: { ids.next() })
    }

    /// Plans and applies.
    @discardableResult
    package func run(
        _ decisions: [Decision], kind: RunKind = .synchronization, at date: Date = .noon
    ) async throws -> Run {
        try await apply(try await record(decisions, kind: kind, at: date), at: date)
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
        return numbers.compactMap { bound[Fixture.object($0)] }
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
