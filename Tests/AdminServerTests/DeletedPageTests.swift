import DirectoryCore
import DirectoryPorts
import HTTPTypes
import TestSupport
import Testing

@Suite("Deleted users") struct DeletedPageTests {
    private static let gone = Verdict.deleted(
        .gone(.inDeletedItems(deletedAt: nil, Proof.Observation(at: Contoso.noon, status: 200, requestID: nil))))

    /// Ana and Li are deleted; the third stays.
    private func contoso() async throws -> Contoso {
        let contoso = try await Contoso(people: 3)
        try await contoso.run(.synchronization, try await contoso.imported().prefix(2).map { .about($0, Self.gone) })
        return contoso
    }

    @Test("They are listed with the days that are left to restore them")
    func listing() async throws {
        let page = try await contoso().browse { try await $0.open("/deleted") }
        #expect(page.rows == 2)
        #expect(page.text.contains("2 users"))
        #expect(page.text.contains("22 Nov 2026, 14:02 UTC 30 days left"))
    }

    @Test("Nobody deleted is said in words")
    func empty() async throws {
        let contoso = try await Contoso(people: 1)
        let page = try await contoso.browse { try await $0.open("/deleted") }
        #expect(page.text.contains("Nobody is deleted."))
    }

    @Test("Restoring brings back the same user, after a preview or at once")
    func restoring() async throws {
        let contoso = try await contoso()
        let engine = ScriptedEngine(contoso)
        try await contoso.browse(engine) { browser in
            let ids = try await browser.open("/deleted").checkboxes("user")
            let preview = try await browser.postAndFollow("/deleted", "user=\(ids[0])&page=1&step=preview")
            #expect(preview.text.contains("This will restore 1 user."))
            #expect(try await contoso.imported().count == 1)
            let result = try await browser.postAndFollow("/deleted", "user=\(ids[1])&page=1&step=run")
            #expect(result.text.contains("Restored 1 user."))
            #expect(try await contoso.imported().map(\.id.description).contains(ids[1]))
            #expect(try await browser.open("/deleted").rows == 1)
        }
    }

    @Test(
        "Nobody ticked, everybody at once, or somebody who is not deleted: refused, and the page comes back",
        arguments: [
            ("page=1&step=run", 400, "Nobody is ticked."),
            ("scope=everyone&page=1&step=run", 400, "Deleted users are restored one by one."),
            ("user=\(Contoso.id(4_711))&page=1&step=run", 404, "not-found"),
        ])
    func refusals(form: String, status: Int, sentence: String) async throws {
        let page = try await contoso().browse { try await $0.post("/deleted", form) }
        #expect(page.status.code == status)
        #expect(page.text.contains(sentence))
        #expect(page.rows == 2)
    }
}
