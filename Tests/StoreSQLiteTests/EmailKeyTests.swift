import DirectoryCore
import Foundation
import GRDB
import TestSupport
import Testing

@testable import StoreSQLite

/// R7: two addresses are one in Swift exactly when they are one in SQLite.
@Suite("One idea of an address")
struct EmailKeyTests {
    @Test("20,000 generated addresses: a set in Swift and the unique index agree on every one")
    func generated() async throws {
        var random = SeededRandom(seed: 7)
        let addresses = (0..<20_000).map { _ in UnicodeAddresses.random(using: &random) }.filter(Self.isAddress)
        #expect(addresses.count > 10_000)
        let fates = try await fates(of: [addresses])[0]
        #expect(fates.filter { $0 }.count > 1_000, "new ones")
        #expect(fates.filter { !$0 }.count > 1_000, "repeated ones")
    }

    @Test("Every pair of the letters that fold, compose or look alike")
    func pairs() async throws {
        let pairs = Self.letters.flatMap { left in
            Self.letters.map { right in ["\(left)@contoso.example", "\(right)@contoso.example"] }
        }
        let fates = try await fates(of: pairs.map { $0.filter(Self.isAddress) })
        #expect(fates.count == Self.letters.count * Self.letters.count)
    }

    @Test(
        "The pairs that people trip over",
        arguments: [
            ("k", "\u{212A}", false), ("s", "\u{17F}", false), ("i", "\u{131}", false), ("i", "\u{130}", false),
            ("ss", "\u{DF}", false), ("\u{DF}", "\u{1E9E}", false), ("a", "\u{FF41}", false), ("a", "A", true),
            ("\u{E9}", "e\u{301}", true), ("\u{E9}", "\u{C9}", false), ("\u{3C3}", "\u{3C2}", false),
            ("a", "\u{430}", false), ("\u{AC00}", "\u{1100}\u{1161}", true), ("\u{2126}", "\u{3A9}", true),
        ])
    func known(left: String, right: String, isOne: Bool) async throws {
        let addresses = ["\(left)@contoso.example", "\(right)@contoso.example"].filter(Self.isAddress)
        let fates = try await fates(of: [addresses])[0]
        #expect(fates == (addresses.count == 1 ? [true] : [true, !isOne]))
        #expect(addresses.count == 2 || !isOne)
    }

    /// Gives the addresses of each list to new users, one after the other; every list begins with nobody there.
    ///
    /// - Returns: whether each was free, on which the index and a set of keys agree.
    private func fates(of lists: [[String]]) async throws -> [[Bool]] {
        let database = try TemporaryDatabase()
        let store = try await database.open()
        defer { store.close() }
        return try await store.write { db in
            try db.ensure(Fixture.contoso)
            return try lists.map { addresses in
                var fates: [Bool] = []
                try db.inSavepoint {
                    fates = try Self.fates(of: addresses, in: db)
                    return .rollback
                }
                return fates
            }
        }
    }

    private static func fates(of addresses: [String], in db: Database) throws -> [Bool] {
        var keys: Set<EmailKey> = []
        return try addresses.enumerated().map { index, address in
            let isNew = keys.insert(try EmailAddress(address).key).inserted
            let isInserted = try insert(address, UInt64(index), into: db)
            #expect(isNew == isInserted, "\(address)")
            return isNew
        }
    }

    private static func insert(_ address: String, _ number: UInt64, into db: Database) throws -> Bool {
        do {
            // A statement that has failed cannot be used again.
            try UserStatement(db).insert(
                Fixture.local(number, Profile(username: "user\(number)", email: address)), wasSeen: false)
            return true
        } catch DatabaseError.SQLITE_CONSTRAINT_UNIQUE {
            return false
        }
    }

    private static func isAddress(_ text: String) -> Bool { (try? EmailAddress(text)) != nil }

    private static let letters = [
        "k", "K", "\u{212A}", "s", "\u{17F}", "i", "I", "\u{131}", "\u{130}", "ss", "\u{DF}", "\u{1E9E}", "\u{E9}",
        "e\u{301}", "E\u{301}", "\u{FF41}", "a",
    ]
}
