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
        if listing.isEndless {
            let seen = query.page.offset + rows
            return more == .none
                ? UserTally(total: seen, precision: .exact) : UserTally(total: seen, precision: .atLeast)
        }
        let limit = UserQuery.countedExactly
        if try surely(listing, moreThan: limit) { return UserTally(total: limit, precision: .atLeast) }
        let total = try count(listing, upTo: limit + 1)
        return total > limit
            ? UserTally(total: limit, precision: .atLeast) : UserTally(total: total, precision: .exact)
    }

    /// How many a list has that is neither searched nor filtered by how users stand: by the numbers that are kept.
    ///
    /// - Returns: nil for any other list.
    func keptTotal(of query: UserQuery, in organization: OrganizationID) throws -> Int? {
        guard UserSearch(query).isEmpty, query.standing == nil else { return nil }
        return try livingUsers(query.view, from: query.source, in: organization)
    }

    /// Whether so few stand otherwise that more than a number of users must stand as they should.
    private func surely(_ listing: UserListing, moreThan limit: Int) throws -> Bool {
        let (query, organization) = (listing.query, listing.organization)
        guard query.standing == .synchronized, UserSearch(query).isEmpty else { return false }
        var left = try livingUsers(query.view, from: .imported, in: organization) - limit
        let others: [UserQuery.Standing] = [.held, .missing, .outOfScope, .deactivated, .never, .duplicate]
        for standing in others where left > 0 {
            let other = UserListing(UserQuery(standing: standing), of: organization, by: .everybody)
            left -= try count(other, upTo: 10 * limit)
        }
        return left > 0
    }

    private func count(_ listing: UserListing, upTo limit: Int) throws -> Int {
        let (source, filter) = listing.source()
        let sql = "SELECT count(*) FROM (SELECT 1 FROM \(source.sql) WHERE \(filter.sql) LIMIT \(limit))"
        return try Int.fetchOne(self, sql: sql, arguments: source.arguments + filter.arguments) ?? 0
    }

    /// As counted whenever one comes or goes.
    ///
    /// - Parameter source: only those who come from there; nil for all.
    func livingUsers(
        _ view: UserQuery.View, from source: UserQuery.Source? = nil, in organization: OrganizationID
    ) throws -> Int {
        var filter = UserFilter(sql: "organizationID = ?", arguments: [organization.uuid])
        if case .synchronizable(let connection) = view { filter = filter.and(.bound(by: connection)) }
        let place = source.map { $0 == .local ? " AND connectionID = x''" : " AND connectionID <> x''" } ?? ""
        let sql = "SELECT total(living) FROM userCount WHERE \(filter.sql)\(place)"
        return Int(try Double.fetchOne(self, sql: sql, arguments: filter.arguments) ?? 0)
    }
}
