import DirectoryCore
import DirectoryPorts
import Foundation
import StoreConformance
import TestSupport

@testable import StoreSQLite

/// A small store with something of everything in it.
enum Town {
    /// Ana and Bo imported, Chen deleted, Dara local; run 1 and 2 applied, 3 planned, 4 stopped, 5 held, 6 discarded, 7
    /// at work. Run 2 came with the checkpoint in force, run 3 with one that waits. The account Ana owns Contoso and
    /// administers the server, the account Bo is a viewer with a token; Chen is invited.
    static func open(in database: borrowing TemporaryDatabase) async throws -> SQLiteStore {
        let store = try await database.open()
        let scene = try await Scene(in: store)
        let people = try await scene.importPeople([(1, .ana), (2, .bo), (3, .chen)])
        _ = try await store.addLocalUser(.dara, id: Fixture.userID(50), to: scene.organization, at: .noon)
        try await scene.runOverEverybody(
            [.deleting(people[2]), .refusing(people[0], .over(.email, "bo@contoso.example", heldBy: people[1]))],
            quiet: 1, checkpoint: .fixture("A"))
        _ = try await scene.record(scene.plan([.about(people[1], .unchanged)]), checkpoint: .fixture("B"))
        _ = try await store.stop(try await scene.begin(), because: .fixture, reading: nil, at: .noon)
        _ = try await scene.record(scene.plan([.deleting(people[1])]), findings: [.half(planned: 1, of: 2)])
        let rejected = try await scene.record([])
        _ = try await store.discard(
            rejected.id, Scene.hash, .rejected(by: .page), in: scene.organization, at: .noon)
        _ = try await scene.begin()
        try await addAccounts(to: store)
        return store
    }

    /// The file of a town, for tests that need many of them.
    static func copy(to database: borrowing TemporaryDatabase) async throws {
        try await file.value.write(to: URL(fileURLWithPath: database.path))
    }

    private static let file = Task {
        let database = try TemporaryDatabase()
        try await open(in: database).close()
        return try Data(contentsOf: URL(fileURLWithPath: database.path))
    }

    private static func addAccounts(to store: SQLiteStore) async throws {
        let hall = try await Hall(in: store)
        try await hall.invite(2, as: .viewer)
        try await hall.add(.fixture(1, by: 2))
        try await store.revoke(
            APIToken.fixture(1, by: 2).id, of: hall.contoso.id, noting: .of(.tokenRevoked), at: .noon)
        try await store.add(
            .fixture(7, .membership(hall.contoso.id, .admin, email: "chen@contoso.example")),
            noting: .matter(.memberInvited), at: .noon)
        try await store.add(.fixture(8, .recovery(Account.fixture(2).id)), noting: .matter(.recoveryOffered), at: .noon)
    }
}
