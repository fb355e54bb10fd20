import EntraSimulator
import Testing

@testable import struct EntraSimulator.Caller
@testable import enum EntraSimulator.JSONValue
@testable import struct EntraSimulator.ResourceUnits
@testable import struct EntraSimulator.Throttle
@testable import struct EntraSimulator.Timestamp

@Suite("Throttling")
struct ThrottlingTests {
    private let noon = Timestamp(seconds: 43_200)

    private func caller(_ application: String = "rollcall", tenant: String = "fabrikam") -> Caller {
        Caller(tenantID: tenant, clientID: application, permissions: [], expiresAt: noon)
    }

    @Test("The bucket of resource units runs dry, says how long to wait, and fills again")
    func bucket() {
        var units = ResourceUnits()
        // A tenant of 40 has 3,500 units in ten seconds.
        #expect(units.spend(3_500, by: caller(), people: 40, now: noon) == nil)
        #expect(units.spend(1, by: caller(), people: 40, now: noon) == 1)
        #expect(units.spend(700, by: caller(), people: 40, now: noon) == 2)
        #expect(units.spend(700, by: caller(), people: 40, now: noon + 2) == nil)
    }

    @Test(
        "Requests cost what Microsoft's table says",
        arguments: [
            ("/users", "2"), ("/users?$select=id", "1"), ("/users?$top=5", "1"), ("/users/delta", "1"),
            ("/groups", "1"),
        ])
    func costs(_ path: String, _ units: String) async throws {
        try await withProbe(SimulatorConfiguration(people: 10, throttling: true)) { probe async throws in
            #expect(try await probe.graph("GET", path).headers["x-ms-resource-unit"] == units)
        }
    }

    @Test("Ana's application may write 3,000 times in two and a half minutes; the next one waits")
    func writes() async throws {
        var configuration = SimulatorConfiguration.writable()
        configuration.throttling = true
        try await withProbe(configuration) { probe async throws in
            let ana = probe.control.people[0].id
            for round in 0..<150 {
                let statuses = try await patches(20, of: ana, round: round, probe)
                try #require(statuses == Array(repeating: 204, count: 20), "round \(round)")
            }
            let path = "/users/\(ana)"
            let refused = try await probe.graph("PATCH", path, json: #"{"jobTitle": "Queen"}"#)
            #expect(refused.status == 429)
            #expect(refused.errorCode == "TooManyRequests")
            let seconds = try #require(refused.headers["retry-after"].flatMap { Int($0) })
            #expect((1...150).contains(seconds))
            #expect(refused.headers["x-ms-throttle-information"] == "WriteLimitExceeded")
            #expect(
                refused.headers["x-ms-throttle-scope"]
                    == "Tenant_Application/Write/\(probe.sim.clientID)/\(probe.sim.tenantID)")
            #expect(try await probe.graph("GET", path).status == 200)
            #expect(try await probe.graph("POST", "\(path)/getMemberGroups", json: Self.securityOnly).status == 200)
            probe.control.advanceClock(by: .seconds(seconds + 1))
            #expect(try await probe.graph("PATCH", path, json: #"{"jobTitle": "Queen"}"#).status == 204)
        }
    }

    private static let securityOnly = #"{"securityEnabledOnly": false}"#

    private func patches(_ count: Int, of id: String, round: Int, _ probe: Probe) async throws -> [Int] {
        let requests = (0..<count).map {
            #"{"id": "\#($0)", "method": "PATCH", "url": "/users/\#(id)", "headers": {"Content-Type": "application/json"}, "#
                + #""body": {"jobTitle": "Title \#(round) \#($0)"}}"#
        }
        let answer = try await probe.graph(
            "POST", "/$batch", json: #"{"requests": [\#(requests.joined(separator: ","))]}"#)
        return (answer.json["responses"]?.items ?? []).compactMap { $0["status"]?.integer }
    }

    @Test("Without the switch nobody is throttled")
    func off() async throws {
        try await withProbe(.writable()) { probe async throws in
            let ana = probe.control.people[0].id
            for round in 0..<151 {
                let statuses = try await patches(20, of: ana, round: round, probe)
                try #require(statuses == Array(repeating: 204, count: 20))
            }
        }
    }

    @Test("A tenant takes 18,000 writes in five minutes from all applications together")
    func writesOfTenant() {
        var throttle = Throttle()
        for number in 0..<18_000 {
            let refusal = write(&throttle, caller("application \(number / 3_000)"), at: noon + number / 1_000)
            #expect(refusal == nil)
        }
        let refusal = write(&throttle, caller("another"), at: noon + 18)
        #expect(refusal?.scope == "Tenant/Write/another/fabrikam")
        #expect(refusal?.information == "WriteLimitExceeded")
        // The first thousand leave the window five minutes after they came; this refusal counted too.
        #expect(refusal?.wait == 300 - 18)
        #expect(write(&throttle, caller("another", tenant: "contoso"), at: noon + 18) == nil)
        #expect(write(&throttle, caller("another"), at: noon + 300) == nil)
    }

    private func write(_ throttle: inout Throttle, _ caller: Caller, at now: Timestamp) -> Throttle.Refusal? {
        // A tenant large enough that its resource units are not what refuses.
        throttle.admit(caller, isWrite: true, cost: 0, people: 10_000, now: now)
    }

    @Test("An application makes 130,000 requests in ten seconds, over all tenants")
    func requestsOfApplication() {
        var throttle = Throttle()
        for number in 0..<130_000 {
            let caller = caller(tenant: number % 2 == 0 ? "fabrikam" : "contoso")
            let refusal = throttle.admit(caller, isWrite: false, cost: 0, people: 1, now: noon + number / 13_000)
            #expect(refusal == nil)
        }
        let refusal = throttle.admit(caller(tenant: "third"), isWrite: false, cost: 0, people: 1, now: noon + 9)
        #expect(refusal?.scope == "Application/ReadWrite/rollcall/third")
        #expect(refusal?.wait == 1)
        #expect(throttle.admit(caller("other"), isWrite: false, cost: 0, people: 1, now: noon + 9) == nil)
        #expect(throttle.admit(caller(), isWrite: false, cost: 0, people: 1, now: noon + 10) == nil)
    }

    @Test("Asking on while throttled prolongs it")
    func impatience() {
        var throttle = Throttle()
        for _ in 0..<3_000 { _ = write(&throttle, caller(), at: noon) }
        for second in 1...149 { #expect(write(&throttle, caller(), at: noon + second) != nil) }
        // Of the 149 refused ones all are still in the window; there is room for the rest of 3,000.
        #expect(write(&throttle, caller(), at: noon + 150) == nil)
    }
}
