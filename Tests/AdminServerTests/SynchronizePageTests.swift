import DirectoryCore
import DirectoryPorts
import HTTPTypes
import TestSupport
import Testing

@Suite("Synchronize") struct SynchronizePageTests {
    @Test("Only people imported from the connected tenant are listed, and the page says so")
    func premise() async throws {
        let contoso = try await Contoso(people: 3)
        _ = try await contoso.addLocal(Profile(username: "local.zoe", firstName: "Zoe"), number: 70)
        let page = try await contoso.browse { try await $0.open("/synchronize") }
        #expect(page.rows == 3)
        #expect(!page.text.contains("Zoe"))
        #expect(
            page.text.contains(
                "Only people imported from Contoso, the tenant this organization is connected to, are listed here."))
        #expect(page.text.contains("Choose everyone (3 people)"))
    }

    @Test("Ticked people are synchronized without scripts, and the result is the page that follows")
    func synchronizing() async throws {
        let contoso = try await Contoso(people: 60)
        let engine = ScriptedEngine(contoso) { user in
            .modified([FieldChange(field: .phone, before: user.profile.phone, after: "+1 555 0100")])
        }
        try await contoso.browse(engine) { browser in
            let ids = try await browser.open("/synchronize").checkboxes("user").prefix(30)
            let form = ids.map { "user=\($0)" }.joined(separator: "&") + "&scope=chosen&step=run&page=1"
            let result = try await browser.postAndFollow("/synchronize", form)
            #expect(result.text.contains("Synchronized 30 users."))
            #expect(result.text.contains("30 modified 0 deleted 0 duplicated"))
            #expect(result.text.contains("30 modified = 30 selected"))
            #expect(engine.asked.selections == [.users(ids.compactMap { UserID($0) })])
        }
    }

    @Test("Everyone, and all that match, are chosen without a tick")
    func wideSelections() async throws {
        let contoso = try await Contoso(people: 12)
        let engine = ScriptedEngine(contoso)
        try await contoso.browse(engine) { browser in
            let found = try await browser.open("/synchronize?q=li")
            #expect(found.text.contains("Choose the one that matches"))
            let matching = try await browser.postAndFollow("/synchronize", "q=li&scope=matching&step=run&page=1")
            #expect(matching.text.contains("This user already matches Entra."))
            let everyone = try await browser.postAndFollow("/synchronize", "scope=everyone&step=run")
            #expect(everyone.text.contains("All 12 users already match Entra."))
        }
        #expect(engine.asked.selections == [.matching("li"), .everyone])
    }

    @Test("A preview changes nobody, and applying it takes one press of a button")
    func preview() async throws {
        let contoso = try await Contoso(people: 5)
        let engine = ScriptedEngine(contoso) { user in
            user.profile.firstName == "Li"
                ? .modified([FieldChange(field: .phone, before: nil, after: "1")]) : .unchanged
        }
        try await contoso.browse(engine) { browser in
            let preview = try await browser.postAndFollow("/synchronize", "scope=everyone&step=preview")
            #expect(preview.text.contains("This will change 1 user. 4 are already up to date."))
            #expect(preview.text.contains("Apply 1 change"))
            let before = try await contoso.imported()
            #expect(before.allSatisfy { $0.profile.phone != "1" })
            let hash = try #require(try preview.hidden("hash"))
            let result = try await browser.postAndFollow("/runs/2/apply", "hash=\(hash)")
            #expect(result.text.contains("Synchronized 5 users."))
            let after = try await contoso.imported()
            #expect(after.count { $0.profile.phone == "1" } == 1)
        }
    }

    @Test("A duplicate shows who holds the address, on its row")
    func duplicate() async throws {
        let contoso = try await Contoso(people: 2)
        let ana = try await contoso.addLocal(
            Profile(username: "ana", firstName: "Ana", lastName: "Lovelace", email: "ana@home.example"), number: 70)
        let li = try await contoso.imported()[0]
        try await contoso.run(.synchronization, [.about(li, .duplicate([.email("ANA@home.example", of: ana)]))])
        let page = try await contoso.browse { try await $0.open("/synchronize") }
        #expect(page.text.contains("Duplicate of Ana Lovelace (local user), email ANA@home.example"))
    }

    @Test("Nobody ticked: the form comes back, says so and loses nothing")
    func nobody() async throws {
        let contoso = try await Contoso(people: 2)
        let page = try await contoso.browse {
            try await $0.post("/synchronize", "q=contoso&scope=chosen&step=run&page=1")
        }
        #expect(page.status == .badRequest)
        #expect(page.text.contains("Nobody is ticked."))
        #expect(page.text.contains("nothing-selected"))
        #expect(page.html.contains(#"value="contoso""#))
        #expect(page.rows == 2)
    }

    @Test("A run that stops leads to its record; a refusal without one keeps the ticks")
    func stops() async throws {
        let contoso = try await Contoso(people: 2)
        let expired = Problem(
            .secretExpired, cause: "The client secret expired on 3 May 2026.", advice: "Create a new one.",
            trace: .init(status: 401, code: "AADSTS7000222", requestID: "4711"))
        let id = try await contoso.imported()[0].id
        try await contoso.browse(ScriptedEngine(contoso, problem: expired)) { browser in
            let page = try await browser.post("/synchronize", "user=\(id)&scope=chosen&step=run&page=1")
            #expect(page.status == .forbidden)
            #expect(
                page.text.contains("The client secret expired on 3 May 2026. Nothing was changed. Create a new one."))
            #expect(page.html.contains("value=\"\(id)\" id=\"user-\(id)\" aria-label=\"Tick Li Wei\" checked"))
        }
        let engine = ScriptedEngine(contoso, problem: expired, isProblemRecorded: true)
        try await contoso.browse(engine) { browser in
            let page = try await browser.postAndFollow("/synchronize", "user=\(id)&scope=chosen&step=run&page=1")
            #expect(page.text.contains("Stopped. No user was changed."))
            #expect(page.text.contains("What to do next Create a new one. Code secret-expired"))
            #expect(page.text.contains("Status 401 Code AADSTS7000222 Request id 4711"))
        }
    }

    @Test("Before a tenant is connected, the page tells the commands")
    func notConnected() async throws {
        let contoso = try await Contoso()
        try await contoso.browse(store: InMemoryStore()) { browser in
            for path in ["/synchronize", "/import", "/"] {
                let page = try await browser.open(path)
                #expect(page.status == .ok)
                #expect(page.text.contains("rollcall connection set"))
                #expect(page.text.contains("Not connected"))
            }
        }
    }
}
