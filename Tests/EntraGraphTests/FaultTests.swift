import DirectoryCore
import Foundation
import Testing

@testable import EntraGraph

@Suite("Trouble on the way")
struct FaultTests {
    @Test("A throttled reading waits as long as it is told, then goes on", arguments: [("17", 17), ("2.5", 2.5)])
    func throttled(_ retryAfter: String, _ seconds: Double) async throws {
        try await withGraph { request, _ in
            request.repetition < 2
                ? .error("TooManyRequests", status: 429, ["Retry-After": retryAfter]) : .page(Fake.person(Fake.ana))
        } _: { graph in
            let people = try await graph.directory.everyone()
            #expect(people.count == 1)
            #expect(graph.clock.pauses == [.seconds(seconds), .seconds(seconds)])
        }
    }

    @Test("A Retry-After in the form of a date is counted from the service's own clock, which is months behind ours")
    func throttledUntil() async throws {
        let date = Date.now.addingTimeInterval(600)
        try await withGraph { request, _ in
            request.repetition == 0
                ? .error("TooManyRequests", status: 429, ["Retry-After": Self.httpDate(date)]) : .page()
        } _: { graph in
            _ = try await graph.directory.everyone()
            let pause = try #require(graph.clock.pauses.first)
            #expect(pause > .seconds(300) && pause <= .seconds(602))
        }
    }

