import DirectoryCore
import DirectoryPorts
import HTTPTypes
import TestSupport
import Testing

@testable import AdminServer

@Suite("A plan and its result") struct PlanPageTests {
    private static let seen = Proof.Observation(at: Contoso.noon, status: 404, requestID: nil)

    @Test("Whoever is ticked is left out of the plan that takes its place")
    func leavingOut() async throws {
        let contoso = try await Contoso(people: 3)
        let engine = ScriptedEngine(contoso) { _ in .modified([FieldChange(field: .phone, before: nil, after: "1")]) }
        try await contoso.browse(engine) { browser in
            let plan = try await browser.postAndFollow("/synchronize", "scope=everyone&step=preview")
            let hash = try #require(try plan.hidden("hash"))
            let people = try plan.checkboxes("leave")
            #expect(people.count == 3)
            let narrowed = try await browser.postAndFollow("/runs/2/narrow", "hash=\(hash)&leave=\(people[0])")
            #expect(narrowed.text.contains("This will change 2 users."))
            #expect(narrowed.text.contains("Apply 2 changes"))
            try await browser.expect("/runs/2", toSay: "Replaced by run 3.")
            let nobody = try await browser.post("/runs/3/narrow", "hash=\(try narrowed.hidden("hash") ?? "")")
            #expect(nobody.text.contains("Nobody was selected."))
        }
    }

