package import DirectoryCore
package import FoundationEssentials
import GRDB

extension SQLiteStore {
    package func add(_ token: APIToken, noting draft: AuditDraft, at date: Date) async throws(Problem) {
        try await write { db in
            guard try db.membership(of: token.createdBy, in: token.organization) != nil else {
                throw Problem.notFound("There is no member here.")
            }
            try db.execute(
                sql: "INSERT INTO token (\(TokenColumn.list)) VALUES (\(TokenColumn.marks))",
                arguments: try token.arguments())
            try db.note(draft, of: token.organization, at: date)
        }
    }

    package func token(prefix: String) async throws(Problem) -> APIToken? {
        try await read { db in
            let row = try Row.fetchOne(
                db, sql: "SELECT \(TokenColumn.list) FROM token WHERE prefix = ?", arguments: [prefix])
            guard let token = try row.map(APIToken.init(row:)),
                let creator = try db.membership(of: token.createdBy, in: token.organization),
                try db.account("id = ?", [token.createdBy.uuid])?.standing == .active
            else { return nil }
            return token.limited(to: creator.role)
        }
    }

    package func tokens(of organization: OrganizationID) async throws(Problem) -> [APIToken] {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT \(TokenColumn.list) FROM token WHERE organizationID = ? ORDER BY createdAt DESC, id DESC
                    """, arguments: [organization.uuid]
            ).map(APIToken.init(row:))
        }
    }

    package func touch(_ token: APITokenID, at date: Date) async throws(Problem) {
        let isDue = "id = ? AND (lastUsedAt IS NULL OR lastUsedAt <= ?)"
        let arguments: StatementArguments = [token.uuid, date.stored - 60]
        let count = try await read { db in
            try Int.fetchOne(db, sql: "SELECT count(*) FROM token WHERE \(isDue)", arguments: arguments)
        }
        guard count == 1 else { return }
        try await write { db in
            try db.execute(
                sql: "UPDATE token SET lastUsedAt = ? WHERE \(isDue)", arguments: [date.stored] + arguments)
        }
    }

    package func revoke(
        _ token: APITokenID, of organization: OrganizationID, noting draft: AuditDraft, at date: Date
    ) async throws(Problem) {
        try await write { db in
            try db.execute(
                sql: "UPDATE token SET revokedAt = coalesce(revokedAt, ?) WHERE id = ? AND organizationID = ?",
                arguments: [date.stored, token.uuid, organization.uuid])
            guard db.changesCount == 1 else { throw Problem.notFound("There is no token here.") }
            try db.note(draft, of: organization, at: date)
        }
    }
}
