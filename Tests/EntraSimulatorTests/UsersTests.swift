import EntraSimulator
import Testing

@testable import enum EntraSimulator.JSONValue

@Suite("Reading users")
struct UsersTests {
    @Test("Walking the list meets everybody once, whatever the page size", arguments: [1, 7, 50, 999])
    func walk(_ size: Int) async throws {
        try await withProbe { probe async throws in
            let ids = try await probe.walk("/users?$select=id&$top=\(size)").map(\.id)
            #expect(ids.sorted() == probe.control.people.map(\.id).sorted())
        }
    }

    @Test("Without $select there are the eleven default properties, in pages of a hundred")
    func defaults() async throws {
        try await withProbe(SimulatorConfiguration(people: 120)) { probe async throws in
            let page = try await probe.graph("GET", "/users")
            #expect(page.value.count == 100)
            #expect(
                page.value.allSatisfy {
                    $0.names == [
                        "businessPhones", "displayName", "givenName", "id", "jobTitle", "mail", "mobilePhone",
                        "officeLocation", "preferredLanguage", "surname", "userPrincipalName",
                    ]
                })
            let link = try #require(page.nextLink)
            #expect(link.hasPrefix("https://\(probe.sim.host)/v1.0/users?$skiptoken="))
            #expect(page.json["@odata.context"] == .string("https://\(probe.sim.host)/v1.0/$metadata#users"))
        }
    }

    @Test("A next link keeps what was asked and can be followed twice")
    func nextLink() async throws {
        try await withProbe { probe async throws in
            let first = try await probe.graph("GET", "/users?$select=id,mail&$top=3")
            let link = try #require(first.nextLink)
            let second = try await probe.graph("GET", link)
            #expect(second.value.count == 3)
            #expect(second.value.allSatisfy { $0.names == ["id", "mail"] })
            #expect(try await probe.graph("GET", link).value == second.value)
        }
    }

    @Test("A page that was rendered before somebody on it changed is not shown again")
    func renderedPages() async throws {
        try await withProbe { probe async throws in
            let path = "/users?$select=id,mail&$top=10"
            let first = try #require(try await probe.graph("GET", path).value.first)
            try probe.control.setMail(first.id, "renamed@fabrikam.example")
            #expect(try await probe.graph("GET", path).value.first?["mail"] == .string("renamed@fabrikam.example"))
            try probe.control.delete(first.id)
            #expect(try await probe.graph("GET", path).value.contains { $0.id == first.id } == false)
            let new = try probe.control.create(userPrincipalName: "newcomer@fabrikam.example")
            #expect(try await probe.walk(path).contains { $0.id == new.id })
        }
    }

    @Test("Pages rendered ahead are the pages that would have been rendered")
    func prerendered() async throws {
        let path = "/users?$select=id,mail&$top=7"
        let plain = try await withProbe { probe async throws in try await probe.walk(path) }
        let ahead = try await withProbe { probe async throws in
            try probe.control.prerender(select: "id,mail", top: 7)
            return try await probe.walk(path)
        }
        #expect(ahead == plain)
        let simulator = try EntraSimulator(SimulatorConfiguration(people: 5))
        #expect(throws: ControlError.self) { try simulator.control.prerender(select: "favoriteColor") }
    }

    @Test("Kept pages of a part follow who joins it, who leaves it, and who counts")
    func keptParts() async throws {
        try await withProbe { probe async throws in
            let filter = "startsWith(department,'Choir')"
            try probe.control.prerender(select: "id", top: 2, filter: filter)
            let path = "/users?$count=true&$select=id&$top=2&$filter=\(encoded(filter))"
            #expect(try await probe.walk(path, eventual: true).isEmpty)
            let singers = probe.control.people.prefix(30).enumerated().filter { $0.offset % 6 == 0 }.map(\.element.id)
            for singer in singers { try probe.control.edit(singer) { $0.department = "Choir" } }
            #expect(try await probe.walk(path, eventual: true).map(\.id) == singers)
            #expect(try await probe.graph("GET", path, eventual: true).json["@odata.count"] == .number(5))
            try probe.control.edit(singers[1]) { $0.department = "Legal" }
            try probe.control.delete(singers[4])
            #expect(try await probe.walk(path, eventual: true).map(\.id) == [0, 2, 3].map { singers[$0] })
            #expect(try await probe.graph("GET", path, eventual: true).json["@odata.count"] == .number(3))
        }
    }

    @Test("A kept page with managers on it does not outlive a change to one of them, who is on another page")
    func keptManagers() async throws {
        try await withProbe(SimulatorConfiguration(people: 2_100, groups: 0)) { probe async throws in
            let path = "/users?$select=id&$expand=manager($select=displayName)&$top=999"
            let report = try #require(probe.control.people.last { $0.managerID != nil })
            let managerID = try #require(report.managerID)
            let shown = { try await probe.walk(path).first { $0.id == report.id }?["manager"]?["displayName"] }
            #expect(try await shown()?.string == probe.control.truth(managerID)?.displayName)
            try probe.control.edit(managerID) { $0.displayName = "Queen Bee" }
            #expect(try await shown() == .string("Queen Bee"))
            try probe.control.delete(managerID)
            #expect(try await shown() == nil)
        }
    }

    @Test("A person is found by id and by name in any letter case, a guest by the name with #EXT#")
    func single() async throws {
        try await withProbe { probe async throws in
            let people = probe.control.people
            let guest = try #require(people.first { $0.userType == "Guest" })
            #expect(guest.userPrincipalName.contains("#EXT#"))
            let encoded = guest.userPrincipalName.replacing("#", with: "%23").uppercased()
            #expect(try await probe.graph("GET", "/users/\(encoded)").json.id == guest.id)
            #expect(try await probe.graph("GET", "/users('\(people[0].userPrincipalName)')").json.id == people[0].id)
            #expect(try await probe.graph("GET", "/users/\(people[0].id)").json.id == people[0].id)
            let missing = try await probe.graph("GET", "/users/0b7d6a1e-1111-4a11-9a11-0000000000ff")
            #expect(missing.status == 404)
            #expect(missing.errorCode == "Request_ResourceNotFound")
        }
    }

    @Test("Ana, who has no mail, has a null there, not an absence")
    func nulls() async throws {
        try await withProbe { probe async throws in
            let ana = try #require(probe.control.people.first { $0.mail == nil })
            let shown = try await probe.graph("GET", "/users/\(ana.id)?$select=id,mail,businessPhones").json
            #expect(shown["mail"] == .null)
            #expect(shown["businessPhones"]?.items != nil)
        }
    }

    @Test("Properties kept outside the directory are not implemented, unknown ones are a mistake")
    func oddSelections() async throws {
        try await withProbe { probe async throws in
            #expect(try await probe.graph("GET", "/users?$select=id,skills").status == 501)
            #expect(try await probe.graph("GET", "/users?$select=favoriteColor").status == 400)
        }
    }

    @Test("Sign-in activity takes a further permission and pages of at most five hundred")
    func signInActivity() async throws {
        let path = "/users?$select=id,signInActivity"
        try await withProbe { probe async throws in
            #expect(try await probe.graph("GET", path).status == 403)
        }
        try await withProbe(.writable()) { probe async throws in
            #expect(try await probe.graph("GET", path + "&$top=500").status == 200)
            #expect(try await probe.graph("GET", path + "&$top=501").status == 400)
            let name = probe.control.people[0].userPrincipalName
            #expect(try await probe.graph("GET", "/users/\(name)?$select=signInActivity").errorCode == "400")
        }
    }

    @Test("Page sizes outside 1 to 999 are refused", arguments: ["0", "1000", "-1", "many"])
    func badTop(_ size: String) async throws {
        try await withProbe { probe async throws in
            #expect(try await probe.graph("GET", "/users?$top=\(size)").status == 400)
        }
    }

    @Test("$count asks for the header; with it the list tells the number once, and the segment is plain text")
    func count() async throws {
        try await withProbe { probe async throws in
            #expect(try await probe.graph("GET", "/users/$count").errorMessage == "$count is not currently supported.")
            let segment = try await probe.graph("GET", "/users/$count", eventual: true)
            #expect(segment.text == "50")
            #expect(segment.headers["content-type"]?.hasPrefix("text/plain") == true)
            #expect(try await probe.graph("GET", "/users?$count=true").json["@odata.count"] == nil)
            let page = try await probe.graph("GET", "/users?$count=true&$top=20", eventual: true)
            #expect(page.json["@odata.count"] == .number(50))
            let second = try await probe.graph("GET", try #require(page.nextLink), eventual: true)
            #expect(second.json["@odata.count"] == nil)
        }
    }

    @Test("A next link grows old, and restarting is the answer")
    func expiredPageToken() async throws {
        try await withProbe { probe async throws in
            let link = try #require(try await probe.graph("GET", "/users?$top=3").nextLink)
            probe.control.expirePageTokens()
            #expect(try await probe.graph("GET", link).errorCode == "Directory_ExpiredPageToken")
            let garbled = try await probe.graph("GET", "/users?$skiptoken=garbage")
            #expect(garbled.status == 400)
        }
    }

    @Test("What the simulator does not have answers 501 and names it; what Graph does not have answers 400")
    func notImplemented() async throws {
        try await withProbe(.writable()) { probe async throws in
            let devices = try await probe.graph("GET", "/devices")
            #expect(devices.status == 501)
            #expect(devices.errorMessage?.contains("/v1.0/devices") == true)
            let licensed = encoded("assignedLicenses/any(l:l/skuId eq 0b7d6a1e-1111-4a11-9a11-000000000001)")
            let filtered = try await probe.graph("GET", "/users?$filter=\(licensed)")
            #expect(filtered.status == 501)
            #expect(filtered.errorMessage?.contains("assignedLicenses") == true)
            #expect(try await probe.graph("GET", "/nosuchsegment").status == 400)
            #expect(try await probe.graph("DELETE", "/users").status == 405)
        }
    }

    @Test("The double slash of an SDK's default address is tolerated")
    func doubleSlash() async throws {
        try await withProbe { probe async throws in
            #expect(try await probe.graph("GET", "https://\(probe.sim.host)/v1.0//users?$top=1").status == 200)
        }
    }

    @Test("The caller's request id comes back; without one both ids are the same")
    func requestIDs() async throws {
        try await withProbe { probe async throws in
            let mine = "11111111-2222-3333-4444-555555555555"
            let answer = try await probe.graph("GET", "/users/nobody", headers: ["client-request-id": mine])
            #expect(answer.headers["client-request-id"] == mine)
            #expect(answer.json["error"]?["innerError"]?["client-request-id"] == .string(mine))
            let other = try await probe.graph("GET", "/users?$top=1")
            #expect(other.headers["client-request-id"] == other.headers["request-id"])
        }
    }

    @Test("An application without the permission is refused, also with a token from before it lost it")
    func permission() async throws {
        try await withProbe { probe async throws in
            #expect(try await probe.graph("GET", "/users?$top=1").status == 200)
            probe.control.dropPermission("User.Read.All")
            let refused = try await probe.graph("GET", "/users?$top=1")
            #expect(refused.status == 403)
            #expect(refused.errorCode == "Authorization_RequestDenied")
            #expect(try await probe.graph("POST", "/directoryObjects/getByIds", json: #"{"ids": []}"#).status == 403)
        }
    }

    @Test("The organization tells the tenant's id and domains")
    func organization() async throws {
        try await withProbe { probe async throws in
            let organization = try #require(try await probe.graph("GET", "/organization").value.first)
            #expect(organization.id == probe.sim.tenantID)
            #expect(organization["verifiedDomains"]?.items?.first?["name"] == .string("fabrikam.example"))
        }
    }
}
