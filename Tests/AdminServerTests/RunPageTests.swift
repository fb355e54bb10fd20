import DirectoryCore
import DirectoryPorts
import HTTPTypes
import TestSupport
import Testing

@Suite("Runs") struct RunPageTests {
    /// A run with every outcome that a synchronization of today can have.
    private func variedRun(_ contoso: Contoso) async throws -> Run {
        let holder = try await contoso.addLocal(
            Profile(username: "ana", firstName: "Ana", lastName: "Lovelace", email: "ana@home.example"), number: 70)
        let seen = Proof.Observation(at: Contoso.noon, status: 404, requestID: "req-7")
        let users = try await contoso.imported()
        return try await contoso.run(
            .synchronization,
            users.enumerated().map { index, user in
                let verdict: Verdict =
                    switch index {
                    case ..<27: .modified([FieldChange(field: .lastName, before: user.profile.lastName, after: "Neu")])
                    case 27: .deleted(.gone(.inDeletedItems(deletedAt: Contoso.morning, seen)))
                    case 28: .deleted(.gone(.notFoundTwice(first: Contoso.morning, seen)))
                    case 29: .duplicate([.email("Ana@home.example", of: holder)])
                    case 30: .invalid([InvalidField(field: .email, reason: .notAnAddress)])
                    case 31: .missing(since: Contoso.morning)
                    case 32: .failed(Problem(.upstreamRefused, cause: "Graph said no.", advice: "Ask it again."))
                    case 33: .unreadable
                    default: .unchanged
                    }
                return .about(user, verdict)
            })
    }

