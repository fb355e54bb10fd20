import Foundation
import Testing

@Suite("Whatever happens, in whatever order, under whatever faults")
struct HistoryTests {
    /// How many histories are told; `ROLLCALL_HISTORIES` says otherwise.
    static let number = UInt64(ProcessInfo.processInfo.environment["ROLLCALL_HISTORIES"] ?? "") ?? 5_000
    /// Where they begin, to tell one of them again.
    static let first = UInt64(ProcessInfo.processInfo.environment["ROLLCALL_FIRST_HISTORY"] ?? "") ?? 1

    @Test("Random histories: outcomes add up, nobody is deleted without proof, addresses are unique, and it converges")
    func histories() async throws {
        let seeds = Array(Self.first..<Self.first + Self.number)
        let portions = stride(from: 0, to: seeds.count, by: 50).map { Array(seeds[$0..<min($0 + 50, seeds.count)]) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, portion) in portions.enumerated() {
                // Two at a time: one for each core of a small machine.
                if index >= 2 { try await group.next() }
                group.addTask { try await Self.tell(portion) }
            }
            try await group.waitForAll()
        }
    }

    /// Faults act for a whole street, so its histories are told one after the other.
    private static func tell(_ seeds: [UInt64]) async throws {
        try await Street.open(seeds, people: 8) { street in
            for seed in seeds { try await tell(seed, on: street) }
        }
    }

    private static func tell(_ seed: UInt64, on street: Street) async throws {
        var history = History(company: try await Company.found(on: street, seed: seed), seed: seed)
        do {
            try await history.run(deeds: 12)
        } catch {
            Issue.record("history \(seed): \(error)\n\(history.deeds.joined(separator: ", "))")
        }
    }
}
