import DirectoryCore
import GRDB

/// A condition on the table of users. Every condition names an organization.
struct UserFilter {
    let sql: String
    let arguments: StatementArguments

    /// Everybody who is not deleted. The words are those of the index `user_name`.
    static func living(in organization: OrganizationID) -> UserFilter {
        UserFilter(sql: "organizationID = ? AND status <> 'deleted'", arguments: [organization.uuid])
    }

    /// Whoever follows a person of the tenant that the connection has reached, tombstones included (R4).
    static func bound(by connection: Connection) -> UserFilter {
        UserFilter(
            sql: "organizationID = ? AND connectionID = ? AND tenantID = ?",
            arguments: [connection.organization.uuid, connection.id.uuid, connection.pinnedTenant?.id.uuid])
    }

    /// Whom a synchronization can be about (R4).
    static func synchronizable(by connection: Connection) -> UserFilter {
        let bound = bound(by: connection)
        return UserFilter(sql: bound.sql + " AND status <> 'deleted'", arguments: bound.arguments)
    }

    /// Whose name, username or email contains the text. `instr` knows no wildcards.
    func matching(_ text: String?) -> UserFilter {
        guard let text, !text.isEmpty else { return self }
        // No value holds a control character (R6). Within the search text they separate values, and NUL would end
        // the parameter.
        guard !text.unicodeScalars.contains(where: { $0.value < 0x20 }) else { return matchingNobody }
        return UserFilter(
            sql: "\(sql) AND instr(searchText, ?) > 0", arguments: arguments + [text.foldedForSearch])
    }

    /// Revisions begin with 1. A condition that is false at first sight would keep an index from being used.
    var matchingNobody: UserFilter { UserFilter(sql: "\(sql) AND revision = 0", arguments: arguments) }
}
