package import DirectoryCore
package import DirectoryPorts
package import FoundationEssentials
import GRDB

extension SQLiteStore {
    package func memberships(of account: AccountID) async throws(Problem) -> [Membership] {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT \(MembershipColumn.list) FROM membership INDEXED BY membership_account
                    WHERE accountID = ? ORDER BY organizationID
                    """, arguments: [account.uuid]
            ).map(Membership.init(row:))
        }
    }

    package func members(of organization: OrganizationID) async throws(Problem) -> [Member] {
        let columns = splittingRowAdapters(
            columnCounts: [AccountColumn.allCases.count, MembershipColumn.allCases.count])
        let adapter = ScopeAdapter(["account": columns[0], "membership": columns[1]])
        return try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT \(AccountColumn.list(of: "account")), \(MembershipColumn.list(of: "membership"))
                    FROM membership JOIN account ON account.id = membership.accountID
                    WHERE organizationID = ? ORDER BY sortName, account.id
                    """, arguments: [organization.uuid], adapter: adapter
            ).map(Member.init(row:))
        }
    }

    package func setRole(
        _ role: Role?, of account: AccountID, in organization: OrganizationID, noting draft: AuditDraft, at date: Date
    ) async throws(Problem) {
        try await write { db in
            let change = role == nil ? "DELETE FROM membership" : "UPDATE membership SET role = ?"
            try db.execute(
                sql: "\(change) WHERE organizationID = ? AND accountID = ?",
                arguments: (role.map { [$0.rawValue] } ?? []) + [organization.uuid, account.uuid])
            guard db.changesCount == 1 else { throw Problem.notFound("There is no member here.") }
            try db.note(draft, of: organization, at: date)
        }
    }
}

extension Member {
    fileprivate init(row: Row) throws {
        guard let account = row.scopes["account"], let membership = row.scopes["membership"] else {
            throw Problem.unreadable("membership")
        }
        self.init(account: try Account(row: account), membership: try Membership(row: membership))
    }
}

extension Database {
    func membership(of account: AccountID, in organization: OrganizationID) throws -> Membership? {
        let sql = "SELECT \(MembershipColumn.list) FROM membership WHERE organizationID = ? AND accountID = ?"
        return try Row.fetchOne(self, sql: sql, arguments: [organization.uuid, account.uuid])
            .map(Membership.init(row:))
    }

    /// Makes an account a member. One that is a member already keeps the higher role.
    func join(_ new: Membership) throws {
        guard try account("id = ?", [new.account.uuid]) != nil else {
            throw Problem.notFound("There is no account here.")
        }
        if let known = try membership(of: new.account, in: new.organization) {
            try execute(
                sql: "UPDATE membership SET role = ? WHERE organizationID = ? AND accountID = ?",
                arguments: [max(known.role, new.role).rawValue, new.organization.uuid, new.account.uuid])
        } else {
            try execute(
                sql: "INSERT INTO membership (\(MembershipColumn.list)) VALUES (\(MembershipColumn.marks))",
                arguments: new.arguments)
        }
    }
}
