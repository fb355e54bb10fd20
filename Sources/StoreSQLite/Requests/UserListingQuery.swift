import DirectoryCore
import DirectoryPorts
import GRDB

/// Whether rows follow those that were read.
enum More {
    case follow
    case none
}

/// How a list of users is read: from where, under which condition, in which order.
struct UserListing {
    let query: UserQuery
    let organization: OrganizationID
    /// What follows `FROM`, with the index that serves best.
    let source: String
    let sourceArguments: StatementArguments
    let filter: UserFilter
    let order: String
    let way: SearchWay

    init(_ query: UserQuery, of organization: OrganizationID, _ db: Database) throws {
        self.query = query
        self.organization = organization
        way = try db.way(to: query.text, in: organization)
        filter = UserFilter(query, in: organization)
        order = query.order.sql
        (source, sourceArguments) =
            switch way {
            case .everybody, .walk: Self.source(query, of: organization)
            case .candidates(let match):
                (
                    "(SELECT rowid AS candidate FROM userSearch WHERE userSearch MATCH ?) "
                        + "CROSS JOIN user ON user.ordinal = candidate", [match]
                )
            }
    }

    var arguments: StatementArguments { sourceArguments + filter.arguments }

    private static func source(
        _ query: UserQuery, of organization: OrganizationID
    ) -> (String, StatementArguments) {
        switch query.standing {
        case .duplicate?: (members(duplicateMembers), [organization.uuid])
        case .attention?:
            (members("\(duplicateMembers) UNION \(missingMembers)"), [organization.uuid, organization.uuid])
        case .held?: ("user INDEXED BY user_held", [])
        case .missing?: ("user INDEXED BY user_missing", [])
        case .outOfScope?: ("user INDEXED BY user_out_of_scope", [])
        case .deactivated?: ("user INDEXED BY user_deactivated", [])
        case .never?: ("user INDEXED BY user_never_synchronized", [])
        case .synchronized?, nil:
            query.source == .local
                ? ("user INDEXED BY user_local", []) : ("user INDEXED BY \(query.order.index)", [])
        }
    }

    private static func members(_ ids: String) -> String {
        "(\(ids)) CROSS JOIN user ON user.id = member"
    }

    private static let duplicateMembers =
        "SELECT DISTINCT userID AS member FROM duplicate WHERE organizationID = ? AND userID IS NOT NULL"
    private static let missingMembers = """
        SELECT id AS member FROM user INDEXED BY user_missing
        WHERE organizationID = ? AND status <> 'deleted' AND missingSince IS NOT NULL
        """

    /// One page of the list.
    struct Window {
        let filter: UserFilter
        let order: String
        let size: Int
        let offset: Int
        let isBackwards: Bool
    }

    /// - Throws: `not-found` for a start that names nobody.
    func window(_ db: Database) throws -> Window {
        switch query.start {
        case .page:
            Window(filter: filter, order: order, size: query.page.size, offset: query.page.offset, isBackwards: false)
        case .after(let user): try window(db, beyond: user, isBackwards: false)
        case .before(let user): try window(db, beyond: user, isBackwards: true)
        }
    }

    private func window(_ db: Database, beyond user: UserID, isBackwards: Bool) throws -> Window {
        let sql = "SELECT \(query.order.columns) FROM user WHERE id = ? AND organizationID = ?"
        guard let anchor = try Row.fetchOne(db, sql: sql, arguments: [user.uuid, organization.uuid]) else {
            throw Problem.notFound("There is no user \(user) where the page begins here.")
        }
        let values = anchor.databaseValues
        let marks = databaseQuestionMarks(count: values.count)
        let isAscending = query.order.isAscending != isBackwards
        return Window(
            filter: UserFilter(
                sql: "\(filter.sql) AND (\(query.order.columns)) \(isAscending ? ">" : "<") (\(marks))",
                arguments: filter.arguments + StatementArguments(Array(values))),
            order: isBackwards ? query.order.reversed.sql : order, size: query.page.size, offset: 0,
            isBackwards: isBackwards)
    }
}

extension UserQuery.Order {
    /// What rows are compared by; no two users have the same.
    var columns: String {
        switch self {
        case .name, .nameDescending: "sortName, id"
        case .username, .usernameDescending: "usernameKey"
        case .added, .addedDescending: "ordinal"
        }
    }

    /// The index that has all living users in this order.
    fileprivate var index: String {
        switch self {
        case .name, .nameDescending: "user_name"
        case .username, .usernameDescending: "user_username_key"
        case .added, .addedDescending: "user_added"
        }
    }

    fileprivate var isAscending: Bool { !rawValue.hasPrefix("-") }

    fileprivate var reversed: UserQuery.Order {
        UserQuery.Order(rawValue: isAscending ? "-\(rawValue)" : String(rawValue.dropFirst())) ?? self
    }

    fileprivate var sql: String {
        isAscending ? columns : columns.split(separator: ", ").map { "\($0) DESC" }.joined(separator: ", ")
    }
}
