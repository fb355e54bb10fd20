import DirectoryCore
import DirectoryPorts
import HTTPTypes
import TestSupport
import Testing

@testable import AdminServer

@Suite("Choosing across pages") struct SelectionTests {
    /// Sends a page's form as a browser without scripts does when a button is pressed.
    private func press(
        _ browser: Browser, on page: Answer, ticking ids: [String], button: @escaping @Sendable (String) -> Bool
    ) async throws -> Answer {
        let actions = page.html.matches(of: #/formaction="([^"]*)"/#).map { String($0.output.1).unescaped }
        let action = try #require(actions.first(where: button))
        var fields = try page.checkboxes("shown").map { "shown=\($0)" } + ids.map { "user=\($0)" }
        for name in ["selection", "q", "username", "status", "page"] {
            if let value = try page.hidden(name) { fields.append("\(name)=\(value)") }
        }
        return try await browser.postAndFollow(action, fields.joined(separator: "&"))
    }

    @Test("Ticks of one page are kept when somebody goes to the next, and both are synchronized")
    func acrossPages() async throws {
        let contoso = try await Contoso(people: 60)
        let engine = ScriptedEngine(contoso)
        try await contoso.browse(engine) { browser in
            let first = try await browser.open("/synchronize")
            let ids = try first.checkboxes("user")
            let second = try await press(browser, on: first, ticking: Array(ids.prefix(2))) { $0.contains("page=2") }
            #expect(second.rows == 10)
            #expect(second.text.contains("2 chosen"))
            let more = try #require(try second.checkboxes("user").first)
            let selection = try #require(try second.hidden("selection"))
            let shown = try second.checkboxes("shown").map { "shown=\($0)" }.joined(separator: "&")
            let result = try await browser.postAndFollow(
                "/synchronize", "\(shown)&user=\(more)&selection=\(selection)&page=2&step=run")
            #expect(result.text.contains("All 3 users already match Entra."))
            #expect(
                Set(engine.asked.selections) == [.users((ids.prefix(2) + [more]).sorted().compactMap { UserID($0) })])
            let back = try await press(browser, on: second, ticking: []) { !$0.contains("page=2") }
            #expect(back.html.matches(of: #/name="user"[^>]* checked/#).count == 2)
        }
    }

    @Test("All that match a column filter are chosen, and nobody else")
    func ofColumn() async throws {
        let contoso = try await Contoso(people: 30)
        let engine = ScriptedEngine(contoso)
        try await contoso.browse(engine) { browser in
            let page = try await browser.open("/synchronize?username=person2")
            #expect(page.rows == 11)
            #expect(page.text.contains("Choose all 11 that match"))
            let chosen = try await press(browser, on: page, ticking: []) { $0.contains("choose=all") }
            #expect(chosen.text.contains("11 chosen, fixed at 14:02 UTC"))
        }
    }

    @Test("All that match are fixed when they are chosen: whoever comes later is not among them, nor a duplicate")
    func frozen() async throws {
        let contoso = try await Contoso(people: 30)
        let zoe = try await contoso.addLocal(Profile(username: "zoe", email: "zoe@home.example"), number: 70)
        let li = try await contoso.imported()[0]
        try await contoso.run(.synchronization, [.about(li, .duplicate([.email("zoe@home.example", of: zoe)]))])
        let engine = ScriptedEngine(contoso)
        try await contoso.browse(engine) { browser in
            let page = try await browser.open("/synchronize?q=contoso.example")
            #expect(page.text.contains("Choose all 30 that match"))
            let chosen = try await press(browser, on: page, ticking: []) { $0.contains("choose=all") }
            #expect(chosen.text.contains("29 chosen, fixed at 14:02 UTC"))
            #expect(chosen.text.contains("Synchronize 29 users"))
            try await contoso.run(.importing, [.imported(Contoso.object(99), Contoso.person(99))])
            let selection = try #require(try chosen.hidden("selection"))
            _ = try await browser.postAndFollow("/synchronize", "selection=\(selection)&step=preview")
            guard case .users(let ids) = try #require(engine.asked.selections.first) else { return }
            #expect(ids.count == 29)
            #expect(!ids.contains(li.id))
            let cleared = try await press(browser, on: chosen, ticking: []) { $0.contains("choose=none") }
            #expect(!cleared.text.contains("29 chosen"))
        }
    }

    @Test("Everyone is everyone at the moment of the run, and a selection that has ended says so")
    func everyone() async throws {
        let contoso = try await Contoso(people: 3)
        let engine = ScriptedEngine(contoso)
        try await contoso.browse(engine) { browser in
            let page = try await browser.open("/synchronize")
            let chosen = try await press(browser, on: page, ticking: []) { $0.contains("choose=all") }
            #expect(chosen.text.contains("Everyone is chosen: 3 people."))
            let selection = try #require(try chosen.hidden("selection"))
            _ = try await browser.postAndFollow("/synchronize", "selection=\(selection)&step=run")
            #expect(engine.asked.selections == [.everyone])
            let other = String(repeating: "a", count: 32)
            try await browser.expect("/synchronize?selection=\(other)", toSay: "The selection has ended")
            let nobody = try await browser.post("/synchronize", "selection=\(other)&step=run")
            #expect(nobody.status == .badRequest)
        }
    }

    @Test("A basket keeps people of several searches, with their names, until they are taken out")
    func basket() async throws {
        let contoso = try await Contoso()
        let candidates = (1...3).map { number in
            ImportCandidate(
                person: DirectoryUser(
                    id: Contoso.object(number), userPrincipalName: .value("p\(number)@contoso.example"),
                    displayName: .value("Ana \(number)"), mail: .null, mobilePhone: .null),
                verdict: .imported(Contoso.person(number)), lookAlikes: [])
        }
        let engine = ScriptedEngine(contoso, candidates: candidates)
        try await contoso.browse(engine) { browser in
            let one = Contoso.object(1).description
            let basket = try await browser.postAndFollow(
                "/import/basket?q=ana+2", "q=ana+1&shown=\(one)&called=Ana+1&person=\(one)")
            #expect(basket.text.contains("1 in the basket"))
            #expect(basket.text.contains("Ana 1"))
            let selection = try #require(try basket.hidden("selection"))
            let two = Contoso.object(2).description
            _ = try await browser.postAndFollow(
                "/import",
                "selection=\(selection)&q=ana+2&shown=\(two)&called=Ana+2&person=\(two)&step=run&scope=chosen")
            #expect(engine.asked.imports == [.people([Contoso.object(1), Contoso.object(2)])])
            let without = try await browser.postAndFollow("/import/basket", "selection=\(selection)&out=\(one)")
            #expect(!without.text.contains("in the basket"))
        }
    }
}
