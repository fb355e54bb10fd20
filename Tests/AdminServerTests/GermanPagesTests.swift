import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import HTTPTypes
import TestSupport
import Testing

@testable import AdminServer

/// No sentence of the catalog is left in English on a page that is in German.
@Suite("Pages in German") struct GermanPagesTests {
    @Test("No page of the exhibition says an English sentence")
    func exhibition() async throws {
        let exhibition = Exhibition(texts: ["Exhibit Ana Ruiz", "Exhibit Bo Lind"])
        let (english, german) = (try await exhibition.shapes(), try await exhibition.shapes(in: "de"))
        #expect(english.map(\.path) == german.map(\.path))
        for (one, other) in zip(english, german) {
            #expect(other.tags.first { $0.hasPrefix("html") } != nil)
            Self.expectNoCommonSentence(one.texts, other.texts, on: one.path)
        }
    }

    @Test("No route answers with an English sentence, whoever asks")
    func routes() async throws {
        let contoso = try await Contoso(people: 3)
        let users = try await contoso.imported()
        let changes = [FieldChange(field: .email, before: "a", after: "b")]
        let held = try await contoso.plan(
            .synchronization, [.about(users[0], .modified(changes))],
            findings: [.half(planned: 2, of: 3), .renames(planned: 1, recent: 1, limit: 0, of: 3)])
        _ = try await contoso.plan(.importing, [.imported(Contoso.object(8), Contoso.person(8))])
        try await contoso.run(.synchronization, [.about(users[1], .deleted(.disabledUpstream))])
        let runs = (1...held.id.number + 2).map { "\($0)" }
        try await contoso.browse { browser in
            for route in try contoso.server().routes.table where !route.isChanging {
                guard !route.path.hasPrefix("/assets/"), !route.path.hasSuffix("/export") else { continue }
                for run in route.path.contains(":run") ? runs : ["1"] {
                    let ids = ["run": run, "user": users[0].id.description, "entry": "1"]
                    for visitor in [Staff.olga, .sam, .vera].map(browser.signedIn) + [browser.signedOut] {
                        let english = try await visitor.sendOutside(route.address(ids))
                        let german = try await visitor.speaking("de").sendOutside(route.address(ids))
                        #expect(english.status == german.status)
                        guard english.headers[.contentType]?.hasPrefix("text/html") == true else { continue }
                        #expect(german.html.contains(LanguageTests.german), "\(route.path)")
                        Self.expectNoCommonSentence(english.texts, german.texts, on: route.address(ids))
                    }
                }
            }
        }
    }

    @Test("No entry of the audit says an English word", arguments: AuditTopic.allCases)
    func audit(topic: AuditTopic) async throws {
        let field = AuditField.topic(topic)
        let changes = (Self.codes(of: topic) + field.vocabulary.map(\.description))
            .map { AuditDraft.Change(topic, before: $0, after: $0) }
        try await Self.expectNoCommonWord(in: changes.isEmpty ? [.init(topic, before: "4711", after: "4712")] : changes)
    }

    @Test("Neither does one about what fills a field, or about a credential")
    func auditOfConnections() async throws {
        let credential = AuditField.credential(CredentialID(Contoso.id(7)))
        let sources = MappedField.standard.map {
            AuditDraft.Change(AuditField.source($0).rawValue, before: "0", after: "1")
        }
        let credentials = (credential.vocabulary.map(\.description) + ["certificate 0A1B2C3D, ends 2027-05-03"])
            .map { AuditDraft.Change(credential.rawValue, before: nil, after: $0) }
        try await Self.expectNoCommonWord(in: sources + credentials)
    }

    @Test("Deeds on what has no name are told in German, and what the catalog does not know as it is written")
    func auditedObjects() async throws {
        let contoso = try await Contoso()
        let requester = Requester(.system)
        let deeds: [(AuditDraft, String)] = [
            (requester.did(.planApplied, to: .run(RunID(7))), "Lauf 7"),
            (requester.did(.runAsked, to: .newRun(.synchronization)), "Synchronisierung"),
            (requester.did(.credentialDownloaded, to: "c1", named: "certificate 0A1B2C3D"), "Zertifikat 0A1B2C3D (c1)"),
            (requester.did(.accountChanged, to: "a1", named: "Ana Ruiz"), "Ana Ruiz (a1)"),
            (requester.did(.accountChanged, to: "a1", [.init("shoe size", before: "none", after: "42")]), "shoe size"),
        ]
        for (draft, text) in deeds {
            let page = try await Self.page(of: draft, in: contoso, speaking: "de")
            #expect(page.contains(text), "\(page)")
        }
        let untold = try #require(deeds.last)
        #expect(try await Self.page(of: untold.0, in: contoso, speaking: "de").isSuperset(of: ["none", "42"]))
    }

