import DirectoryCore
import DirectoryPorts
import Foundation
import GRDB
import StoreConformance
import TestSupport
import Testing

@testable import StoreSQLite

@Suite("A database of the first version")
struct FirstVersionTests {
    @Test("The connection keeps its settings and begins with the usual new ones")
    func connection() async throws {
        let database = try await Self.database()
        let store = try await database.open()
        defer { store.close() }
        var expected = Connection(
            id: Fixture.connection, organization: Fixture.contoso, cloud: .usGov, tenant: .domain("contoso.example"),
            pinnedTenant: PinnedTenant(id: Fixture.tenant, displayName: "Contoso"),
            client: ClientID(Fixture.uuid(0xC11E)),
            credentials: [
                StoredCredential(
                    id: CredentialID(Fixture.connection.uuid),
                    kind: .clientSecret(SealedSecret(bytes: [0x5E, 0xA1, 0xED]), hint: ""),
                    addedAt: Date(timeIntervalSinceReferenceDate: 815_000_000.25))
            ], createdAt: Date(timeIntervalSinceReferenceDate: 815_000_000.25), revision: 3,
            basis: 3)
        expected.rules.mapping = FieldMapping(sources: [.email: [.mail], .username: [.userPrincipalName]])
        expected.rules.policy = LifecyclePolicy(deleted: .deactivate, disabled: .keep, outOfScope: .delete)
        let connection = try #require(try await store.connection(of: Fixture.contoso))
        #expect(connection == expected)
        #expect(try await store.checkpoint(of: connection) == nil)
        #expect(try await store.save(connection).revision == 4)
    }

    @Test("Every user is there with its status, its marks and the order in which they were made")
    func users() async throws {
        let database = try await Self.database()
        let store = try await database.open()
        defer { store.close() }
        let expected = (1...7).map(Self.user)
        for user in expected { #expect(try await store.user(user.id, of: Fixture.contoso) == user) }
        let connection = try #require(try await store.connection(of: Fixture.contoso))
        let walk = try await store.boundUsers(by: connection, after: 0, limit: 9)
        #expect(walk.map(\.user) == [0, 1, 2, 3, 5].map { expected[$0] })
        #expect(walk.map(\.ordinal) == [1, 2, 3, 4, 6])
        #expect(walk.map(\.isConspicuous) == [false, false, false, true, true])
        #expect(try await store.readableObjects(of: connection, limit: 9) == [1, 2, 3].map(Fixture.object))
        #expect(try await store.tombstones(of: Fixture.contoso, page: PageRequest()).rows == [expected[4]])
        #expect(try await store.users(UserQuery(text: "PERSON 6"), of: Fixture.contoso).total == 1)
        let key = try EmailAddress("Person2@contoso.example").key
        #expect(try await store.holders(emails: [key], usernames: [], of: Fixture.contoso) == [expected[1]])
    }

    @Test("Every run is there with what it was for, its decisions and its state")
    func runs() async throws {
        let database = try await Self.database()
        let store = try await database.open()
        defer { store.close() }
        let runs = try await store.runs(of: Fixture.contoso, limit: 9, before: nil).reversed()
        #expect(runs.map(\.id.number) == Array(1...6))
        #expect(runs.map(\.state.name) == ["applied", "applied", "planned", "planned", "stopped", "applied"])
        #expect(runs.map(\.purpose) == Self.purposes)
        #expect(runs.map(\.actor) == [.command(account: "ana"), .page, .page, .page, .command(account: "ana"), .page])
        #expect(
            runs.map(\.reading?.reason) == [.importing, .noCheckpoint, .chosenPeople, .importing, nil, .chosenPeople])
        #expect(runs.compactMap(\.state.hash?.description) == [1, 2, 3, 4, 6].map { "hash\($0)" })
        for run in runs {
            let page = try await store.decisions(of: run.id, outcome: nil, page: PageRequest(), in: Fixture.contoso)
            #expect(page.total == run.selected && page.rows.count == run.selected)
            let plan = try await store.plan(of: run.id, in: Fixture.contoso)
            #expect(plan?.decisions ?? [] == page.rows)
        }
        let changes = try await store.changes(of: RunID(2), outcome: nil, in: Fixture.contoso)
        #expect(changes == [.email: 1, .phoneCleared: 1, .access: 1])
        let second = try #require(try await store.plan(of: RunID(2), in: Fixture.contoso))
        #expect(second.decisions.map(\.outcome) == [.modified, .modified, .deactivated, .held, .deleted])
        #expect(second.decisions.last?.verdict == .deleted(.disabledUpstream))
        #expect(second.decisions[2].verdict == .deactivated(.disabledUpstream, []))
    }

