import DirectoryCore
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import AdminServer

@Suite("The organization in the address") struct OrganizationAddressTests {
    @Test("The start leads to the organization when there is one, and nowhere when there are two")
    func start() async throws {
        let contoso = try await Contoso(people: 1)
        let answer = try await contoso.browse { try await $0.sendOutside("/") }
        #expect(answer.status == .seeOther)
        #expect(answer.headers[.location] == "/o/contoso/")
        let two = try await contoso.browseWithFabrikam { try await $0.sendOutside("/") }
        #expect(two.status == .notFound)
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
            #expect(!theirs.html.contains("contoso"))
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
            for route in table where route.path.hasPrefix("/o/") {
                for handle in [
                    "fabrikam", "Contoso", "%63ontoso", "contoso-", "c%00", String(repeating: "a", count: 41),
                ] {
                    let path = route.path.replacing(":organization", with: handle)
                    for method in [route.method, .delete] {
                        let answer = try await browser.sendOutside(path, method: method, headers: .ownForm)
                        #expect(answer.status == .notFound, "\(method) \(path)")
                        #expect(answer.html == nowhere.html, "\(method) \(path)")
                    }
                }
            }
        }
    }

    @Test("Every route but the start and the assets lies in an organization")
    func table() async throws {
        let paths = try await Contoso().server().routes.table.map(\.path)
        let others = paths.filter { !$0.hasPrefix("/o/:organization") && !$0.hasPrefix("/assets/") }
        #expect(others == ["/"])
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
                    #expect(link.hasPrefix("/o/contoso/"), "\(path) leads to \(link)")
                }
            }
        }
    }
}

/// Contoso, and Fabrikam beside it, in which there is nobody.
private struct TwoOrganizations: OrganizationFinding {
    let all: [Organization]

    func organizations() async throws(Problem) -> [Organization] { all }
    func organization(_ handle: OrganizationHandle) async throws(Problem) -> Organization? {
        all.first { $0.handle == handle }
    }
}

extension Contoso {
    fileprivate func browseWithFabrikam<Value: Sendable>(
        _ engine: ScriptedEngine? = nil, _ body: @Sendable (Browser) async throws -> Value
    ) async throws -> Value {
        let fabrikam = try #require(OrganizationHandle("fabrikam"))
        let both = TwoOrganizations(all: [
            Organization(id: organization, handle: try Self.handle(), name: "Contoso", createdAt: Self.morning),
            Organization(id: OrganizationID(Self.id(77)), handle: fabrikam, name: "Fabrikam", createdAt: Self.morning),
        ])
        return try await server(engine, organizations: both).application().test(.router) {
            try await body(Browser(client: $0))
        }
    }
}
