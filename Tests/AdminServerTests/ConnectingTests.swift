import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import HTTPTypes
import TestSupport
import Testing

@testable import AdminServer

@Suite("Connecting a tenant in four steps") struct ConnectingTests {
    private static let steps = "/settings/connection/steps"
    private static let registration = "cloud=global&tenant=contoso.example&client-id=\(Contoso.id(3))"
    private static let secret = "kind=secret&secret=obviously-fake-4f2c&expires=2027-05-03"
    private static let scope =
        "scope=everyone&newcomers=wait&removals-percent=10&removals-most=50&schedule=60"

    @Test("Olga is led through the steps; each is saved, and whoever comes back goes on with the first that is left")
    func story() async throws {
        let contoso = try await Contoso()
        let empty = InMemoryStore()
        try await contoso.browse(ScriptedEngine(contoso, report: Self.passed), store: empty) { browser in
            for page in ["/", "/users", "/import", "/synchronize", "/settings/connection", "/settings/people"] {
                #expect(try await browser.open(page).links.contains(Self.steps), "\(page)")
            }
            #expect(try await browser.lead(Self.steps) == "\(Self.steps)/tenant")
            let tenant = try await browser.open("\(Self.steps)/tenant")
            #expect(tenant.text.contains("1 Cloud and tenant now 2 Credential to come 3 Test to come"))
            #expect(!tenant.links.contains("\(Self.steps)/credential"))

            let credential = try await browser.postAndFollow("\(Self.steps)/tenant", Self.registration)
            #expect(credential.html.contains(#"aria-current="step">Credential</a>"#))
            #expect(credential.text.contains("✓ Cloud and tenant done 2 Credential now"))
            #expect(try await browser.lead(Self.steps) == "\(Self.steps)/credential")
            #expect(try await browser.open("/import").text.contains("Go on connecting"))
            let again = try await browser.open("\(Self.steps)/tenant")
            #expect(again.html.contains(#"value="contoso.example""#))

            let test = try await browser.postAndFollow("\(Self.steps)/credential", Self.secret)
            #expect(test.text.contains("Test the connection"))
            #expect(test.text.contains("– Somebody can be read to come"))
            #expect(test.text.contains("Continue without a passed test"))
            let overview = try await browser.open("/")
            #expect(overview.text.contains("No tenant is connected."))
            #expect(overview.text.contains("Connecting is not finished. Next is step 3 of 4: Test."))
            #expect(!overview.text.contains("Connected to"))
            #expect(try await browser.lead(Self.steps) == "\(Self.steps)/test")
            let tested = try await browser.postAndFollow("\(Self.steps)/test", "")
            #expect(tested.text.contains("Tested on 22 Nov 2026, 14:02 UTC."))
            #expect(tested.text.contains("✓ Somebody can be read passed"))
            #expect(tested.html.contains(#"class="button primary" href="/o/contoso\#(Self.steps)/scope">Continue<"#))

            #expect(try await browser.lead(Self.steps) == "\(Self.steps)/scope")
            let done = try await browser.postAndFollow("\(Self.steps)/scope", Self.scope)
            #expect(done.text.contains("contoso.example is connected."))
            #expect(done.text.contains("10% of the users, at least 5, at most 50"))
            #expect(done.text.contains("Every 60 minutes."))
            #expect(done.text.contains("Next run 22 Nov 2026, 15:02 UTC"))
            #expect(done.links.contains("/import"))
            #expect(try await browser.lead(Self.steps) == "\(Self.steps)/done")
        }
        let connection = try #require(try await empty.connection(of: contoso.organization))
        #expect(connection.brakes.removals == .init(share: 0.1, atLeast: 5, atMost: 50))
        #expect(connection.schedule?.rhythm == .every(minutes: 60))
    }

