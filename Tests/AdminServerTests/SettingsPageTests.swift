import DirectoryCore
import DirectoryPorts
import HTTPTypes
import TestSupport
import Testing

@testable import AdminServer

@Suite("Settings") struct SettingsPageTests {
    @Test("A secret is added beside the old one, is known again by its end and its expiry, and is never shown")
    func rotation() async throws {
        let contoso = try await Contoso()
        try await contoso.browse { browser in
            let form = "kind=secret&secret=obviously-fake-4f2c&expires=2027-05-03"
            let page = try await browser.postAndFollow("/settings/connection/credentials", form)
            #expect(page.text.contains("Saved."))
            #expect(page.text.contains("Client secret, ends in …4f2c"))
            #expect(page.text.contains("Stored 22 Nov 2026, expires 3 May 2027 (161 days)."))
            #expect(page.text.contains("Client secret, ends in …t-it"))
            #expect(!page.html.contains("obviously-fake"))
            #expect(page.text.contains("There are two credentials."))
            let old = try #require(page.html.matches(of: #/action="([^"]*remove)"/#).map { String($0.output.1) }.last)
            let alone = try await browser.postAndFollow(old, "")
            #expect(!alone.text.contains("t-it"))
            #expect(!alone.html.contains("/remove"))
        }
    }

    @Test("A secret that is refused is not sent back")
    func refusedSecret() async throws {
        let contoso = try await Contoso()
        let page = try await contoso.browse {
            try await $0.post(
                "/settings/connection/credentials", "kind=secret&secret=obviously-fake&expires=2020-01-01")
        }
        #expect(page.status == .badRequest)
        #expect(page.text.contains("2020-01-01 has passed."))
        #expect(!page.html.contains("obviously-fake"))
    }

    @Test("What is wrong with a filter is said at the field, which keeps what was entered; nothing is saved")
    func filter() async throws {
        let contoso = try await Contoso()
        try await contoso.browse { browser in
            let page = try await browser.post(
                "/settings/people/scope", "scope=department+%3D%3D+%22Sales%22&newcomers=import")
            #expect(page.status == .badRequest)
            #expect(page.html.contains(#"value="department == &quot;Sales&quot;""#))
            #expect(page.html.contains(#"aria-errormessage="wrong-scope""#))
            #expect(try await contoso.store.connection(of: contoso.organization)?.rules.scope == .everyone)
            let saved = try await browser.postAndFollow(
                "/settings/people/scope", "scope=department+%3D+%22Sales%22&newcomers=import")
            #expect(saved.html.contains(#"value="department = &quot;Sales&quot;""#))
        }
    }

