import DirectoryCore
import GRDB

enum TokenColumn: Int, TableColumn {
    case id, organizationID, name, prefix, fingerprint, role, scopes, createdBy, createdAt, expiresAt
    case lastUsedAt, revokedAt

    var table: String { "token" }
}

extension APIToken {
    init(row: Row) throws {
        typealias Column = TokenColumn
        guard let scopes: Set<Action> = try row.json(Column.scopes) else { throw Problem.unreadable("token") }
        self.init(
            id: row[id: Column.id], organization: row[id: Column.organizationID], name: row[Column.name],
            prefix: row[Column.prefix], fingerprint: TokenFingerprint(hexadecimal: row[Column.fingerprint]),
            role: try row.choice(Column.role), scopes: scopes, createdBy: row[id: Column.createdBy],
            createdAt: row[date: Column.createdAt], expiresAt: row[date: Column.expiresAt],
            lastUsedAt: row[optionalDate: Column.lastUsedAt], revokedAt: row[optionalDate: Column.revokedAt])
    }

    /// In the order of `TokenColumn`.
    func arguments() throws -> StatementArguments {
        [
            id.uuid, organization.uuid, name, prefix, fingerprint.hexadecimal, role.rawValue,
            try storedJSON(scopes.map(\.rawValue).sorted()), createdBy.uuid, createdAt.stored, expiresAt.stored,
            lastUsedAt?.stored, revokedAt?.stored,
        ]
    }
}
