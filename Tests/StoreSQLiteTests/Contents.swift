import GRDB

@testable import StoreSQLite

/// Every row of every table: what must be the same when nothing was written. What a search index knows is in tables of its
/// own, which are among them.
struct Contents: Hashable, Sendable {
    private let rows: [String: [String]]

    init(of store: SQLiteStore) async throws {
        rows = try await store.read { db in
            let tables = try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
                    AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name
                    """)
            return try tables.reduce(into: [:]) { rows, table in
                rows[table] = try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"").map(\.description).sorted()
            }
        }
    }

    /// The tables that are not the same.
    func difference(from other: Contents) -> [String] {
        rows.keys.filter { rows[$0] != other.rows[$0] }.sorted()
    }
}