    /// Codes that an entry can have as the value of a topic; none where they are names, ids or addresses.
    private static func codes(of topic: AuditTopic) -> [String] {
        switch topic {
        case .role: Role.allCases.map(\.rawValue)
        case .entraSignIn: SignInPolicy.EntraSignIn.allCases.map(\.rawValue)
        case .secondFactor: SignInPolicy.Requirement.allCases.map(\.rawValue)
        case .removals, .renames, .clearings: ["5%,5,500", "20%,20"]
        case .newcomers: SynchronizationRules.Newcomers.allCases.map(\.rawValue)
        case .whenDeleted, .whenDisabled, .whenOutOfScope: LifecyclePolicy.Consequence.allCases.map(\.rawValue)
        case .localWins: ["phone", "email, phone"]
        case .ending: ["preview", "apply"]
        case .expires: ["2027-03-01T12:00:00Z"]
        case .cloud: [CloudName.global.rawValue, CloudName.usGov.rawValue]
        case .schedule: ["every 30 minutes", "every 30 minutes, paused", "0 6 * * 1-5 (UTC), paused"]
        default: []
        }
    }

    private static func expectNoCommonWord(
        in changes: [AuditDraft.Change], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let contoso = try await Contoso()
        let draft = Requester(.system).did(.connectionChanged, to: "4711", changes)
        let english = try await page(of: draft, in: contoso, speaking: nil)
        let german = try await page(of: draft, in: contoso, speaking: "de")
        let names = data.union(GermanTests.alike).union(Staff.allCases.map(\.name))
        for text in english.intersection(german) where text.contains(where: \.isLetter) && !names.contains(text) {
            guard !isAlike(text) else { continue }
            Issue.record("\(text)", sourceLocation: sourceLocation)
        }
    }

    /// What the frame says in both languages: the tenant, the names of the languages, keys, hashes and codes.
    private static func isAlike(_ text: String) -> Bool {
        text == "Contoso" || text.count == 1 || Language.all.map(\.name).contains(text)
            || (text.utf8.count == 64 && !text.contains(" "))
            || Deed.allCases.map(\.rawValue).contains(text)
    }

    private static func page(
        of draft: AuditDraft, in contoso: Contoso, speaking language: String?
    ) async throws -> Set<String> {
        let book = AuditBook.organization(contoso.organization)
        let entry = try await contoso.accounts.note(AuditNote(draft, in: book), at: Contoso.noon)
        return try await contoso.browse { browser in
            try await browser.speaking(language).open("/audit/\(entry.number)").texts
        }
    }

    /// What is data, or called alike in both languages.
    static let data: Set<String> = [
        "Microsoft Entra", "China (21Vianet)", "Contoso (contoso)", "Fabrikam (fabrikam)", "test (test)", "Front Desk",
        "Ana Ruiz", "Li Wei", "Søren Kjær", "Fatima al-Zahra", "יעל כהן", "فاطمة الزهراء",
        "The disk is full.", "Nothing was changed. Make room and try again.",
    ]

    private static func expectNoCommonSentence(
        _ english: Set<String>, _ german: Set<String>, on path: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        for text in english.intersection(german) where isSentence(text) && !data.contains(text) {
            Issue.record("\(path): \(text)", sourceLocation: sourceLocation)
        }
    }

    /// Two words or more, none of which is an exhibit's or somebody's who works here, and no command with its options.
    private static func isSentence(_ text: String) -> Bool {
        guard !text.contains(" --"), text != "echo $app" else { return false }
        let names = Staff.allCases.map(\.name) + ["Exhibit", "Test Browser", "Rollcall"]
        guard !names.contains(where: text.contains) else { return false }
        return text.split(separator: " ").count { $0.contains(where: \.isLetter) } > 1
    }
}

extension Answer {
    /// What a page says, each text alone: between tags, and in the attributes that people hear or see.
    var texts: Set<String> {
        let between = html.matches(of: #/>([^<]+)</#).map { String($0.output.1) }
        let attributes = #/(?:aria-label|title|placeholder|alt|data-(?:lost|one|many|ticked|on|off))="([^"]*)"/#
        let said = html.matches(of: attributes).map { String($0.output.1) }
        return Set(
            (between + said).map { $0.unescaped.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
                .filter { !$0.isEmpty })
    }
}
