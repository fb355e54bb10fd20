import AsyncHTTPClient
import DirectoryCore
import DirectoryPorts
import EntraSimulator
import Foundation
import Logging
import TestSupport
import Testing

@testable import EntraGraph

@Suite("Against a simulated tenant")
struct SimulatorTests {
    @Test("Everybody of a tenant of 5,000 is read, and every property of everybody is true")
    func everybody() async throws {
        try await withTenant(people: 5_000) { tenant in
            let people = try await tenant.directory.everyone()
            let truth = try tenant.simulator.control.people.map { try DirectoryUser($0) }
            #expect(Set(people) == Set(truth))
        }
    }

    @Test("A thousand chosen people are read with four requests, and every property is true")
    func chosen() async throws {
        try await withTenant(people: 3_000) { tenant in
            let everybody = tenant.simulator.control.people
            let truth = stride(from: 0, to: 3_000, by: 3).map { everybody[$0] }
            let people = try await tenant.directory.people(truth.compactMap { DirectoryObjectID($0.id) })
            let expected = try truth.map { try DirectoryUser($0) }
            #expect(Set(people) == Set(expected))
            #expect(tenant.simulator.control.requests.filter { $0.path == "/v1.0/$batch" }.count == 4)
        }
    }

    @Test("The tenant is identified, with the permissions it granted")
    func identify() async throws {
        try await withTenant { tenant in
            let identified = try await tenant.directory.identify()
            #expect(identified.id.description == tenant.simulator.tenantID)
            #expect(identified.displayName == "Fabrikam")
            let trial = try await tenant.directory.tryCredentials().first
            #expect(trial?.grantedPermissions == ["User.Read.All", "GroupMember.Read.All"])
        }
    }

    @Test("A tenant is found by its domain as well")
    func byDomain() async throws {
        try await withTenant { tenant in
            let directory = try tenant.directory(tenant: tenant.simulator.verifiedDomain)
            let identified = try await directory.identify()
            #expect(identified.id.description == tenant.simulator.tenantID)
        }
    }

    @Test("Of three people one is there, one is deleted, one was never there")
    func lookUp() async throws {
        try await withTenant { tenant in
            let control = tenant.simulator.control
            let (ana, noor) = (control.people[3], control.people[4])
            try control.delete(noor.id)
            let ids = try [ana.id, noor.id, Fake.li].map(Fake.object)

            let lookups = try await tenant.directory.lookUp(ids)
            #expect(try lookups[ids[0]] == .found(DirectoryUser(ana)))
            for id in ids.dropFirst() {
                guard case .notFound(let observation)? = lookups[id] else {
                    Issue.record("found \(id)")
                    continue
                }
                #expect(observation.status == 404)
                #expect(observation.requestID != nil)
            }
            let deleted = try await tenant.directory.deletedItems(among: ids)
            #expect(Array(deleted.keys) == [ids[1]])
            #expect(deleted[ids[1]]?.deletedAt != nil)
            #expect(deleted[ids[1]]?.observation.requestID != nil)

            try control.restore(noor.id)
            let again = try await tenant.directory.lookUp([ids[1]])
            #expect(try again[ids[1]] == .found(DirectoryUser(noor)))
            try control.deletePermanently(noor.id)
            let none = try await tenant.directory.deletedItems(among: ids)
            #expect(none.isEmpty)
        }
    }

    @Test("Without the permission every reading says so, and nobody counts as deleted")
    func permissionLost() async throws {
        try await withTenant { tenant in
            let ids = try [Fake.object(tenant.simulator.control.people[0].id)]
            tenant.simulator.control.dropPermission("User.Read.All")
            let problems = [
                await failure { _ = try await tenant.directory.everyone() },
                await failure { _ = try await tenant.directory.people(ids) },
                await failure { _ = try await tenant.directory.deletedItems(among: ids) },
                await failure { _ = try await tenant.directory.search("a", limit: 5) },
                await failure { _ = try await tenant.directory.sample(1) },
            ]
            for problem in problems {
                #expect(problem?.code == .permissionMissing)
                #expect(problem?.trace?.code == "Authorization_RequestDenied")
                #expect(problem?.trace?.requestID != nil)
            }
            let lookups = try await tenant.directory.lookUp(ids)
            guard case .refused(let problem)? = lookups[ids[0]] else {
                Issue.record("not refused")
                return
            }
            #expect(problem.code == .permissionMissing)
        }
    }

    @Test("A wrong secret, client or tenant and an expired secret are four different problems")
    func wrongSettings() async throws {
        try await withTenant { tenant in
            let wrong = [
                (try tenant.directory(secret: "another-fake-secret"), Problem.Code.secretWrong),
                (try tenant.directory(client: Fake.li), .applicationNotFound),
                (try tenant.directory(tenant: Fake.li), .tenantNotFound),
                (try tenant.directory(tenant: "elsewhere.example"), .tenantNotFound),
            ]
            for (directory, expected) in wrong {
                let problem = await failure { _ = try await directory.identify() }
                #expect(problem?.code == expected)
            }
            tenant.simulator.control.expireSecret()
            let expired = await failure { _ = try await tenant.directory.identify() }
            #expect(expired?.code == .secretExpired)
        }
    }

