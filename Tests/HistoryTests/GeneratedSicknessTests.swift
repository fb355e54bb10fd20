import DirectoryCore
import DirectoryPorts
import EntraSimulator
import Foundation
import TestSupport
import Testing

@Suite("Nobody has left, and the tenant is sick (F-19 … F-31)")
struct GeneratedSicknessTests {
    static let number: UInt64 = 500
    /// Apart from the seeds of the histories.
    static let first: UInt64 = 1_000_000

    @Test("500 generated sicknesses delete nobody, deactivate nobody, and empty no field")
    func nobody() async throws {
        let seeds = Array(Self.first..<Self.first + Self.number)
        for start in stride(from: 0, to: seeds.count, by: 50) {
            let portion = Array(seeds[start..<start + 50])
            try await Street.open(portion, people: 12) { street in
                for seed in portion { try await Self.suffer(seed, on: street) }
            }
        }
    }

    private static func suffer(_ seed: UInt64, on street: Street) async throws {
        var random = SeededRandom(seed: seed)
        let company = try await Company.found(on: street, seed: seed)
        var sicknesses: [Sickness] = []
        defer { company.control.endAllFaults() }
        do {
            _ = try await company.engine.importPeople(
                .everyone, in: company.organization, request: company.request)
            let before = try await company.users()
            if Bool.random(using: &random) { try await synchronize(company, before, &random) }
            sicknesses = Array(Sickness.allCases.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random)))
            for sickness in sicknesses { try sickness.strike(company.control, &random) }
            for _ in 1...3 {
                try await synchronize(company, before, &random)
                company.clock.wait(20 * 60)
            }
            let after = try await company.users()
            #expect(after.map(\.profile) == before.map(\.profile), "seed \(seed): \(sicknesses)")
            #expect(after.map(\.status) == before.map(\.status), "seed \(seed): \(sicknesses)")
            #expect(try await company.tombstones().isEmpty, "seed \(seed): \(sicknesses)")
        } catch {
            Issue.record("seed \(seed), \(sicknesses): \(error)")
        }
    }

    /// Everybody or some; a problem that stops the run has changed nothing, which the caller sees to.
    private static func synchronize(
        _ company: Company, _ users: [User], _ random: inout SeededRandom
    ) async throws {
        let isOverEverybody = Int.random(in: 0..<3, using: &random) > 0
        let some = users.filter { $0.binding != nil }.shuffled(using: &random).prefix(4).map(\.id)
        let selection: Selection = isOverEverybody ? .everyone : .users(some)
        let removed: Int
        do throws(Problem) {
            let counts = try await company.engine.synchronize(
                selection, in: company.organization, request: company.request
            ).counts
            removed = counts[.deleted] + counts[.deactivated]
        } catch {
            guard error.code != .storeUnavailable else { throw error }
            return
        }
        #expect(removed == 0, "a plan of \(removed) removals")
    }
}
