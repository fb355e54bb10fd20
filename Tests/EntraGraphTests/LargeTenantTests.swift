import DirectoryCore
import DirectoryPorts
import EntraSimulator
import Foundation
import TestSupport
import Testing

@testable import EntraGraph

@Suite("Everybody of a large simulated tenant")
struct LargeTenantTests {
    private static func isListing(_ request: RecordedRequest) -> Bool { request.path == "/v1.0/users" }
    /// Whether it begins a list of everybody.
    private static func isOfEverybody(_ request: RecordedRequest) -> Bool {
        isListing(request) && !request.query.contains("$filter") && !request.query.contains("$skiptoken")
    }

    @Test("Whoever begins with an odd letter is read like everybody else")
    func oddNames() async throws {
        try await withTenant(people: 5_000) { tenant in
            let control = tenant.simulator.control
            for name in ["#hash", "_low", "'quote", "!bang", "ümit", "Élise", "山田", "9nine", "-dash", ".dot", "Zoë"] {
                try control.create(userPrincipalName: "\(name)@fabrikam.example", displayName: name)
            }
            let people = try await tenant.directory.everyone()
            let truth = try control.people.map { try DirectoryUser($0) }
            #expect(Set(people) == Set(truth) && truth.count == 5_011)
            #expect(control.requests.count(where: Self.isOfEverybody) == 1)
            #expect(control.requests.count { $0.headers["consistencylevel"] == "eventual" } >= 2)
        }
    }

    @Test("Page tokens that expire in the middle restart lists, and nobody is left out")
    func expired() async throws {
        try await withTenant(people: 12_000) { tenant in
            let control = tenant.simulator.control
            let pages = PageCounter()
            try await tenant.directory.readEveryone { people in
                if [3, 9].contains(pages.add(people)) { control.expirePageTokens() }
            }
            let truth = try control.people.map { try DirectoryUser($0) }
            #expect(Set(pages.people) == Set(truth))
            #expect(control.requests.count(where: Self.isOfEverybody) == 1)
        }
    }

    @Test("A list that looks complete and is not is noticed, and everybody is read again")
    func shortened() async throws {
        try await withTenant(people: 5_000) { tenant in
            let control = tenant.simulator.control
            // After the first page and the count come the remainder and the longest shards.
            control.inject(Fault(.shortened(to: 10), on: .graphPath("/users"), skip: 2, times: 2))
            let people = try await tenant.directory.everyone()
            let truth = try control.people.map { try DirectoryUser($0) }
            #expect(Set(people) == Set(truth))
            #expect(control.requests.count(where: Self.isOfEverybody) == 2)
        }
    }

    @Test("A tenant of 500 is read with one request")
    func small() async throws {
        try await withTenant(people: 500) { tenant in
            let people = try await tenant.directory.everyone()
            #expect(people.count == 500)
            #expect(tenant.simulator.control.requests.count { $0.path.hasPrefix("/v1.0/") } == 1)
        }
    }

    @Test("Further attributes and managers of everybody are true, in a list, in a batch and read directly")
    func further() async throws {
        let selection = PropertySelection(further: [.department, .jobTitle, .employeeID, .manager])
        try await withTenant(people: 1_200) { tenant in
            let control = tenant.simulator.control
            let people = control.people
            for (person, manager) in zip(people.prefix(100), people.dropFirst(100)) {
                try control.edit(person.id) { $0.managerID = manager.id }
            }
            let directory = try tenant.directory(selecting: selection)
            let truth = Set(try control.people.map { try DirectoryUser($0, selecting: selection) })
            let everybody = try await directory.everyone()
            let chosen = try await directory.people(everybody.map(\.id))
            #expect(Set(everybody) == truth && Set(chosen) == truth)
            #expect(everybody.count { $0[.manager].value != nil } >= 100)
            let lookups = try await directory.lookUp(Array(everybody.map(\.id).prefix(30)))
            for (id, lookup) in lookups { #expect(lookup == .found(try #require(truth.first { $0.id == id }))) }
        }
    }

    @Test("A manager who was removed is null, and nobody reads managers who did not ask")
    func managerRemoved() async throws {
        try await withTenant { tenant in
            let control = tenant.simulator.control
            let (ana, noor) = (control.people[3], control.people[4])
            let id = try Fake.object(ana.id)
            let directory = try tenant.directory(selecting: PropertySelection(further: [.manager]))
            try control.edit(ana.id) { $0.managerID = noor.id }
            #expect(try await directory.people([id]).first?[.manager] == .value(noor.id))
            try control.edit(ana.id) { $0.managerID = nil }
            #expect(try await directory.people([id]).first?[.manager] == .null)
            #expect(try await tenant.directory.people([id]).first?.further == [:])
        }
    }
}

extension DirectoryUser {
    /// A person as a reading of further properties has to show them.
    fileprivate init(_ truth: TruePerson, selecting selection: PropertySelection) throws {
        try self.init(truth)
        let values: [FurtherProperty: String?] = [
            .department: truth.department, .jobTitle: truth.jobTitle, .employeeID: truth.employeeID,
            .manager: truth.managerID,
        ]
        for property in selection.further {
            further[property] = values[property]?.map(Property.value) ?? .null
        }
    }
}
