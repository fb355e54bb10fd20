import DirectoryCore
import DirectoryPorts
import HTTPTypes
import TestSupport
import Testing

@Suite("Pausing a run at work, by its page") struct PausePageTests {
    private static let everyone = RunPurpose(.synchronizing(.everyone), then: .apply)
    private static let olga = Actor.account(Staff.olga.id, name: "Olga Weber")
    private static let pauseOffered = #"action="/o/contoso/runs/2/pause" data-live-pause>"#
    private static let resumeOffered = #"action="/o/contoso/runs/2/resume" data-live-resume>"#

    @Test("Olga pauses a run: the page says what that means, who paused it since when, and offers to resume it")
    func pausing() async throws {
        let contoso = try await Contoso(people: 2)
        let lease = try await contoso.begin(Self.everyone)
        try await contoso.browse { browser in
            let before = try await browser.open("/runs/2")
            #expect(before.text.contains("Pausing keeps what has been read and changes no user."))
            #expect(before.html.contains(Self.pauseOffered) && !before.html.contains(Self.resumeOffered))
            let paused = try await browser.postAndFollow("/runs/2/pause", "")
            #expect(paused.text.contains("Paused by Olga Weber since 14:02 UTC. No user is changed."))
            #expect(paused.html.contains(Self.resumeOffered) && !paused.html.contains(Self.pauseOffered))
            #expect(paused.html.contains("/runs/2/stop"))
            try await browser.expect("/runs", toSay: "Paused by Olga Weber: reading")
            let told = try await browser.open("/runs/2/progress").html
            #expect(told.contains(#""isPaused":true"#) && told.contains(#""milestone":"Paused by Olga Weber.""#))
        }
        let pause = RunPause(by: Self.olga, since: Contoso.noon)
        #expect(try await contoso.store.renew(lease, progress: .beginning, at: Contoso.noon) == .pause(pause))
        let resumed = try await contoso.browse { try await $0.postAndFollow("/runs/2/resume", "") }
        #expect(resumed.html.contains(Self.pauseOffered) && !resumed.text.contains("Paused by"))
        #expect(try await contoso.store.renew(lease, progress: .beginning, at: Contoso.noon) == .goOn)
    }

    @Test("What cannot be paused or resumed says why, under the page of the run")
    func refused() async throws {
        let contoso = try await Contoso(people: 2)
        _ = try await contoso.begin(Self.everyone)
        try await contoso.browse { browser in
            func refusal(_ path: String) async throws -> String {
                let answer = try await browser.post(path, "")
                #expect(answer.status == .conflict)
                return answer.text
            }
            #expect(try await refusal("/runs/2/resume").contains("Run 2 is not paused. It goes on as it did."))
            _ = try await browser.post("/runs/2/pause", "")
            #expect(try await refusal("/runs/2/pause").contains("Run 2 has been paused already, by Olga Weber."))
            #expect(try await refusal("/runs/1/pause").contains("Run 1 has been applied already."))
        }
    }

    @Test("A run that reads nothing, or writes already, offers no pause")
    func notOffered() async throws {
        let contoso = try await Contoso(people: 2)
        let lease = try await contoso.begin(RunPurpose(.undoing(RunID(1), .follow), then: .apply))
        try await contoso.browse { browser in
            let page = try await browser.open("/runs/2")
            #expect(!page.html.contains("/runs/2/pause"))
            let refusal = try await browser.post("/runs/2/pause", "")
            #expect(refusal.text.contains("not-pausable"))
        }
        _ = try await contoso.store.stop(lease, because: .runInterrupted, reading: nil, at: Contoso.noon)
        let next = try await contoso.begin(Self.everyone)
        _ = try await contoso.store.renew(
            next, progress: RunProgress(phase: .applying, people: 0, total: 2), at: Contoso.noon)
        #expect(!(try await contoso.browse { try await $0.open("/runs/3") }).html.contains("/runs/3/pause"))
    }

    @Test("A run says how long it still takes, when that is known")
    func timeLeft() async throws {
        let contoso = try await Contoso(people: 2)
        let lease = try await contoso.begin(Self.everyone)
        var progress = RunProgress(phase: .reading, people: 12_400, total: 31_000)
        progress.secondsLeft = 62
        _ = try await contoso.store.renew(lease, progress: progress, at: Contoso.noon)
        try await contoso.browse { browser in
            try await browser.expect("/runs/2", toSay: "12,400 of about 31,000 read · about 1 minute left")
            let told = try await browser.open("/runs/2/progress").html
            #expect(told.contains("12,400 of about 31,000 read · about 1 minute left"))
        }
    }
}
