import DirectoryCore
import DirectoryPorts
import HTTPTypes
import TestSupport
import Testing

@Suite("Held for review") struct HeldRunTests {
    private static let findings: [BrakeFinding] = [.removals(planned: 8, recent: 2, limit: 5, of: 12)]

    /// Eight of twelve are to be deleted, the others get a new phone.
    private func engine(_ contoso: Contoso) -> ScriptedEngine {
        let seen = Proof.Observation(at: Contoso.noon, status: 404, requestID: nil)
        return ScriptedEngine(contoso, findings: Self.findings) { user in
            let number = Int(user.profile.username.drop { !$0.isNumber }.prefix { $0.isNumber }) ?? 0
            return number <= 8
                ? .deleted(.gone(.inDeletedItems(deletedAt: nil, seen)))
                : .modified([FieldChange(field: .phone, before: user.profile.phone, after: "+1 555 0100")])
        }
    }

    private func holding<Value: Sendable>(
        _ body: @Sendable (Contoso, ScriptedEngine, Browser, _ hash: String) async throws -> Value
    ) async throws -> Value {
        let contoso = try await Contoso(people: 12)
        let engine = engine(contoso)
        return try await contoso.browse(engine) { browser in
            let page = try await browser.postAndFollow("/synchronize", "scope=everyone&step=run")
            return try await body(contoso, engine, browser, try #require(try page.hidden("hash")))
        }
    }

    @Test("The page says what was seen, what was not done and what can be done, and nobody is touched")
    func account() async throws {
        try await holding { contoso, _, browser, _ in
            let page = try await browser.open("/runs/2")
            #expect(page.text.contains("Held for review"))
            #expect(page.text.contains("Held: 8 of 12 users would lose access."))
            #expect(page.html.contains("<title>Run 2, held for review · Rollcall</title>"))
            #expect(
                page.text.contains(
                    "What was seen This run would delete or deactivate 8 of 12 users, after 2 in the last 24 hours; "
                        + "the limit is 5. What was not done The plan is held. Nothing of it was written."))
            #expect(page.text.contains("8 to delete"))
            let buttons = [
                "Refresh preview", "Reject and keep users as they are", "Apply the rest without these",
                "Approve and apply 12 changes",
            ]
            for button in buttons {
                #expect(page.text.contains(button), "\(button)")
            }
            #expect(try await contoso.imported().count == 12)
            try await browser.expect("/", toSay: "This run would delete or deactivate 8 of 12 users")
            try await browser.expect("/runs", toSay: "This run would delete or deactivate 8 of 12 users")
        }
    }

    @Test("The overview names a held plan until somebody decides, whatever has run since")
    func heldBefore() async throws {
        try await holding { contoso, _, browser, hash in
            try await contoso.run(.synchronization, [.about(try await contoso.imported()[0], .unchanged)])
            let page = try await browser.open("/")
            #expect(page.text.contains("Run 2 is held for review. This run would delete or deactivate 8 of 12 users"))
            #expect(page.links.contains("/runs/2"))
            #expect(!page.text.contains("Nothing needs your attention."))
            _ = try await browser.post("/runs/2/reject", "hash=\(hash)")
            try await browser.expect("/", toSay: "Nothing needs your attention.")
        }
    }

    @Test("Every page of the organization says that a plan is held until somebody decides; its own page says it itself")
    func everywhere() async throws {
        try await holding { contoso, _, browser, hash in
            // Whatever comes afterwards, and however much of it.
            for _ in 1...25 { try await contoso.stop(.runInterrupted) }
            for path in ["/users", "/runs", "/duplicates", "/settings/connection", "/runs/3", "/import"] {
                let page = try await browser.open(path)
                #expect(page.text.contains("Run 2 is held for review. Review"), "\(path)")
                #expect(page.html.contains(#"<a class="health warning" href="/o/contoso/runs/2">"#), "\(path)")
            }
            #expect(!(try await browser.open("/runs/2")).html.contains("banner warning review"))
            _ = try await browser.post("/runs/2/reject", "hash=\(hash)")
            #expect(!(try await browser.open("/users")).text.contains("held for review"))
        }
    }

    @Test("Several held plans are counted, and the latest is the one to begin with")
    func several() async throws {
        let contoso = try await Contoso(people: 4)
        for _ in 1...2 { _ = try await contoso.plan(.synchronization, [], findings: Self.findings) }
        try await contoso.browse { browser in
            try await browser.expect("/users", toSay: "2 runs are held for review, the latest is run 3. Review")
            try await browser.expect("/runs/3", toSay: "Run 2 is held for review.")
        }
    }