    private static func httpDate(_ date: Date) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return formatter.string(from: date)
    }

    @Test("A tenant that always throttles is asked ten times, with a pause each time, and then it is told")
    func storm() async throws {
        try await withGraph { _, _ in
            .error("TooManyRequests", status: 429, ["Retry-After": "10"])
        } _: { graph in
            let problem = await failure { _ = try await graph.directory.everyone() }
            #expect(problem?.code == .upstreamThrottled)
            #expect(problem?.trace == .init(status: 429, code: "TooManyRequests", requestID: "req-429"))
            #expect(graph.clock.pauses == Array(repeating: .seconds(10), count: 9))
        }
    }

    @Test("A failing service is asked again, whatever it says", arguments: [500, 502, 503, 504, 509])
    func unavailable(_ status: Int) async throws {
        try await withGraph { request, _ in
            switch request.repetition {
            case 0: .html(status: status)
            case 1: .error("InternalServerError", status: status)
            case 2: ScriptedReply(status: status, headers: [:])
            default: .page(Fake.person(Fake.ana))
            }
        } _: { graph in
            let people = try await graph.directory.everyone()
            #expect(people.count == 1)
            #expect(graph.clock.pauses == [.seconds(1), .seconds(2), .seconds(4)])
        }
    }

    @Test("A service that keeps failing is told")
    func down() async throws {
        try await withGraph { _, _ in
            .html(status: 503)
        } _: { graph in
            let problem = await failure { _ = try await graph.directory.everyone() }
            #expect(problem?.code == .upstreamUnavailable)
            #expect(graph.server.graphRequests.count == 6)
        }
    }

    @Test("The page of a hotel's network is no empty tenant")
    func captivePortal() async throws {
        try await withGraph { _, _ in
            .html()
        } _: { graph in
            #expect(await failure { _ = try await graph.directory.everyone() }?.code == .upstreamBadPayload)
        }
    }

    @Test("The page of a hotel's network is no answer of the sign-in service either")
    func captivePortalAtSignIn() async throws {
        try await withGraph { _, _ in
            .page()
        } tokens: { _, _ in
            .html()
        } _: { graph in
            #expect(await failure { _ = try await graph.directory.identify() }?.code == .upstreamBadPayload)
        }
    }

    @Test("An answer that breaks off anywhere is asked for again and never half used")
    func cutShort() async throws {
        let page = ScriptedReply.page(Fake.person(Fake.ana), Fake.person(Fake.noor))
        let lengths = Array(stride(from: 0, to: page.body.count, by: 7))
        try await withGraph { request, _ in
            var reply = page
            reply.cut =
                request.repetition < lengths.count * 2 && request.repetition % 2 == 0
                ? lengths[request.repetition / 2] : nil
            return reply
        } _: { graph in
            for _ in lengths {
                let people = try await graph.directory.everyone()
                #expect(people.count == 2)
            }
            #expect(graph.server.graphRequests.count == lengths.count * 2)
        }
    }

    @Test("A connection that always breaks is told")
    func alwaysCut() async throws {
        try await withGraph { _, _ in
            var reply = ScriptedReply.page()
            reply.cut = 4
            return reply
        } _: { graph in
            let problem = await failure { _ = try await graph.directory.everyone() }
            #expect(problem?.code == .upstreamUnreachable)
            #expect(graph.server.graphRequests.count == 4)
        }
    }

    @Test("An answer that never ends is given up in time")
    func stuck() async throws {
        try await withGraph(limits: GraphLimits(requestTime: .milliseconds(200), unreachableAttempts: 2)) { _, _ in
            var reply = ScriptedReply.page()
            reply.isStuck = true
            return reply
        } tokens: { _, _ in
            .token
        } _: { graph in
            let problem = await failure { _ = try await graph.directory.everyone() }
            #expect(problem?.code == .upstreamUnreachable)
        }
    }

    @Test("Where nobody listens, nobody is reached, and it is told")
    func nobody() async throws {
        try await withGraph(limits: GraphLimits(unreachableAttempts: 2)) { _, _ in
            .page()
        } _: { graph in
            let elsewhere = try graph.elsewhere("localhost:1")
            let problem = await failure { _ = try await elsewhere.identify() }
            #expect(problem?.code == .upstreamUnreachable)
            #expect(problem?.cause.description.contains("no connection") == true)
            #expect(graph.clock.pauses == [.seconds(1)])
        }
    }

    @Test("A certificate of an unknown authority stops everything before the secret is sent")
    func unknownAuthority() async throws {
        try await withGraph(trusting: .otherAuthority) { _, _ in
            .page()
        } _: { graph in
            let problem = await failure { _ = try await graph.directory.identify() }
            #expect(problem?.code == .certificateNotTrusted)
            #expect(problem?.cause.description.contains("authority") == true)
            #expect(graph.server.requests.isEmpty)
        }
    }

    @Test("A certificate for another host stops everything before the secret is sent")
    func otherHost() async throws {
        try await withGraph(trusting: .otherHost) { _, _ in
            .page()
        } _: { graph in
            let problem = await failure { _ = try await graph.directory.identify() }
            #expect(problem?.code == .certificateNotTrusted)
            #expect(problem?.cause.description.contains("another host") == true)
            #expect(graph.server.requests.isEmpty)
        }
    }

    @Test("A page larger than the limit is refused, without a second attempt")
    func tooLarge() async throws {
        try await withGraph(limits: GraphLimits(bodyBytes: 10_000)) { _, _ in
            .page(Fake.person(Fake.ana, String(repeating: "A", count: 20_000)))
        } _: { graph in
            #expect(await failure { _ = try await graph.directory.everyone() }?.code == .pageTooLarge)
            #expect(graph.server.graphRequests.count == 1)
        }
    }

    @Test("A small page that unpacks into a large one is refused too")
    func bomb() async throws {
        // gzip of 1,000,000 blanks
        let body = try Array(#require(Data(base64Encoded: Self.millionBlanks)))
        try await withGraph(limits: GraphLimits(bodyBytes: 100_000)) { _, _ in
            ScriptedReply(headers: ["Content-Type": "application/json", "Content-Encoding": "gzip"], body: body)
        } _: { graph in
            #expect(await failure { _ = try await graph.directory.everyone() }?.code == .pageTooLarge)
            #expect(graph.server.graphRequests.count == 1)
        }
    }

    @Test("A tenant that grants no permission is told apart from a proxy that forbids")
    func forbidden() async throws {
        try await withGraph { request, _ in
            request.target.contains("/organization")
                ? .html(status: 403) : .error("Authorization_RequestDenied", status: 403)
        } _: { graph in
            let denied = await failure { _ = try await graph.directory.everyone() }
            #expect(denied?.code == .permissionMissing)
            #expect(denied?.trace == .init(status: 403, code: "Authorization_RequestDenied", requestID: "req-403"))
            #expect(await failure { _ = try await graph.directory.identify() }?.code == .upstreamRefused)
        }
    }

    @Test("A reader who gives up is let go, while waiting as well as while reading")
    func cancelled() async throws {
        try await withGraph { _, _ in
            var reply = ScriptedReply.page()
            reply.isStuck = true
            return reply
        } _: { graph in
            let problem = await withTaskGroup(of: Problem?.self) { group in
                group.addTask { await failure { _ = try await graph.directory.everyone() } }
                group.cancelAll()
                return await group.next() ?? nil
            }
            #expect(problem == .interrupted)
        }
    }

    @Test("Neither log nor problem holds the secret, a token, or an address with a query")
    func leaks() async throws {
        try await withGraph { request, host in
            switch request.repetition {
            case 0: .error("TooManyRequests", status: 429)
            case 1: .error("InvalidAuthenticationToken", status: 401)
            case 2: .page(Fake.person("no-id"), next: "https://\(host)/v1.0/users?$skiptoken=canary-skiptoken")
            default: .error("\(request.authorization ?? "")", status: 400)
            }
        } tokens: { _, _ in
            .json(#"{"expires_in":3599,"access_token":"canary-token"}"#)
        } _: { graph in
            let problem = await failure { _ = try await graph.directory.everyone() }
            let told = "\(String(describing: problem)) \(graph.log.text)"
            for canary in [Fake.secret, "canary-token", "canary-skiptoken", "skiptoken"] {
                #expect(!told.contains(canary))
            }
        }
    }

    private static let millionBlanks = """
        H4sIAAAAAAACA+3BgQAAAADDIJX5Ux7kVQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAK8G1wgmy0BCDwA=
        """
}

extension GraphUnderTest {
    /// The same directory on another host.
    func elsewhere(_ host: String) throws -> GraphDirectory {
        try GraphDirectory(
            cloud: Cloud(name: CloudName(rawValue: "test"), loginHost: host, graphHost: host),
            tenant: #require(Fake.tenant), client: #require(Fake.client),
            credentials: { [Fake.offered] }, http: http, timing: clock.timing, limits: limits,
            logger: log.logger)
    }
}
