import DirectoryCore
import DirectoryPorts
import EntraSimulator
import Foundation
import TestSupport
import Testing

@Suite("What a run over everybody costs")
struct DeltaCostTests {
    @Test("50 changes cost as many requests in a tenant of 200,000 as in one of 2,000")
    func fifty() async throws {
        let small = try await requests(people: 2_000)
        let large = try await requests(people: 200_000)
        #expect(large == small)
        #expect(small.count < 10)
    }

    /// The requests of a run after 50 changes, by what they ask.
    private func requests(people: Int) async throws -> [String] {
        let (stream, continuation) = AsyncStream.makeStream(of: [String].self)
        try await Street.open([1], people: people) { street in
            let company = try await Company.found(on: street, seed: 1)
            let known = Array(company.control.people.prefix(300))
            _ = try await company.engine.importPeople(
                .people(known.compactMap { DirectoryObjectID($0.id) }), in: company.organization,
                request: company.request)
            let first = try await company.engine.synchronize(
                .everyone, in: company.organization, request: company.request)
            #expect(first.reading?.way == .full)
            for (index, person) in known.prefix(50).enumerated() {
                try company.control.setPhone(person.id, "+47 22 \(index)")
            }
            company.control.resetRequests()
            let second = try await company.engine.synchronize(
                .everyone, in: company.organization, request: company.request)
            #expect(second.reading?.way == .delta)
            #expect(second.counts == OutcomeCounts([.modified: 50, .unchanged: 250]))
            continuation.yield(company.control.requests.map { "\($0.method) \($0.path)" })
        }
        continuation.finish()
        return await stream.first { _ in true } ?? []
    }
}
