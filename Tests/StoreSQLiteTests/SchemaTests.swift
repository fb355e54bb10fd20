import GRDB
import Testing

@testable import StoreSQLite

/// The rules that hold whatever the application does: each of these statements breaks one, and is refused by the
/// database itself.
@Suite("Invariants in the schema")
struct SchemaTests {
    @Test("A statement that breaks a rule is refused by name", arguments: Violation.all)
    func refused(violation: Violation) async throws {
        let database = try TemporaryDatabase()
        try await Town.copy(to: database)
        let error = await #expect(throws: DatabaseError.self) {
            try await database.connection().write { db in try db.execute(sql: violation.sql) }
        }
        #expect(error?.message?.contains(violation.refusal) == true, "\(error?.message ?? "")")
    }

    @Test(
        "The same statements are accepted when they break nothing",
        arguments: Violation.permissions + Violation.permittedUpkeep)
    func accepted(sql: String) async throws {
        let database = try TemporaryDatabase()
        try await Town.copy(to: database)
        let changes = try await database.connection().write { db in
            try db.execute(sql: sql)
            return db.changesCount
        }
        #expect(changes == 1)
    }
}
