import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import TestSupport
import Testing

@testable import AdminServer

@Suite("Credentials that end") struct ExpiryTests {
    private static let link = "/settings/connection#credential"

    /// Contoso with credentials that end in so many days.
    private func contoso(_ days: [Double]) async throws -> Contoso {
        let contoso = try await Contoso(people: 1)
        var connection = try #require(try await contoso.store.connection(of: contoso.organization))
        connection.credentials = days.enumerated().map { index, days in
            StoredCredential(
                id: CredentialID(Contoso.id(Int64(90 + index))),
                kind: .clientSecret(SealedSecret(bytes: [0]), hint: index == 0 ? "4f2c" : "9a0b"),
                addedAt: Contoso.morning, expiresAt: Contoso.noon.addingTimeInterval(days * 86_400))
        }
        _ = try await contoso.store.save(connection)
        return contoso
    }

    @Test("From 30 days before, the overview says when the credential ends and leads to where it is replaced")
    func soon() async throws {
        try await contoso([12]).browse { browser in
            let page = try await browser.open("/")
            #expect(
                page.text.contains("The connection’s credential ends on 4 Dec 2026, in 12 days. Replace it before."))
            #expect(page.links.contains(Self.link))
            let settings = try await browser.open("/settings/connection")
            #expect(settings.html.contains(#"id="credential""#))
            #expect(settings.text.contains("expires 4 Dec 2026 (12 days)."))
            #expect(settings.text.contains("Rollcall tries the newer credential first and falls back to the older."))
        }
    }

    @Test("Earlier than that it says nothing", arguments: [[31.0], [45], [400]])
    func later(days: [Double]) async throws {
        let page = try await contoso(days).browse { try await $0.open("/") }
        #expect(!page.links.contains(Self.link))
    }

    @Test("One that has ended is said to have ended")
    func ended() async throws {
        let page = try await contoso([-1.5]).browse { try await $0.open("/") }
        #expect(page.text.contains("The connection’s credential ended on 21 Nov 2026."))
    }

    @Test("Of two the preferred one is named, and that the other takes over")
    func two() async throws {
        let page = try await contoso([12, 300]).browse { try await $0.open("/") }
        #expect(
            page.text.contains(
                "Client secret, ends in …4f2c: ends on 4 Dec 2026, in 12 days. The other credential takes over then."))
    }

    @Test("A test says of each of two credentials whether it was accepted")
    func trials() async throws {
        let contoso = try await contoso([300, 12])
        let refusal = Problem(.secretWrong, cause: "Entra did not accept this secret.", advice: "Copy its Value.")
        let report = ConnectionReport(
            steps: ConnectionStep.Check.allCases.map { ConnectionStep($0, .passed) }, tenant: nil,
            grantedPermissions: ["User.Read.All"],
            credentials: [
                CredentialTrial(
                    credential: CredentialID(Contoso.id(90)), problem: refusal, grantedPermissions: nil),
                CredentialTrial(
                    credential: CredentialID(Contoso.id(91)), problem: nil, grantedPermissions: ["User.Read.All"]),
            ])
        try await contoso.browse(ScriptedEngine(contoso, report: report)) { browser in
            let page = try await browser.postAndFollow("/settings/connection/test", "")
            #expect(page.text.contains("…4f2c Not accepted"))
            #expect(page.text.contains("…9a0b Accepted"))
            // The one that is turned away takes nobody's place.
            try await browser.expect("/", toSay: "The connection’s credential ends on 4 Dec 2026, in 12 days.")
        }
    }
}
