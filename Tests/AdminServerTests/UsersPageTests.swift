import DirectoryCore
import DirectoryPorts
import HTTPTypes
import TestSupport
import Testing

@Suite("Users") struct UsersPageTests {
    @Test("Every user is listed with source, status and last synchronization")
    func listing() async throws {
        let contoso = try await Contoso(people: 2)
        _ = try await contoso.addLocal(
            Profile(username: "ana", firstName: "Ana", email: "ana@home.example"), number: 70)
        let page = try await contoso.browse { try await $0.open("/users") }
        #expect(page.status == .ok)
        #expect(page.rows == 3)
        #expect(page.text.contains("3 users"))
        #expect(page.text.contains("Ana ana ana@home.example Local Active Never"))
        #expect(
            page.text.contains(
                "Li Wei person1@contoso.example person1@contoso.example +49 30 5550 1001 Microsoft Entra Active "
                    + "Hold 22 Nov 2026, 14:02 UTC"))
        #expect(page.html.contains(#"<time class="number" datetime="2026-11-22T14:02:11Z">"#))
    }

    @Test("A search keeps its text in the field and finds by name")
    func search() async throws {
        let contoso = try await Contoso(people: 12)
        let page = try await contoso.browse { try await $0.open("/users?q=li+w") }
        #expect(page.rows == 1)
        #expect(page.html.contains(#"value="li w""#))
    }

    @Test("Invisible characters that come along with a copied address are not searched for")
    func pastedSearch() async throws {
        let contoso = try await Contoso(people: 12)
        let page = try await contoso.browse {
            try await $0.open("/users?q=%E2%80%AAperson1@contoso.example%E2%80%AC")
        }
        #expect(page.rows == 1)
        #expect(page.html.contains(#"value="person1@contoso.example""#))
    }

    @Test(
        "Pages of 50 meet without a gap",
        arguments: [(1, 50, "1–50 of 101"), (2, 50, "51–100 of 101"), (3, 1, "101–101 of 101")])
    func paging(number: Int, rows: Int, range: String) async throws {
        let contoso = try await Contoso(people: 101)
        let page = try await contoso.browse { try await $0.open("/users?page=\(number)") }
        #expect(page.rows == rows)
        #expect(page.text.contains(range))
        #expect(page.html.contains(#"rel="prev""#) == (number > 1))
        #expect(page.html.contains(#"rel="next""#) == (number < 3))
    }

    @Test("A page after the last one says so and leads back")
    func pastTheEnd() async throws {
        let contoso = try await Contoso(people: 51)
        let page = try await contoso.browse { try await $0.open("/users?page=9") }
        #expect(page.text.contains("The list ends before this page. Its last page is page 2."))
        #expect(page.links.contains("/users?page=2"))
    }

    @Test("The next page keeps the search")
    func pagingOfASearch() async throws {
        let contoso = try await Contoso(people: 101)
        let page = try await contoso.browse { try await $0.open("/users?q=contoso.example") }
        #expect(page.links.contains("/users?q=contoso.example&page=2"))
    }

    @Test("Empty for five reasons, told apart")
    func emptiness() async throws {
        let contoso = try await Contoso()
        let stranger = InMemoryStore()
        try await contoso.browse { browser in
            try await browser.expect("/users", toSay: "Choose people of the connected tenant")
            try await browser.expect("/users?q=zoe", toSay: "Nobody matches “zoe”.")
            try await browser.expect("/duplicates", toSay: "No duplicates.")
        }
        try await contoso.browse(store: stranger) { browser in
            try await browser.expect("/users", toSay: "Connect a Microsoft Entra tenant")
        }
        try await contoso.browse(store: BrokenStore()) { browser in
            let page = try await browser.open("/users")
            #expect(page.status == .internalServerError)
            #expect(page.text.contains("This could not be loaded"))
            #expect(page.text.contains("The disk is full."))
            #expect(!page.text.contains("No users yet"))
        }
    }

    @Test("A user is held and released on the list, and the list stays where it was")
    func holding() async throws {
        let contoso = try await Contoso(people: 2)
        let li = try await contoso.imported()[0]
        try await contoso.browse { browser in
            let held = try await browser.postAndFollow("/users/\(li.id)/hold", "q=contoso.example&page=1")
            #expect(held.text.contains("Held: runs leave this user alone until released."))
            #expect(held.html.contains(#"value="contoso.example""#))
            #expect(try await contoso.store.user(li.id, of: contoso.organization)?.isHeld == true)
            let released = try await browser.postAndFollow("/users/\(li.id)/release", "page=1")
            #expect(!released.text.contains("Held: runs leave"))
            #expect(try await contoso.store.user(li.id, of: contoso.organization)?.isHeld == false)
        }
    }

    @Test("Holding nobody, or a user made here, is refused")
    func holdingNobody() async throws {
        let contoso = try await Contoso(people: 1)
        let zoe = try await contoso.addLocal(Profile(username: "zoe"), number: 70)
        try await contoso.browse { browser in
            #expect(try await browser.post("/users/zoe/hold", "").status == .badRequest)
            #expect(try await browser.post("/users/\(zoe.id)/hold", "").status == .notFound)
            #expect(try await browser.post("/users/\(zoe.id)/hold", "sudo=1").status == .badRequest)
            let page = try await browser.open("/users")
            #expect(page.html.matches(of: #/action="[^"]*\/users\/[^"]*\/hold"/#).count == 1)
        }
    }

    @Test("A user who has left the scope is marked")
    func outOfScope() async throws {
        let contoso = try await Contoso(people: 1)
        try await contoso.run(.synchronization, [.about(contoso.imported()[0], .outOfScope)])
        try await contoso.browse { browser in
            try await browser.expect("/users", toSay: "In Entra, and no longer in the scope of the connection.")
            try await browser.expect("/runs/2", toSay: "1 out of scope")
        }
    }

    @Test("A user of another tenant, a deactivated one and a missing one are marked")
    func marks() async throws {
        let contoso = try await Contoso(people: 2)
        let (li, søren) = try await (contoso.imported()[0], contoso.imported()[1])
        try await contoso.run(
            .synchronization,
            [
                .about(li, .missing(since: Contoso.morning)),
                Decision(
                    subject: .user(søren.id, object: Contoso.object(2), revision: søren.revision),
                    name: søren.profile.name, verdict: .deactivated(.disabledUpstream, []), access: .deactivate),
            ])
        try await contoso.browse { browser in
            let page = try await browser.open("/users")
            #expect(page.text.contains("Missing upstream since 9 Nov 2026, 08:00 UTC"))
            #expect(page.text.contains("Deactivated by Entra"))
        }
        var moved = contoso.connection
        moved.pinnedTenant = PinnedTenant(id: TenantID(Contoso.id(5)), displayName: "Fabrikam")
        try await contoso.store.save(moved)
        try await contoso.browse { browser in
            try await browser.expect("/users", toSay: "From another tenant")
            let list = try await browser.open("/synchronize")
            #expect(list.rows == 0)
            #expect(list.text.contains("Nobody has been imported from Fabrikam yet."))
        }
    }
}
