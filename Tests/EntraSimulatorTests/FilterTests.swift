import EntraSimulator
import Testing

@testable import enum EntraSimulator.JSONValue

@Suite("Filtering, searching and sorting users")
struct FilterTests {
    struct Query: Sendable, CustomTestStringConvertible {
        var filter: String
        var advanced = false
        var matches: @Sendable (TruePerson) -> Bool
        var testDescription: String { filter }
    }

    @Test(
        "A filter finds exactly the people it describes",
        arguments: [
            Query(filter: "accountEnabled eq false") { !$0.accountEnabled },
            Query(filter: "userType eq 'Guest'") { $0.userType == "Guest" },
            Query(filter: "startswith(displayName,'g')") { $0.displayName?.lowercased().hasPrefix("g") == true },
            Query(filter: "surname in ('Smith','o''brien')") { ["Smith", "O'Brien"].contains($0.surname) },
            Query(filter: "surname eq 'Smith' or surname eq 'Braun'") { ["Smith", "Braun"].contains($0.surname) },
            Query(filter: "(department eq 'Legal' or department eq 'Sales') and accountEnabled eq true") {
                ["Legal", "Sales"].contains($0.department) && $0.accountEnabled
            },
            Query(filter: "mail eq null", advanced: true) { $0.mail == nil },
            Query(filter: "mail ne null", advanced: true) { $0.mail != nil },
            Query(filter: "not startswith(displayName,'g')", advanced: true) {
                $0.displayName?.lowercased().hasPrefix("g") != true
            },
            Query(filter: "endswith(userPrincipalName,'.onmicrosoft.com')", advanced: true) { $0.userType == "Guest" },
            Query(filter: "mobilePhone ne null", advanced: true) { $0.mobilePhone != nil },
            Query(filter: "otherMails/any(m:startswith(m,'a'))") { $0.otherMails.contains { $0.hasPrefix("a") } },
            Query(filter: "createdDateTime ge 1990-01-01T00:00:00Z") { _ in true },
            Query(filter: "createdDateTime le 1990-01-01T00:00:00Z") { _ in false },
        ])
    func filters(_ query: Query) async throws {
        try await withProbe(SimulatorConfiguration(people: 200)) { probe async throws in
            let path = "/users?$select=id&$filter=\(encoded(query.filter))\(query.advanced ? "&$count=true" : "")"
            let found = try await probe.walk(path, eventual: query.advanced).map(\.id)
            #expect(found.sorted() == probe.control.people.filter(query.matches).map(\.id).sorted())
        }
    }

    @Test("Fifteen ids are found in one request, sixteen are refused in Graph's words")
    func ids() async throws {
        try await withProbe { probe async throws in
            let ids = probe.control.people.prefix(16).map { "'\($0.id)'" }
            let list = { (count: Int) in encoded("id in (\(ids.prefix(count).joined(separator: ",")))") }
            #expect(try await probe.graph("GET", "/users?$select=id&$filter=\(list(15))").value.count == 15)
            let refused = try await probe.graph("GET", "/users?$filter=\(list(16))")
            #expect(refused.status == 400)
            #expect(refused.errorCode == "Request_UnsupportedQuery")
            #expect(refused.errorMessage?.contains("Too many child clauses") == true)
            #expect(refused.errorMessage?.hasSuffix("16. Max allowed: 15.") == true)
        }
    }

    @Test(
        "Advanced filters without the header are refused",
        arguments: [
            "endswith(mail,'x')", "mail ne 'x'", "not startswith(mail,'x')", "mail eq null", "mobilePhone eq '1'",
            "companyName eq 'Fabrikam'",
        ])
    func advancedOnly(_ filter: String) async throws {
        try await withProbe { probe async throws in
            let refused = try await probe.graph("GET", "/users?$count=true&$filter=\(encoded(filter))")
            #expect(refused.status == 400)
            #expect(refused.errorCode == "Request_UnsupportedQuery")
            let accepted = try await probe.graph("GET", "/users?$count=true&$filter=\(encoded(filter))", eventual: true)
            #expect(accepted.status == 200)
        }
    }

    @Test(
        "What is no filter, or has no index, is refused",
        arguments: [
            "displayName eq", "displayName is 'x'", "favoriteColor eq 'x'", "displayName eq 'open",
            "displayName eq 5 5",
            "contains(displayName,'x')", "id ge 'a'", "id ne 'a'", "accountEnabled eq 'yes'", "(mail eq 'x'",
            "displayName gt 'a'", String(repeating: "(", count: 5000), String(repeating: "not ", count: 5000),
            "identities eq null",
            "displayName eq 'a' and (mail eq 'b' or (mail eq 'c' and (mail eq 'd' or mail eq 'e')))",
        ])
    func badFilters(_ filter: String) async throws {
        try await withProbe { probe async throws in
            #expect(try await probe.graph("GET", "/users?$filter=\(encoded(filter))").status == 400)
        }
    }

    @Test("Search looks at the beginnings of words in the display name and needs the header")
    func search() async throws {
        try await withProbe(SimulatorConfiguration(people: 200)) { probe async throws in
            let smith = probe.control.people.filter { $0.displayName?.contains("Smith") == true }
            #expect(!smith.isEmpty)
            let path = "/users?$select=id&$search=\(encoded("\"displayName:smi\""))"
            #expect(try await probe.graph("GET", path).errorMessage?.contains("ConsistencyLevel: eventual") == true)
            #expect(try await probe.walk(path, eventual: true).map(\.id).sorted() == smith.map(\.id).sorted())
            let either = encoded("\"displayName:smi\" OR \"mail:zzz\"")
            #expect(try await probe.walk("/users?$search=\(either)", eventual: true).count == smith.count)
            let both = encoded("\"displayName:smi\" AND \"mail:zzz\"")
            #expect(try await probe.walk("/users?$search=\(both)", eventual: true).isEmpty)
        }
    }

    @Test("Sorting by name works alone; with a filter it is an advanced query")
    func order() async throws {
        try await withProbe { probe async throws in
            let names = try await probe.walk(
                "/users?$orderby=userPrincipalName%20desc&$select=userPrincipalName&$top=9"
            )
            .compactMap { $0["userPrincipalName"]?.string?.lowercased() }
            #expect(names.count == 50)
            #expect(names == names.sorted(by: >))
            let path = "/users?$count=true&$orderby=displayName&$filter=\(encoded("accountEnabled eq true"))"
            #expect(try await probe.graph("GET", path).errorMessage == "Sorting not supported for current query.")
            #expect(try await probe.graph("GET", path, eventual: true).status == 200)
        }
    }
}

/// Percent-encodes a query value.
func encoded(_ text: String) -> String {
    text.utf8.map { byte in
        switch byte {
        case 48...57, 65...90, 97...122: String(UnicodeScalar(byte))
        default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
    }.joined()
}
