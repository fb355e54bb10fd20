import EntraSimulator
import Testing

@testable import enum EntraSimulator.JSONValue

@Suite("Deleting and restoring people")
struct DeletionTests {
    @Test("A deleted person is in deletedItems with the id before the name, and nowhere else")
    func softDeletion() async throws {
        try await withProbe { probe async throws in
            let sam = probe.control.people[4]
            try probe.control.delete(sam.id)
            #expect(try await probe.graph("GET", "/users/\(sam.id)").status == 404)
            #expect(try await probe.graph("GET", "/users/\(sam.userPrincipalName)").status == 404)
            let items = try await probe.walk(
                "/directory/deletedItems/microsoft.graph.user?$select=id,userPrincipalName,accountEnabled,deletedDateTime"
            )
            #expect(items.map(\.id) == [sam.id])
            let mangled = sam.id.filter { $0 != "-" } + sam.userPrincipalName
            #expect(items.first?["userPrincipalName"] == .string(mangled))
            #expect(items.first?["deletedDateTime"]?.string != nil)
            let item = try await probe.graph("GET", "/directory/deletedItems/\(sam.id)").json
            #expect(item["@odata.type"] == .string("#microsoft.graph.user"))
        }
    }

    @Test("The type of deleted items must be given")
    func missingCast() async throws {
        try await withProbe { probe async throws in
            #expect(try await probe.graph("GET", "/directory/deletedItems").status == 400)
            #expect(try await probe.graph("GET", "/directory/deletedItems/microsoft.graph.user?$top=999").value.isEmpty)
        }
    }

    @Test("A restored person is the same person; restoring onto a taken name is refused")
    func restoration() async throws {
        try await withProbe(.writable()) { probe async throws in
            let sam = probe.control.people[4]
            #expect(try await probe.graph("DELETE", "/users/\(sam.id)").status == 204)
            let twin = try probe.control.create(userPrincipalName: sam.userPrincipalName)
            #expect(try await probe.graph("POST", "/directory/deletedItems/\(sam.id)/restore").status == 400)
            try probe.control.deletePermanently(twin.id)
            #expect(try await probe.graph("POST", "/directory/deletedItems/\(sam.id)/restore").json.id == sam.id)
            #expect(probe.control.truth(sam.id) == sam)
        }
    }

    @Test("Thirty days later a deleted person is gone for good")
    func purge() async throws {
        try await withProbe(.writable()) { probe async throws in
            let sam = probe.control.people[4]
            try probe.control.delete(sam.id)
            probe.control.advanceClock(by: .seconds(29 * 86_400))
            var renewed = probe
            try await renewed.signIn()
            #expect(try await renewed.graph("GET", "/directory/deletedItems/\(sam.id)").status == 200)
            probe.control.advanceClock(by: .seconds(86_400))
            try await renewed.signIn()
            #expect(try await renewed.graph("GET", "/directory/deletedItems/\(sam.id)").status == 404)
            #expect(probe.control.truth(sam.id) == nil)
        }
    }

    @Test("Whoever is made anew under an old name has a new id")
    func recreation() async throws {
        try await withProbe { probe async throws in
            let sam = try #require(probe.control.people.first { $0.mail != nil })
            let other = try probe.control.recreate(sam.id)
            #expect(other.id != sam.id)
            #expect(other.userPrincipalName == sam.userPrincipalName)
            #expect(try await probe.graph("GET", "/users/\(sam.userPrincipalName)").json.id == other.id)
        }
    }
}
