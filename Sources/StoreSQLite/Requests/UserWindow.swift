import DirectoryCore
import DirectoryPorts
import GRDB

/// One page of a list of users, in the direction in which it is read.
struct UserWindow {
    let order: UserQuery.Order
    let size: Int
    let offset: Int
    let isBackwards: Bool
    /// Those behind the row where the page begins.
    let beyond: UserFilter

    fileprivate init(
        _ order: UserQuery.Order, size: Int, offset: Int = 0, isBackwards: Bool, beyond: UserFilter = .anybody
    ) {
        self.order = isBackwards ? order.reversed : order
        self.size = size
        self.offset = offset
        self.isBackwards = isBackwards
        self.beyond = beyond
    }
}

extension UserListing {
    /// A page in the second half is reached from the end, when it is known where that is.
    ///
    /// - Parameter total: how many the list has; nil when that is not known.
    /// - Throws: `not-found` for a start that names nobody.
    fileprivate func window(_ db: Database, of total: Int?) throws -> UserWindow {
        switch query.start {
        case .page:
            let (size, offset) = (query.page.size, query.page.offset)
            guard let total, offset > total / 2 else {
                return UserWindow(query.order, size: size, offset: offset, isBackwards: false)
            }
            let shown = max(0, min(size, total - offset))
            return UserWindow(query.order, size: shown, offset: max(0, total - offset - shown), isBackwards: true)
        case .after(let user): return try window(db, beyond: user, isBackwards: false)
        case .before(let user): return try window(db, beyond: user, isBackwards: true)
        }
    }

    private func window(_ db: Database, beyond user: UserID, isBackwards: Bool) throws -> UserWindow {
        let sql = "SELECT \(query.order.columns) FROM user WHERE id = ? AND organizationID = ?"
        guard let row = try Row.fetchOne(db, sql: sql, arguments: [user.uuid, organization.uuid]) else {
            throw Problem.notFound("There is no user \(user) where the page begins here.")
        }
        let order = isBackwards ? query.order.reversed : query.order
        return UserWindow(query.order, size: query.page.size, isBackwards: isBackwards, beyond: .behind(row, in: order))
    }
}

extension UserFilter {
    /// Those who come after a row that has what they are ordered by. The first column is compared by itself too: an
    /// index of an expression is entered by nothing else.
    fileprivate static func behind(_ row: Row, in order: UserQuery.Order) -> UserFilter {
        let (values, sign) = (Array(row.databaseValues), order.isAscending ? ">" : "<")
        return UserFilter(
            sql:
                "\(order.leading) \(sign)= ? AND (\(order.columns)) \(sign) (\(databaseQuestionMarks(count: values.count)))",
            arguments: StatementArguments(values.prefix(1) + values))
    }
}

extension Database {
    /// The rows of one page, and whether more follow.
    ///
    /// - Parameter total: how many the list has; nil when that is not known.
    func rows(of listing: UserListing, among total: Int?) throws -> (rows: [Row], more: More) {
        let window = try listing.window(self, of: total)
        let rows = try rows(of: listing, window)
        let more: More = rows.count > window.size || window.isBackwards ? .follow : .none
        let shown = rows.prefix(window.size)
        return (window.isBackwards ? shown.reversed() : Array(shown), more)
    }

    /// The page, and one row more when there is one.
    private func rows(of listing: UserListing, _ window: UserWindow) throws -> [Row] {
        guard let steps = listing.steps,
            let end = try end(of: listing, window, after: steps + 4 * (window.offset + window.size))
        else { return try rows(of: listing, window, before: nil) }
        let rows = try rows(of: listing, window, before: end)
        guard rows.count <= window.size else { return rows }
        return try self.rows(of: listing.fromCandidates ?? listing, window, before: nil)
    }

    /// Where a search stops looking at one user after the other; nil when there are not so many.
    private func end(of listing: UserListing, _ window: UserWindow, after steps: Int) throws -> UserFilter? {
        let path = listing.path.and(window.beyond)
        let row = try Row.fetchOne(
            self,
            sql: """
                SELECT \(window.order.columns) FROM user INDEXED BY \(listing.query.index) WHERE \(path.sql)
                ORDER BY \(window.order.sql) LIMIT 1 OFFSET \(steps)
                """, arguments: path.arguments)
        return row.map { .behind($0, in: window.order.reversed) }
    }

    /// First their places, which an index tells alone, then whoever stands there.
    private func rows(of listing: UserListing, _ window: UserWindow, before end: UserFilter?) throws -> [Row] {
        let (source, listed) = listing.source(within: window)
        let filter = listed.and(window.beyond).and(end ?? .anybody)
        return try Row.fetchAll(
            self,
            sql: """
                SELECT \(UserColumn.list), wasSeen FROM (
                    SELECT user.ordinal AS place FROM \(source.sql) WHERE \(filter.sql)
                    ORDER BY \(window.order.sql) LIMIT ? OFFSET ?)
                CROSS JOIN user ON user.ordinal = place ORDER BY \(window.order.sql)
                """,
            arguments: source.arguments + filter.arguments + [window.size + 1, window.offset])
    }
}
