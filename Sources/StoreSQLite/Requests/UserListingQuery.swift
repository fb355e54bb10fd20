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
    /// What follows `FROM`. Whoever is listed is called `user` there.
    let source: UserSource
    let filter: UserFilter
    /// Among whom a search looks.
    let path: UserFilter
    let way: SearchWay

    /// By the quickest way.
    init(_ query: UserQuery, of organization: OrganizationID, _ db: Database) throws {
        self.init(query, of: organization, by: try db.way(to: query.text, in: organization))
    }

    init(_ query: UserQuery, of organization: OrganizationID, by way: SearchWay) {
        self.query = query
        self.organization = organization
        self.way = way
        path = UserFilter(query, in: organization)
        let anyhow = path.matching(query.text)
        switch (way, query.standing) {
        case (.candidates(let match), let standing):
            source = .candidates(match)
            filter = anyhow.standing(standing)
        case (_, .attention?):
            source = .needingAttention(anyhow, in: organization)
            filter = .anybody
        case (_, .duplicate?):
            source = .duplicates(in: organization)
            filter = anyhow
        case (_, let standing):
            source = .index(standing?.index ?? query.index)
            filter = anyhow.standing(standing)
        }
    }

    var arguments: StatementArguments { source.arguments + filter.arguments }

    /// Whether it is walked along everybody, those included who do not match.
    var isWalk: Bool {
        guard case .walk(.sampled) = way else { return false }
        return query.standing == nil || query.standing == .synchronized
    }

    /// The same list from all whom the index of neighboring characters suspects: for a page that walking did not fill.
    var fromCandidates: UserListing? {
        guard case .walk(.sampled(let match?)) = way else { return nil }
        return UserListing(query, of: organization, by: .candidates(match: match))
    }
}

/// Where a list of users is read from.
struct UserSource {
    let sql: String
    let arguments: StatementArguments

    /// All users of an index, in its order.
    static func index(_ name: String) -> UserSource { UserSource(sql: "user INDEXED BY \(name)", arguments: []) }

    /// Those whom the index of neighboring characters suspects.
    static func candidates(_ match: String) -> UserSource {
        UserSource(
            sql: """
                (SELECT rowid AS candidate FROM userSearch WHERE userSearch MATCH ?)
                CROSS JOIN user ON user.ordinal = candidate
                """, arguments: [match])
    }

    static func duplicates(in organization: OrganizationID) -> UserSource {
        UserSource(sql: duplicates, arguments: [organization.uuid])
    }

    /// Everybody who is missing or a duplicate, each once, with what they are ordered by.
    static func needingAttention(_ filter: UserFilter, in organization: OrganizationID) -> UserSource {
        let columns = "ordinal, id, sortName, usernameKey, emailKey"
        return UserSource(
            sql: """
                (SELECT \(columns) FROM user INDEXED BY user_missing WHERE \(filter.sql) AND missingSince IS NOT NULL
                UNION SELECT \(columns) FROM \(duplicates) WHERE \(filter.sql)) AS user
                """,
            arguments: filter.arguments + [organization.uuid] + filter.arguments)
    }

    private static let duplicates = """
        (SELECT DISTINCT userID AS member FROM duplicate WHERE organizationID = ? AND userID IS NOT NULL)
        CROSS JOIN user ON user.id = member
        """
}

extension UserQuery {
    /// The index that has all whom the list can be about in its order.
    var index: String {
        switch (source, order, view) {
        case (.local?, _, _): "user_local"
        case (_, .name, _), (_, .nameDescending, _): "user_name"
        case (_, .username, _), (_, .usernameDescending, _): "user_username"
        case (_, .email, _), (_, .emailDescending, _): "user_email"
        case (_, .added, .all), (_, .addedDescending, .all): "user_added"
        case (_, .added, .synchronizable), (_, .addedDescending, .synchronizable): "user_walk"
        }
    }
}

extension UserQuery.Standing {
    /// The index of those who stand so, by name; nil where most do, or where it takes more than one.
    fileprivate var index: String? {
        switch self {
        case .held: "user_held"
        case .missing: "user_missing"
        case .outOfScope: "user_out_of_scope"
        case .deactivated: "user_deactivated"
        case .never: "user_never_synchronized"
        case .synchronized, .attention, .duplicate: nil
        }
    }
}

extension UserQuery.Order {
    /// What rows are compared by; no two users have the same.
    var columns: String { keys.joined(separator: ", ") }

    /// What rows are compared by first.
    var leading: String { keys[0] }

    var sql: String { isAscending ? columns : keys.map { "\($0) DESC" }.joined(separator: ", ") }

    var isAscending: Bool { !rawValue.hasPrefix("-") }

    var reversed: UserQuery.Order {
        UserQuery.Order(rawValue: isAscending ? "-\(rawValue)" : String(rawValue.dropFirst())) ?? self
    }

    private var keys: [String] {
        switch self {
        case .name, .nameDescending: ["sortName", "id"]
        case .username, .usernameDescending: ["usernameKey"]
        case .email, .emailDescending: ["coalesce(emailKey, '')", "ordinal"]
        case .added, .addedDescending: ["ordinal"]
        }
    }
}
