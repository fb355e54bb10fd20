import DirectoryCore
import DirectoryPorts
import TestSupport
import Testing

@Suite("A plan that waits grows stale") struct StalePlanTests {
    private static let renamed = Verdict.modified([FieldChange(field: .lastName, before: nil, after: "Neu")])

    @Test("A plan says when it was made and what it holds for; nothing is said of changes before there are any")
    func fresh() async throws {
        let contoso = try await Contoso(people: 2)
        _ = try await contoso.plan(.synchronization, [.about(try await contoso.imported()[0], Self.renamed)])
        let page = try await contoso.browse { try await $0.open("/runs/2") }
        #expect(page.text.contains("Plan aaaaaaaa . Made on 22 Nov 2026, 14:02 UTC. Exactly what is listed here"))
        #expect(page.text.contains("as long as none of these users and no setting of the connection has changed."))
        #expect(!page.text.contains("since this preview") && !page.html.contains("banner warning stale"))
        #expect(page.html.contains(#"<button class="button primary" type="submit">Apply 1 change</button>"#))
    }

    @Test("Before anybody applies it, a plan says how many users have changed since, and offers to refresh it first")
    func usersChanged() async throws {
        let contoso = try await Contoso(people: 3)
        let users = try await contoso.imported()
        _ = try await contoso.plan(.synchronization, users.map { .about($0, Self.renamed) })
        try await contoso.run(.synchronization, users.prefix(2).map { .about($0, Self.renamed) })
        let page = try await contoso.browse { try await $0.open("/runs/2") }
        #expect(page.text.contains("2 users changed since this preview. Refresh to see what would happen now."))
        #expect(page.html.contains(#"<button class="button" type="submit">Apply 3 changes</button>"#))
        #expect(page.html.contains(#"<button class="button primary" type="submit">Refresh preview</button>"#))
        let reader = try await contoso.browse { try await $0.signedIn(as: .vera).open("/runs/2") }
        #expect(reader.text.contains("2 users changed since this preview."))
        #expect(!reader.html.contains("/runs/2/refresh"))
    }

    @Test("A plan whose connection has changed says so")
    func connectionChanged() async throws {
        let contoso = try await Contoso(people: 1)
        _ = try await contoso.plan(.synchronization, [.about(try await contoso.imported()[0], Self.renamed)])
        var connection = contoso.connection
        connection.reconciliation += 60
        try await contoso.store.save(connection)
        let page = try await contoso.browse { try await $0.open("/runs/2") }
        #expect(page.text.contains("The connection changed since this preview."))
    }

    @Test("Whoever was left out of a stale plan is still left out when it is refreshed")
    func leftOut() async throws {
        let contoso = try await Contoso(people: 3)
        let engine = ScriptedEngine(contoso) { _ in Self.renamed }
        try await contoso.browse(engine) { browser in
            let plan = try await browser.postAndFollow("/synchronize", "scope=everyone&step=preview")
            let person = try plan.checkboxes("leave")[0]
            let hash = try #require(try plan.hidden("hash"))
            _ = try await browser.postAndFollow("/runs/2/narrow", "hash=\(hash)&leave=\(person)")
            let user = try await contoso.imported()[1]
            try await contoso.store.mark([user.id], .protected, of: contoso.organization, at: Contoso.noon)
            let stale = try await browser.open("/runs/3")
            #expect(stale.text.contains("1 user changed since this preview."))
            #expect(stale.text.contains("Whoever was left out stays left out."))
            _ = try await browser.postAndFollow("/runs/3/refresh", "")
            let left = try #require(DirectoryObjectID(person))
            #expect(engine.asked.purposes.last?.leavingOut == [left])
        }
    }
}
