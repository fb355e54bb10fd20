import DirectoryCore
import DirectoryPorts
import Foundation
import GRDB
import StoreConformance
import TestSupport
import Testing

@testable import StoreSQLite

@Suite("A database from before there were accounts")
struct NinthVersionTests {
    @Test("The secret becomes a credential with the connection's id, for which it was sealed")
    func credential() async throws {
        let database = try await Self.database()
        let store = try await database.open()
        defer { store.close() }
        let connection = try #require(try await store.connection(of: Fixture.contoso))
        let expected = StoredCredential(
            id: CredentialID(Fixture.connection.uuid),
            kind: .clientSecret(SealedSecret(bytes: [0x5E, 0xA1, 0xED]), hint: ""), addedAt: connection.createdAt,
            expiresAt: Self.date(15_000_000.5))
        #expect(connection.credentials == [expected])
        #expect(connection.schedule == Schedule(.every(minutes: 15), activity: .paused))
        #expect(connection.revision == 3)
        let places = try await store.sealedSecrets().map(\.place)
        let cursor = SecretPlace.deltaCursor(of: Fixture.connection, organization: Fixture.contoso)
        let secret = SecretPlace(
            organization: Fixture.contoso, row: Fixture.connection.description, field: "client-secret")
        #expect(places == [secret, cursor, cursor])
        #expect(try await store.checkpoint(of: connection)?.cursor == SealedSecret(bytes: Array("cursor A".utf8)))
    }

    @Test("A connection without a secret has no credential")
    func noSecret() async throws {
        let database = try await Self.database(with: "UPDATE connection SET secret = x''")
        let store = try await database.open()
        defer { store.close() }
        #expect(try await store.connection(of: Fixture.contoso)?.credentials == [])
    }

    @Test("Runs go on: what was asked to stop stops, what is held is held, the next has the next number and token")
    func runs() async throws {
        let database = try await Self.database()
        let store = try await database.open()
        defer { store.close() }
        let runs = try await store.runs(of: Fixture.contoso, limit: 3, before: nil)
        #expect(runs.map(\.actor) == [.page, .command(account: "ana"), .schedule])
        #expect(runs.map(\.state.name) == ["running", "held", "stopped"])
        let lease = Lease(
            run: RunID(9), organization: Fixture.contoso, connection: Fixture.connection, token: 3)
        #expect(try await store.renew(lease, progress: .beginning, at: Self.date(105)) == .stop(by: .page))
        _ = try await store.stop(lease, because: .fixture, reading: nil, at: Self.date(106))
        let held = PlanApplication(
            run: RunID(8), organization: Fixture.contoso, hash: PlanHash("hash8"), actor: .command(account: "ana"))
        let applied = try await store.apply(held, at: Self.date(107)) { Fixture.userID(99) }
        #expect(applied.state == .applied(PlanHash("hash8")))
        let connection = try #require(try await store.connection(of: Fixture.contoso))
        #expect(try await store.checkpoint(of: connection)?.cursor == SealedSecret(bytes: Array("cursor B".utf8)))
        let begun = try await store.begin(.everyone, of: connection, by: .schedule, at: Self.date(108))
        guard case .granted(let next, _) = begun else { return _ = Issue.record("somebody is at work") }
        #expect((next.run, next.token) == (RunID(10), 4))
        #expect(try await store.scheduledRuns(of: connection, limit: 9).map(\.id.number) == [10, 7])
    }

    @Test("Events are there, go on with the next number, and a notice is not written again")
    func events() async throws {
        let database = try await Self.database()
        let store = try await database.open()
        defer { store.close() }
        let connection = try #require(try await store.connection(of: Fixture.contoso))
        let events = try await store.events(of: Fixture.contoso, after: 0, limit: 9)
        #expect(events.map(\.kind) == [.userImported, .userHeld, .credentialExpiring])
        #expect(events.map(\.run) == [RunID(1), nil, nil])
        #expect(events[0].changes == [FieldChange(field: .phone, before: nil, after: "1")])
        let again = try await store.notice(
            .credentialExpiring, key: "secret-30", name: "x", of: connection, at: .noon)
        #expect(again == .alreadyThere)
        try await store.mark([Fixture.userID(2)], .held, of: Fixture.contoso, at: .noon)
        #expect(try await store.events(of: Fixture.contoso, after: 3, limit: 9).map(\.id) == [4])
    }

    @Test("Users and duplicates are there, nothing refers to what is not, and a claim takes all of it over")
    func claim() async throws {
        let database = try await Self.database()
        let store = try await database.open()
        defer { store.close() }
        #expect(try await store.users(UserQuery(), of: Fixture.contoso).total == 6)
        #expect(try await store.tombstones(of: Fixture.contoso, page: PageRequest()).total == 1)
        #expect(try await store.duplicates(of: Fixture.contoso, page: PageRequest()).total == 2)
        #expect(try await store.read { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check").isEmpty })
        #expect(try await store.organizations().isEmpty)
        try await store.add(.claim, noting: .matter(.recoveryOffered), at: .noon)
        try await store.redeem(.claim(.fixture(Fixture.fabrikam, "Contoso")), at: .noon)
        #expect(try await store.organizations().map(\.id) == [Fixture.contoso])
        #expect(try await store.members(of: Fixture.contoso).map(\.account.name) == ["Ana"])
    }

    private static func date(_ seconds: Double) -> Date { Date(timeIntervalSinceReferenceDate: 815_000_000 + seconds) }

    private static func database(with sql: String? = nil) async throws -> TemporaryDatabase {
        let database = try TemporaryDatabase()
        let queue = try database.connection()
        try await NinthVersion.write(to: queue)
        if let sql { try await queue.write { try $0.execute(sql: sql) } }
        try queue.close()
        return database
    }
}
