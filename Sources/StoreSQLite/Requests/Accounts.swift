package import DirectoryCore
package import DirectoryPorts
package import FoundationEssentials
import GRDB

extension SQLiteStore {
    package func accountCount() async throws(Problem) -> Int {
        try await read { db in try db.accountCount() }
    }

    package func accounts() async throws(Problem) -> [Account] {
        try await read { db in
            try Row.fetchAll(db, sql: "SELECT \(AccountColumn.list) FROM account ORDER BY sortName, id")
                .map(Account.init(row:))
        }
    }

    package func account(_ id: AccountID) async throws(Problem) -> Account? {
        try await read { db in try db.account("id = ?", [id.uuid]) }
    }

    package func account(email: EmailKey) async throws(Problem) -> Account? {
        try await read { db in try db.account("emailKey = ?", [email.description]) }
    }

    package func account(_ identity: EntraIdentity) async throws(Problem) -> Account? {
        try await read { db in
            try db.account(
                "entraTenantID = ? AND entraObjectID = ?", [identity.tenant.uuid, identity.object.uuid])
        }
    }

    package func save(
        _ account: Account, ending: EndedSessions, noting note: AuditNote, at date: Date
    ) async throws(Problem) -> Account {
        try await write { db in
            let saved = try db.save(account, ending: ending)
            try db.note(note, at: date)
            return saved
        }
    }
}

extension Database {
    func accountCount() throws -> Int { try Int.fetchOne(self, sql: "SELECT count(*) FROM account") ?? 0 }

    func account(_ condition: String, _ arguments: StatementArguments) throws -> Account? {
        let sql = "SELECT \(AccountColumn.list) FROM account WHERE \(condition)"
        return try Row.fetchOne(self, sql: sql, arguments: arguments).map(Account.init(row:))
    }

    func insert(_ account: Account) throws {
        try execute(
            sql: """
                INSERT INTO account (\(AccountColumn.list), emailKey, sortName) VALUES (\(AccountColumn.marks), ?, ?)
                """,
            arguments: try account.arguments())
    }

    func save(_ account: Account, ending: EndedSessions) throws -> Account {
        guard let stored = try self.account("id = ?", [account.id.uuid]) else {
            throw Problem.notFound("There is no account here.")
        }
        guard stored.revision == account.revision else {
            throw Problem.changedMeanwhile("The account has been changed meanwhile.")
        }
        var new = account
        new.revision += 1
        let changes = AccountColumn.allCases.map { "\($0) = ?" } + ["emailKey = ?", "sortName = ?"]
        try execute(
            sql: "UPDATE account SET \(changes.joined(separator: ", ")) WHERE id = ?",
            arguments: try new.arguments() + [new.id.uuid])
        try end(ending, of: new.id)
        return new
    }
}
