import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import AdminServer

@Suite("The organization in the address") struct OrganizationAddressTests {
    @Test("The start leads to the organization of whoever has one, and lets others choose")
    func start() async throws {
        let contoso = try await Contoso(people: 1)
        try await contoso.browse { browser in
            let answer = try await browser.sendOutside("/")
            #expect(answer.status == .seeOther)
            #expect(answer.headers[.location] == "/o/contoso/")
            try await contoso.join(.olga, Contoso.fabrikam)
            let choice = try await browser.sendOutside("/")
            #expect(choice.status == .ok)
            #expect(choice.links.contains("/o/fabrikam/"))
            #expect(!choice.html.contains("northwind"))
        }
    }

    @Test("Two organizations in two tabs: each shows its own people, and leads to its own pages")
    func twoTabs() async throws {
        let contoso = try await Contoso(people: 3)
        try await contoso.browseWithFabrikam { browser in
            let ours = try await browser.open("/o/contoso/users")
            #expect(ours.text.contains("3 users"))
            let theirs = try await browser.open("/o/fabrikam/users")
            #expect(theirs.text.contains("No users yet."))
            #expect(theirs.links.contains("/o/fabrikam/synchronize"))
            #expect(!theirs.links.contains("/o/contoso/users"))
            #expect(try await browser.open("/o/fabrikam/runs/1").status == .notFound)
        }
    }

    @Test("What is pressed in one organization acts in that one")
    func pressing() async throws {
        let contoso = try await Contoso(people: 3)
        let engine = ScriptedEngine(contoso)
        let li = try #require(try await contoso.imported().first)
        try await contoso.browseWithFabrikam(engine) { browser in
            let answer = try await browser.post("/o/fabrikam/users/\(li.id)/hold?from=list", "")
            #expect(answer.status == .notFound)
            #expect(try await browser.open("/o/contoso/users").text.contains("Held: runs") == false)
            let held = try await browser.post("/o/contoso/users/\(li.id)/hold?from=list", "")
            #expect(held.headers[.location] == "/o/contoso/users")
            #expect(try await browser.open("/o/contoso/users").text.contains("Held: runs"))
        }
    }

    @Test("A handle that nobody has is answered exactly like a page that is not there, whatever follows it")
    func unknown() async throws {
        let contoso = try await Contoso(people: 1)
        let table = try contoso.server().routes.table
        try await contoso.browse { browser in
            let nowhere = try await browser.sendOutside("/nowhere")
            #expect(nowhere.status == .notFound)
            #expect(nowhere.links.contains("/"))
            for route in table where route.path.hasPrefix("/o/") && route.access != .open {
                for handle in [
                    "fabrikam", "nobody", "Contoso", "%63ontoso", "contoso-", "c%00", String(repeating: "a", count: 41),
                ] {
                    let path = route.path.replacing(":organization", with: handle)
                    for method in [route.method, .delete] {
                        let answer = try await browser.sendOutside(path, method: method, headers: .ownForm)
                        #expect(answer.status == .notFound, "\(method) \(path)")
                        #expect(answer.wherever == nowhere.wherever, "\(method) \(path)")
                    }
                }
            }
        }
    }

    @Test("Every page of an organization lies below its address, and no other page does")
    func table() async throws {
        for route in try await Contoso().server().routes.table {
            let isInside = route.path.hasPrefix("/o/:organization")
            if case .organization = route.access { #expect(isInside, "\(route.path)") }
            if isInside, route.access == .open { #expect(route.path == "/o/:organization/sign-in") }
        }
    }

    @Test("Every link and every form of a page stays in its organization")
    func links() async throws {
        let contoso = try await Contoso(people: 60)
        _ = try await contoso.plan(.synchronization, [.about(try await contoso.imported()[0], .unchanged)])
        try await contoso.browse { browser in
            for path in ["/", "/users", "/import", "/synchronize", "/duplicates", "/deleted", "/runs", "/runs/2", "/x"]
            {
                let html = try await browser.open(path).html
                let links = html.matches(of: #/(?:href|action|src)="([^"]*)"/#).map(\.output.1)
                #expect(links.contains("/o/contoso/synchronize"), "\(path)")
                for link in links where !link.hasPrefix("#") && !link.hasPrefix("?") && !link.hasPrefix("/assets/") {
                    if ["/account", "/sign-out", "/language"].contains(link) { continue }
                    #expect(link.hasPrefix("/o/contoso/"), "\(path) leads to \(link)")
                }
            }
        }
    }
}

extension Contoso {
    /// Makes somebody a viewer of a further organization.
    func join(_ person: Staff, _ organization: OrganizationID, as role: Role = .owner) async throws {
        let invitation = Invitation(
            id: InvitationID(Self.id(4_000)), purpose: .membership(organization, role, email: person.email),
            code: Self.fingerprint("further"), madeBy: .system, madeAt: Self.morning, expiresAt: .distantFuture)
        let draft = AuditDraft(actor: .system, origin: .local, .memberInvited, of: "further", name: "")
        try await accounts.add(invitation, noting: AuditNote(draft, in: .server), at: Self.noon)
        try await accounts.redeem(
            Redemption(
                invitation: invitation.id,
                outcome: .knownMember(
                    Membership(account: person.id, organization: organization, role: role, since: Self.noon)),
                session: person.session("further-\(person)", number: 9, provenAt: Self.noon), notes: []),
            at: Self.noon)
    }

    /// Olga is in Fabrikam, too.
    fileprivate func browseWithFabrikam<Value: Sendable>(
        _ engine: ScriptedEngine? = nil, _ body: @Sendable (Browser) async throws -> Value
    ) async throws -> Value {
        try await join(.olga, Self.fabrikam)
        return try await browse(engine, body)
    }
}