    @Test("A failed test names what failed and what to do, is there when the page is opened again, and stops nobody")
    func failedTest() async throws {
        let contoso = try await Contoso()
        try await contoso.browse(ScriptedEngine(contoso, report: Self.failed)) { browser in
            _ = try await browser.postAndFollow("\(Self.steps)/test", "")
            let page = try await browser.open("\(Self.steps)/test")
            #expect(
                page.text.contains(
                    "✕ The permissions are there failed Users may not be read. Nothing was changed. Grant it. Details "
                        + "Code permission-missing Status 403 Code Authorization_RequestDenied"))
            #expect(page.text.contains("Missing: User.Read.All."))
            #expect(page.text.contains("Not needed: Mail.Read."))
            #expect(page.links.contains { $0.contains("/contoso.example/adminconsent?client_id=") })
            #expect(page.text.contains("Test again"))
            #expect(page.html.contains(#"class="button" href="/o/contoso\#(Self.steps)/scope">Continue without"#))
            #expect(try await browser.open("\(Self.steps)/scope").status == .ok)
            #expect(try await browser.lead(Self.steps) == "\(Self.steps)/test")
            let done = try await browser.open("\(Self.steps)/done")
            #expect(done.text.contains("Contoso is saved, but no test has passed yet."))
            #expect(done.links.contains("\(Self.steps)/test"))
            // What was tested is not what is there any more.
            _ = try await browser.postAndFollow("\(Self.steps)/credential", Self.secret)
            #expect(!(try await browser.open("\(Self.steps)/test").text.contains("What the test found")))
        }
    }

    @Test("A step that builds on something missing leads to it", arguments: ["credential", "test", "scope", "done"])
    func missing(step: String) async throws {
        let contoso = try await Contoso()
        try await contoso.browse(store: InMemoryStore()) { browser in
            let page = try await browser.open("\(Self.steps)/\(step)")
            #expect(page.status == .seeOther)
            let start = page.headers[.location]
            #expect(start == "/o/contoso\(Self.steps)/tenant")
            _ = try await browser.postAndFollow("\(Self.steps)/tenant", Self.registration)
            guard step != "credential" else { return }
            #expect(try await browser.lead("\(Self.steps)/\(step)") == "\(Self.steps)/credential")
        }
    }

    @Test("One kind of credential is asked for at a time; a certificate made here waits to be downloaded")
    func credentials() async throws {
        let contoso = try await Contoso()
        try await contoso.browse { browser in
            let page = try await browser.open("\(Self.steps)/credential")
            #expect(page.html.contains(#"name="secret""#))
            #expect(!page.html.contains(#"name="pem""#))
            let own = try await browser.open("\(Self.steps)/credential?kind=imported")
            #expect(own.html.contains(#"name="pem""#))
            #expect(!own.html.contains(#"name="secret""#))
            #expect(own.html.contains(#"aria-current="true">Certificate you bring<"#))
            #expect(!own.text.contains("Managed identity"))
            let made = try await browser.postAndFollow("\(Self.steps)/credential", "kind=new-certificate")
            #expect(made.html.contains(#"/certificate" download>Download certificate"#))
            #expect(made.text.contains("What is stored goes on working while you replace it."))
            let remove = try #require(made.html.firstMatch(of: #/action="([^"]*steps[^"]*remove)"/#)?.output.1)
            let alone = try await browser.postAndFollow(String(remove), "")
            #expect(alone.text.contains("2 Credential now"))
            #expect(!alone.html.contains("/remove"))
        }
    }

    @Test("A secret that is refused is said at its field and not sent back; the step stays")
    func refusedSecret() async throws {
        let contoso = try await Contoso()
        let page = try await contoso.browse {
            try await $0.post("\(Self.steps)/credential", "kind=secret&secret=obviously-fake&expires=2020-01-01")
        }
        #expect(page.status == .badRequest)
        #expect(page.text.contains("2020-01-01 has passed."))
        #expect(page.html.contains("<title>Error: Step 2 of 4: Credential"))
        #expect(!page.html.contains("obviously-fake"))
    }

    @Test("The commands for the registration grant the one permission, and are filled in with what is known")
    func commands() async throws {
        let contoso = try await Contoso()
        try await contoso.browse { browser in
            let tenant = try await browser.open("\(Self.steps)/tenant")
            #expect(
                tenant.text.contains(
                    "--api 00000003-0000-0000-c000-000000000000 "
                        + "--api-permissions df021288-bdef-4463-88db-98f22de89214=Role"))
            let secret = try await browser.open("\(Self.steps)/credential")
            let client = Contoso.id(3).uuidString.lowercased()
            #expect(secret.text.contains("az ad app credential reset --id \(client) --append --display-name Rollcall"))
            let upload = try await browser.open("\(Self.steps)/credential?kind=new-certificate")
            #expect(upload.text.contains("--append --cert @rollcall-contoso.pem"))
            #expect(upload.html.contains(#"data-copy="upload""#))
        }
    }

    @Test("The last step shows what is usual, keeps a schedule it does not offer, and says what is wrong where it is")
    func scope() async throws {
        let contoso = try await Contoso()
        try await contoso.browse { browser in
            let first = try await browser.open("\(Self.steps)/scope")
            #expect(first.html.contains(#"name="removals-percent" value="5""#))
            #expect(first.html.contains(#"name="removals-most" value="500""#))
            #expect(first.html.contains(#"<option value="60" selected>Every hour"#))
            #expect(first.text.contains("Up to 5 are always allowed."))
            for (form, field) in [
                (Self.scope.replacing("scope=everyone", with: "scope=department+%3D%3D+1"), "scope"),
                (Self.scope.replacing("percent=10", with: "percent=ten"), "removals-percent"),
                (Self.scope.replacing("percent=10", with: "percent=101"), "removals-percent"),
                (Self.scope.replacing("most=50", with: "most=many"), "removals-most"),
            ] {
                let page = try await browser.post("\(Self.steps)/scope", form)
                #expect(page.status == .badRequest, "\(form)")
                #expect(page.html.contains(#"aria-errormessage="wrong-\#(field)""#), "\(form)")
            }
            #expect(try await contoso.store.connection(of: contoso.organization)?.brakes == .standard)
            _ = try await browser.postAndFollow("/settings/schedule/cron", "cron=0+6+*+*+1-5&zone=Europe/Berlin")
            let kept = try await browser.open("\(Self.steps)/scope")
            #expect(kept.html.contains(#"<option value="as-it-is" selected>0 6 * * 1-5 by the clock"#))
            let form = Self.scope.replacing("schedule=60", with: "schedule=as-it-is")
            _ = try await browser.postAndFollow("\(Self.steps)/scope", form)
            let rhythm = try await contoso.store.connection(of: contoso.organization)?.schedule?.rhythm
            #expect(rhythm != nil && rhythm != .every(minutes: 60))
            let onRequest = Self.scope.replacing("schedule=60", with: "schedule=on-request")
            _ = try await browser.postAndFollow("\(Self.steps)/scope", onRequest)
            #expect(try await contoso.store.connection(of: contoso.organization)?.schedule == nil)
        }
    }

    @Test("At most never lies below what is always allowed")
    func smallLimit() async throws {
        let contoso = try await Contoso()
        try await contoso.browse { browser in
            _ = try await browser.postAndFollow(
                "\(Self.steps)/scope", Self.scope.replacing("most=50", with: "most=2"))
        }
        let removals = try await contoso.store.connection(of: contoso.organization)?.brakes.removals
        #expect(removals == .init(share: 0.1, atLeast: 2, atMost: 2))
    }

    @Test("Vera, who may not connect a tenant, is told what it takes and whom to ask")
    func viewer() async throws {
        let contoso = try await Contoso()
        try await contoso.browse(store: InMemoryStore()) { browser in
            let vera = browser.signedIn(as: .vera)
            for path in ["/", "/users"] {
                let page = try await vera.open(path)
                #expect(page.text.contains("Connecting one takes an admin."), "\(path)")
                #expect(page.text.contains("The owner is Olga Weber."))
                #expect(!page.links.contains(Self.steps))
            }
            let steps = try await vera.open("\(Self.steps)/tenant")
            #expect(steps.status == .forbidden)
            #expect(steps.text.contains("Olga Weber"))
            let oskar = browser.signedIn(as: .oskar)
            #expect(try await oskar.open("/import").text.contains("The owner is Olga Weber."))
        }
    }

    private static let passed = ConnectionReport(
        steps: ConnectionStep.Check.allCases.map { ConnectionStep($0, .passed) },
        tenant: PinnedTenant(id: TenantID(Contoso.id(4)), displayName: "Contoso"),
        grantedPermissions: ["User.Read.All"])

    private static let failed = ConnectionReport(
        steps: [
            ConnectionStep(.signInHost, .passed), ConnectionStep(.token, .passed), ConnectionStep(.tenant, .passed),
            ConnectionStep(
                .permissions,
                .failed(
                    Problem(
                        .permissionMissing, cause: "Users may not be read.", advice: "Grant it.",
                        trace: .init(status: 403, code: "Authorization_RequestDenied")))),
            ConnectionStep(.person, .open),
        ],
        tenant: nil, grantedPermissions: ["Mail.Read"])
}

extension Browser {
    /// Where an address leads on to, within the organization.
    fileprivate func lead(_ path: String) async throws -> String? {
        let answer = try await open(path)
        return answer.status == .seeOther
            ? answer.headers[.location].map { String($0.dropFirst(Browser.organization.count)) } : nil
    }
}
