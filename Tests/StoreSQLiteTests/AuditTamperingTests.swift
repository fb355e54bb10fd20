import DirectoryCore
import DirectoryPorts
import Foundation
import GRDB
import StoreConformance
import TestSupport
import Testing

@testable import StoreSQLite

@Suite("Tampering with the audit")
struct AuditTamperingTests {
    @Test("Each of a thousand changes, removals, insertions and swaps by hand is found", arguments: [UInt64(1), 2])
    func found(seed: UInt64) async throws {
        let database = try TemporaryDatabase()
        let store = try await database.open()
        defer { store.close() }
        try await Self.fill(store)
        try await store.write { db in
            try Self.disarm(db)
            #expect(try Self.isWhole(db))
        }
        var random = SeededRandom(seed: seed)
        var kinds: [String: Int] = [:]
        for _ in 1...500 {
            let tampering = Tampering.random(using: &random)
            kinds[tampering.kind, default: 0] += 1
            let isFound = try await store.pool.writeWithoutTransaction { db in
                var isFound = false
                try db.inSavepoint {
                    try tampering.perform(db)
                    try db.note(.of(.signedIn), in: .server, at: .evening)
                    isFound = try !Self.isWhole(db)
                    return .rollback
                }
                return isFound
            }
            #expect(isFound, "\(tampering)")
        }
        #expect(kinds.count == 5 && kinds.values.allSatisfy { $0 > 50 }, "\(kinds)")
    }

    @Test("Whoever writes past the application cannot fork, change or cut a book, but for its beginning")
    func hindered() async throws {
        let database = try TemporaryDatabase()
        let store = try await database.open()
        defer { store.close() }
        try await Self.fill(store)
        let queue = try database.connection()
        for sql in Self.hindrances {
            await #expect(throws: DatabaseError.self, "\(sql)") { try await queue.write { try $0.execute(sql: sql) } }
        }
        #expect(try await StoreConformance.flaws(of: .server, in: store).isEmpty)
    }

    private static let hindrances = [
        "UPDATE auditEntry SET name = 'x' WHERE number = 3", "UPDATE auditEntry SET searchText = 'x' WHERE number = 3",
        "DELETE FROM auditEntry WHERE number = 40", "DELETE FROM auditEntry WHERE number = 1",
        "DELETE FROM auditBook", "UPDATE auditBook SET lastNumber = 39", "UPDATE auditBook SET book = zeroblob(16)",
        "UPDATE auditBook SET startNumber = 3", "UPDATE auditBook SET startNumber = 99, startHash = lastHash",
        "INSERT INTO auditEntry SELECT book, 41, at, actorKind, actorID, actorName, address, request, deed, object, "
            + "name, changes, previous, hash, searchText FROM auditEntry WHERE number = 40",
        "INSERT INTO auditEntry SELECT book, 42, at, actorKind, actorID, actorName, address, request, deed, object, "
            + "name, changes, hash, hash, searchText FROM auditEntry WHERE number = 40",
        "INSERT OR REPLACE INTO auditEntry SELECT book, number, at, actorKind, actorID, actorName, address, request, "
            + "deed, object, 'x', changes, previous, hash, searchText FROM auditEntry WHERE number = 40",
    ]

    private static func fill(_ store: SQLiteStore) async throws {
        for number in 1...40 {
            let actor: Actor =
                number.isMultiple(of: 3)
                ? .page : .account(Account.fixture(UInt64(number)).id, name: "Name \(number)")
            let draft = AuditDraft(
                actor: actor, origin: Origin(address: "192.0.2.\(number)", request: "r\(number)"), .usersHeld,
                of: "object \(number)", name: "name \(number)",
                changes: [.init("field", before: number.isMultiple(of: 2) ? nil : "b\(number)", after: "a\(number)")])
            try await store.note(AuditNote(draft, in: .server), at: .noon)
        }
    }