    @Test("What runs did in the last day still counts for the brakes")
    func population() async throws {
        let database = try await Self.database()
        let store = try await database.open()
        defer { store.close() }
        let connection = try #require(try await store.connection(of: Fixture.contoso))
        let population = try await store.population(
            of: connection, at: Date(timeIntervalSinceReferenceDate: 815_000_100))
        #expect(population == Population(users: 5, recentRemovals: 2, recentRenames: 1))
    }

    @Test("Duplicates are there, and are released as new ones are")
    func duplicates() async throws {
        let database = try await Self.database()
        let store = try await database.open()
        defer { store.close() }
        let records = try await store.duplicates(of: Fixture.contoso, page: PageRequest()).rows
        #expect(
            records.map(\.subject) == [
                .user(Fixture.userID(6), object: Fixture.object(6), revision: 2), .person(Fixture.object(9)),
            ])
        #expect(records.allSatisfy { $0.foundBy == RunID(2) && $0.conflict.wanted == "PERSON1@contoso.example" })
        try await Self.scene(in: store).run([.deleting(Self.user(1))])
        #expect(try await store.duplicates(of: Fixture.contoso, page: PageRequest()).rows.map(\.name) == ["Person 6"])
    }

    @Test("Plans that waited can be applied, and runs go on with the next number")
    func waitingPlans() async throws {
        let database = try await Self.database()
        let store = try await database.open()
        defer { store.close() }
        for number in Int64(3)...4 {
            let application = PlanApplication(
                run: RunID(number), organization: Fixture.contoso, hash: PlanHash("hash\(number)"), actor: .page)
            let run = try await store.apply(application, at: .noon) { Fixture.userID(8) }
            #expect(run.state == .applied(application.hash))
        }
        #expect(try await store.user(Fixture.userID(1), of: Fixture.contoso)?.profile.phone == "7")
        #expect(try await store.user(Fixture.userID(2), of: Fixture.contoso)?.isOutOfScope == true)
        #expect(try await store.user(Fixture.userID(8), of: Fixture.contoso)?.profile.username == "eve")
        #expect(try await store.events(of: Fixture.contoso, after: 0, limit: 9).map(\.id) == [1, 2])
        let lease = try await Self.scene(in: store).begin()
        #expect((lease.run, lease.token) == (RunID(7), 1))
    }

    private static func database() async throws -> TemporaryDatabase {
        let database = try TemporaryDatabase()
        let queue = try database.connection()
        try await FirstVersion.write(to: queue)
        try queue.close()
        return database
    }

    private static func scene(in store: SQLiteStore) async throws -> Scene {
        Scene(in: store, as: try #require(try await store.connection(of: Fixture.contoso)), ids: 99)
    }

    /// The user with this number as `FirstVersion` wrote it.
    private static func user(_ number: Int) -> User {
        func date(_ seconds: Double) -> Date { Date(timeIntervalSinceReferenceDate: 815_000_000 + seconds) }
        var profile = Profile("Person", "\(number)", "person\(number)@contoso.example")
        if number == 1 { profile.phone = "1" }
        let statuses: [User.Status] = [
            .active, .active, .deactivated(.upstream), .deactivated(.administrator), .deleted(at: date(5.25)), .active,
            .active,
        ]
        return User(
            id: Fixture.userID(UInt64(number)), organization: Fixture.contoso,
            origin: number == 7
                ? .local
                : .imported(
                    .init(
                        connection: Fixture.connection, tenant: Fixture.tenant,
                        object: Fixture.object(UInt64(number)))),
            profile: profile, status: statuses[number - 1], isProtected: number == 2,
            missingSince: number == 6 ? date(6.25) : nil,
            lastSynchronized: number == 7 ? nil : date(Double(number) + 0.5), createdAt: date(0.5),
            revision: [1, 4, 2, 2, 3, 2, 1][number - 1])
    }

    private static let purposes = [
        RunPurpose(.importing(.people([1, 2].map(Fixture.object))), then: .apply),
        RunPurpose(.synchronizing(.everyone), then: .apply),
        RunPurpose(.synchronizing(.users([1, 2].map(Fixture.userID))), then: .preview),
        RunPurpose(.importing(.people([Fixture.object(8)])), then: .preview),
        RunPurpose(.synchronizing(.users([])), then: .preview),
        RunPurpose(.synchronizing(.users([Fixture.userID(2)])), then: .apply),
    ]
}