    @Test("Tokens that are revoked or expire in the middle of a reading do not end it")
    func tokensGone() async throws {
        try await withTenant(people: 2_500) { tenant in
            let control = tenant.simulator.control
            _ = try await tenant.directory.identify()
            control.revokeTokens()
            control.inject(Fault(.unauthorized, on: .graphPath("/users"), skip: 2, times: 1))
            let people = try await tenant.directory.everyone()
            #expect(people.count == 2_500)
        }
    }

    @Test("People are found by names of several scripts, by quotes, and by the beginning of an address")
    func search() async throws {
        try await withTenant { tenant in
            let control = tenant.simulator.control
            let names = [
                "山田 太郎", "Zoë O'Hara", "نور حداد", "Łukasz Żółć", "Ольга Петрова", #"Ana "Anita" Ruiz"#,
                "Đặng Thị Mỹ", "Ana & Sons #1 + 50%",
            ]
            for (number, name) in names.enumerated() {
                let made = try control.create(
                    userPrincipalName: "script\(number)@fabrikam.example", displayName: name, givenName: name,
                    mail: "script\(number)@fabrikam.example")
                let byName = try await tenant.directory.search(name, limit: 10)
                #expect(byName.map(\.id.description) == [made.id], "\(name)")
                let byAddress = try await tenant.directory.search("script\(number)@", limit: 10)
                #expect(byAddress.map(\.id.description) == [made.id], "\(name)")
            }
        }
    }

    @Test("A tenant that refuses to search is asked in another way")
    func searchFallback() async throws {
        try await withTenant { tenant in
            let control = tenant.simulator.control
            let made = try control.create(userPrincipalName: "zoe@fabrikam.example", displayName: "Zoë O'Hara")
            let refusal = #"{"error":{"code":"Request_UnsupportedQuery","message":"-"}}"#
            control.inject(
                Fault(.answer(status: 400, contentType: "application/json", body: refusal), on: .graphPath("/users")))
            let found = try await tenant.directory.search("Zoë O'H", limit: 10)
            #expect(found.map(\.id.description) == [made.id])
        }
    }

    @Test("Nobody is told wrongly or left out when the tenant throttles, fails and cuts its answers on the way")
    func weather() async throws {
        try await withTenant(people: 3_900) { tenant in
            let control = tenant.simulator.control
            control.inject(Fault(.throttled(retryAfter: .text("2.128"))))
            control.inject(Fault(.throttled(retryAfter: .date(inSeconds: 5)), skip: 1))
            control.inject(Fault(.throttled(retryAfter: .absent), skip: 2))
            control.inject(Fault(.unavailable(status: 503, html: true), skip: 3))
            control.inject(Fault(.cut(afterBytes: 1_000), skip: 4))
            control.inject(Fault(.truncatedGzip, skip: 5))
            control.inject(Fault(.htmlPage, skip: 6))
            control.inject(Fault(.missingValue, skip: 7))
            control.inject(Fault(.slow(bytesPerPiece: 50_000, pause: .milliseconds(1)), skip: 8))
            let people = try await tenant.directory.everyone()
            let truth = try control.people.map { try DirectoryUser($0) }
            #expect(Set(people) == Set(truth))
        }
    }

    @Test("Chosen people are read in full although parts of the batch are throttled")
    func batchWeather() async throws {
        try await withTenant(people: 600) { tenant in
            let control = tenant.simulator.control
            control.inject(Fault(.throttled(retryAfter: .text("3")), on: .graphPath("/users"), skip: 5, times: 9))
            control.inject(Fault(.unavailable(status: 503, html: false), on: .graphPath("/users"), skip: 20, times: 2))
            let truth = control.people
            let people = try await tenant.directory.people(truth.compactMap { DirectoryObjectID($0.id) })
            let expected = try truth.map { try DirectoryUser($0) }
            #expect(Set(people) == Set(expected))
        }
    }

    @Test("A link to another host or back to its own page ends the listing")
    func links() async throws {
        try await withTenant(people: 2_500) { tenant in
            let control = tenant.simulator.control
            control.inject(Fault(.foreignNextLink(host: "evil.example")))
            #expect(await failure { _ = try await tenant.directory.everyone() }?.code == .hostileLink)
            control.inject(Fault(.loopingNextLink, times: nil))
            #expect(await failure { _ = try await tenant.directory.everyone() }?.code == .endlessListing)
        }
    }

    @Test("A listing whose page tokens expire on the way begins again")
    func pageTokens() async throws {
        try await withTenant(people: 2_500) { tenant in
            let control = tenant.simulator.control
            let pages = PageCounter()
            try await tenant.directory.readEveryone { people in
                if pages.add(people) == 2 { control.expirePageTokens() }
            }
            let truth = try control.people.map { try DirectoryUser($0) }
            #expect(Set(pages.people) == Set(truth))
            #expect(pages.count == 5)
        }
    }
}
