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
