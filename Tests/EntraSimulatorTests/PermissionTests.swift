import EntraSimulator
import Testing

@testable import enum EntraSimulator.JSONValue

@Suite("What an application may read")
struct PermissionTests {
    private func configuration(_ permissions: Set<String>) -> SimulatorConfiguration {
        SimulatorConfiguration(people: 50, groups: 4, application: SimulatedApplication(permissions: permissions))
    }

    @Test("With User.ReadBasic.All everybody has names and mail; everything else is null")
    func basics() async throws {
        try await withProbe(configuration(["User.ReadBasic.All"])) { probe async throws in
            let shown = try await probe.walk("/users?$top=20")
            #expect(shown.map(\.id) == probe.control.people.map(\.id))
            for (person, truth) in zip(shown, probe.control.people) {
                #expect(person["displayName"]?.string == truth.displayName)
                #expect(person["mail"]?.string == truth.mail)
                #expect(person["userPrincipalName"]?.string == truth.userPrincipalName)
                for name in ["jobTitle", "mobilePhone", "officeLocation", "preferredLanguage"] {
                    #expect(person[name] == .null, "\(name)")
                }
                #expect(person["businessPhones"] == .array([]))
            }
            let ana = probe.control.people[0].id
            let one = try await probe.graph("GET", "/users/\(ana)?$select=id,surname,department,accountEnabled").json
            #expect(one.names == ["id", "surname", "department", "accountEnabled"])
            #expect(one["department"] == .null)
            #expect(one["accountEnabled"] == .null)
        }
    }

    @Test(
        "User.ReadBasic.All is not enough for delta, managers and deleted people",
        arguments: [
            "/users/delta", "/users/{ana}/manager", "/users?$expand=manager",
            "/directory/deletedItems/microsoft.graph.user", "/organization",
        ])
    func beyondBasics(_ path: String) async throws {
        try await withProbe(configuration(["User.ReadBasic.All"])) { probe async throws in
            let path = path.replacing("{ana}", with: probe.control.people[0].id)
            let refused = try await probe.graph("GET", path)
            #expect(refused.status == 403)
            #expect(refused.errorCode == "Authorization_RequestDenied")
        }
    }

    @Test("Pages rendered for an application that may read everything are not shown to one that may not")
    func renderedPages() async throws {
        var configuration = configuration(["User.Read.All"])
        let limited = SimulatedApplication(
            clientID: "c0a80101-0000-4000-8000-00000000a003", permissions: ["User.ReadBasic.All"])
        configuration.otherApplications = [limited]
        try await withProbe(configuration) { probe async throws in
            let path = "/users?$select=id,department&$top=50"
            #expect(try await probe.graph("GET", path).value.contains { $0["department"] != .null })
            var other = probe
            let token = try await probe.askForToken(clientID: limited.clientID)
            other.token = try #require(token.json["access_token"]?.string)
            #expect(try await other.graph("GET", path).value.allSatisfy { $0["department"] == .null })
            #expect(try await probe.graph("GET", path).value.contains { $0["department"] != .null })
        }
    }

    @Test("Members of a group are ids only for an application that may read no users")
    func limitedInformation() async throws {
        try await withProbe(configuration(["GroupMember.Read.All"])) { probe async throws in
            let group = try #require(probe.control.groups.first { !$0.memberIDs.isEmpty })
            let members = try await probe.walk("/groups/\(group.id)/members?$select=id,displayName,mail")
            let people = members.filter { $0["@odata.type"] == .string("#microsoft.graph.user") }
            #expect(!people.isEmpty)
            #expect(people.allSatisfy { !$0.id.isEmpty && $0["displayName"] == .null && $0["mail"] == .null })
        }
    }
}
