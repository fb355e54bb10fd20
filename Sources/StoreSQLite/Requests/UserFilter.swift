import DirectoryCore
import DirectoryPorts
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

    /// Revisions begin with 1. A condition that is false at first sight would keep an index from being used.
    var matchingNobody: UserFilter { UserFilter(sql: "\(sql) AND revision = 0", arguments: arguments) }
}

extension UserFilter {
    /// No condition beside others.
    static let anybody = UserFilter(sql: "TRUE", arguments: [])

    /// Everything that a query asks of a user beside how the user stands, what is searched for and where it begins.
    init(_ query: UserQuery, in organization: OrganizationID) {
        let filter: UserFilter =
            switch query.view {
            case .all: .living(in: organization)
            case .synchronizable(let connection) where connection.organization == organization:
                .synchronizable(by: connection)
            case .synchronizable: UserFilter.living(in: organization).matchingNobody
            }
        self = filter.and(query.source?.sql)
    }

    /// Those who stand so; nil for everybody.
    func standing(_ standing: UserQuery.Standing?) -> UserFilter { and(standing?.sql) }

    func and(_ other: UserFilter) -> UserFilter {
        UserFilter(sql: "\(sql) AND \(other.sql)", arguments: arguments + other.arguments)
    }

    private func and(_ condition: String?) -> UserFilter {
        guard let condition else { return self }
        return UserFilter(sql: "\(sql) AND \(condition)", arguments: arguments)
    }
}

extension UserQuery.Standing {
    private static let isDuplicate = "id IN (SELECT userID FROM duplicate WHERE userID = user.id)"

    fileprivate var sql: String {
        switch self {
        case .attention: "(missingSince IS NOT NULL OR \(Self.isDuplicate))"
        case .synchronized:
            "objectID IS NOT NULL AND status = 'active' AND isHeld = 0 AND isOutOfScope = 0 "
                + "AND missingSince IS NULL AND lastSynchronized IS NOT NULL AND NOT (\(Self.isDuplicate))"
        case .duplicate: Self.isDuplicate
        case .held: "isHeld = 1"
        case .missing: "missingSince IS NOT NULL"
        case .outOfScope: "isOutOfScope = 1"
        case .deactivated: "status = 'deactivated'"
        case .never: "lastSynchronized IS NULL"
        }
    }
}

extension UserQuery.Source {
    fileprivate var sql: String {
        switch self {
        case .local: "objectID IS NULL"
        case .imported: "connectionID IS NOT NULL"
        }
    }
}
