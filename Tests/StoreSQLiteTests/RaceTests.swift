import DirectoryCore
import DirectoryPorts
import Foundation
import StoreConformance
import TestSupport
import Testing

@testable import StoreSQLite

@Suite("Two servers over one file")
struct RaceTests {
    @Test("Two owners who remove, demote or suspend each other at once leave one owner")
    func lastOwner() async throws {
        let database = try TemporaryDatabase()
        let (first, second) = (try await database.open(), try await database.open())
        defer {
            first.close()
            second.close()
        }
        let hall = try await Hall(in: first)
        let other = try await Hall(claimed: second)
        // Neither of both administers the server any more, or owns it alone.
        try await hall.invite(2, as: .owner)
        try await hall.invite(3, as: .owner)
        try await hall.invite(4, as: .viewer)
        try await hall.change(4) { $0.isServerAdministrator = true }
        try await hall.change(1) { $0.isServerAdministrator = false }
        try await hall.setRole(nil, of: 1)
        for round in 0..<60 {
            let results = await withTaskGroup(of: Problem.Code?.self) { group in
                for (hall, number) in [(hall, UInt64(2)), (other, 3)] {
                    group.addTask { await Self.code { try await Self.attack(number, round, in: hall) } }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(results) == [nil, .lastOwner], "\(round)")
            #expect(try await Self.activeOwners(hall) == 1)
            for number in [UInt64(2), 3] { try await Self.restore(number, in: hall, round) }
        }
    }

    @Test("Of two claims at once one wins")
    func claims() async throws {
        let database = try TemporaryDatabase()
        let (first, second) = (try await database.open(), try await database.open())
        defer {
            first.close()
            second.close()
        }
        try await first.add(.claim, noting: .matter(.recoveryOffered), at: .noon)
        let results = await withTaskGroup(of: Problem.Code?.self) { group in
            for store in [first, second] {
                group.addTask { await Self.code { try await store.redeem(.claim(), at: .noon) } }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(results) == [nil, .codeInvalid])
        #expect(try await first.accountCount() == 1)
    }

    @Test("Two who write into one book at once make one chain")
    func oneChain() async throws {
        let database = try TemporaryDatabase()
        let (first, second) = (try await database.open(), try await database.open())
        defer {
            first.close()
            second.close()
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<100 {
                let store = number.isMultiple(of: 2) ? first : second
                group.addTask { try await store.note(.matter(.signedIn), at: .noon) }
            }
            try await group.waitForAll()
        }
        #expect(try await first.entries(in: .server, after: 0, limit: 999).map(\.number) == Array(1...100))
        #expect(try await StoreConformance.flaws(of: .server, in: second).isEmpty)
    }

    private static func attack(_ number: UInt64, _ round: Int, in hall: Hall) async throws {
        switch round % 3 {
        case 0: try await hall.setRole(nil, of: number)
        case 1: try await hall.setRole(.admin, of: number)
        default: try await hall.change(number) { $0.standing = .suspended }
        }
    }

    private static func restore(_ number: UInt64, in hall: Hall, _ round: Int) async throws {
        if try await hall.account(number).standing == .suspended {
            try await hall.change(number) { $0.standing = .active }
        }
        try await hall.join(
            number, hall.contoso.id, as: .owner, number: UInt64(1_000 + round * 10) + number, at: .noon)
    }

    private static func activeOwners(_ hall: Hall) async throws -> Int {
        try await hall.store.members(of: hall.contoso.id)
            .count { $0.membership.role == .owner && $0.account.standing == .active }
    }

    private static func code(_ work: () async throws -> Void) async -> Problem.Code? {
        do {
            try await work()
            return nil
        } catch {
            return (error as? Problem)?.code ?? .configurationInvalid
        }
    }
}
