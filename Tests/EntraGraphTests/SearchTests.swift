import DirectoryCore
import Foundation
import Testing

@testable import EntraGraph

@Suite("Searching")
struct SearchTests {
    @Test(
        "What is searched for is text, whatever it is made of",
        arguments: [
            ("Ana", "Ana"), ("  Ana   Ruiz ", "Ana Ruiz"), (#"O"Brien"#, #"O\"Brien"#), (#"a\"#, #"a\\"#),
            ("山田", "山田"), ("نور", "نور"), ("a&$top=1#x", "a&$top=1#x"), (#"" OR "mail:x"#, #"\" OR \"mail:x"#),
        ])
    func literal(_ text: String, _ expected: String) async throws {
        try await withGraph { _, _ in
            .page(Fake.person(Fake.ana))
        } _: { graph in
            let people = try await graph.directory.search(text, limit: 20)
            #expect(people.count == 1)
            let request = try #require(graph.server.graphRequests.first)
            let query = request.query
            #expect(
                query["$search"]
                    == #""displayName:\#(expected)" OR "userPrincipalName:\#(expected)" OR "mail:\#(expected)""#)
            #expect(query["$top"] == "20")
            #expect(query.count == 3)
            #expect(request.isEventual)
        }
    }

    @Test("A tenant without search is asked by the beginning of names, quotes doubled")
    func fallback() async throws {
        try await withGraph { request, _ in
            request.target.contains("$search")
                ? .error("Request_UnsupportedQuery", status: 400) : .page(Fake.person(Fake.ana))
        } _: { graph in
            let people = try await graph.directory.search("O'Brien') or (true", limit: 5)
            #expect(people.count == 1)
            let filter = try #require(graph.server.graphRequests.last).query["$filter"]
            #expect(
                filter?.hasPrefix("startsWith(displayName,'O''Brien'') or (true') or startsWith(givenName,") == true)
        }
    }

    @Test("No more people are found than were asked for")
    func limit() async throws {
        try await withGraph { request, host in
            .page(
                Fake.person(Fake.ana), Fake.person(Fake.noor),
                next: "https://\(host)/v1.0/users?$skiptoken=\(request.target.count)\(request.repetition)")
        } _: { graph in
            let people = try await graph.directory.search("a", limit: 3)
            #expect(people.count == 3)
            #expect(graph.server.graphRequests.count == 2)
        }
    }

    @Test("A blank text and a sample show the beginning of the listing", arguments: ["", " \t\n"])
    func blank(_ text: String) async throws {
        try await withGraph { _, _ in
            .page(Fake.person(Fake.ana))
        } _: { graph in
            let searched = try await graph.directory.search(text, limit: 5)
            let sampled = try await graph.directory.sample(5)
            #expect(searched == sampled)
            #expect(graph.server.graphRequests.allSatisfy { $0.query.keys.sorted() == ["$select", "$top"] })
        }
    }

    @Test("A search that is not allowed is told and not tried in another way")
    func forbidden() async throws {
        try await withGraph { _, _ in
            .error("Authorization_RequestDenied", status: 403)
        } _: { graph in
            #expect(await failure { _ = try await graph.directory.search("a", limit: 5) }?.code == .permissionMissing)
            #expect(graph.server.graphRequests.count == 1)
        }
    }
}
