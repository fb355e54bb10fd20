import DirectoryCore
import DirectoryPorts
import Foundation
import GRDB
import GRDBSQLite
import StoreConformance
import Synchronization
import TestSupport
import Testing

@testable import StoreSQLite

/// What a run costs grows with what it decides, not with how many users there are. Counted in instructions of SQLite's
/// machine, which are the same on every computer.
@Suite("Costs", .serialized)
struct CostTests {
    @Test("A run over everybody that changes 50 users costs the same among 500 users and among 10,000")
    func fewChanges() async throws {
        let small = try await Self.cost(among: 500)
        let large = try await Self.cost(among: 10_000)
        #expect(small > 1_000)
        #expect(Double(large) < Double(small) * 1.25, "\(small) and \(large) instructions")
    }

    @Test(
        "Noting something costs the same in a book of 20 entries and in one of 5,000, and so does letting somebody in")
    func notesAndSessions() async throws {
        let small = try await Self.costOfSigningIn(after: 20)
        let large = try await Self.costOfSigningIn(after: 5_000)
        #expect(small > 100)
        #expect(Double(large) < Double(small) * 1.25, "\(small) and \(large) instructions")
    }

    @Test("How the runs stand costs the same after imports of one person each and after imports of 20,000 chosen ones")
    func glance() async throws {
        let one = try await Self.pagesOfAGlance(chosen: 1)
        let many = try await Self.pagesOfAGlance(chosen: 20_000)
        #expect(one > 0)
        #expect(many == one, "\(one) and \(many) pages")
    }

    /// How many pages of the file are looked at.
    private static func pagesOfAGlance(chosen: UInt64) async throws -> Int32 {
        let database = try TemporaryDatabase()
        let store = try await database.open()
        defer { store.close() }
        let scene = try await Scene(in: store)
        let purpose = RunPurpose(.importing(.people((1...chosen).map(Fixture.object))), then: .apply)
        for _ in 1...10 {
            _ = try await store.stop(try await scene.begin(purpose), because: .fixture, reading: nil, at: .noon)
            let held = PlanRecord(
                plan: scene.plan([], kind: .importing), hash: Scene.hash, reading: nil,
                findings: [.half(planned: 1, of: 2)], ending: .apply)
            _ = try await store.record(held, under: try await scene.begin(purpose), at: .noon)
        }
        return try await store.read { db in
            let before = Pages.touched(in: db)
            let glance = try db.runsAtAGlance(of: scene.organization, held: 20)
            #expect(glance.latest == [.stopped: RunID(19), .waiting: RunID(20)] && glance.held.count == 10)
            return Pages.touched(in: db) - before
        }
    }

    private static func costOfSigningIn(after entries: UInt64) async throws -> Int {
        let database = try TemporaryDatabase()
        let store = try await database.open()
        defer { store.close() }
        let ana = try await Hall(in: store).ana()
        try await store.write { db in
            for number in 10...(10 + entries) {
                try db.insert(Session.fixture(number, of: ana.id))
                try db.note(.of(.signedIn), in: .server, at: .noon)
            }
            Instructions.count(in: db)
        }
        for number in UInt64(100_000)...100_020 {
            try await store.add(.fixture(number, of: ana.id), noting: .matter(.signedIn), at: .noon)
            try await store.touch(Session.fixture(number, of: ana.id).id, at: .evening)
        }
        return Instructions.counted * Instructions.portion
    }

    private static func cost(among users: UInt64) async throws -> Int {
        let database = try TemporaryDatabase()
        let store = try await database.open()
        defer { store.close() }
        let scene = try await Scene(in: store)
        let people = try await scene.importPeople((1...users).map { ($0, .extra($0)) })
        try await scene.runOverEverybody(quiet: people.count, checkpoint: .fixture("A"))
        let decisions: [Decision] =
            people[..<20].map { .giving($0, $0.profile.with(phone: "1")) }
            + people[20..<30].map { .about($0, .unreadable) }
            + people[30..<40].map { .about($0, .missing(since: .noon)) }
            + people[40..<45].map { .deleting($0) }
            + people[45..<50].map { .refusing($0, .over(.email, "person1@contoso.example", heldBy: people[0])) }
        let plan = scene.plan(decisions, quiet: people.count - 50)
        try await store.write { db in Instructions.count(in: db) }
        let lease = try await scene.begin()
        _ = try await store.renew(lease, progress: .beginning, at: .noon)
        let record = PlanRecord(
            plan: plan, hash: Scene.hash, reading: nil, checkpoint: .fixture("B"), ending: .apply)
        try await scene.apply(try await store.record(record, under: lease, at: .noon), under: lease)
        return Instructions.counted * Instructions.portion
    }
}

/// Counts the pages of its file that SQLite looks at, whether it has them already or not.
enum Pages {
    static func touched(in db: Database) -> Int32 {
        [SQLITE_DBSTATUS_CACHE_HIT, SQLITE_DBSTATUS_CACHE_MISS].reduce(0) { sum, kind in
            var (current, highest): (Int32, Int32) = (0, 0)
            sqlite3_db_status(db.sqliteConnection, kind, &current, &highest, 0)
            return sum + current
        }
    }
}

/// Counts the instructions that SQLite executes for one connection.
enum Instructions {
    /// How many are counted at once.
    static let portion = 10
    private static let portions = Atomic(0)

    static var counted: Int { portions.load(ordering: .relaxed) }

    /// Begins at nothing.
    static func count(in db: Database) {
        portions.store(0, ordering: .relaxed)
        sqlite3_progress_handler(
            db.sqliteConnection, Int32(portion),
            { _ in
                Instructions.portions.add(1, ordering: .relaxed)
                return 0
            }, nil)
    }
}
