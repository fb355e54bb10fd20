import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import HTTPTypes
import TestSupport
import Testing

@testable import AdminServer

/// Why a list shows nothing: each reason looks different, on every list, and none is taken for another.
@Suite("Empty lists") struct EmptyListTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let path: String
        let says: String
        var leads: String?
        var testDescription: String { path }
    }

    @Test(
        "Before anything was done, a list says how to begin",
        arguments: [
            Case(path: "/users", says: "No users yet.", leads: "/import"),
            Case(path: "/synchronize", says: "Nobody has been imported from Contoso yet.", leads: "/import"),
            Case(path: "/runs", says: "No runs yet.", leads: "/synchronize"),
            Case(path: "/duplicates", says: "No run has looked for them yet."),
        ])
    func firstUse(list: Case) async throws {
        let page = try await Contoso().browse { try await $0.open(list.path) }
        #expect(page.look == "first-use-empty")
        #expect(page.text.contains(list.says))
        if let link = list.leads { #expect(page.emptyLinks == [link]) }
    }

    @Test("An audit in which nothing is written yet is no search that finds nothing")
    func emptyAudit() throws {
        let none = Page<AuditEntry>(rows: [], total: 0, request: PageRequest())
        let filter = try AuditFilter(FormFields([UInt8]()))
        let page = AuditPage(none, filter, .server, exports: false, English(zone: .gmt))
        #expect(page.empty?.kind == .firstUse)
        #expect(page.empty?.explanation == "What somebody does here is written down: who, what and when.")
    }

    @Test(
        "A search that finds nobody names the text and the filters, and clears them",
        arguments: [
            Case(
                path: "/users?q=smiht&status=duplicate", says: "Nobody matches “smiht” and status Duplicates.",
                leads: "/users"),
            Case(path: "/synchronize?q=smiht", says: "Nobody matches “smiht”.", leads: "/synchronize"),
            Case(path: "/import?q=smiht", says: "Nobody in the tenant matches “smiht”.", leads: "/import"),
            Case(
                path: "/runs?state=waiting&kind=undo", says: "No run matches state Waiting for you and kind Undone.",
                leads: "/runs"),
            Case(
                path: "/audit?q=smiht&from=2026-11-22", says: "No entry matches “smiht” and from 2026-11-22.",
                leads: "/audit"),
        ])
    func noMatch(list: Case) async throws {
        let page = try await Contoso(people: 3).browse { try await $0.open(list.path) }
        #expect(page.look == "no-match")
        #expect(page.text.contains(list.says))
        #expect(page.emptyLinks == [try #require(list.leads)])
    }

    @Test(
        "When nothing is left to do, a list says so, and since when",
        arguments: [
            Case(path: "/duplicates", says: "No duplicates. Last checked 22 Nov 2026, 14:02 UTC."),
            Case(path: "/deleted", says: "Nobody is deleted."),
        ])
    func done(list: Case) async throws {
        let page = try await Contoso(people: 3).browse { try await $0.open(list.path) }
        #expect(page.look == "all-done")
        #expect(page.text.contains(list.says))
    }

    @Test(
        "A list that cannot be read says which, that nothing changed, and how to try again",
        arguments: [
            Case(path: "/", says: "The overview could not be loaded"),
            Case(path: "/users?q=ana&page=2", says: "Users could not be loaded"),
            Case(path: "/synchronize", says: "The people to synchronize could not be loaded"),
            Case(path: "/import", says: "The tenant could not be searched"),
            Case(path: "/runs?state=done", says: "Runs could not be loaded"),
            Case(path: "/duplicates", says: "Duplicates could not be loaded"),
            Case(path: "/deleted", says: "Deleted users could not be loaded"),
            Case(path: "/settings/connection", says: "The settings could not be loaded"),
        ])
    func unreadable(list: Case) async throws {
        let page = try await Contoso().browse(store: BrokenStore()) { try await $0.open(list.path) }
        #expect(page.status == .internalServerError)
        #expect(page.text.contains(list.says))
        #expect(page.text.contains("What was not done Nothing was changed."))
        #expect(page.links.contains(list.path))
        #expect(page.text.contains("Try again"))
        #expect(page.look == nil)
    }

    @Test("A failed change offers no second try of itself")
    func unsaved() async throws {
        let page = try await Contoso().browse(store: BrokenStore()) { browser in
            try await browser.post("/settings/connection", "cloud=global&tenant=a.example&client-id=\(Contoso.id(3))")
        }
        #expect(page.status == .internalServerError)
        #expect(!page.text.contains("Try again"))
    }

    @Test(
        "Whoever may not see a list is told what it takes and whom to ask",
        arguments: ["/synchronize", "/import", "/tokens", "/audit", "/settings/organization"])
    func notAllowed(path: String) async throws {
        let page = try await Contoso(people: 3).browse { try await $0.signedIn(as: .vera).open(path) }
        #expect(page.status == .forbidden)
        #expect(page.text.contains("As a viewer you cannot do this"))
        #expect(page.text.contains("The owner is Olga Weber."))
        #expect(page.look == nil)
    }

    @Test("Vera sees the list of users, and is told whom to ask for an import instead of being led to one")
    func viewer() async throws {
        let page = try await Contoso().browse { try await $0.signedIn(as: .vera).open("/users") }
        #expect(page.text.contains("Importing people takes an operator."))
        #expect(page.text.contains("The owner is Olga Weber."))
        #expect(page.emptyLinks.isEmpty)
    }
}

extension Answer {
    /// How the place of the rows looks; nil when there are rows.
    fileprivate var look: String? { html.firstMatch(of: #/<div class="empty ([^"]*)"/#).map { String($0.output.1) } }

    /// Where the place of the rows leads, within the organization.
    fileprivate var emptyLinks: [String] {
        guard let place = html.firstMatch(of: #/<div class="empty [\s\S]*?<\/div>/#) else { return [] }
        return Answer(status: status, headers: headers, html: String(place.output)).links
    }
}
