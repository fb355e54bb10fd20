import EntraSimulator
import Testing

@testable import enum EntraSimulator.JSONValue

@Suite("Managers beside their people")
struct ManagerTests {
    /// Ana reports to Ben, Ben to Cleo, Cleo to Dora, and Dora to nobody.
    private func withChain<R: Sendable>(_ body: (Probe, [TruePerson]) async throws -> R) async throws -> R {
        try await withProbe { probe async throws in
            let people = Array(probe.control.people.prefix(4))
            for (person, manager) in zip(people, people.dropFirst()) {
                try probe.control.edit(person.id) { $0.managerID = manager.id }
            }
            try probe.control.edit(people[3].id) { $0.managerID = nil }
            return try await body(probe, people)
        }
    }

    private func chain(_ person: JSONValue) -> [String] {
        guard let manager = person["manager"] else { return [] }
        return [manager.id] + chain(manager)
    }

    @Test("A list shows the manager's id beside each person, and nothing beside those without one")
    func list() async throws {
        try await withChain { probe, people async throws in
            let shown = try await probe.walk("/users?$expand=manager($select=id)&$select=id,displayName&$top=7")
            #expect(shown.count == 50)
            #expect(shown.contains { $0["manager"] == nil })
            #expect(shown.count { $0["manager"] != nil } > 10)
            for person in shown {
                let truth = try #require(probe.control.truth(person.id))
                #expect(person["manager"]?.id == truth.managerID)
                #expect(person.names.contains("manager") == (truth.managerID != nil))
                if let manager = person["manager"] { #expect(manager.names == ["id"]) }
            }
            let ana = try #require(shown.first { $0.id == people[0].id })
            #expect(ana["manager"]?["@odata.type"] == .string("#microsoft.graph.user"))
        }
    }

    @Test(
        "The managers above Ana, as many as were asked for",
        arguments: [("max", 3), ("1", 1), ("2", 2), ("1000", 3)])
    func levels(_ levels: String, _ count: Int) async throws {
        try await withChain { probe, people async throws in
            let path = "/users/\(people[0].id)?$count=true&$select=id&$expand=manager($levels=\(levels);$select=id)"
            let answer = try await probe.graph("GET", path, eventual: true)
            #expect(answer.status == 200)
            #expect(chain(answer.json) == people.dropFirst().prefix(count).map(\.id))
        }
    }

    @Test("Managers who go round in a circle are shown once each")
    func circle() async throws {
        try await withChain { probe, people async throws in
            try probe.control.edit(people[3].id) { $0.managerID = people[0].id }
            let path = "/users/\(people[0].id)?$count=true&$expand=manager($levels=max;$select=id)"
            let answer = try await probe.graph("GET", path, eventual: true)
            #expect(chain(answer.json) == people.dropFirst().map(\.id))
        }
    }

    @Test(
        "Levels are refused without the header, on a list, and out of their range",
        arguments: [
            ("/users/{ana}?$count=true&$expand=manager($levels=max)", false, "Request_UnsupportedQuery"),
            ("/users/{ana}?$expand=manager($levels=max)", true, "Request_UnsupportedQuery"),
            ("/users?$count=true&$expand=manager($levels=2)", true, "ExpandNotSupported"),
            ("/users/{ana}?$count=true&$expand=manager($levels=0)", true, "Request_BadRequest"),
            ("/users/{ana}?$count=true&$expand=manager($levels=1001)", true, "Request_BadRequest"),
            ("/users/{ana}?$expand=friends", false, "ExpandNotSupported"),
            ("/users?$count=true&$expand=manager&$filter=mail%20ne%20null", true, "Request_UnsupportedQuery"),
        ])
    func refusals(_ path: String, _ isEventual: Bool, _ code: String) async throws {
        try await withChain { probe, people async throws in
            let path = path.replacing("{ana}", with: people[0].id)
            let refused = try await probe.graph("GET", path, eventual: isEventual)
            #expect(refused.status == 400)
            #expect(refused.errorCode == code)
        }
    }

    @Test(
        "Other relations that Graph expands are not simulated, and say so",
        arguments: [
            "/users?$expand=memberOf", "/users/{ana}?$expand=directReports($select=id)", "/groups?$expand=members",
            "/groups/{choir}?$expand=owners", "/users/{ben}/manager?$expand=manager",
        ])
    func otherRelations(_ path: String) async throws {
        try await withChain { probe, people async throws in
            let choir = try #require(probe.control.groups.first).id
            let path = path.replacing("{ana}", with: people[0].id).replacing("{ben}", with: people[1].id)
                .replacing("{choir}", with: choir)
            let answer = try await probe.graph("GET", path)
            #expect(answer.status == 501)
            #expect(answer.errorMessage?.contains("$expand=") == true)
        }
    }
}