    /// Takes away what hinders.
    private static func disarm(_ db: Database) throws {
        let triggers = try String.fetchAll(
            db, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'audit%'")
        for trigger in triggers where trigger != "auditEntry_is_the_last" {
            try db.execute(sql: "DROP TRIGGER \(trigger)")
        }
    }

    private static func isWhole(_ db: Database) throws -> Bool {
        var verifier = AuditChain.Verifier(from: try db.ends(of: .server).start, digest: AuditHash.sha256)
        let rows = try Row.fetchAll(db, sql: "SELECT \(AuditColumn.list) FROM auditEntry ORDER BY number")
        return try rows.allSatisfy { row in verifier.read(try AuditEntry(row: row)) == nil }
    }
}

/// Something that somebody does to the book of the server with a database tool.
private enum Tampering {
    /// Sets a column of an entry.
    case change(Int64, column: String, value: String)
    case remove(ClosedRange<Int64>)
    /// Puts a copy of an entry behind another, and numbers the rest anew.
    case insert(copyOf: Int64, after: Int64)
    /// Swaps two entries, but for their numbers.
    case swap(Int64, Int64)
    /// Has the book begin after an entry, with the hash of another.
    case cut(Int64)

    static func random(using random: inout SeededRandom) -> Tampering {
        let entry = Int64.random(in: 1...40, using: &random)
        let other = (entry + Int64.random(in: 0..<39, using: &random)) % 40 + 1
        switch Int.random(in: 0..<5, using: &random) {
        case 0:
            let (column, value) = changes[Int.random(in: 0..<changes.count, using: &random)]
            return .change(entry, column: column, value: value)
        case 1: return .remove(entry...min(40, entry + Int64.random(in: 0...3, using: &random)))
        case 2: return .insert(copyOf: other, after: entry)
        case 3: return other == entry ? .swap(1, 40) : .swap(entry, other)
        default: return .cut(entry)
        }
    }

    private static let hash = "'" + String(repeating: "a", count: 64) + "'"
    private static let changes: [(String, String)] = [
        ("at", "at + 0.001"), ("at", "at - 3600"), ("actorName", "coalesce(actorName || 'x', 'x')"),
        ("actorKind", "CASE actorKind WHEN 'page' THEN 'system' ELSE 'token' END"), ("address", "NULL"),
        ("address", "address || ' '"), ("request", "address"), ("deed", "'member.removed'"),
        ("object", "object || ' '"), ("object", "name"), ("name", "''"), ("changes", "NULL"),
        ("changes", "json_set(changes, '$[0].after', 'z')"), ("changes", "json_remove(changes, '$[0].after')"),
        ("changes", "json_set(changes, '$[0].before', '')"), ("changes", "json_insert(changes, '$[#]', changes -> 0)"),
        ("previous", hash), ("hash", hash), ("hash", "previous"), ("actorID", "zeroblob(16)"),
    ]

    var kind: String {
        switch self {
        case .change: "change"
        case .remove: "remove"
        case .insert: "insert"
        case .swap: "swap"
        case .cut: "cut"
        }
    }

    func perform(_ db: Database) throws {
        try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
        switch self {
        case .change(let number, let column, let value):
            // Of those without account, what only accounts have is left alone.
            let target = column == "actorID" || column == "actorName" ? (number % 3 == 0 ? number - 1 : number) : number
            try db.execute(sql: "UPDATE auditEntry SET \(column) = \(value) WHERE number = \(target)")
        case .remove(let range):
            try db.execute(
                sql: "DELETE FROM auditEntry WHERE number BETWEEN \(range.lowerBound) AND \(range.upperBound)")
        case .insert(let source, let place): try insert(copyOf: source, after: place, db)
        case .swap(let one, let other):
            try db.execute(
                sql: """
                    UPDATE auditEntry SET number = 1000 WHERE number = \(one);
                    UPDATE auditEntry SET number = \(one) WHERE number = \(other);
                    UPDATE auditEntry SET number = \(other) WHERE number = 1000
                    """)
        case .cut(let number):
            try db.execute(
                sql: """
                    UPDATE auditBook SET startNumber = \(number), startHash = \(Self.hash);
                    DELETE FROM auditEntry WHERE number <= \(number)
                    """)
        }
    }

    private func insert(copyOf source: Int64, after place: Int64, _ db: Database) throws {
        let columns = AuditColumn.allCases.map { $0 == .number ? "\(place + 1)" : "\($0)" }.joined(separator: ", ")
        try db.execute(
            sql: """
                CREATE TEMP TABLE forged AS SELECT \(columns) FROM auditEntry WHERE number = \(source);
                UPDATE auditEntry SET number = -number WHERE number > \(place);
                UPDATE auditEntry SET number = 1 - number WHERE number < 0;
                INSERT INTO auditEntry SELECT * FROM forged;
                UPDATE auditBook SET lastNumber = 41;
                DROP TABLE forged
                """)
    }
}
