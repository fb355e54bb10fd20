import DirectoryCore
import DirectoryPorts
import Foundation
import Testing

@testable import EntraGraph

@Suite("Reading chosen people")
struct BatchTests {
    /// What a batch asked for: id and relative URL of each request.
    private struct Envelope: Decodable {
        struct Item: Decodable {
            let id: String
            let method: String
            let url: String
        }
        let requests: [Item]
    }

    /// Answers each request of a batch, in reverse order.
    private static func reply(
        to request: ScriptedRequest, _ answer: (_ id: String, _ url: String) -> String
    ) -> ScriptedReply {
        guard let envelope = try? JSONDecoder().decode(Envelope.self, from: Data(request.body.utf8)) else {
            return .error("BadRequest", status: 400)
        }
        let answers = envelope.requests.reversed().map { #"{"id":"\#($0.id)",\#(answer($0.id, $0.url))}"# }
        return .json(#"{"responses":[\#(answers.joined(separator: ","))]}"#)
    }

    private static func people(in url: String) -> [String] {
        url.split(separator: "%27").map(String.init).filter { DirectoryObjectID($0) != nil }
    }

    private static func found(_ url: String) -> String {
        #""status":200,"body":{"value":[\#(people(in: url).map { Fake.person($0) }.joined(separator: ","))]}"#
    }

    @Test("A thousand people are read with four requests, everybody once, repeated ids too")
    func thousand() async throws {
        let ids = Fake.objects(1_000)
        try await withGraph { request, _ in
            Self.reply(to: request) { Self.found($1) }
        } _: { graph in
            let people = try await graph.directory.people(ids + ids.prefix(10))
            #expect(people.map(\.id) == ids)
            #expect(graph.server.graphRequests.map(\.target) == Array(repeating: "/v1.0/$batch", count: 4))
            #expect(graph.server.graphRequests.map(\.repetition) == [0, 1, 2, 3])
        }
    }

    @Test("Nobody asked for is no request")
    func nobody() async throws {
        try await withGraph { _, _ in
            .page()
        } _: { graph in
            let people = try await graph.directory.people([])
            #expect(people.isEmpty)
            #expect(graph.server.requests.isEmpty)
        }
    }

    @Test("Only the throttled part of a batch is asked for again, after the longest pause it names")
    func throttledPart() async throws {
        try await withGraph { request, _ in
            Self.reply(to: request) { id, url in
                switch (id, request.repetition) {
                case ("1", 0):
                    #""status":429,"headers":{"retry-after":"3"},"body":{"error":{"code":"TooManyRequests"}}"#
                case ("2", 0):
                    #""status":429,"headers":{"Retry-After":"7"},"body":{"error":{"code":"TooManyRequests"}}"#
                case ("2", 1): #""status":503,"body":null"#
                default: Self.found(url)
                }
            }
        } _: { graph in
            let ids = Fake.objects(60)
            let people = try await graph.directory.people(ids)
            #expect(people.map(\.id) == ids)
            #expect(graph.clock.pauses == [.seconds(7), .seconds(2)])
            let sizes = try graph.server.graphRequests.map {
                try JSONDecoder().decode(Envelope.self, from: Data($0.body.utf8)).requests.count
            }
            #expect(sizes == [4, 2, 1])
        }
    }

    @Test("An answer that is missing, doubled or malformed is asked for again, and is never nobody")
    func missing() async throws {
        try await withGraph { request, _ in
            switch request.repetition {
            case 0: .json(#"{"responses":[]}"#)
            case 1:
                .json(
                    #"{"responses":[{"id":"0","status":200,"body":{"value":[]}},{"id":"0","status":200,"body":{"value":[]}}]}"#
                )
            default: Self.reply(to: request) { Self.found($1) }
            }
        } _: { graph in
            let people = try await graph.directory.people(Fake.objects(3))
            #expect(people.count == 3)
        }
    }

    @Test(
        "A part that fails for good fails the reading, with its own reason",
        arguments: [
            (#""status":403,"body":{"error":{"code":"Authorization_RequestDenied"}}"#, Problem.Code.permissionMissing),
            (#""status":400,"body":{"error":{"code":"Request_UnsupportedQuery"}}"#, .upstreamRefused),
            (#""status":404,"body":{"error":{"code":"Request_ResourceNotFound"}}"#, .upstreamRefused),
            (#""status":401,"body":{"error":{"code":"InvalidAuthenticationToken"}}"#, .signInRefused),
            (#""status":200,"body":{}"#, .upstreamBadPayload), (#""status":200,"body":[]"#, .upstreamBadPayload),
            (#""status":200"#, .upstreamBadPayload), (#""status":429"#, .upstreamThrottled),
            (#""status":503"#, .upstreamUnavailable), (#""body":{"value":[]}"#, .upstreamRefused),
            (#""status":200,"body":{"value":[],"@odata.nextLink":"https://evil.example/v1.0/users"}"#, .hostileLink),
        ])
    func failing(_ answer: String, _ code: Problem.Code) async throws {
        try await withGraph { request, _ in
            Self.reply(to: request) { $0 == "1" ? answer : Self.found($1) }
        } _: { graph in
            let problem = await failure { _ = try await graph.directory.people(Fake.objects(60)) }
            #expect(problem?.code == code)
        }
    }

    @Test("A part of a batch that goes on on another page is read to its end")
    func nextLink() async throws {
        try await withGraph { request, host in
            request.method == "GET"
                ? .page(Fake.person(Fake.noor))
                : Self.reply(to: request) { _, _ in
                    #""status":200,"body":{"@odata.nextLink":"https://\#(host)/v1.0/users?$skiptoken=1","value":[\#(Fake.person(Fake.ana))]}"#
                }
        } _: { graph in
            let people = try await graph.directory.people([Fake.object(Fake.ana), Fake.object(Fake.noor)])
            #expect(people.map(\.id.description) == [Fake.ana, Fake.noor])
        }
    }

    @Test(
        "Nothing that is not a batch of answers passes for one",
        arguments: ["{}", "[]", #"{"responses":{}}"#, #"{"responses":[1]}"#])
    func noBatch(_ body: String) async throws {
        try await withGraph { _, _ in
            .json(body)
        } _: { graph in
            let problem = await failure { _ = try await graph.directory.people(Fake.objects(1)) }
            #expect(problem?.code == .upstreamBadPayload)
        }
    }

    @Test("A direct look says who is there, who is not, and about whom nothing can be said")
    func lookUp() async throws {
        let ids = Fake.objects(8)
        let answers = [
            #""status":200,"body":\#(Fake.person(ids[0].description))"#,
            #""status":404,"body":{"error":{"code":"Request_ResourceNotFound","innerError":{"request-id":"req-1"}}}"#,
            #""status":404,"body":{"error":{"code":"NotFound"}}"#,
            #""status":404,"body":"<html>""#,
            #""status":403,"body":{"error":{"code":"Authorization_RequestDenied"}}"#,
            #""status":200,"body":\#(Fake.person(Fake.li))"#,
            #""status":500,"body":null"#,
            #""status":202,"body":{}"#,
        ]
        try await withGraph { request, _ in
            Self.reply(to: request) { id, _ in
                Int(id).flatMap { answers.indices.contains($0) ? answers[$0] : nil } ?? ""
            }
        } _: { graph in
            let lookups = try await graph.directory.lookUp(ids)
            #expect(lookups.count == 8)
            guard case .found(let person) = lookups[ids[0]] else {
                Issue.record("nobody found")
                return
            }
            #expect(person.id == ids[0])
            let refusals = ids.map { id -> Problem.Code? in
                guard case .refused(let problem)? = lookups[id] else { return nil }
                return problem.code
            }
            #expect(
                refusals == [
                    nil, nil, .upstreamRefused, .upstreamRefused, .permissionMissing, .upstreamBadPayload,
                    .upstreamUnavailable, .upstreamRefused,
                ])
            guard case .notFound(let observation) = lookups[ids[1]] else {
                Issue.record("found somebody")
                return
            }
            #expect(observation.status == 404)
            #expect(observation.requestID == "req-1")
        }
    }

    @Test("Deleted people are told with the time of their deletion; whoever is not deleted is left out")
    func deleted() async throws {
        let ids = Fake.objects(25)
        try await withGraph { request, _ in
            Self.reply(to: request) { _, url in
                url == "/directory/deletedItems/\(ids[24])"
                    ? ##""status":200,"headers":{"request-id":"req-9"},"body":{"@odata.type":"#microsoft.graph.user","id":"\##(ids[24])","deletedDateTime":"2026-01-02T10:00:00.25Z"}"##
                    : #""status":404,"body":{"error":{"code":"Request_ResourceNotFound"}}"#
            }
        } _: { graph in
            let items = try await graph.directory.deletedItems(among: ids)
            #expect(Array(items.keys) == [ids[24]])
            let item = try #require(items[ids[24]])
            #expect(item.deletedAt == Date(timeIntervalSince1970: 1_767_348_000.25))
            #expect(item.observation == .init(at: TestClock.start, status: 200, requestID: "req-9"))
        }
    }

    @Test(
        "Deleted items that may not be read are never none",
        arguments: [
            (#""status":403,"body":{"error":{"code":"Authorization_RequestDenied"}}"#, Problem.Code.permissionMissing),
            (#""status":404,"body":{"error":{"code":"NotFound"}}"#, .upstreamRefused),
            (#""status":404"#, .upstreamRefused), (#""status":200,"body":{}"#, .upstreamBadPayload),
            (#""status":500"#, .upstreamUnavailable),
        ])
    func deletedRefused(_ answer: String, _ code: Problem.Code) async throws {
        try await withGraph { request, _ in
            Self.reply(to: request) { _, _ in answer }
        } _: { graph in
            let problem = await failure { _ = try await graph.directory.deletedItems(among: Fake.objects(2)) }
            #expect(problem?.code == code)
        }
    }
}
