import DirectoryCore
import Foundation
import Synchronization
import Testing

@testable import EntraGraph

@Suite("Reading everybody of a large tenant")
struct ShardedListingTests {
    private static let tenant = ScriptedTenant(people: 4_200)
    private static let all = tenant.ids

    private func ids(_ people: [DirectoryUser]) -> Set<String> { Set(people.map(\.id.description)) }

    @Test("Everybody is read in lists that have nobody in common, whoever's name begins oddly too")
    func shards() async throws {
        try await withGraph { request, host in
            Self.tenant.page(request, host)
        } count: { _, _ in
            .count("4200")
        } _: { graph in
            let people = try await graph.directory.everyone()
            #expect(ids(people) == Self.all)
            #expect(people.count == Self.all.count + Self.tenant.pageSize)
            let lists = graph.server.graphRequests.filter(\.isFirstPage)
            #expect(lists.count { $0.isOfEverybody } == 1)
            #expect(lists.count { $0.isOfRemainder } == 1)
            #expect((2...12).contains(lists.count { $0.isOfShard }))
            #expect(graph.clock.pauses.isEmpty)
        }
    }

    @Test("Only the remainder is an advanced query, on every page, and no address is too long")
    func requests() async throws {
        try await withGraph { request, host in
            Self.tenant.page(request, host)
        } count: { _, _ in
            .count("4200")
        } _: { graph in
            _ = try await graph.directory.everyone()
            for request in graph.server.graphRequests {
                #expect(request.isEventual == request.isOfRemainder)
                #expect((request.query["$count"] == "true") == request.isOfRemainder)
                #expect(request.query["$top"] == "999")
                #expect(request.query["$select"]?.hasPrefix("id,userPrincipalName,") == true)
                #expect("https://\(graph.server.host)\(request.firstTarget)".utf8.count < 2_048)
            }
            let count = try #require(graph.server.requests.first { request in request.isForCount })
            #expect(count.isEventual && count.header("Accept") == "text/plain")
        }
    }

    @Test(
        "A small tenant is read with one request, a medium one in one list",
        arguments: [(400, 1), (401, 2), (3_996, 10)])
    func small(_ people: Int, _ pages: Int) async throws {
        let tenant = ScriptedTenant(people: people)
        try await withGraph { request, host in
            tenant.page(request, host)
        } count: { _, _ in
            .count("\u{FEFF}\(people)")
        } _: { graph in
            let read = try await graph.directory.everyone()
            #expect(read.count == people && ids(read) == tenant.ids)
            #expect(graph.server.graphRequests.count == pages)
            #expect(graph.server.requests.count { $0.isForCount } == (pages == 1 ? 0 : 1))
        }
    }

    @Test(
        "A tenant that does not count its people is read in one list, from where it was",
        arguments: [
            (400, "Request_BadRequest"), (403, "Authorization_RequestDenied"), (404, "x"), (501, "NotImplemented"),
        ])
    func noCount(_ status: Int, _ code: String) async throws {
        try await withGraph { request, host in
            Self.tenant.page(request, host)
        } count: { _, _ in
            .error(code, status: status)
        } _: { graph in
            let people = try await graph.directory.everyone()
            #expect(people.count == Self.all.count && ids(people) == Self.all)
            #expect(graph.log.text.contains("does not count its people"))
        }
    }

    @Test(
        "What is no number of people is asked for again, and stops the reading", arguments: ["", "many", "-1", "1.5"])
    func strangeCount(_ text: String) async throws {
        try await withGraph { request, host in
            Self.tenant.page(request, host)
        } count: { _, _ in
            .count(text)
        } _: { graph in
            #expect(await failure { _ = try await graph.directory.everyone() }?.code == .upstreamBadPayload)
            #expect(graph.server.requests.count { $0.isForCount } == 3)
        }
    }

    enum Refused { case shard, remainder }

