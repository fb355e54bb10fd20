import DirectoryCore
import Foundation
import HTTPTypes
import Testing

@testable import EntraGraph

@Suite("Reading everybody")
struct ListingTests {
    @Test("Everybody is read, page by page, until a link is missing, and an empty page does not end it")
    func pages() async throws {
        try await withGraph { request, host in
            switch request.target {
            case let first where first.hasPrefix("/v1.0/users?$select="):
                .page(Fake.person(Fake.ana), next: "https://\(host)/v1.0/users?$skiptoken=1")
            case "/v1.0/users?$skiptoken=1": .page(next: "https://\(host)/v1.0/users?$skiptoken=2")
            case "/v1.0/users?$skiptoken=2": .page(Fake.person(Fake.noor))
            default: .error("Request_ResourceNotFound", status: 404)
            }
        } _: { graph in
            let people = try await graph.directory.everyone()
            #expect(people.map(\.id.description) == [Fake.ana, Fake.noor])
        }
    }

    @Test("A next link is followed byte by byte as it came")
    func verbatim() async throws {
        let odd = "/v1.0/users?$skiptoken=RFNwdAIAAQAAAB%2B4:Y'(x),%C3%A9!*~_-.%27;@/?&$top=999&x=%7B%7D+a"
        try await withGraph { request, host in
            request.target.contains("skiptoken")
                ? .page() : .page(next: "https://\(host)\(odd)")
        } _: { graph in
            _ = try await graph.directory.everyone()
            #expect(graph.server.graphRequests.last?.target == odd)
        }
    }

    @Test("The request names the properties, 999 people, JSON and gzip")
    func request() async throws {
        try await withGraph { _, _ in
            .page()
        } _: { graph in
            _ = try await graph.directory.everyone()
            let request = try #require(graph.server.graphRequests.first)
            #expect(
                request.target
                    == "/v1.0/users?$select=id%2CuserPrincipalName%2CdisplayName%2CgivenName%2Csurname%2Cmail%2CotherMails%2CmobilePhone%2CbusinessPhones%2CaccountEnabled%2CuserType&$top=999"
            )
            #expect(request.authorization == "Bearer fake-token-1")
            #expect(request.headers[.acceptEncoding] == "gzip")
        }
    }

    @Test("A compressed page is read")
    func compressed() async throws {
        // gzip of {"value":[{"id":"aaaaaaaa-0000-4000-8000-000000000001"}]}
        let gzip = "H4sIAAAAAAACA6tWKkvMKU1VsoquVspMUbJSSoQCXQMg0DUBERYgwgABDJVqY2sBMdHZfjkAAAA="
        let body = try Array(#require(Data(base64Encoded: gzip)))
        try await withGraph { request, _ in
            ScriptedReply(
                headers: ["Content-Type": "application/json", "Content-Encoding": "gzip"], body: body)
        } _: { graph in
            let people = try await graph.directory.everyone()
            #expect(people.map(\.id.description) == [Fake.ana])
        }
    }

    @Test("A listing that leads back to a page it has shown is given up", arguments: [0, 3])
    func loop(_ goal: Int) async throws {
        try await withGraph { request, host in
            let page = Int(request.target.split(separator: "=").last ?? "") ?? 999
            let next = page == 999 ? 0 : page == 5 ? goal : page + 1
            return .page(next: "https://\(host)/v1.0/users?$skiptoken=\(next)")
        } _: { graph in
            let problem = await failure { _ = try await graph.directory.everyone() }
            #expect(problem?.code == .endlessListing)
            #expect(graph.server.graphRequests.count == 7)
        }
    }

    @Test("A listing with more pages than any tenant has is given up")
    func tooManyPages() async throws {
        try await withGraph(limits: GraphLimits(pages: 10)) { request, host in
            .page(next: "https://\(host)/v1.0/users?$skiptoken=\(request.target.utf8.count)\(request.target.suffix(9))")
        } _: { graph in
            #expect(await failure { _ = try await graph.directory.everyone() }?.code == .endlessListing)
        }
    }

    @Test("A listing whose page token expired begins again")
    func expiredPageToken() async throws {
        try await withGraph { request, host in
            switch (request.target.contains("skiptoken"), request.repetition) {
            case (false, _): .page(Fake.person(Fake.ana), next: "https://\(host)/v1.0/users?$skiptoken=1")
            case (true, 0): .error("Directory_ExpiredPageToken", status: 400)
            case (true, _): .page(Fake.person(Fake.noor))
            }
        } _: { graph in
            let people = try await graph.directory.everyone()
            #expect(people.map(\.id.description) == [Fake.ana, Fake.ana, Fake.noor])
        }
    }

    @Test(
        "A page without a list of people is no empty tenant",
        arguments: [
            #"{}"#, #"[]"#, #"{"value":null}"#, #"{"value":{}}"#, #"{"value":"none"}"#, #"{"error":{"code":"x"}}"#,
            #"{"value":[],"@odata.nextLink":null}"#, #"{"value":[],"@odata.nextLink":7}"#,
            #"{"value":[],"value":[]}"#, #"{"value":["#, #"{"value":[]"#, "", "null", "\u{FEFF}{\"value\":[]}",
            #"{"value":[]} x"#, #"{"value":[NaN]}"#,
            #"{"value":[{"id":"\ud800"}]}"#,
            #"{"value":\#(String(repeating: "[", count: 100))\#(String(repeating: "]", count: 100))}"#,
        ])
    func malformedPage(_ body: String) async throws {
        try await withGraph { _, _ in
            .json(body)
        } _: { graph in
            let problem = await failure { _ = try await graph.directory.everyone() }
            #expect(problem?.code == .upstreamBadPayload)
            #expect(graph.server.graphRequests.count == 3)
        }
    }

    @Test("Text that is not UTF-8 rejects the page")
    func invalidEncoding() async throws {
        let body = Array(#"{"value":[{"id":""#.utf8) + [0xC3, 0x28] + Array(#""}]}"#.utf8)
        try await withGraph { _, _ in
            ScriptedReply(body: body)
        } _: { graph in
            #expect(await failure { _ = try await graph.directory.everyone() }?.code == .upstreamBadPayload)
        }
    }

    @Test("Somebody without a readable id is passed over and mentioned in the log; the others are read")
    func nameless() async throws {
        try await withGraph { request, _ in
            .page(#"{"displayName":"Nobody"}"#, #"{"id":7}"#, #"{"id":"x"}"#, "null", "[1]", Fake.person(Fake.ana))
        } _: { graph in
            let people = try await graph.directory.everyone()
            #expect(people.map(\.id.description) == [Fake.ana])
            #expect(graph.log.text.contains("without-id: 5") || graph.log.text.contains(#""without-id": 5"#))
        }
    }

    @Test("An agent that lives among the users is no person")
    func agents() async throws {
        try await withGraph { request, _ in
            .page(
                ##"{"@odata.type":"#microsoft.graph.agentUser","id":"\##(Fake.li)"}"##,
                ##"{"@odata.type":"#microsoft.graph.user","id":"\##(Fake.ana)"}"##)
        } _: { graph in
            let people = try await graph.directory.everyone()
            #expect(people.map(\.id.description) == [Fake.ana])
        }
    }
}
