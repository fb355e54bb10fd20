import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Synchronization
import TestSupport
import Testing

@testable import AdminServer

@Suite("Following a run at work") struct FollowingTests {
    private static let everyone = RunPurpose(.synchronizing(.everyone), then: .apply)

    @Test(
        "Events tell in people how far the run is and that Microsoft asks to wait, each news once, and end with the run"
    )
    func events() async throws {
        let contoso = try await Contoso(people: 2)
        let lease = try await contoso.begin(Self.everyone)
        let engine = ScriptedEngine(contoso)
        var waiting = RunProgress(phase: .reading, people: 12_400, total: 31_000, noticed: 37)
        waiting.pausedUntil = Contoso.noon.addingTimeInterval(42)
        let counts = OutcomeCounts([.modified: 37, .deleted: 2, .duplicate: 1, .unchanged: 460])
        let story: [RunActivity] = [
            .working(waiting), .working(waiting),
            .working(RunProgress(phase: .applying, people: 0, total: 500, counts: counts)),
        ]
        engine.know(story[0], of: lease.run)
        let looks = Mutex(0)
        let server = try contoso.server(engine) { _ in
            let look = looks.withLock { looks in
                looks += 1
                return looks
            }
            if look < story.count { return engine.know(story[look], of: lease.run) }
            engine.know(nil, of: lease.run)
            _ = try await contoso.store.stop(lease, because: .runInterrupted, reading: nil, at: Contoso.noon)
        }
        let answer = try await server.application().test(.router) {
            try await Browser(client: $0).open("/runs/2/events")
        }
        #expect(answer.headers[.contentType] == "text/event-stream; charset=utf-8")
        #expect(answer.headers[.cacheControl] == "no-store")
        let events = answer.html.split(separator: "\n\n").map(String.init)
        try #require(events.count == 4)
        #expect(events[0] == "retry: 3000")
        #expect(events[1].contains("event: progress"))
        #expect(events[1].contains("12,400 of about 31,000 read · 37 differ"))
        #expect(events[1].contains("Microsoft asked us to wait 42 seconds. No action needed."))
        #expect(events[1].contains(#""milestone":"Microsoft asked us to wait. No action needed.""#))
        #expect(events[1].contains(#""share":400"#))
        #expect(events[2].contains("37 to modify · 2 to delete · 1 duplicate"))
        #expect(events[3] == #"event: end\ndata: {"isAtWork":false}"#.replacing("\\n", with: "\n"))
    }

    @Test("A browser that cannot follow asks, and learns the same")
    func polling() async throws {
        let contoso = try await Contoso(people: 2)
        let lease = try await contoso.begin(Self.everyone)
        _ = try await contoso.store.renew(
            lease, progress: RunProgress(phase: .reading, people: 500, total: nil), at: Contoso.noon)
        try await contoso.browse { browser in
            let answer = try await browser.open("/runs/2/progress")
            #expect(answer.html.contains(#""text":"500 read""#))
            #expect(answer.html.contains(#""isAtWork":true"#))
            #expect(try await browser.open("/runs/1/progress").html == #"{"isAtWork":false}"#)
        }
    }

    @Test("Only so many follow at once; whoever comes later is told to ask instead")
    func limited() async throws {
        let listeners = Listeners(limit: 1)
        let inner: Bool?? = await listeners.listen { await listeners.listen { true } }
        #expect(inner == .some(nil))
        #expect(await listeners.listen { true } == true)
    }

    @Test("A plan that is being applied says so, offers nothing else, and tells afterwards why it was not")
    func applying() async throws {
        let contoso = try await Contoso(people: 2)
        let user = try await contoso.imported()[0]
        let change = Verdict.modified([FieldChange(field: .phone, before: nil, after: "1")])
        let run = try await contoso.plan(.synchronization, [.about(user, change)])
        let engine = ScriptedEngine(contoso)
        try await contoso.browse(engine) { browser in
            engine.know(.working(RunProgress(phase: .applying, people: 0, total: 1)), of: run.id)
            let page = try await browser.open("/runs/2")
            #expect(page.text.contains("Applying…"))
            #expect(!page.html.contains("/runs/2/apply"))
            engine.know(.notApplied(.planStale(changed: 3)), of: run.id)
            let refused = try await browser.open("/runs/2")
            #expect(refused.text.contains("3 users have changed since this plan was made."))
            #expect(refused.html.contains("/runs/2/refresh"))
        }
    }
}