    @Test(
        "A tenant that refuses one of the lists is read in one list from the start, and the log says so",
        arguments: [Refused.shard, .remainder], [400, 403, 501])
    func refused(_ refused: Refused, _ status: Int) async throws {
        try await withGraph { request, host in
            let isRefused = refused == .shard ? request.isOfShard : request.isOfRemainder
            return isRefused ? .error("Request_UnsupportedQuery", status: status) : Self.tenant.page(request, host)
        } count: { _, _ in
            .count("4200")
        } _: { graph in
            let people = try await graph.directory.everyone()
            #expect(ids(people) == Self.all)
            #expect(graph.server.graphRequests.count { $0.isOfEverybody && $0.isFirstPage } == 2)
            #expect(graph.log.text.contains("refuses to list a part"))
            #expect(graph.log.text.contains("\(status)"))
        }
    }

    @Test("Lists that hold fewer people than the tenant counts are not believed", arguments: [(4_285, 1), (4_287, 2)])
    func short(_ counted: Int, _ lists: Int) async throws {
        try await withGraph { request, host in
            Self.tenant.page(request, host)
        } count: { _, _ in
            .count(String(counted))
        } _: { graph in
            let people = try await graph.directory.everyone()
            #expect(ids(people) == Self.all)
            #expect(graph.server.graphRequests.count { $0.isOfEverybody && $0.isFirstPage } == lists)
            #expect(graph.log.text.contains("held too few people") == (lists == 2))
        }
    }

    @Test("Whoever lives among the users and is no person is counted as the tenant counts")
    func others() async throws {
        try await withGraph { request, host in
            guard request.isOfRemainder, request.query["$skiptoken"] == nil else {
                return Self.tenant.page(request, host)
            }
            let agents = (0..<299).map {
                ##"{"@odata.type":"#microsoft.graph.agentUser","id":"\##(ScriptedTenant.id(9_000 + $0))"}"##
            }
            return .page(
                agents.joined(separator: ","), #"{"displayName":"Nobody"}"#,
                next: "https://\(host)\(request.target)&$skiptoken=people")
        } count: { _, _ in
            .count("4500")
        } _: { graph in
            let people = try await graph.directory.everyone()
            #expect(ids(people) == Self.all)
            #expect(graph.server.graphRequests.count { $0.isOfEverybody && $0.isFirstPage } == 1)
        }
    }

    @Test("A shard whose page token expires begins again, and no other does", arguments: 1...3)
    func expired(_ times: Int) async throws {
        try await withGraph { request, host in
            let isHit = request.query["$filter"]?.beginnings.contains("a") == true && request.isOfShard
            return isHit && !request.isFirstPage && request.repetition < times
                ? .error("Directory_ExpiredPageToken", status: 400) : Self.tenant.page(request, host)
        } count: { _, _ in
            .count("4200")
        } _: { graph in
            let people = try await graph.directory.everyone()
            #expect(ids(people) == Self.all)
            let starts = Dictionary(grouping: graph.server.graphRequests.filter(\.isFirstPage), by: \.target)
            let again = starts.values.filter { $0.count > 1 }
            #expect(again.map(\.count) == [times + 1])
            #expect(again.first?.first?.query["$filter"]?.beginnings.contains("a") == true)
        }
    }

    @Test("A shard whose page tokens always expire stops the reading after three new beginnings")
    func alwaysExpired() async throws {
        try await withGraph { request, host in
            request.isOfShard && !request.isFirstPage
                ? .error("Directory_ExpiredPageToken", status: 400) : Self.tenant.page(request, host)
        } count: { _, _ in
            .count("4200")
        } _: { graph in
            let problem = await failure { _ = try await graph.directory.everyone() }
            #expect(problem?.trace?.code == "Directory_ExpiredPageToken")
            let starts = Dictionary(grouping: graph.server.graphRequests.filter(\.isFirstPage), by: \.target)
            #expect(starts.values.map(\.count).max() == 4)
        }
    }