    @Test(
        "The heading names what was found",
        arguments: [
            (BrakeFinding.half(planned: 6, of: 12), "Held: 6 of 12 users would lose access."),
            (
                .renames(planned: 30, recent: 0, limit: 20, of: 100),
                "Held: 30 of 100 users would get another email or username."
            ), (.clearings(.phone, planned: 9, limit: 5), "Held: Phone would become empty for 9 users."),
        ])
    func headings(finding: BrakeFinding, heading: String) async throws {
        let contoso = try await Contoso(people: 1)
        _ = try await contoso.plan(.synchronization, [], findings: [finding])
        try await contoso.browse { try await $0.expect("/runs/2", toSay: heading) }
    }

    @Test("A person approves and applies exactly this plan with one press")
    func approving() async throws {
        try await holding { contoso, _, browser, hash in
            let result = try await browser.postAndFollow("/runs/2/approve", "hash=\(hash)&confirm=8")
            #expect(result.text.contains("4 modified 8 deleted 0 duplicated"))
            #expect(try await contoso.imported().count == 4)
        }
    }

    @Test(
        "Approving deletions needs their number typed; without it the plan stays held", arguments: ["", "&confirm=12"])
    func untyped(field: String) async throws {
        try await holding { contoso, _, browser, hash in
            let page = try await browser.open("/runs/2")
            #expect(page.text.contains("8 users would lose access. Type 8 to approve that"))
            let refused = try await browser.post("/runs/2/approve", "hash=\(hash)\(field)")
            #expect(refused.status == .badRequest)
            #expect(refused.text.contains("The number of users who lose access was not typed as it is."))
            #expect(try await contoso.imported().count == 12)
        }
    }

    @Test("Applying without approval is refused with 409, and the plan stays held")
    func unapproved() async throws {
        try await holding { contoso, _, browser, hash in
            let refused = try await browser.post("/runs/2/apply", "hash=\(hash)")
            #expect(refused.status == .conflict)
            #expect(refused.text.contains("approval-needed"))
            #expect(try await contoso.imported().count == 12)
        }
    }

    @Test("The rest is applied without the deletions, and the held plan is replaced")
    func rest() async throws {
        try await holding { contoso, engine, browser, hash in
            let result = try await browser.postAndFollow("/runs/2/rest", "hash=\(hash)")
            #expect(result.text.contains("4 modified 0 deleted 0 duplicated"))
            #expect(result.text.contains("8 held"))
            #expect(engine.asked.narrowings == [.theRest])
            let users = try await contoso.imported()
            #expect(users.count == 12 && users.count { $0.profile.phone == "+1 555 0100" } == 4)
            let old = try await browser.open("/runs/2")
            #expect(old.text.contains("Replaced by run 3. No user was changed."))
            #expect(old.text.contains("What to do next Look at run 3."))
        }
    }

    @Test("A rejected plan says who rejected it, and offers nothing any more")
    func rejecting() async throws {
        try await holding { contoso, _, browser, hash in
            let page = try await browser.postAndFollow("/runs/2/reject", "hash=\(hash)")
            #expect(page.text.contains("Rejected. No user was changed."))
            #expect(page.text.contains("The plan was rejected by Olga Weber."))
            #expect(!page.text.contains("Approve"))
            let again = try await browser.post("/runs/2/approve", "hash=\(hash)&confirm=8")
            #expect(again.status == .conflict)
            #expect(again.text.contains("run-not-applicable"))
            #expect(try await contoso.imported().count == 12)
        }
    }

    @Test(
        "A decision about another plan, or about none, is refused",
        arguments: ["approve", "rest", "reject", "apply"])
    func otherPlan(decision: String) async throws {
        try await holding { contoso, _, browser, _ in
            let none = try await browser.post("/runs/2/\(decision)", "")
            #expect(none.status == .badRequest)
            #expect(none.text.contains("Field hash"))
            guard decision != "rest" else { return }
            let typed = decision == "approve" ? "&confirm=8" : ""
            let hash = String(repeating: "0", count: 64)
            let other = try await browser.post("/runs/2/\(decision)", "hash=\(hash)\(typed)")
            #expect(other.status == .conflict)
            #expect(other.text.contains("plan-mismatch"))
            #expect(try await contoso.store.run(RunID(2), of: contoso.organization)?.state.name == "held")
        }
    }
}
