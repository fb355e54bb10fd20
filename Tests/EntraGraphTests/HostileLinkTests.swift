import AsyncHTTPClient
import DirectoryCore
import DirectoryPorts
import Foundation
import NIOCore
import Synchronization
import TestSupport
import Testing

@testable import EntraGraph

/// No token leaves for another address than Graph's, whatever links its answers contain (T-09): a port that counts its
/// visitors stands for every other address.
@Suite("Hostile links, against a canary")
struct HostileLinkTests {
    /// Where a link stands.
    enum Place: CaseIterable {
        case nextPageOfListing
        case nextPageOfChanges
        case endOfChanges
        case storedCursor
        case nextPageOfBatch
    }

    /// The link that the answers contain now.
    private final class Bait: Sendable {
        private let link = Mutex("")

        func set(_ text: String) { link.withLock { $0 = text } }
        var json: String { link.withLock(\.jsonEscaped) }
        var text: String { link.withLock { $0 } }
    }

    @Test("The canary tells when somebody comes")
    func sings() async throws {
        let canary = try Canary()
        #expect(canary.visits == 0)
        let http = HTTPClient(configuration: .microsoftGraph())
        _ = try? await http.execute(HTTPClientRequest(url: "http://\(canary.host)/"), timeout: .milliseconds(300))
        try await http.shutdown()
        #expect(canary.visits > 0)
    }

    @Test("Of hundreds of links none is followed, wherever it stands", arguments: Place.allCases)
    func links(_ place: Place) async throws {
        let (canary, bait) = (try Canary(), Bait())
        try await withGraph(limits: Self.impatient) { request, host in
            Self.answer(to: request, on: host, place, bait.json)
        } _: { graph in
            let host = graph.server.host
            let links =
                HostileLinks.all(host: host, foreign: canary.host)
                + HostileLinks.generated(400, host: host, foreign: canary.host)
            #expect(links.count >= 600)
            for link in links {
                bait.set(link)
                let problem = await failure { try await Self.read(graph, place, stored: link) }
                try #require(problem?.code == .hostileLink, "\(link.debugDescription)")
            }
            #expect(graph.server.graphRequests.count == (place == .storedCursor ? 0 : links.count))
            #expect(graph.server.graphRequests.allSatisfy { !$0.target.contains("skiptoken") })
        }
        #expect(canary.visits == 0)
    }

    @Test("A redirect is refused, and its target never asked", arguments: [301, 302, 303, 307, 308])
    func redirects(_ status: Int) async throws {
        let (canary, bait) = (try Canary(), Bait())
        try await withGraph(limits: Self.impatient) { _, _ in
            ScriptedReply(status: status, headers: ["Location": bait.text])
        } _: { graph in
            let (host, foreign) = (graph.server.host, canary.host)
            let all =
                HostileLinks.all(host: host, foreign: foreign)
                + HostileLinks.generated(300, host: host, foreign: foreign)
            let links = all.filter(\.isHeaderSafe)
            #expect(links.count >= 200)
            for link in links + ["https://\(graph.server.host)/v1.0/users?$skiptoken=x"] {
                bait.set(link)
                let problem = await failure { _ = try await graph.directory.everyone() }
                try #require(problem?.code == .upstreamRefused, "\(link.debugDescription)")
                #expect(problem?.trace?.status == status)
            }
            #expect(graph.server.graphRequests.allSatisfy { !$0.target.contains("skiptoken") })
        }
        #expect(canary.visits == 0)
    }

    @Test("A sign-in service that redirects is refused, and no credential goes there", arguments: [302, 307, 308])
    func signInRedirect(_ status: Int) async throws {
        let canary = try Canary()
        try await withGraph { _, _ in
            .page()
        } tokens: { _, _ in
            ScriptedReply(status: status, headers: ["Location": "https://\(canary.host)/oauth2/v2.0/token"])
        } _: { graph in
            #expect(await failure { _ = try await graph.directory.everyone() }?.code == .upstreamRefused)
        }
        #expect(canary.visits == 0)
    }

    /// Whoever is led astray is not to wait for the canary, which never answers.
    private static let impatient = GraphLimits(
        requestTime: .seconds(2), unavailableAttempts: 1, unreachableAttempts: 1)

    private static func read(_ graph: GraphUnderTest, _ place: Place, stored link: String) async throws {
        switch place {
        case .nextPageOfListing: _ = try await graph.directory.everyone()
        case .nextPageOfBatch: _ = try await graph.directory.people([try Fake.object(Fake.ana)])
        case .nextPageOfChanges, .endOfChanges: _ = try await graph.directory.presentCursor()
        case .storedCursor: _ = try await graph.directory.changes(since: DeltaCursor(link: Secret(link)))
        }
    }

    private static func answer(
        to request: ScriptedRequest, on host: String, _ place: Place, _ link: String
    ) -> ScriptedReply {
        switch place {
        case .nextPageOfListing, .nextPageOfChanges: return .json(#"{"@odata.nextLink":"\#(link)","value":[]}"#)
        case .endOfChanges: return .json(#"{"@odata.deltaLink":"\#(link)","value":[]}"#)
        case .storedCursor: return .page()
        case .nextPageOfBatch:
            return .json(
                #"{"responses":[{"id":"0","status":200,"body":{"@odata.nextLink":"\#(link)","value":[]}},"#
                    + #"{"id":"1","status":200,"body":{"@odata.nextLink":"\#(link)","value":[]}}]}"#)
        }
    }
}

extension String {
    /// Whether a server could send it in a header.
    fileprivate var isHeaderSafe: Bool {
        !isEmpty && self == trimmingCharacters(in: .whitespaces)
            && unicodeScalars.allSatisfy { (0x20...0x7E).contains($0.value) }
    }
}
