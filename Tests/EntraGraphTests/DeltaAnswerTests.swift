import DirectoryCore
import DirectoryPorts
import Foundation
import Synchronization
import Testing

@testable import EntraGraph

@Suite("Odd answers to what has changed")
struct DeltaAnswerTests {
    private static func page(
        _ items: String..., next: String? = nil, end: String? = nil, requestID: String? = nil
    ) -> ScriptedReply {
        let links = [next.map { #""@odata.nextLink":"\#($0)","# }, end.map { #""@odata.deltaLink":"\#($0)","# }]
        let headers = requestID.map { ["request-id": $0] } ?? [:]
        return .json(
            #"{\#(links.compactMap(\.self).joined())"value":[\#(items.joined(separator: ","))]}"#, headers)
    }

    private static func link(_ host: String, _ token: String) -> String {
        "https://\(host)/v1.0/users/delta?$deltatoken=\(token)"
    }

    private func cursor(_ graph: GraphUnderTest, _ token: String = "stored") -> DeltaCursor {
        DeltaCursor(link: Secret(Self.link(graph.server.host, token)))
    }

    @Test("The present is asked for with the selected properties, and pages in between are followed")
    func present() async throws {
        let selection = PropertySelection(further: [.manager, .department])
        try await withGraph(selecting: selection) { request, host in
            request.query["$deltatoken"] == "latest"
                ? Self.page(Fake.person(Fake.ana), next: "https://\(host)/v1.0/users/delta?$skiptoken=1")
                : Self.page(end: Self.link(host, "now"))
        } _: { graph in
            let present = try await graph.directory.presentCursor()
            #expect(present.link.reveal() == Self.link(graph.server.host, "now"))
            let requests = graph.server.graphRequests
            let names = selection.names.joined(separator: ",") + ",manager"
            #expect(requests[0].query == ["$deltatoken": "latest", "$select": names])
            #expect(requests[1].target == "/v1.0/users/delta?$skiptoken=1")
            #expect(requests.allSatisfy { $0.header("Prefer") == nil })
        }
    }

    @Test("Links are followed byte by byte as they came, and the cursor is the last one as it came")
    func verbatim() async throws {
        let odd = "/v1.0/users/delta?$skiptoken=R%2B4:Y'(x),%C3%A9!*~_-.%27;@/?&x=%7B%7D+a"
        try await withGraph { request, host in
            request.target == odd
                ? Self.page(end: Self.link(host, "a%2Fb'(c)")) : Self.page(next: "https://\(host)\(odd)")
        } _: { graph in
            let (_, next) = try await graph.directory.changes(since: cursor(graph, "x%3D'y'"))
            #expect(
                graph.server.graphRequests.map(\.target) == ["/v1.0/users/delta?$deltatoken=x%3D'y'", odd])
            #expect(next == cursor(graph, "a%2Fb'(c)"))
        }
    }

    @Test("A removed person is told with reason and answer; an unknown reason proves nothing and is mentioned")
    func removed() async throws {
        let ids = Fake.objects(6)
        let removals = [
            #"{"reason":"changed"}"#, #"{"reason":"deleted"}"#, #"{"reason":"moved"}"#, "{}", "null",
            #"{"reason":7}"#,
        ]
        try await withGraph { _, host in
            let items = zip(ids, removals).map { #"{"id":"\#($0)","mail":null,"@removed":\#($1)}"# }
            return Self.page(items.joined(separator: ","), end: Self.link(host, "1"), requestID: "req-7")
        } _: { graph in
            let (changes, _) = try await graph.directory.changes(since: cursor(graph))
            let seen = Proof.Observation(at: TestClock.start, status: 200, requestID: "req-7")
            #expect(
                changes == [.removed(ids[0], .changed, seen), .removed(ids[1], .deleted, seen)]
                    + ids[2...].map { .changed(DirectoryUser(id: $0)) })
            #expect(graph.log.text.contains("without a reason that is known"))
        }
    }

    @Test("Who is no person is left out, removed or not; who has no id is counted in the log")
    func others() async throws {
        try await withGraph { _, host in
            Self.page(
                ##"{"@odata.type":"#microsoft.graph.agentUser","id":"\##(Fake.li)"}"##,
                ##"{"@odata.type":"#microsoft.graph.agentUser","id":"\##(Fake.noor)","@removed":{"reason":"deleted"}}"##,
                ##"{"@odata.type":"#microsoft.graph.user","id":"\##(Fake.ana)","displayName":"Ana"}"##,
                #"{"id":"nobody","@removed":{"reason":"deleted"}}"#, end: Self.link(host, "1"))
        } _: { graph in
            let (changes, _) = try await graph.directory.changes(since: cursor(graph))
            let ana = DirectoryUser(id: try Fake.object(Fake.ana), displayName: .value("Ana"))
            #expect(changes == [.changed(ana)])
            #expect(graph.log.text.contains(#""without-id": 1"#) || graph.log.text.contains("without-id: 1"))
        }
    }

    @Test("Whoever comes repeatedly and on several pages is told each time, in the order of the pages")
    func repeated() async throws {
        try await withGraph { request, host in
            switch request.query["$skiptoken"] {
            case nil:
                Self.page(
                    Fake.person(Fake.ana, "Ana"), Fake.person(Fake.ana, "Ana"), Fake.person(Fake.noor),
                    next: "https://\(host)/v1.0/users/delta?$skiptoken=1")
            case "1": Self.page(next: "https://\(host)/v1.0/users/delta?$skiptoken=2")
            default: Self.page(Fake.person(Fake.ana, "Ana Ruiz"), end: Self.link(host, "1"))
            }
        } _: { graph in
            let (changes, _) = try await graph.directory.changes(since: cursor(graph))
            #expect(changes.map(\.object.description) == [Fake.ana, Fake.ana, Fake.noor, Fake.ana])
        }
    }

    @Test("A page must lead on or end, and not both", arguments: [true, false])
    func links(_ hasBoth: Bool) async throws {
        try await withGraph { _, host in
            hasBoth
                ? Self.page(next: "https://\(host)/v1.0/users/delta?$skiptoken=1", end: Self.link(host, "1"))
                : Self.page(Fake.person(Fake.ana))
        } _: { graph in
            #expect(await failure { _ = try await graph.directory.presentCursor() }?.code == .upstreamBadPayload)
            let (told, problem) = await graph.directory.endOfChanges(since: cursor(graph))
            #expect(problem?.code == .upstreamBadPayload)
            #expect(told.isEmpty)
            #expect(graph.server.graphRequests.count == 6)
        }
    }

    @Test(
        "A page that is none, or whose links are no texts, is never the end of the changes",
        arguments: [
            #"{"value":[],"@odata.deltaLink":null}"#, #"{"value":[],"@odata.deltaLink":7}"#,
            #"{"value":[],"@odata.deltaLink":"a","@odata.deltaLink":"b"}"#, #"{"@odata.deltaLink":"https://x"}"#,
            #"{"value":null,"@odata.deltaLink":"https://x"}"#, #"{"value":[],"@odata.deltaLink":"https://x""#,
        ])
    func malformed(_ body: String) async throws {
        try await withGraph { _, _ in
            .json(body)
        } _: { graph in
            let problem = await failure { _ = try await graph.directory.changes(since: cursor(graph)) }
            #expect(problem?.code == .upstreamBadPayload)
        }
    }

    @Test("Changes that lead back to a page that was read are given up", arguments: ["stored", "2"])
    func loop(_ goal: String) async throws {
        try await withGraph { request, host in
            let token = request.query["$deltatoken"] ?? ""
            let next = token == "stored" ? "1" : token == "1" ? "2" : token == "2" ? "3" : goal
            return Self.page(next: Self.link(host, next))
        } _: { graph in
            let problem = await failure { _ = try await graph.directory.changes(since: cursor(graph)) }
            #expect(problem?.code == .endlessListing)
            #expect(graph.server.graphRequests.count == 4)
        }
    }

    @Test(
        "However the tenant says that it no longer knows the cursor, everybody has to be read",
        arguments: [
            (410, "SyncStateNotFound"), (410, "resyncRequired"), (410, "anything"), (400, "syncStateNotFound"),
            (404, "SYNCSTATENOTFOUND"), (400, "resyncRequired"), (404, "ResyncRequired"),
            (400, "resyncChangesApplyDifferences"), (404, "ResyncChangesUploadDifferences"), (400, "BadRequest"),
        ])
    func ended(_ status: Int, _ code: String) async throws {
        try await withGraph { request, host in
            .error(code, status: status, ["Location": Self.link("evil.example", "")])
        } _: { graph in
            let problem = await failure { _ = try await graph.directory.changes(since: cursor(graph)) }
            #expect(problem?.code == .changeHistoryEnded)
            #expect(problem?.trace == .init(status: status, code: code, requestID: "req-\(status)"))
            #expect(graph.server.graphRequests.count == 1)
            #expect(graph.log.text.contains("warning") == (code == "BadRequest"))
        }
    }

    @Test("A 410 without any explanation is the end of the history as well")
    func gone() async throws {
        try await withGraph { _, _ in
            .html(status: 410)
        } _: { graph in
            let problem = await failure { _ = try await graph.directory.changes(since: cursor(graph)) }
            #expect(problem?.code == .changeHistoryEnded)
        }
    }

    @Test(
        "Any other refusal is not",
        arguments: [
            (400, "Request_BadRequest", Problem.Code.upstreamRefused), (404, "BadRequest", .upstreamRefused),
            (404, "Request_ResourceNotFound", .upstreamRefused), (403, "syncStateNotFound", .permissionMissing),
            (409, "resyncRequired", .upstreamRefused), (503, "resyncRequired", .upstreamUnavailable),
        ])
    func otherRefusals(_ status: Int, _ text: String, _ code: Problem.Code) async throws {
        try await withGraph { _, _ in
            .error(text, status: status)
        } _: { graph in
            #expect(await failure { _ = try await graph.directory.changes(since: cursor(graph)) }?.code == code)
        }
    }

    @Test("A request for the present that is refused is no end of a history")
    func presentRefused() async throws {
        try await withGraph { _, _ in
            .error("BadRequest", status: 400)
        } _: { graph in
            #expect(await failure { _ = try await graph.directory.presentCursor() }?.code == .upstreamRefused)
        }
    }

    @Test("What the receiver of the changes says is not taken for the tenant's")
    func receiver() async throws {
        let refused = Problem.refused(by: .graph, .init(status: 400, code: "BadRequest"))
        try await withGraph { _, host in
            Self.page(end: Self.link(host, "1"))
        } _: { graph in
            let problem = await failure {
                _ = try await graph.directory.readChanges(since: cursor(graph)) { _ throws(Problem) in throw refused }
            }
            #expect(problem == refused)
        }
    }

    enum Place: CaseIterable { case nextLink, deltaLink, stored }

    @Test("No token leaves for a foreign host, wherever the link stands", arguments: Place.allCases)
    func hostile(_ place: Place) async throws {
        let foreign = ScriptedGraph(tokens: { _, _ in .token }, script: { _, _ in .page() })
        try await withTemporaryFolder { folder in
            try await withServer(foreign, TestAuthority(in: folder).server) { elsewhere in
                let hostile = Self.link(elsewhere.host, "1")
                try await withGraph { _, host in
                    place == .nextLink ? Self.page(next: hostile) : Self.page(end: hostile)
                } _: { graph in
                    let stored = place == .stored ? DeltaCursor(link: Secret(hostile)) : cursor(graph)
                    let (told, problem) = await graph.directory.endOfChanges(since: stored)
                    #expect(problem?.code == .hostileLink)
                    #expect(told.isEmpty)
                    #expect(graph.server.requests.isEmpty == (place == .stored))
                    if place != .stored {
                        #expect(await failure { _ = try await graph.directory.presentCursor() }?.code == .hostileLink)
                    }
                }
            }
        }
        #expect(foreign.requests.isEmpty)
    }

    @Test("No stored link but one of Graph below /v1.0/ is ever asked")
    func hostileStored() async throws {
        try await withGraph { _, _ in
            .page()
        } _: { graph in
            for link in HostileLinks.all(host: graph.server.host, foreign: "evil.example") {
                let cursor = DeltaCursor(link: Secret(link))
                let problem = await failure { _ = try await graph.directory.changes(since: cursor) }
                #expect(problem?.code == .hostileLink, "\(link.debugDescription)")
            }
            #expect(graph.server.requests.isEmpty)
        }
    }

    @Test("Neither the cursor itself nor log nor problem shows the link")
    func secret() async throws {
        try await withGraph { request, host in
            switch request.repetition {
            case 0: .error("TooManyRequests", status: 429)
            case 1: Self.page(Fake.person("no-id"), end: Self.link(host, "canary-next"))
            default: .error("BadRequest", status: 400)
            }
        } _: { graph in
            let stored = cursor(graph, "canary-stored")
            let (_, next) = try await graph.directory.changes(since: stored)
            let problem = await failure { _ = try await graph.directory.changes(since: stored) }
            var dumped = ""
            dump([stored, next], to: &dumped)
            let told =
                "\(stored) \(String(reflecting: next)) \(dumped) \(String(describing: problem)) \(graph.log.text)"
            #expect(next.link.reveal().contains("canary-next"))
            #expect(!told.contains("canary") && !told.contains("deltatoken"))
        }
    }
}

extension GraphDirectory {
    /// What is told before a reading ends, and the problem that it ends with.
    fileprivate func endOfChanges(since cursor: DeltaCursor) async -> (told: [DirectoryChange], problem: Problem?) {
        let told = Mutex<[DirectoryChange]>([])
        do {
            _ = try await readChanges(since: cursor) { page in told.withLock { $0 += page } }
            return (told.withLock { $0 }, nil)
        } catch {
            return (told.withLock { $0 }, error)
        }
    }
}
