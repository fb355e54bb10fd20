import DirectoryCore
import GRDB

enum MembershipColumn: Int, TableColumn {
    case organizationID, accountID, role, since

    var table: String { "membership" }
}

extension Membership {
    init(row: Row) throws {
        typealias Column = MembershipColumn
        self.init(
            account: row[id: Column.accountID], organization: row[id: Column.organizationID],
            role: try row.choice(Column.role), since: row[date: Column.since])
    }

    /// In the order of `MembershipColumn`.
    var arguments: StatementArguments { [organization.uuid, account.uuid, role.rawValue, since.stored] }
}
