package import DirectoryCore
package import DirectoryPorts
package import Foundation
import GRDB

extension SQLiteStore {
    @discardableResult
    package func note(_ note: AuditNote, at date: Date) async throws(Problem) -> AuditEntry {
        try await write { db in try db.note(note.draft, in: note.book, at: date) }
    }

    package func entries(_ query: AuditQuery, in book: AuditBook) async throws(Problem) -> Page<AuditEntry> {
        let filter = AuditFilter(query, in: book)
        return try await read { db in
            let total = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM \(filter.source)", arguments: filter.arguments)
            let rows = try Row.fetchAll(
                db,
                sql: "SELECT \(AuditColumn.list) FROM \(filter.source) ORDER BY number DESC LIMIT ? OFFSET ?",
                arguments: filter.arguments + [query.page.size, query.page.offset])
            return Page(rows: try rows.map(AuditEntry.init(row:)), total: total ?? 0, request: query.page)
        }
    }

    package func entries(
        in book: AuditBook, after number: Int64, limit: Int
    ) async throws(Problem) -> [AuditEntry] {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT \(AuditColumn.list) FROM auditEntry WHERE book = ? AND number > ? ORDER BY number LIMIT ?
                    """,
                arguments: [book.stored, number, max(0, limit)]
            ).map(AuditEntry.init(row:))
        }
    }

    package func start(of book: AuditBook) async throws(Problem) -> AuditChain.Start {
        try await read { db in try db.ends(of: book).start }
    }

    package func books() async throws(Problem) -> [AuditBook] {
        try await read { db in
            let sql = "SELECT book FROM auditBook WHERE length(book) > 0 ORDER BY book"
            return [.server] + (try Data.fetchAll(db, sql: sql).map(AuditBook.init(stored:)))
        }
    }
}

/// Which entries of a book are wanted. One account's and one deed's have an index; the text is looked for in what is
/// left.
struct AuditFilter {
    private(set) var source: String
    private(set) var arguments: StatementArguments

    init(_ query: AuditQuery, in book: AuditBook) {
        source = "auditEntry\(Self.index(for: query)) WHERE book = ?"
        arguments = [book.stored]
        if let account = query.account { add("actorKind = 'account' AND actorID = ?", account.uuid) }
        if let deed = query.deed { add("deed = ?", deed.rawValue) }
        if let from = query.from { add("at >= ?", from.stored) }
        if let until = query.until { add("at < ?", until.stored) }
        if let text = query.text, !text.isEmpty { look(for: text) }
    }

    private static func index(for query: AuditQuery) -> String {
        if query.account != nil { return " INDEXED BY auditEntry_account" }
        return query.deed == nil ? "" : " INDEXED BY auditEntry_deed"
    }

    private mutating func look(for text: String) {
        // A line break separates texts, and NUL would end the parameter.
        let isFindable = !text.unicodeScalars.contains { $0.value < 0x20 }
        add(isFindable ? "instr(searchText, ?) > 0" : "searchText IS NULL AND ? <> ''", text.foldedForSearch)
    }

    private mutating func add(_ condition: String, _ value: some DatabaseValueConvertible) {
        source += " AND \(condition)"
        arguments += [value]
    }
}
