import DirectoryCore
import DirectoryPorts
import HTTPTypes
import TestSupport
import Testing

@Suite("Runs at work, and runs taken back") struct RunControlTests {
    private static let change = Verdict.modified([FieldChange(field: .lastName, before: nil, after: "Neu")])

    @Test("A run at work says how far it is, follows with and without scripts, and can be stopped")
    func working() async throws {
        let contoso = try await Contoso(people: 2)
        let lease = try await contoso.begin(RunPurpose(.synchronizing(.everyone), then: .apply))
        _ = try await contoso.store.renew(
            lease, progress: RunProgress(phase: .reading, people: 12_400, total: 31_000), at: Contoso.noon)
        try await contoso.browse { browser in
            let page = try await browser.open("/runs/2")
            #expect(page.text.contains("Synchronizing…"))
            #expect(page.text.contains("Reading from Entra Looking up who did not come Comparing Applying"))
            #expect(page.text.contains("12,400 of about 31,000 read"))
            #expect(page.html.contains(#"max="1000" value="400""#))
            #expect(page.text.contains("No user has been changed yet, and nothing is half-written."))
            #expect(page.html.contains(#"<noscript><meta http-equiv="refresh" content="3"></noscript>"#))
            #expect(page.html.contains(#"data-live="/o/contoso/runs/2/events""#))
            #expect(!(try await browser.open("/runs/1")).html.contains("http-equiv"))
            #expect(page.links.contains("/runs/2"))
            try await browser.expect("/", toSay: "A run is at work.")
            try await browser.expect("/runs", toSay: "At work: reading, 12,400 of 31,000 people so far.")
            #expect(try await browser.post("/runs/2/stop", "").status == .seeOther)
        }
        let order = try await contoso.store.renew(lease, progress: .beginning, at: Contoso.noon)
        #expect(order == .stop(by: .account(Staff.olga.id, name: "Olga Weber")))
    }

    @Test("A run that has ended cannot be stopped, and says so")
    func stoppedTooLate() async throws {
        let contoso = try await Contoso(people: 1)
        let page = try await contoso.browse { try await $0.post("/runs/1/stop", "") }
        #expect(page.status == .conflict)
        #expect(page.text.contains("Run 1 has been applied already."))
    }

    @Test("Undoing is previewed with its warning, changes the users back, and holds them")
    func undoing() async throws {
        let contoso = try await Contoso(people: 3)
        let before = try await contoso.imported()
        let changed = before[0]
        let rename = FieldChange(field: .lastName, before: changed.profile.lastName, after: "Neu")
        try await contoso.run(.synchronization, [.about(changed, .modified([rename]))])
        let engine = ScriptedEngine(contoso)
        try await contoso.browse(engine) { browser in
            let run = try await browser.open("/runs/2")
            #expect(run.text.contains("They come back at the next synchronization unless these users are held."))
            #expect(run.text.contains("Hold these users"))
            let preview = try await browser.postAndFollow("/runs/2/undo", "hold=yes")
            #expect(preview.text.contains("This will change 1 user."))
            #expect(preview.text.contains("These users will be held, so that synchronizations leave them alone"))
            let hash = try #require(try preview.hidden("hash"))
            let done = try await browser.postAndFollow("/runs/3/apply", "hash=\(hash)")
            #expect(done.text.contains("Undid run 2: 1 user changed back."))
            #expect(done.text.contains("These users are held, so that synchronizations leave them alone"))
            try await browser.expect("/users", toSay: "Held: runs leave this user alone until released.")
        }
        #expect(engine.asked.purposes == [RunPurpose(.undoing(RunID(2), .hold), then: .preview)])
        #expect(try await contoso.imported().map(\.profile) == before.map(\.profile))
    }

    @Test("Undoing without the tick follows the tenant again, and a user changed since is left alone")
    func undoingAfterChanges() async throws {
        let contoso = try await Contoso(people: 1)
        let user = try await contoso.imported()[0]
        try await contoso.run(.synchronization, [.about(user, Self.change)])
        let again = try await contoso.imported()[0]
        try await contoso.run(
            .synchronization, [.about(again, .modified([FieldChange(field: .phone, before: nil, after: "1")]))])
        let engine = ScriptedEngine(contoso)
        try await contoso.browse(engine) { browser in
            let preview = try await browser.postAndFollow("/runs/2/undo", "")
            #expect(preview.text.contains("The user has changed since run 2. This user was left alone."))
            #expect(!preview.text.contains("Apply"))
        }
        #expect(engine.asked.purposes == [RunPurpose(.undoing(RunID(2), .follow), then: .preview)])
    }

    @Test("A run that changed nobody offers no undoing")
    func nothingToUndo() async throws {
        let contoso = try await Contoso(people: 1)
        let user = try await contoso.imported()[0]
        try await contoso.run(.synchronization, [.about(user, .unchanged)])
        let page = try await contoso.browse { try await $0.open("/runs/2") }
        #expect(!page.html.contains("/runs/2/undo"))
    }

    @Test("A run says how the tenant was read, and why in this way")
    func reading() async throws {
        let contoso = try await Contoso(people: 2)
        let page = try await contoso.browse { try await $0.open("/runs/1") }
        #expect(page.text.contains("Reading Read only the chosen people. 2 people were read."))
    }
}
