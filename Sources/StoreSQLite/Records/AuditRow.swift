import DirectoryCore
import Foundation
import GRDB

enum AuditColumn: Int, TableColumn {
    case book, number, at, actorKind, actorID, actorName, address, request, deed, object, name, changes
    case previous, hash, searchText

    var table: String { "auditEntry" }
}

extension AuditEntry {
    init(row: Row) throws {
        typealias Column = AuditColumn
        let draft = AuditDraft(
            actor: try Actor(row: row, Column.actorKind, Column.actorID, Column.actorName),
            origin: Origin(address: row[optional: Column.address], request: row[optional: Column.request]),
            try row.choice(Column.deed), of: row[Column.object], name: row[Column.name],
            changes: try row.json(Column.changes) ?? [])
        self.init(
            number: row[Column.number], book: try AuditBook(stored: row[Column.book]), at: row[date: Column.at],
            draft: draft, previous: AuditHash(row[Column.previous]), hash: AuditHash(row[Column.hash]))
    }

    /// In the order of `AuditColumn`.
    func arguments() throws -> StatementArguments {
        let actor = draft.actor.columns
        let texts = [draft.actor.description, draft.object, draft.name]
        return [
            book.stored, number, at.stored, actor.kind, actor.id, actor.name, draft.origin.address,
            draft.origin.request, draft.deed.rawValue, draft.object, draft.name,
            draft.changes.isEmpty ? nil : try storedJSON(draft.changes), previous.description, hash.description,
            texts.map(\.foldedForSearch).joined(separator: "\n"),
        ]
    }
}

extension AuditBook {
    /// The bytes of an organization's id; none for the server.
    var stored: Data {
        switch self {
        case .server: Data()
        case .organization(let id): withUnsafeBytes(of: id.uuid.uuid) { Data($0) }
        }
    }

    init(stored: Data) throws {
        if stored.isEmpty {
            self = .server
        } else if let id = UUID.fromDatabaseValue(stored.databaseValue) {
            self = .organization(OrganizationID(id))
        } else {
            throw Problem.unreadable("auditEntry")
        }
    }
}
