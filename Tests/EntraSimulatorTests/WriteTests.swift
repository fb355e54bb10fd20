import EntraSimulator
import Testing

@testable import enum EntraSimulator.JSONValue

@Suite("Writing through Graph")
struct WriteTests {
    private let ana = #"""
        {"accountEnabled": true, "displayName": "Ana Ruiz", "mailNickname": "ana.new", "passwordProfile": {"password": "obviously-fake-1"},
         "userPrincipalName": "ana.new@fabrikam.example"
        """#

    @Test("Ana is created, changed and deleted by an application that may")
    func lifeOfAna() async throws {
        try await withProbe(.writable()) { probe async throws in
            let created = try await probe.graph("POST", "/users", json: ana + "}")
            #expect(created.status == 201)
            #expect(created.headers["location"]?.contains(created.json.id) == true)
            let patch = #"{"jobTitle": "Boss", "businessPhones": ["+34 955 555 0101"]}"#
            #expect(try await probe.graph("PATCH", "/users/\(created.json.id)", json: patch).status == 204)
            #expect(probe.control.truth(created.json.id)?.jobTitle == "Boss")
            #expect(try await probe.graph("DELETE", "/users/\(created.json.id)").status == 204)
            #expect(probe.control.truth(created.json.id)?.state == .deleted)
        }
    }

    @Test(
        "What is no valid person is refused and nobody is made",
        arguments: [
            ("}", #", "favoriteColor": "red"}"#), ("}", #", "mail": 5}"#), ("}", #", "id": "x"}"#),
            ("}", #", "jobTitle": ""}"#), ("true", "\"yes\""), ("fabrikam.example", "elsewhere.example"),
            ("@fabrikam.example", ""), ("\"Ana Ruiz\"", "null"), ("}", ""),
        ])
    func refusals(_ spoiled: String, _ replacement: String) async throws {
        try await withProbe(.writable()) { probe async throws in
            let body = (ana + "}").replacing(spoiled, with: replacement, maxReplacements: spoiled == "}" ? 2 : 1)
            #expect(try await probe.graph("POST", "/users", json: body).status == 400)
            #expect(probe.control.peopleCount == 50)
        }
    }

    @Test("An application that may only read cannot write")
    func readOnly() async throws {
        try await withProbe { probe async throws in
            let person = probe.control.people[0]
            #expect(try await probe.graph("POST", "/users", json: ana + "}").status == 403)
            #expect(try await probe.graph("PATCH", "/users/\(person.id)", json: #"{"jobTitle": "x"}"#).status == 403)
            #expect(try await probe.graph("DELETE", "/users/\(person.id)").status == 403)
            #expect(probe.control.truth(person.id) == person)
        }
    }

    @Test("Ben becomes Ana's manager, and is not")
    func manager() async throws {
        try await withProbe(.writable()) { probe async throws in
            let (ana, ben) = (probe.control.people[0].id, probe.control.people[1].id)
            #expect(try await probe.graph("GET", "/users/\(ana)/manager").errorMessage?.contains("'manager'") == true)
            let reference = #"{"@odata.id": "https://\#(probe.sim.host)/v1.0/users/\#(ben)"}"#
            #expect(try await probe.graph("PUT", "/users/\(ana)/manager/$ref", json: reference).status == 204)
            #expect(try await probe.graph("GET", "/users/\(ana)/manager").json.id == ben)
            #expect(try await probe.walk("/users/\(ben)/directReports?$select=id").map(\.id).contains(ana))
            #expect(try await probe.graph("DELETE", "/users/\(ana)/manager/$ref").status == 204)
        }
    }
}