    @Test("Any other problem of one list ends the reading with that problem")
    func otherProblem() async throws {
        try await withGraph { request, host in
            request.isOfShard && !request.isFirstPage
                ? .page(next: "https://evil.example/v1.0/users") : Self.tenant.page(request, host)
        } count: { _, _ in
            .count("4200")
        } _: { graph in
            #expect(await failure { _ = try await graph.directory.everyone() }?.code == .hostileLink)
        }
    }

    @Test("Whoever receives the people may end the reading")
    func receiver() async throws {
        try await withGraph { request, host in
            Self.tenant.page(request, host)
        } count: { _, _ in
            .count("4200")
        } _: { graph in
            let pages = PageCounter()
            let problem = await failure {
                try await graph.directory.readEveryone { people throws(Problem) in
                    if pages.add(people) == 3 { throw .interrupted }
                }
            }
            #expect(problem == .interrupted)
        }
    }

    @Test("Four lists are read at the same time, and never more", .timeLimit(.minutes(1)))
    func atOnce() async throws {
        try await withGraph { request, host in
            Self.tenant.page(request, host)
        } count: { _, _ in
            .count("4200")
        } _: { graph in
            let gate = Gate(opensFor: 4)
            let pages = PageCounter()
            try await graph.directory.readEveryone { people in
                // The first page comes alone.
                if pages.add(people) > 1 { await gate.pass() }
            }
            #expect(await gate.mostAtOnce == 4)
        }
    }

    @Test("As many lists as the limit allows are read at the same time", arguments: [1, 2])
    func limit(_ listings: Int) async throws {
        try await withGraph(limits: GraphLimits(listings: listings)) { request, host in
            Self.tenant.page(request, host)
        } count: { _, _ in
            .count("4200")
        } _: { graph in
            let gate = Gate(opensFor: 1)
            try await graph.directory.readEveryone { _ in
                await gate.pass()
            }
            #expect(await gate.mostAtOnce <= listings)
        }
    }

    @Test("When one list is throttled, the others pause as well")
    func sharedPause() async throws {
        let clock = TestClock(movingWhenAsleep: 2)
        let pages = PageCounter()
        try await withGraph(limits: GraphLimits(listings: 2), clock: clock) { request, host in
            if request.isOfRemainder, request.isFirstPage, request.repetition == 0 {
                return .error("TooManyRequests", status: 429, ["Retry-After": "17"])
            }
            guard request.isOfShard, clock.pauses.count < 2, pages.count < 300 else {
                return Self.tenant.page(request, host)
            }
            // The shards do not end while the remainder waits, unless they fail to pause.
            if pages.add([]) == 300 { clock.wake() }
            return .page(next: "https://\(host)\(request.firstTarget)&$skiptoken=\(UUID())")
        } count: { _, _ in
            .count("4200")
        } _: { graph in
            _ = try await graph.directory.everyone()
            #expect(clock.pauses == [.seconds(17), .seconds(17)])
        }
    }

    @Test("With the manager, which an advanced query cannot show, everybody is read in one list")
    func manager() async throws {
        let selection = PropertySelection(further: [.manager, .department])
        try await withGraph(selecting: selection) { request, host in
            Self.tenant.page(request, host)
        } count: { _, _ in
            .count("4200")
        } _: { graph in
            let people = try await graph.directory.everyone()
            #expect(ids(people) == Self.all && people.count == Self.all.count)
            #expect(!graph.server.requests.contains { $0.isForCount })
            #expect(graph.server.graphRequests.allSatisfy { $0.query["$expand"] == "manager($select=id)" })
        }
    }
}

/// Holds those who pass until so many have come, and counts how many are in it at once.
private actor Gate {
    private let size: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var isOpen = false
    private(set) var mostAtOnce = 0
    private var inside = 0

    init(opensFor size: Int) { self.size = size }

    func pass() async {
        inside += 1
        mostAtOnce = max(mostAtOnce, inside)
        if inside >= size { open() }
        if !isOpen { await withCheckedContinuation { waiting.append($0) } }
        await Task.yield()
        inside -= 1
    }

    private func open() {
        isOpen = true
        waiting.forEach { $0.resume() }
        waiting = []
    }
}
