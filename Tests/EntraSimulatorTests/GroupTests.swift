import EntraSimulator
import Testing

@testable import enum EntraSimulator.JSONValue

@Suite("Groups and members")
struct GroupTests {
    @Test("Direct members are listed with their types; nested groups are followed only transitively, everybody once")
    func nesting() async throws {
        try await withProbe(SimulatorConfiguration(people: 20, groups: 0)) { probe async throws in
            let people = probe.control.people.map(\.id)
            let inner = try probe.control.createGroup(displayName: "Sopranos", memberIDs: [people[0], people[1]])
            let outer = try probe.control.createGroup(
                displayName: "Choir", memberIDs: [people[1], people[2], inner.id])
            try probe.control.addMember(outer.id, to: inner.id)
            let direct = try await probe.graph("GET", "/groups/\(outer.id)/members").value
            #expect(direct.map(\.id) == [people[1], people[2], inner.id])
            #expect(direct.last?["@odata.type"] == .string("#microsoft.graph.group"))
            let all = try await probe.walk("/groups/\(outer.id)/transitiveMembers?$top=2")
            #expect(all.map(\.id).sorted() == [people[0], people[1], people[2], inner.id].sorted())
            let users = try await probe.walk(
                "/groups/\(outer.id)/transitiveMembers/microsoft.graph.user?$count=true&$select=id", eventual: true)
            #expect(Set(users.map(\.id)) == Set(people.prefix(3)))
            let groups = try await probe.walk("/users/\(people[0])/transitiveMemberOf/microsoft.graph.group")
            #expect(Set(groups.map(\.id)) == [inner.id, outer.id])
        }
    }

    @Test("A deleted person is no member, a restored one is again")
    func deletedMember() async throws {
        try await withProbe(SimulatorConfiguration(people: 5, groups: 0)) { probe async throws in
            let ana = probe.control.people[0]
            let choir = try probe.control.createGroup(displayName: "Choir", memberIDs: [ana.id])
            try probe.control.delete(ana.id)
            #expect(try await probe.graph("GET", "/groups/\(choir.id)/members").value.isEmpty)
            try probe.control.restore(ana.id)
            #expect(try await probe.graph("GET", "/groups/\(choir.id)/members").value.map(\.id) == [ana.id])
        }
    }

    @Test("Members can be counted, but filtered only by the search index")
    func counting() async throws {
        try await withProbe(SimulatorConfiguration(people: 40, groups: 3)) { probe async throws in
            let group = probe.control.groups[0]
            let path = "/groups/\(group.id)/members/$count"
            #expect(try await probe.graph("GET", path, eventual: true).text == String(group.memberIDs.count))
            #expect(try await probe.graph("GET", path).status == 400)
            let filter = "/groups/\(group.id)/members/microsoft.graph.user?$filter=\(encoded("accountEnabled eq true"))"
            #expect(try await probe.graph("GET", filter).errorCode == "Request_UnsupportedQuery")
            #expect(try await probe.graph("GET", filter + "&$count=true", eventual: true).status == 200)
        }
    }

    @Test("Groups are found by filter and id; an application that may only read users sees none")
    func listing() async throws {
        try await withProbe { probe async throws in
            let found = try await probe.graph("GET", "/groups?$filter=\(encoded("startswith(displayName,'pay')"))")
                .value
            #expect(found.compactMap { $0["displayName"]?.string } == ["Payroll"])
            probe.control.dropPermission("GroupMember.Read.All")
            #expect(try await probe.graph("GET", "/groups").status == 403)
        }
    }
}
