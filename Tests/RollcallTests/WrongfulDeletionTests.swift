import DirectoryCore
import EntraSimulator
import Foundation
import TestSupport
import Testing

@Suite("A sick tenant deletes nobody, over HTTPS")
struct WrongfulDeletionTests {
    struct Sickness: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let code: Problem.Code?
        let strike: @Sendable (TenantControl) -> Void

        init(_ description: String, _ code: Problem.Code?, _ strike: @escaping @Sendable (TenantControl) -> Void) {
            testDescription = description
            self.code = code
            self.strike = strike
        }
    }

    static let sicknesses: [Sickness] = [
        Sickness("the tenant is empty", .upstreamEmpty) { $0.emptyTenant() },
        Sickness("the list is cut short", nil) {
            $0.inject(Fault(.shortened(to: 3), on: .graphPath("/users"), times: 1))
        },
        Sickness("every request is refused", .permissionMissing) { $0.inject(Fault(.forbidden, times: nil)) },
        Sickness("everybody is 404, and so is what has changed", .upstreamRefused) {
            $0.inject(Fault(.notFound, on: .graphPath("/users/"), times: nil))
            $0.inject(Fault(.forbidden, on: .graphPath("/directory/deletedItems"), times: nil))
            $0.inject(Fault(.shortened(to: 1), on: .graphPath("/users"), times: nil))
        },
        Sickness("the list has no value", .upstreamBadPayload) {
            $0.inject(Fault(.missingValue, on: .graphPath("/users"), times: nil))
        },
        Sickness("every answer is a web page", .upstreamBadPayload) { $0.inject(Fault(.htmlPage, times: nil)) },
        Sickness("people are shown with an id and nothing else", nil) {
            $0.inject(Fault(.limitedInformation, on: .graphPath("/users"), times: nil))
        },
        Sickness("the next page is on another host", .hostileLink) {
            $0.inject(Fault(.foreignNextLink(host: "graph.example"), on: .graphPath("/users"), times: nil))
        },
    ]

    @Test("Nobody is deleted and nothing is written when", arguments: sicknesses)
    func nobody(sickness: Sickness) async throws {
        try await Office.open(SimulatorConfiguration(people: 1_100)) { office in
            try await office.importPeople()
            let before = try await office.users().mapValues(\.profile)
            sickness.strike(office.tenant.control)
            for _ in 1...2 {
                let problem = try await office.problem {
                    let run = try await office.synchronize()
                    #expect(run.counts[.deleted] == 0)
                }
                if let code = sickness.code { #expect(problem?.code == code) }
                office.clock.wait(3_600)
            }
            #expect(try await office.users().mapValues(\.profile) == before)
        }
    }

    @Test("Bo, purged from the tenant, is deleted only by the second look, 15 minutes later")
    func twoStrikes() async throws {
        try await Office.open { office in
            try await office.importPeople()
            let users = try await office.users()
            let bo = try #require(office.tenant.control.people.first { users[$0.id] != nil })
            try office.tenant.control.deletePermanently(bo.id)
            #expect(try await office.synchronize().counts[.missing] == 1)
            #expect(try await office.synchronize().counts[.missing] == 1)
            office.clock.wait(15 * 60)
            #expect(try await office.synchronize().counts[.deleted] == 1)
        }
    }
}
