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
    let way: SearchWay
    /// Among whom a search looks.
    let path: UserFilter
    /// Who is listed, the way they stand left aside.
    private let sought: UserFilter

    /// By the quickest way.
    init(_ query: UserQuery, of organization: OrganizationID, _ db: Database) throws {
        let query = try db.simplified(query, in: organization)
        self.init(query, of: organization, by: try db.way(to: query, in: organization))
    }

    init(_ query: UserQuery, of organization: OrganizationID, by way: SearchWay) {
        self.query = query
        self.organization = organization
        self.way = way
        path = UserFilter(query, in: organization)
        sought = path.matching(UserSearch(query))
    }

    /// Where those who are listed are read from, and under which condition.
    ///
    /// - Parameter window: nil for all of them.
    func source(within window: UserWindow? = nil) -> (source: UserSource, filter: UserFilter) {
        let listed = sought.standing(query.standing)
        return switch (way, query.standing) {
        case (.candidates(.few(let places)), _): (.places(places), listed)
        case (.candidates(.many(let match)), _): (.candidates(match), listed)
        case (.beginnings(let names), _): (.beginnings(names, listed, query.order, within: window), .anybody)
        case (_, .attention?): (.needingAttention(sought, in: organization), .anybody)
        case (_, .duplicate?): (.duplicates(in: organization), sought)
        case (_, let standing): (.index(standing?.index ?? query.index), listed)
        }
    }

    /// How many users are looked at one by one, those included who do not match, before another way is taken; nil where
    /// the list is not walked along everybody. An index that tells alone who matches allows for more.
    var steps: Int? {
        guard case .walk(.sampled) = way else { return nil }
        return switch query.standing {
        case nil: query.index == "user_name" ? 50_000 : 10_000
        case .synchronized: 10_000
        default: nil
        }
    }

    /// Whether it ends somewhere that only reading it to the end would tell.
    var isEndless: Bool {
        switch way {
        case .walk(.sampled), .beginnings: true
        case .everybody, .walk(.whole), .candidates: false
        }
    }

    /// The same list from all whom the index of neighboring characters suspects: for a page that walking did not fill.
    var fromCandidates: UserListing? {
        guard case .walk(.sampled(let match?)) = way else { return nil }
        return UserListing(query, of: organization, by: .candidates(.many(match: match)))
    }
}

extension Database {
    /// A list of those whom a synchronization can be about is a list of everybody, where nobody else is.
    fileprivate func simplified(_ query: UserQuery, in organization: OrganizationID) throws -> UserQuery {
        var query = query
        if try livingUsers(query.view, in: organization) == livingUsers(.all, in: organization) { query.view = .all }
        return query
    }
}

/// Where a list of users is read from.
struct UserSource {
    /// What follows `FROM`. Whoever is listed is called `user` there.
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

    /// Those who stand there.
    static func places(_ places: String) -> UserSource {
        UserSource(
            sql: "(SELECT value AS candidate FROM json_each(?)) CROSS JOIN user ON user.ordinal = candidate",
            arguments: [places])
    }

    /// Those whose names begin so, as many as a window can show, and those elsewhere.
    static func beginnings(
        _ names: SearchWay.Beginnings, _ listed: UserFilter, _ order: UserQuery.Order, within window: UserWindow?
    ) -> UserSource {
        let columns = "user.ordinal, user.id, user.sortName"
        let listed = listed.and(window?.beyond ?? .anybody)
        let others = UserSource.places(names.others)
        return UserSource(
            sql: """
                (SELECT * FROM (
                    SELECT \(columns) FROM user INDEXED BY user_name
                    WHERE sortName >= ? AND sortName < ? AND \(listed.sql)
                    ORDER BY \((window?.order ?? order).sql) LIMIT ?)
                UNION ALL SELECT \(columns) FROM \(others.sql) WHERE \(listed.sql)) AS user
                """,
            arguments: [names.text, names.text + "\u{10FFFF}"] + listed.arguments
                + [window.map { $0.offset + $0.size + 1 } ?? -1] + others.arguments + listed.arguments)
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
