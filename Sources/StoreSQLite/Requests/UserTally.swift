import DirectoryCore
import DirectoryPorts
import GRDB

/// How long a list of users is.
struct UserTally {
    let total: Int
    let precision: UserPage.Precision
}

extension Database {
    /// Counts what can be counted in a few milliseconds: everybody by the numbers that are kept, a filtered list up to
    /// `UserQuery.countedExactly`, and of a search that many match only what has been seen.
    ///
    /// - Parameters:
    ///   - rows: how many the page has.
    ///   - more: whether others follow.
    func tally(_ listing: UserListing, rows: Int, more: More) throws -> UserTally {
        let query = listing.query
        if query.text?.isEmpty ?? true, query.standing == nil, query.source == nil {
            return UserTally(total: try livingUsers(query.view, in: listing.organization), precision: .exact)
        }
        if case .walk(.sampled) = listing.way {
            let seen = query.page.offset + rows
            return more == .none
                ? UserTally(total: seen, precision: .exact) : UserTally(total: seen, precision: .atLeast)
        }
        let limit = UserQuery.countedExactly
        let counted = try Int.fetchOne(
            self,
            sql: """
                SELECT count(*) FROM (
                    SELECT 1 FROM \(listing.source) WHERE \(listing.filter.sql) LIMIT \(limit + 1))
                """, arguments: listing.arguments)
        let total = counted ?? 0
        return total > limit
            ? UserTally(total: limit, precision: .atLeast) : UserTally(total: total, precision: .exact)
    }

    /// As counted whenever one comes or goes.
    func livingUsers(_ view: UserQuery.View, in organization: OrganizationID) throws -> Int {
        let (condition, arguments): (String, StatementArguments) =
            switch view {
            case .all: ("organizationID = ?", [organization.uuid])
            case .synchronizable(let connection):
                (
                    "organizationID = ? AND organizationID = ? AND connectionID = ? AND tenantID = ?",
                    [organization.uuid] + UserFilter.bound(by: connection).arguments
                )
            }
        let sql = "SELECT total(living) FROM userCount WHERE \(condition)"
        return Int(try Double.fetchOne(self, sql: sql, arguments: arguments) ?? 0)
    }
}
