import DirectoryCore
import DirectoryPorts
import HTTPTypes
import TestSupport
import Testing

@Suite("Import") struct ImportPageTests {
    private func candidate(
        _ number: Int, _ name: String, _ verdict: Verdict? = nil, lookAlikes: [String] = []
    ) -> ImportCandidate {
        let person = DirectoryUser(
            id: Contoso.object(number), userPrincipalName: .value("u\(number)@contoso.example"),
            displayName: .value(name), mail: .value("u\(number)@contoso.example"))
        let profile = Profile(
            username: "u\(number)@contoso.example", firstName: name, email: "u\(number)@contoso.example")
        return ImportCandidate(person: person, verdict: verdict ?? .imported(profile), lookAlikes: lookAlikes)
    }

    private func engine(_ contoso: Contoso) async throws -> ScriptedEngine {
        let ana = try await contoso.addLocal(
            Profile(username: "ana", firstName: "Ana", lastName: "Ruiz", email: "ana@contoso.example"), number: 70)
        return ScriptedEngine(
            contoso,
            candidates: [
                candidate(1, "Anton"), candidate(2, "Anja", lookAlikes: ["anja@contoso.example"]),
                candidate(3, "Ana Other", .duplicate([.email("ana@contoso.example", of: ana)])),
                candidate(4, "Andrea", .alreadyImported(UserID(Contoso.id(8)))),
                candidate(5, "Angus", .invalid([InvalidField(field: .phone, reason: .tooLong)])),
                candidate(6, "Anouk", .unreadable),
            ])
    }

    @Test("Before anything is searched for, nobody is listed and the tenant is not asked")
    func start() async throws {
        let contoso = try await Contoso()
        let engine = try await engine(contoso)
        let page = try await contoso.browse(engine) { try await $0.open("/import") }
        #expect(page.rows == 0)
        #expect(page.text.contains("Search Contoso by the beginning of a name"))
        #expect(engine.asked.searches.isEmpty)
    }

    @Test("Marks come before choosing, and only those who can be imported can be ticked")
    func marks() async throws {
        let contoso = try await Contoso()
        let engine = try await engine(contoso)
        let page = try await contoso.browse(engine) { try await $0.open("/import?q=an") }
        #expect(page.rows == 6)
        #expect(page.text.contains("6 people found, 2 can be imported"))
        #expect(page.text.contains("Duplicate of Ana Ruiz (local user), email ana@contoso.example"))
        #expect(page.text.contains("Already imported"))
        #expect(page.text.contains("Invalid Phone is too long."))
        #expect(page.text.contains("Looks like anja@contoso.example and is not the same: check the letters."))
        #expect(page.html.matches(of: #/name="person"[^>]* disabled/#).count == 4)
    }

    @Test("Chosen people are imported, and the result counts them")
    func importing() async throws {
        let contoso = try await Contoso()
        let engine = try await engine(contoso)
        try await contoso.browse(engine) { browser in
            let ids = [Contoso.object(1), Contoso.object(2)]
            let form = ids.map { "person=\($0)" }.joined(separator: "&") + "&q=an&scope=chosen&step=run"
            let result = try await browser.postAndFollow("/import", form)
            #expect(result.text.contains("Imported 2 people."))
            #expect(result.text.contains("2 imported 0 already imported 0 duplicated"))
            #expect(engine.asked.imports == [.people(ids)])
        }
        let imported = try await contoso.imported()
        #expect(imported.count == 2)
    }

    @Test("An import can be previewed: the whole search with its duplicates")
    func preview() async throws {
        let contoso = try await Contoso()
        let engine = try await engine(contoso)
        try await contoso.browse(engine) { browser in
            let page = try await browser.postAndFollow("/import", "q=an&scope=matching&step=preview")
            #expect(
                page.text.contains("This will import 2 people and leave 1 duplicate out. 1 is already imported."))
            #expect(page.text.contains("Apply 2 changes"))
        }
        #expect(engine.asked.imports == [.matching("an")])
        let imported = try await contoso.imported()
        #expect(imported.isEmpty)
    }

    @Test(
        "Each problem of the tenant has its own words and status on the page",
        arguments: [
            (Problem.Code.secretWrong, 403), (.permissionMissing, 403), (.tenantNotFound, 403),
            (.upstreamUnreachable, 502), (.upstreamBadPayload, 502), (.tenantChanged, 409), (.storeUnavailable, 500),
            (.notConnected, 404),
        ])
    func problems(code: Problem.Code, status: Int) async throws {
        let contoso = try await Contoso()
        let problem = Problem(code, cause: "Cause of \(code.rawValue).", advice: "Advice.")
        try await contoso.browse(ScriptedEngine(contoso, problem: problem)) { browser in
            for page in [
                try await browser.open("/import?q=an"),
                try await browser.post("/import", "person=\(Contoso.object(1))&q=an&scope=chosen&step=run"),
            ] {
                #expect(page.status.code == status)
                #expect(page.text.contains("Cause of \(code.rawValue). Nothing was changed. Advice."))
                #expect(page.text.contains(code.rawValue))
                #expect(page.html.contains(#"value="an""#))
            }
        }
    }

    @Test("A search that finds nobody says so")
    func nobody() async throws {
        let contoso = try await Contoso()
        let page = try await contoso.browse { try await $0.open("/import?q=zz") }
        #expect(page.text.contains("Nobody in the tenant matches “zz”."))
    }
}
