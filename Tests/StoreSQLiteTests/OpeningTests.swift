import DirectoryCore
import DirectoryPorts
import Foundation
import GRDB
import StoreConformance
import TestSupport
import Testing

@testable import StoreSQLite

@Suite("Opening a database")
struct OpeningTests {
    @Test("What was stored is there when the database is opened again")
    func reopening() async throws {
        let database = try TemporaryDatabase()
        let store = try await database.open()
        let upheaval = try await Upheaval(in: store)
        try await upheaval.apply()
        let before = try await upheaval.state()
        store.close()
        let again = try await database.open()
        defer { again.close() }
        #expect(try await upheaval.state(in: again) == before)
    }

    @Test("Writers use the write-ahead log and sync every commit, and references are checked")
    func pragmas() async throws {
        let database = try TemporaryDatabase()
        let store = try await database.open()
        defer { store.close() }
        let pragmas = try await store.write { db in
            try ["journal_mode", "synchronous", "foreign_keys", "busy_timeout", "cache_size", "application_id"].map {
                try String.fetchOne(db, sql: "PRAGMA \($0)")
            }
        }
        // synchronous: 2 is FULL. cache_size: negative is KiB.
        #expect(pragmas == ["wal", "2", "1", "5000", "-65536", "1380729676"])
        let reading = try await store.read { db in
            try ["query_only", "foreign_keys", "cache_size"].map { try String.fetchOne(db, sql: "PRAGMA \($0)") }
        }
        #expect(reading[2] == "-16384")
    }

    @Test("Only the owner may read the files")
    func permissions() async throws {
        let database = try TemporaryDatabase()
        let store = try await database.open()
        defer { store.close() }
        for suffix in ["", "-wal", "-shm"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: database.path + suffix)
            #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600, "rollcall.sqlite\(suffix)")
        }
    }

    @Test("An empty file becomes a database")
    func emptyFile() async throws {
        let database = try TemporaryDatabase()
        try Data().write(to: URL(fileURLWithPath: database.path))
        let store = try await database.open()
        defer { store.close() }
        #expect(try await store.users(.init(), of: Fixture.contoso).total == 0)
    }

    @Test(
        "A file that is no database is refused and left as it is",
        arguments: ["hello", String(repeating: "x", count: 10_000), "SQLite format 3\u{0}", "x"])
    func noDatabase(content: String) async throws {
        let database = try TemporaryDatabase()
        let url = URL(fileURLWithPath: database.path)
        try Data(content.utf8).write(to: url)
        let problem = await refusal(to: database)
        #expect(problem?.code == .storeUnavailable)
        #expect(problem?.cause.description.contains(database.path) == true)
        #expect(try Data(contentsOf: url) == Data(content.utf8))
    }

    @Test("Somebody else's database is refused and left as it is")
    func foreignDatabase() async throws {
        let database = try TemporaryDatabase()
        let queue = try database.connection()
        try await queue.write { db in try db.execute(sql: "CREATE TABLE recipe (name TEXT)") }
        try queue.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: database.path))
        let problem = await refusal(to: database)
        #expect(problem?.code == .storeUnavailable)
        #expect(problem?.cause.description.contains("no database of Rollcall") == true)
        #expect(try Data(contentsOf: URL(fileURLWithPath: database.path)) == before)
    }

    @Test("The database of a newer version is refused and left as it is")
    func newerDatabase() async throws {
        let database = try TemporaryDatabase()
        try await database.open().close()
        let queue = try database.connection()
        var newer = SchemaVersions.migrator
        newer.registerMigration("999 things to come") { db in try db.execute(sql: "CREATE TABLE thing (id)") }
        try newer.migrate(queue)
        try queue.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: database.path))
        let problem = await refusal(to: database)
        #expect(problem?.code == .storeNewer)
        #expect(try Data(contentsOf: URL(fileURLWithPath: database.path)) == before)
    }

    @Test("A database cut short, or with its first page overwritten, is refused", arguments: [100, 4_096, 20_000])
    func damagedDatabase(length: Int) async throws {
        let database = try TemporaryDatabase()
        let store = try await database.open()
        _ = try await Upheaval(in: store)
        store.close()
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: database.path))
        if length == 100 {
            try file.seek(toOffset: 100)
            try file.write(contentsOf: Data(repeating: 0xFF, count: 3_000))
        } else {
            try file.truncate(atOffset: UInt64(length))
        }
        try file.close()
        let problem = await refusal(to: database)
        #expect(problem?.code == .storeUnavailable)
    }

    @Test("A folder that is not there, is a file, or takes no files is named")
    func unwritable() async throws {
        let database = try TemporaryDatabase()
        try Data("x".utf8).write(to: URL(fileURLWithPath: database.path))
        for path in ["\(database.folder.path)/missing/rollcall.sqlite", "\(database.path)/rollcall.sqlite", "/proc/x"] {
            let problem = await #expect(throws: Problem.self) {
                _ = try await SQLiteStore.open(at: path, logger: .silent)
            }
            #expect(problem?.code == .storeUnavailable)
            #expect(problem?.cause.description.contains("cannot be written") == true, "\(problem?.cause ?? "")")
        }
    }

    @Test("A folder in place of the file is refused")
    func folderInPlaceOfFile() async throws {
        let database = try TemporaryDatabase()
        try FileManager.default.createDirectory(atPath: database.path, withIntermediateDirectories: false)
        #expect(await refusal(to: database)?.code == .storeUnavailable)
    }

    @Test("A closed store answers with a problem")
    func closed() async throws {
        let database = try TemporaryDatabase()
        let store = try await database.open()
        store.close()
        await expectProblem(.storeUnavailable) { _ = try await store.connection(of: Fixture.contoso) }
        await expectProblem(.storeUnavailable) { try await store.save(.fixture()) }
    }

    @Test("Two stores over one file see what the other has stored, and wait for each other")
    func twoStores() async throws {
        let database = try TemporaryDatabase()
        let first = try await database.open()
        let second = try await database.open()
        defer {
            first.close()
            second.close()
        }
        let scene = try await Scene(in: first)
        let other = scene.through(second)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in UInt64(1)...20 {
                let scene = number.isMultiple(of: 2) ? scene : other
                group.addTask {
                    _ = try await scene.store.addLocalUser(
                        .extra(number), id: Fixture.userID(number), to: scene.organization, at: .noon)
                }
            }
            try await group.waitForAll()
        }
        #expect(try await scene.listed().count == 20)
        #expect(try await scene.listed() == other.listed())
    }

    private func refusal(to database: borrowing TemporaryDatabase) async -> Problem? {
        do {
            try await database.open().close()
            return nil
        } catch {
            return error as? Problem
        }
    }
}