    @Test("Sources of fields, consequences, limits and the distance of full readings are changed each by its own form")
    func rules() async throws {
        let contoso = try await Contoso()
        try await contoso.browse { browser in
            let mapping = "username=userPrincipalName&phone=mobilePhone&attribute=&local-wins=phone"
            _ = try await browser.postAndFollow("/settings/people/mapping", mapping)
            let policy = "when-deleted=deactivate&when-disabled=keep&when-out-of-scope=delete"
            _ = try await browser.postAndFollow("/settings/people/policy", policy)
            let limits = try await browser.postAndFollow(
                "/settings/safety/limits", "removals=10%25,2,50&renames=20%25,20&clearings=5%25,20")
            #expect(limits.html.contains(#"value="10%,2,50""#))
            _ = try await browser.postAndFollow("/settings/safety/reading", "reconcile-days=14")
            #expect(try await browser.post("/settings/safety/reading", "reconcile-days=x").status == .badRequest)
        }
        let connection = try #require(try await contoso.store.connection(of: contoso.organization))
        #expect(connection.rules.mapping.sources[.phone] == [.mobilePhone])
        #expect(connection.rules.mapping.localWins == [.phone])
        #expect(
            connection.rules.policy == LifecyclePolicy(deleted: .deactivate, disabled: .keep, outOfScope: .delete))
        #expect(connection.brakes.removals == .init(share: 0.1, atLeast: 2, atMost: 50))
        #expect(connection.reconciliation == 14 * 86_400)
    }

    @Test("A schedule shows its next five dates by the clock of its zone, none while it pauses, and is told apart")
    func schedule() async throws {
        let contoso = try await Contoso()
        try await contoso.browse { browser in
            let page = try await browser.postAndFollow("/settings/schedule/cron", "cron=0+6+*+*+1-5&zone=Europe/Berlin")
            #expect(
                page.text.contains(
                    "The next five 23 Nov 2026, 06:00 UTC+1 24 Nov 2026, 06:00 UTC+1 25 Nov 2026, 06:00 UTC+1 "
                        + "26 Nov 2026, 06:00 UTC+1 27 Nov 2026, 06:00 UTC+1"))
            let paused = try await browser.postAndFollow("/settings/schedule/pause", "")
            #expect(paused.text.contains("Paused: nothing is synchronized by itself."))
            #expect(!paused.text.contains("The next five"))
            let wrong = try await browser.post("/settings/schedule/cron", "cron=0+25+*+*+*&zone=Europe/Berlin")
            #expect(wrong.status == .badRequest)
            #expect(wrong.html.contains(#"aria-errormessage="wrong-cron""#))
            let gone = try await browser.postAndFollow("/settings/schedule/remove", "")
            #expect(gone.text.contains("This connection synchronizes only when somebody asks for it."))
        }
    }

    @Test("The next five dates are those at which runs begin: after the last run, at once, or not before one has ended")
    func nextRuns() async throws {
        let contoso = try await Contoso()
        let everybody = RunPurpose(.synchronizing(.everyone), then: .apply)
        try await contoso.browse { browser in
            let set = try await browser.postAndFollow("/settings/schedule/every", "every=60")
            #expect(set.text.contains("The next five 22 Nov 2026, 15:02 UTC 22 Nov 2026, 16:02 UTC"))
            #expect(try await browser.open("/").text.contains("22 Nov 2026, 15:02 UTC"))
            let lease = try await contoso.begin(everybody, by: .schedule)
            let waiting = try await browser.open("/settings/schedule")
            #expect(waiting.text.contains("The next five Run 1 has not ended. No run begins by itself before it has."))
            _ = try await contoso.store.stop(lease, because: .runInterrupted, reading: nil, at: Contoso.noon)
            let due = try await browser.open("/settings/schedule")
            #expect(due.text.contains("The next five A run is due: it begins within seconds"))
        }
    }

    @Test("A test names each check with its result, the missing permission with the consent, and the superfluous one")
    func connectionTest() async throws {
        let contoso = try await Contoso()
        let missing = Problem(.permissionMissing, cause: "Users may not be read.", advice: "Grant User.Read.All.")
        let report = ConnectionReport(
            steps: [
                ConnectionStep(.signInHost, .passed), ConnectionStep(.token, .passed),
                ConnectionStep(.tenant, .passed), ConnectionStep(.permissions, .failed(missing)),
                ConnectionStep(.person, .open),
            ],
            tenant: PinnedTenant(id: TenantID(Contoso.id(4)), displayName: "Contoso"),
            grantedPermissions: ["Mail.Read"])
        let engine = ScriptedEngine(contoso, report: report)
        let page = try await contoso.browse(engine) { try await $0.postAndFollow("/settings/connection/test", "") }
        #expect(page.status == .ok)
        #expect(page.text.contains("✓ The tenant is the right one passed"))
        #expect(
            page.text.contains(
                "✕ The permissions are there failed Users may not be read. Nothing was changed. Grant User.Read.All."))
        #expect(page.text.contains("– Somebody can be read not known"))
        #expect(page.text.contains("Missing: User.Read.All."))
        #expect(page.text.contains("Not needed: Mail.Read."))
        #expect(page.html.contains("https://login.microsoftonline.com/contoso.example/adminconsent?client_id="))
    }

    @Test("An organization without a tenant begins with the tenant, and its other settings lead there")
    func first() async throws {
        let contoso = try await Contoso()
        let empty = InMemoryStore()
        try await contoso.browse(store: empty) { browser in
            for path in ["connection", "people", "safety", "schedule"] {
                let page = try await browser.open("/settings/\(path)")
                #expect(page.links.contains("/settings/connection/steps"))
                #expect(!page.html.contains("<form class=\"card"))
            }
            let wrong = try await browser.post(
                "/settings/connection/steps/tenant", "cloud=global&tenant=common&client-id=\(Contoso.id(3))")
            #expect(wrong.html.contains(#"aria-errormessage="wrong-tenant""#))
            let next = try await browser.postAndFollow(
                "/settings/connection/steps/tenant", "cloud=global&tenant=contoso.example&client-id=\(Contoso.id(3))")
            #expect(next.text.contains("No credential yet."))
        }
    }
}
