import EntraSimulator
import Testing

@testable import enum EntraSimulator.JSONValue

@Suite("Reading a tenant in parts")
struct ShardingTests {
    private static let letters = "abcdefghijklmnopqrstuvwxyz"
    private static let select = "id,userPrincipalName,department,jobTitle,companyName,employeeId,officeLocation"

    @Test("The parts by first letter and the rest are everybody, each once; the count says how many")
    func parts() async throws {
        try await withProbe(SimulatorConfiguration(people: 300)) { probe async throws in
            var ids: [String] = []
            for letter in Self.letters.prefix(20) {
                let filter = encoded("startsWith(userPrincipalName,'\(letter)')")
                let part = try await probe.walk("/users?$filter=\(filter)&$select=\(Self.select)&$top=7")
                #expect(part.allSatisfy { $0["userPrincipalName"]?.string?.first == letter })
                ids += part.map(\.id)
            }
            let rest = Self.letters.prefix(20).map { "not(startsWith(userPrincipalName,'\($0)'))" }
                .joined(separator: " and ")
            let path = "/users?$count=true&$filter=\(encoded(rest))&$select=id&$top=7"
            #expect(try await probe.graph("GET", path).errorCode == "Request_UnsupportedQuery")
            ids += try await probe.walk(path, eventual: true).map(\.id)
            #expect(ids.count == 300)
            #expect(Set(ids) == Set(probe.control.people.map(\.id)))
            #expect(try await probe.graph("GET", "/users/$count", eventual: true).text == "300")
        }
    }

    @Test("An advanced query longer than 2,048 characters is refused")
    func longURL() async throws {
        try await withProbe { probe async throws in
            let names = (0..<150).map { "'person number \($0)'" }.joined(separator: ",")
            let path = "/users?$count=true&$filter=\(encoded("displayName in (\(names))"))"
            #expect(try await probe.graph("GET", path, eventual: true).status == 400)
        }
    }

    @Test("Where advanced queries do not exist the header does nothing, and plain filters still work")
    func withoutAdvancedQueries() async throws {
        try await withProbe { probe async throws in
            let advanced = "/users?$count=true&$filter=\(encoded("not(startsWith(userPrincipalName,'a'))"))"
            #expect(try await probe.send("POST", "/_simulator/advanced-queries/off").status == 200)
            #expect(try await probe.graph("GET", advanced, eventual: true).errorCode == "Request_UnsupportedQuery")
            let count = try await probe.graph("GET", "/users/$count", eventual: true)
            #expect(count.errorMessage == "$count is not currently supported.")
            let plain = "/users?$filter=\(encoded("startsWith(userPrincipalName,'a')"))"
            #expect(try await probe.graph("GET", plain, eventual: true).status == 200)
            #expect(try await probe.send("POST", "/_simulator/advanced-queries/on").status == 200)
            #expect(try await probe.graph("GET", advanced, eventual: true).status == 200)
        }
    }

    @Test("A fault can be for the requests whose query has a certain text, inside a batch too")
    func refusedParts() async throws {
        try await withProbe { probe async throws in
            let fault = #"{"effect": "unsupportedQuery", "on": "/users", "query": "startswith(", "times": null}"#
            #expect(try await probe.send("POST", "/_simulator/faults", body: fault).status == 200)
            let part = "/users?$filter=\(encoded("startsWith(userPrincipalName,'a')"))"
            #expect(try await probe.graph("GET", part).errorCode == "Request_UnsupportedQuery")
            #expect(try await probe.graph("GET", "/users?$top=5").status == 200)
            let batch = #"{"requests": [{"id": "1", "method": "GET", "url": "\#(part)"}]}"#
            let answer = try await probe.graph("POST", "/$batch", json: batch)
            #expect(answer.json["responses"]?.items?.first?["status"]?.integer == 400)
            probe.control.clearFaults()
            #expect(try await probe.graph("GET", part).status == 200)
        }
    }

    @Test("The link from now on comes without anybody, and shows what happens later with what was selected")
    func latest() async throws {
        try await withProbe { probe async throws in
            let path = "/users/delta?$deltatoken=latest&$select=\(Self.select)"
            let start = try await probe.graph("GET", path)
            #expect(start.value.isEmpty)
            #expect(start.nextLink == nil)
            let link = try #require(start.deltaLink)
            let ana = probe.control.people[0].id
            try probe.control.edit(ana) { $0.department = "Choir" }
            let changes = try await probe.graph("GET", link)
            #expect(changes.value.map(\.id) == [ana])
            #expect(changes.value.first?["department"] == .string("Choir"))
            #expect(changes.value.first?["displayName"] == nil)
            #expect(try await probe.graph("GET", try #require(changes.deltaLink)).value.isEmpty)
        }
    }

    @Test("In a tenant of fifty some have each property of work, and some do not")
    func properties() async throws {
        try await withProbe { probe async throws in
            let people = try await probe.walk("/users?$select=\(Self.select),onPremisesExtensionAttributes&$top=999")
            for name in ["department", "jobTitle", "companyName", "employeeId", "officeLocation"] {
                let values = people.compactMap { $0[name]?.string }
                #expect(!values.isEmpty && values.count < 50, "\(name)")
                #expect(Set(values).count > 1, "\(name)")
            }
            let attributes = people.compactMap { $0["onPremisesExtensionAttributes"]?.members }
            #expect(!attributes.isEmpty && attributes.count < 50)
            #expect(attributes.allSatisfy { $0.count == 15 })
            #expect(Set(attributes.compactMap { $0["extensionAttribute1"]?.string }).count > 1)
        }
    }

    @Test(
        "People in a scope are found by what stands inside a complex property",
        arguments: [
            "onPremisesExtensionAttributes/extensionAttribute1 eq 'site a'",
            "startsWith(onPremisesExtensionAttributes/extensionAttribute1,'Site A')",
            "onPremisesExtensionAttributes/extensionAttribute1 in ('Site A')",
        ])
    func scope(_ filter: String) async throws {
        try await withProbe { probe async throws in
            let inside = try await probe.walk("/users?$select=id,onPremisesExtensionAttributes&$top=999").filter {
                $0["onPremisesExtensionAttributes"]?["extensionAttribute1"]?.string == "Site A"
            }
            let path = "/users?$count=true&$select=id&$filter=\(encoded(filter))"
            #expect(try await probe.graph("GET", path).errorCode == "Request_UnsupportedQuery")
            #expect(!inside.isEmpty)
            #expect(try await probe.walk(path, eventual: true).map(\.id) == inside.map(\.id))
            let unknown = encoded("onPremisesExtensionAttributes/extensionAttribute16 eq 'x'")
            #expect(try await probe.graph("GET", "/users?$filter=\(unknown)").status == 400)
        }
    }
}