    @Test("Every number leads to exactly that many rows, and they add up to the selection")
    func numbers() async throws {
        let contoso = try await Contoso(people: 90)
        let run = try await variedRun(contoso)
        try await contoso.browse { browser in
            let page = try await browser.open("/runs/\(run.id)")
            #expect(page.text.contains("Synchronized 90 users."))
            #expect(
                page.text.contains(
                    "27 modified + 2 deleted + 1 duplicated + 56 unchanged + 1 invalid + 1 missing upstream "
                        + "+ 1 not readable + 1 failed = 90 selected"))
            var total = 0
            for (outcome, count) in run.counts.listed {
                let link = "/runs/\(run.id)?outcome=\(outcome.rawValue)"
                #expect(page.links.contains(link))
                let rows = try await rows(browser, from: link)
                #expect(rows == count, "\(outcome)")
                total += rows
            }
            #expect(total == run.selected)
        }
    }

    /// Follows the list to its end and counts people.
    private func rows(_ browser: Browser, from link: String) async throws -> Int {
        var count = 0
        var next: String? = link
        while let address = next {
            let page = try await browser.open(address)
            count += page.rows
            next = page.html.firstMatch(of: #/rel="next" href="([^"]*)"/#).map { String($0.output.1).unescaped }
        }
        return count
    }

    @Test("Each row says what changed, why, and on what proof")
    func reasons() async throws {
        let contoso = try await Contoso(people: 40)
        let run = try await variedRun(contoso)
        try await contoso.browse { browser in
            let text = try await browser.open("/runs/\(run.id)").text
            #expect(
                text.contains(
                    "In Entra’s deleted users since 9 Nov 2026; GET answered 404 on 22 Nov 2026, 14:02 UTC, "
                        + "request id req-7."))
            #expect(text.contains("Not found in Entra twice, first on 9 Nov 2026, 08:00 UTC"))
            #expect(text.contains("Email The same address, in other capital letters."))
            #expect(text.contains("Has it Ana Lovelace Local user ana@home.example Show among users"))
            #expect(text.contains("Email is no email address."))
            #expect(text.contains("Graph said no. Nothing was changed. Ask it again. upstream-refused"))
            let modified = try await browser.open("/runs/\(run.id)?outcome=modified").text
            #expect(modified.contains("Last name Before Ruiz 12 → After Neu"))
        }
    }

    @Test("Deletions come first, and a long list shows a part and leads to the whole")
    func order() async throws {
        let contoso = try await Contoso(people: 40)
        let run = try await variedRun(contoso)
        let page = try await contoso.browse { try await $0.open("/runs/\(run.id)") }
        let headings = page.html.matches(of: #/<h2>([^<]*)<\/h2>/#).map { String($0.output.1) }
        #expect(headings.first == "2 deleted")
        #expect(headings.contains("27 modified"))
        #expect(page.text.contains("Show all 27"))
    }

    @Test("The bar has a text, and every stretch of it lies inside")
    func bar() async throws {
        let contoso = try await Contoso(people: 90)
        let run = try await variedRun(contoso)
        let page = try await contoso.browse { try await $0.open("/runs/\(run.id)") }
        #expect(page.html.contains(#"role="img" aria-label="How the people of this run ended: 27 modified"#))
        let stretches = page.html.matches(of: #/<rect class="[a-z-]+" x="(\d+)" y="0" width="(\d+)"/#)
            .map { (Int($0.output.1) ?? -1, Int($0.output.2) ?? -1) }
        #expect(stretches.count == run.counts.listed.count)
        for (left, right) in zip(stretches, stretches.dropFirst()) { #expect(left.0 + left.1 <= right.0) }
        #expect(stretches.allSatisfy { $0.1 > 0 && $0.0 + $0.1 <= 1_000 })
    }

    @Test("A preview reads as a sentence, lists deletions first and offers to apply exactly itself")
    func preview() async throws {
        let contoso = try await Contoso(people: 500)
        let holder = try await contoso.addLocal(Profile(username: "ana", email: "ana@home.example"), number: 70)
        let seen = Proof.Observation(at: Contoso.noon, status: 404, requestID: nil)
        let run = try await contoso.plan(
            .synchronization,
            contoso.imported().enumerated().map { index, user in
                .about(
                    user,
                    index < 37
                        ? .modified([FieldChange(field: .phone, before: nil, after: "1")])
                        : index < 39
                            ? .deleted(.gone(.inDeletedItems(deletedAt: nil, seen)))
                            : index == 39 ? .duplicate([.email("ana@home.example", of: holder)]) : .unchanged)
            })
        let page = try await contoso.browse { try await $0.open("/runs/\(run.id)") }
        #expect(
            page.text.contains(
                "This will change 37 users, delete 2 and leave 1 duplicate untouched. 460 are already up to date."))
        #expect(page.text.contains("37 to modify 2 to delete 1 duplicate 460 unchanged"))
        #expect(page.text.contains("Apply 39 changes"))
        guard case .planned(let hash) = run.state else { return }
        #expect(try page.hidden("hash") == hash.description)
    }

    @Test("Another plan's hash is refused with 409, and nothing is applied")
    func wrongHash() async throws {
        let contoso = try await Contoso(people: 1)
        let user = try await contoso.imported()[0]
        let run = try await contoso.plan(
            .synchronization, [.about(user, .modified([FieldChange(field: .phone, before: nil, after: "1")]))])
        try await contoso.browse { browser in
            let page = try await browser.post("/runs/\(run.id)/apply", "hash=\(String(repeating: "0", count: 64))")
            #expect(page.status == .conflict)
            #expect(page.text.contains("plan-mismatch"))
            #expect(page.text.contains("Apply 1 change"))
        }
        #expect(try await contoso.store.run(run.id, of: contoso.organization)?.state.name == "planned")
    }

    @Test("A stale plan is refused, and previewing again makes a new one for the same people")
    func stale() async throws {
        let contoso = try await Contoso(people: 3)
        let users = try await contoso.imported()
        let change = Verdict.modified([FieldChange(field: .phone, before: nil, after: "1")])
        let old = try await contoso.plan(.synchronization, users.map { .about($0, change) })
        try await contoso.run(.synchronization, [.about(users[0], change)])
        guard case .planned(let hash) = old.state else { return }
        let engine = ScriptedEngine(contoso)
        try await contoso.browse(engine) { browser in
            let refused = try await browser.post("/runs/\(old.id)/apply", "hash=\(hash)")
            #expect(refused.status == .conflict)
            #expect(refused.text.contains("plan-stale"))
            let fresh = try await browser.postAndFollow("/runs/\(old.id)/refresh", "")
            #expect(fresh.text.contains("This will change nothing. 3 are already up to date."))
        }
        #expect(engine.asked.selections == [.everyone])
        #expect(try await contoso.store.run(old.id, of: contoso.organization)?.state.name == "discarded")
    }

    @Test("Applying twice ends on the same result")
    func twice() async throws {
        let contoso = try await Contoso(people: 1)
        let user = try await contoso.imported()[0]
        let run = try await contoso.plan(
            .synchronization, [.about(user, .modified([FieldChange(field: .phone, before: nil, after: "1")]))])
        guard case .planned(let hash) = run.state else { return }
        try await contoso.browse { browser in
            let first = try await browser.postAndFollow("/runs/\(run.id)/apply", "hash=\(hash)")
            let second = try await browser.postAndFollow("/runs/\(run.id)/apply", "hash=\(hash)")
            #expect(first.html == second.html)
        }
    }

    @Test("Runs are listed from the latest, 50 on a page, down to the first")
    func list() async throws {
        let contoso = try await Contoso(people: 1)
        for _ in 2...101 { _ = try await contoso.plan(.synchronization, []) }
        try await contoso.browse { browser in
            let first = try await browser.open("/runs")
            #expect(first.rows == 50)
            #expect(first.text.contains("Synchronization 101"))
            let second = try await browser.open(try #require(first.links.last { $0.contains("before=") }))
            #expect(second.rows == 50)
            let third = try await browser.open(try #require(second.links.last { $0.contains("before=") }))
            #expect(third.rows == 1)
            #expect(third.text.contains("Import 1 Done"))
            #expect(third.text.contains("1 imported"))
            #expect(!third.links.contains { $0.contains("before=") })
        }
    }

    @Test(
        "A run that is not there, or no run at all, is a page that says so",
        arguments: [
            ("/runs/999", 404, "There is no run 999."), ("/runs/0", 400, "“0” is not the number of a run."),
            ("/runs/abc", 400, "“abc” is not the number of a run."),
            ("/runs/9999999999999999999999", 400, "is not the number of a run."),
            ("/runs/1?outcome=exploded", 400, "“exploded” is no outcome."),
            ("/runs/1?page=0", 400, "“0” is no page number."),
            ("/runs?before=x", 400, "“x” is not the number of a run."),
        ])
    func unknown(path: String, status: Int, message: String) async throws {
        let contoso = try await Contoso(people: 1)
        let page = try await contoso.browse { try await $0.open(path) }
        #expect(page.status.code == status)
        #expect(page.text.contains(message))
    }

    @Test("The overview puts first what needs attention")
    func overview() async throws {
        let contoso = try await Contoso(people: 40)
        _ = try await variedRun(contoso)
        let page = try await contoso.browse { try await $0.open("/") }
        #expect(page.text.contains("1 address is wanted by two people."))
        #expect(page.text.contains("39 users 38 can be synchronized 1 open duplicates"))
        #expect(page.links.contains("/runs/2?outcome=deleted"))
    }

    @Test("The duplicates list shows both sides and the run that found them")
    func duplicates() async throws {
        let contoso = try await Contoso(people: 40)
        let run = try await variedRun(contoso)
        let page = try await contoso.browse { try await $0.open("/duplicates") }
        #expect(page.rows == 1)
        #expect(page.text.contains("Has it Ana Lovelace Local user ana@home.example"))
        #expect(page.text.contains("Imported from Entra Ana@home.example"))
        #expect(page.text.contains("Found in Run 2 , 22 Nov 2026, 14:02 UTC"))
        #expect(page.links.contains("/runs/\(run.id)"))
    }
}