    @Test("Olga looks for what changes: the page of a plan counts each kind, and shows its rows alone")
    func changes() async throws {
        let contoso = try await Contoso(people: 3)
        let users = try await contoso.imported()
        let changes = [
            [FieldChange(field: .email, before: "a@x.example", after: nil)],
            [.init(field: .email, before: "b@x.example", after: nil), .init(field: .phone, before: "1", after: "2")],
            [FieldChange(field: .username, before: "c", after: "d")],
        ]
        _ = try await contoso.plan(
            .synchronization, zip(users, changes).map { .about($0, .modified($1)) },
            findings: [.clearings(.email, planned: 2, limit: 0)])
        try await contoso.browse { browser in
            let plan = try await browser.open("/runs/2")
            #expect(
                plan.text.contains(
                    "All changes Username changed (1) Email cleared (2) Phone changed (1) 3 users to change"))
            let cleared = try await browser.open("/runs/2?change=email-cleared")
            #expect(cleared.text.contains("Email cleared: 2 users"))
            #expect(cleared.html.contains(#"aria-current="true">Email cleared (2)</a>"#))
            for (user, isThere) in zip(users, [true, true, false]) {
                #expect(cleared.html.contains("<bdi>\(user.profile.name)</bdi>") == isThere)
            }
            #expect(cleared.links.contains("/runs/2?outcome=modified"))
            let modified = try await browser.open("/runs/2?outcome=modified&change=phone")
            #expect(modified.text.contains("Phone changed: 1 user"))
            #expect(modified.links.contains("/runs/2?outcome=modified&change=email-cleared"))
            try await browser.expect("/runs/2?change=restored", toSay: "Nobody in this run changes so.")
            #expect(try await browser.open("/runs/2?change=x").status == .badRequest)
        }
    }

    @Test("A plan says how many of the allowed deletions it takes")
    func safety() async throws {
        let contoso = try await Contoso(people: 12)
        let user = try await contoso.imported()[0]
        _ = try await contoso.plan(
            .synchronization, [.about(user, .deleted(.gone(.inDeletedItems(deletedAt: nil, Self.seen))))])
        let page = try await contoso.browse { try await $0.open("/runs/2") }
        #expect(page.text.contains("1 of 5 allowed deletions and deactivations."))
        #expect(page.html.contains(#"max="5" low="5" high="5" optimum="0" value="1""#))
        #expect(page.links.contains("/settings/safety"))
    }

    @Test(
        "What differs between two values is marked by words",
        arguments: [
            ("ana@old.example", "ana@new.example", "ana@[old].example", "ana@[new].example"),
            ("Ana Ruiz", "Ana Ruiz Vega", "Ana Ruiz", "Ana Ruiz[ Vega]"),
            ("Li", "Søren", "[Li]", "[Søren]"), ("a b", "a b", "a b", "a b"), ("", "x", "", "[x]"),
            ("x.y", "z.w", "[x.y]", "[z.w]"),
        ])
    func marks(before: String, after: String, old: String, new: String) {
        let marked = MarkedText.comparing(before, after)
        let text = { (text: MarkedText) in text.pieces.map { $0.isChanged ? "[\($0.text)]" : $0.text }.joined() }
        #expect(text(marked.before) == old)
        #expect(text(marked.after) == new)
    }

    @Test("A result leads to its changes and its duplicates, and those who failed can be tried again")
    func afterwards() async throws {
        let contoso = try await Contoso(people: 3)
        let users = try await contoso.imported()
        let holder = try await contoso.addLocal(Profile(username: "ana", email: "ana@home.example"), number: 70)
        try await contoso.run(
            .synchronization,
            [
                .about(users[0], .modified([FieldChange(field: .phone, before: users[0].profile.phone, after: "1")])),
                .about(users[1], .failed(.leaseLost)),
                .about(users[2], .duplicate([.email("ana@home.example", of: holder)])),
            ])
        let engine = ScriptedEngine(contoso)
        try await contoso.browse(engine) { browser in
            let page = try await browser.open("/runs/2")
            #expect(page.links.contains("/runs/2?outcome=modified"))
            #expect(page.text.contains("View changes Look at 1 duplicate Try the 1 failed again"))
            _ = try await browser.postAndFollow("/runs/2/retry", "")
        }
        #expect(engine.asked.purposes == [RunPurpose(.synchronizing(.users([users[1].id])), then: .preview)])
    }

    @Test("The rows of a run are handed out as CSV, in which no cell is a formula, and as lines of JSON")
    func exports() async throws {
        let contoso = try await Contoso(people: 1)
        let user = try await contoso.imported()[0]
        try await contoso.run(
            .synchronization,
            [
                .about(
                    user, .modified([FieldChange(field: .lastName, before: user.profile.lastName, after: "=1+1,\"x\"")])
                )
            ])
        try await contoso.browse { browser in
            let table = try await browser.open("/runs/2/export?format=csv")
            #expect(table.headers[.contentDisposition] == #"attachment; filename="contoso-run-2.csv""#)
            let lines = table.html.split(separator: "\r\n").map(String.init)
            #expect(lines.count == 2)
            #expect(lines[0] == "outcome,name,user_id,entra_object_id,field,before,after,reason")
            #expect(lines[1].hasSuffix(#",last-name,Wei,"'=1+1,""x""","#))
            let json = try await browser.open("/runs/2/export?format=jsonl")
            #expect(json.html.hasPrefix(#"{"changes":[{"after":"=1+1,\"x\"","before":"Wei","field":"last-name"}]"#))
            #expect(try await browser.open("/runs/2/export?format=xls").status == .badRequest)
        }
    }

    @Test("The list of runs shows only those that are asked for, and says when there are none")
    func filters() async throws {
        let contoso = try await Contoso(people: 2)
        try await contoso.stop(.runInterrupted)
        try await contoso.browse { browser in
            #expect(try await browser.open("/runs").rows == 2)
            #expect(try await browser.open("/runs?kind=import").rows == 1)
            let stopped = try await browser.open("/runs?state=stopped")
            #expect(stopped.rows == 1)
            #expect(stopped.links.contains("/runs?state=stopped&kind=import"))
            try await browser.expect("/runs?state=waiting", toSay: "No run matches state Waiting for you.")
            #expect(try await browser.open("/runs?state=odd").status == .badRequest)
        }
    }
}
