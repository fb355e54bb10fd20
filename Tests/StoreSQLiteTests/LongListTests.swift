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
            let asking = UserListing(query, of: Fixture.contoso, by: .candidates(match: "\"zoe\""))
            let (found, more) = try db.rows(of: walking, among: nil)
            #expect(found.count == 25)
            #expect(more == .follow)
            #expect(found == (try db.rows(of: asking, among: nil).rows))
            let unasked = UserListing(query, of: Fixture.contoso, by: .walk(.sampled(match: nil)))
            #expect(found == (try db.rows(of: unasked, among: nil).rows))
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
