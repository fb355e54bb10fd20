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

    @Test(
        "A column filter looks at one value, is kept in its open field, and each goes away by itself",
        arguments: ["/users", "/synchronize"])
    func columnFilters(list: String) async throws {
        let contoso = try await Contoso(people: 12)
        try await contoso.browse { browser in
            let everybody = try await browser.open(list)
            #expect(everybody.html.contains(#"<details class="columns">"#))
            let page = try await browser.open("\(list)?username=person1&name=li")
            #expect(page.rows == 1)
            #expect(page.text.contains("Name: “li” × Username: “person1” ×"))
            #expect(page.html.contains(#"<details class="columns" open>"#))
            #expect(page.html.contains(#"name="username" value="person1""#))
            #expect(page.links.contains("\(list)?username=person1"))
            #expect(page.links.contains("\(list)?name=li"))
            #expect(page.links.contains("\(list)?name=li&username=person1&sort=username"))
            let nobody = try await browser.open("\(list)?email=wei&status=held")
            #expect(nobody.text.contains("Nobody matches Email: “wei” and status Held."))
            let long = try await browser.open("\(list)?email=\(String(repeating: "a", count: 257))")
            #expect(long.status == .badRequest)
            #expect(long.text.contains("Field email "))
        }
    }

    @Test("The list is ordered by email when somebody asks for it, and says so", arguments: ["/users", "/synchronize"])
    func orderByEmail(list: String) async throws {
        let contoso = try await Contoso(people: 12)
        try await contoso.browse { browser in
            let unordered = try await browser.open(list)
            #expect(unordered.links.contains("\(list)?sort=email"))
            let page = try await browser.open("\(list)?sort=-email")
            #expect(page.html.contains(#"aria-sort="descending"><a href="/o/contoso\#(list)?sort=email""#))
            #expect(page.text.contains("person9@contoso.example"))
        }
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
            #expect(page.text.contains("Users could not be loaded"))
            #expect(page.text.contains("The disk is full."))
            #expect(!page.text.contains("No users yet"))
        }
    }

    @Test("A user is held and released on the list, and the list stays where it was")
    func holding() async throws {
        let contoso = try await Contoso(people: 2)
        let li = try await contoso.imported()[0]
        try await contoso.browse { browser in
            let held = try await browser.postAndFollow("/users/\(li.id)/hold?q=contoso.example&page=1&from=list", "")
            #expect(held.text.contains("Held: runs leave this user alone until released."))
            #expect(held.html.contains(#"value="contoso.example""#))
            #expect(try await contoso.store.user(li.id, of: contoso.organization)?.isHeld == true)
            let released = try await browser.postAndFollow("/users/\(li.id)/release?from=list", "")
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
            #expect(page.html.matches(of: #/action="[^"]*\/users\/[^"]*\/hold\?from=list"/#).count == 1)
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

    @Test("A filter in the address lists those who stand so, says what it is, and can be taken away")
    func filters() async throws {
        let contoso = try await Contoso(people: 3)
        _ = try await contoso.addLocal(Profile(username: "zoe", firstName: "Zoe"), number: 70)
        let li = try await contoso.imported()[0]
        try await contoso.browse { browser in
            _ = try await browser.post("/users/\(li.id)/hold", "")
            let held = try await browser.open("/users?status=held")
            #expect(held.rows == 1)
            #expect(held.links.contains("/users"))
            #expect(held.html.contains(#"<option value="held" selected>"#))
            #expect(try await browser.open("/users?status=never").rows == 1)
            #expect(try await browser.open("/users?source=local").rows == 1)
            #expect(try await browser.open("/users?status=synchronized").rows == 2)
            let nobody = try await browser.open("/users?status=missing&q=zoe")
            #expect(nobody.text.contains("Nobody matches “zoe” and status Missing upstream."))
            #expect(!nobody.text.contains("No users yet"))
            #expect(try await browser.open("/users?status=odd").status == .badRequest)
            #expect(try await browser.open("/users?size=51").status == .badRequest)
        }
    }

    @Test("A column orders the list one way, then the other, and says which")
    func order() async throws {
        let contoso = try await Contoso(people: 3)
        try await contoso.browse { browser in
            let first = try await browser.open("/users")
            #expect(first.html.contains(#"aria-sort="ascending""#))
            #expect(first.links.contains("/users?sort=-name"))
            let reversed = try await browser.open("/users?sort=-username&size=25")
            #expect(reversed.html.contains(#"aria-sort="descending""#))
            let last = try #require(reversed.text.firstRange(of: "person3@"))
            let other = try #require(reversed.text.firstRange(of: "person1@"))
            #expect(last.lowerBound < other.lowerBound)
        }
    }

    @Test("A user has a page with both sides, what happened, what runs decided, and what can be done")
    func oneUser() async throws {
        let contoso = try await Contoso(people: 2)
        let zoe = try await contoso.addLocal(Profile(username: "zoe", email: "zoe@home.example"), number: 70)
        let li = try await contoso.imported()[0]
        try await contoso.run(
            .synchronization, [.about(li, .duplicate([.email("ZOE@home.example", of: zoe)]))])
        try await contoso.browse { browser in
            let page = try await browser.open("/users/\(li.id)")
            #expect(page.text.contains("Last seen in Contoso"))
            #expect(page.text.contains("ZOE@home.example"))
            #expect(page.text.contains("Imported 22 Nov 2026, 14:02 UTC Run 1"))
            #expect(page.text.contains("Run 2 Duplicate"))
            let protected = try await browser.postAndFollow("/users/\(li.id)/protect", "")
            #expect(protected.text.contains("Stop protecting"))
            #expect(try await browser.open("/users/\(Contoso.id(9))").status == .notFound)
            let local = try await browser.open("/users/\(zoe.id)")
            #expect(!local.html.contains("/hold"))
            #expect(!local.text.contains("Both sides"))
        }
    }
}
