import DirectoryCore
import DirectoryPorts
import Foundation
import GRDB
import StoreConformance
import TestSupport
import Testing

@testable import StoreSQLite

/// What is erased is not in the files any more: neither in free pages, nor in pages that were split, nor in the log.
@Suite("Erased for good")
struct ErasedBytesTests {
    @Test("No byte of somebody erased is left in the files, after a life of many moved and split pages")
    func noTrace() async throws {
        let database = try TemporaryDatabase()
        let store = try await database.open()
        defer { store.close() }
        let life = try await Life(in: store)
        let crowd = try await life.scene.importPeople((100...700).map { ($0, .extra($0)) })
        try await life.scene.run(crowd.map { .giving($0, $0.profile.with(phone: String(repeating: "1", count: 60))) })
        try await life.scene.run(try await life.scene.users((100...400).map { $0 }).map { .deleting($0) })
        #expect(try Self.traces(in: database) == Life.marks)
        try await life.erase()
        #expect(try Self.traces(in: database) == [])
        #expect(try await store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM upkeep") } == 0)
    }

    @Test("What an earlier version has left in free pages is gone as well")
    func freePages() async throws {
        let database = try TemporaryDatabase()
        var store = try await database.open()
        let life = try await Life(in: store)
        store.close()
        let queue = try database.connection()
        try await queue.writeWithoutTransaction { db in
            try db.execute(
                sql: """
                    PRAGMA secure_delete = OFF;
                    CREATE TABLE waste (text TEXT);
                    WITH RECURSIVE number (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM number LIMIT 200)
                    INSERT INTO waste SELECT 'Anabela Xylander ' || value || printf('%.*c', 3000, 'x') FROM number;
                    DROP TABLE waste
                    """)
        }
        try queue.close()
        store = try await database.open()
        defer { store.close() }
        #expect(try Self.traces(in: database).contains("Anabela"))
        try await life.erase(through: store)
        #expect(try Self.traces(in: database) == [])
    }

    @Test("While another process reads, the values stay in the log; they go with the next purge")
    func readerInTheWay() async throws {
        let database = try TemporaryDatabase()
        let store = try await database.open()
        defer { store.close() }
        let life = try await Life(in: store)
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let reader = try DatabaseQueue(path: database.path, configuration: configuration)
        try await reader.writeWithoutTransaction { db in
            try db.execute(sql: "BEGIN")
            _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM user")
        }
        try await store.write { db in try db.execute(sql: "PRAGMA busy_timeout = 1") }
        try await life.erase()
        #expect(try await store.user(life.user.id, of: life.scene.organization) == nil)
        #expect(try !Self.traces(in: database).isEmpty)
        try await reader.writeWithoutTransaction { db in try db.execute(sql: "COMMIT") }
        try reader.close()
        _ = try await store.purge(at: .evening)
        #expect(try Self.traces(in: database) == [])
    }

    @Test("A server that ended between erasing and overwriting overwrites when it starts again")
    func crashBetween() async throws {
        let database = try TemporaryDatabase()
        let store = try await database.open()
        let life = try await Life(in: store)
        try await store.write { db in try db.askForOverwriting(life.scene.organization) }
        let copy = try database.copy()
        store.close()
        let queue = try copy.connection()
        try await queue.writeWithoutTransaction { db in
            try db.execute(
                sql: """
                    PRAGMA secure_delete = OFF;
                    CREATE TABLE waste (text TEXT);
                    INSERT INTO waste VALUES ('Anabela2');
                    DROP TABLE waste
                    """)
        }
        try queue.close()
        #expect(try Self.bytes(of: copy).contains("Anabela2".utf8))
        let again = try await copy.open()
        defer { again.close() }
        #expect(try !Self.bytes(of: copy).contains("Anabela2".utf8))
        #expect(try await again.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM upkeep") } == 0)
    }

    private static func traces(in database: borrowing TemporaryDatabase) throws -> [String] {
        let bytes = try bytes(of: database)
        return Life.marks.filter { bytes.range(of: Data($0.utf8)) != nil }
    }

    private static func bytes(of database: borrowing TemporaryDatabase) throws -> Data {
        try ["", "-wal"].reduce(into: Data()) { bytes, suffix in
            let path = database.path + suffix
            guard FileManager.default.fileExists(atPath: path) else { return }
            bytes += try Data(contentsOf: URL(fileURLWithPath: path))
        }
    }
}
