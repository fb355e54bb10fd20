import DirectoryCore
import DirectoryPorts
import Foundation
import GRDB
import StoreConformance
import TestSupport
import Testing

@testable import StoreSQLite

/// What a page of a list costs does not grow with the list.
@Suite("Long lists", .serialized)
struct LongListTests {
    @Test("A page costs the same among 3,000 users and among 24,000, at the beginning and at the end, in every order")
    func pages() async throws {
        let small = try await Self.costs(among: 3_000)
        let large = try await Self.costs(among: 24_000)
        #expect(small.count == large.count)
        for (name, cost) in small {
            let other = try #require(large[name])
            #expect(cost > 100)
            #expect(Double(other) < Double(cost) * 1.25, "\(name): \(cost) and \(other) instructions")
        }
    }

    @Test("Far into a list users are passed over without being looked at, whether they can be synchronized or not")
    func farPage() async throws {
        try await Self.withUsers(24_000) { connection, db in
            let whole = try db.cost(of: UserQuery(page: PageRequest(number: 200)))
            let part = try db.cost(of: UserQuery(view: .synchronizable(connection), page: PageRequest(number: 200)))
            #expect(whole < 10_000 * 8)
            #expect(part < 10_000 * 16)
        }
    }

    @Test("Whoever stands at the end of a list is found without looking at everybody before")
    func clusteredSearch() async throws {
        try await Self.withUsers(24_000) { _, db in
            let query = UserQuery(text: "zoe", page: PageRequest(size: 25))
            let walking = UserListing(query, of: Fixture.contoso, by: .walk(.sampled(match: "\"zoe\"")))
            let asking = UserListing(query, of: Fixture.contoso, by: .candidates(.many(match: "\"zoe\"")))
            let (found, more) = try db.rows(of: walking, among: nil)
            #expect(found.count == 25)
            #expect(more == .follow)
            #expect(found == (try db.rows(of: asking, among: nil).rows))
            let unasked = UserListing(query, of: Fixture.contoso, by: .walk(.sampled(match: nil)))
            #expect(found == (try db.rows(of: unasked, among: nil).rows))
        }
    }

    @Test("Whoever is searched by how their name begins is found where such names stand, and whoever matches elsewhere")
    func beginnings() async throws {
        try await Self.withUsers(150_000) { connection, db in
            try db.execute(
                sql: "UPDATE user SET sortName = 'bo søren', searchText = 'bo søren' || char(10, 10) WHERE ordinal = 3")
            for order in [UserQuery.Order.name, .nameDescending] {
                for view in [UserQuery.View.all, .synchronizable(connection)] {
                    var query = UserQuery(view: view, text: "søren", order: order, page: PageRequest(number: 2))
                    let way = try db.way(to: query, in: Fixture.contoso)
                    guard case .beginnings(let names) = way else {
                        Issue.record("\(way)")
                        continue
                    }
                    #expect(names == .init(text: "sø", others: "[3]"))
                    func ids(_ way: SearchWay) throws -> [UUID] {
                        let listing = UserListing(query, of: Fixture.contoso, by: way)
                        return try db.rows(of: listing, among: nil).rows.map { $0["id"] as UUID }
                    }
                    let everybody = SearchWay.walk(.sampled(match: nil))
                    let second = try ids(way)
                    #expect(second.count == 50)
                    #expect(try second == ids(everybody))
                    for start in [UserQuery.Start.after(UserID(second[7])), .before(UserID(second[7]))] {
                        query.start = start
                        #expect(try ids(way) == ids(everybody))
                    }
                }
            }
            let first = try UserListing(UserQuery(text: "søren"), of: Fixture.contoso, db)
            let vera: String? = try db.rows(of: first, among: nil).rows.first?["firstName"]
            #expect(vera == "Vera")
            #expect(try db.cost(of: UserQuery(text: "søren")) < 200_000)
        }
    }

    @Test("What nearly everybody has is not asked for")
    func commonPieces() async throws {
        try await Self.withUsers(24_000) { _, db in
            let query = UserQuery(text: "4711@contoso.example")
            guard case .candidates(.few(let places)) = try db.way(to: query, in: Fixture.contoso) else {
                Issue.record("\(try db.way(to: query, in: Fixture.contoso))")
                return
            }
            #expect(places.split(separator: ",").count < 300)
            #expect(try db.rows(of: UserListing(query, of: Fixture.contoso, db), among: nil).rows.count == 2)
        }
    }

    @Test("Many who stand as they should are told to be many by the few who do not")
    func countOfTheMany() async throws {
        try await Self.withUsers(24_000) { _, db in
            let listing = UserListing(UserQuery(standing: .synchronized), of: Fixture.contoso, by: .everybody)
            Instructions.count(in: db)
            let tally = try db.tally(listing, rows: 50, more: .follow)
            #expect(tally.precision == .atLeast)
            #expect(tally.total == UserQuery.countedExactly)
            #expect(Instructions.counted * Instructions.portion < 100_000)
        }
    }

    private static func costs(among count: Int) async throws -> [String: Int] {
        try await withUsers(count) { connection, db in
            var costs: [String: Int] = [:]
            let views: [(String, UserQuery.View)] = [("all", .all), ("synchronizable", .synchronizable(connection))]
            for order in UserQuery.Order.allCases {
                for (name, view) in views {
                    let last = count * 99 / 100 / 50
                    costs["\(order) of \(name)"] = try db.cost(of: UserQuery(view: view, order: order))
                    costs["\(order) of \(name), last"] = try db.cost(
                        of: UserQuery(view: view, order: order, page: PageRequest(number: last)))
                }
            }
            return costs
        }
    }

    private static func withUsers<Result: Sendable>(
        _ count: Int, _ body: @Sendable (Connection, Database) throws -> Result
    ) async throws -> Result {
        let database = try TemporaryDatabase()
        let store = try await database.open()
        defer { store.close() }
        let connection = try await Scene(in: store).connection
        try await store.seedUsers(count, of: connection, at: .noon)
        return try await store.write { db in try body(connection, db) }
    }
}

extension Database {
    /// In instructions of SQLite's machine.
    fileprivate func cost(of query: UserQuery) throws -> Int {
        Instructions.count(in: self)
        let listing = try UserListing(query, of: Fixture.contoso, self)
        let total = try keptTotal(of: query, in: Fixture.contoso)
        _ = try rows(of: listing, among: total)
        return Instructions.counted * Instructions.portion
    }
}
