import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import HTTPTypes
import TestSupport
import Testing

@testable import AdminServer

@Suite("German") struct GermanTests {
    private let german = German(zone: .gmt)
    private let english = English(zone: .gmt)

    @Test("Every language is spoken by the type that has its tag, once")
    func languages() {
        #expect(Language.all.map(\.tag) == ["en", "de"])
        #expect(Language.all.map(\.name) == ["English", "Deutsch"])
        for language in Language.all { #expect(language.words(.gmt).language == language.tag) }
    }

    @Test(
        "Large numbers are grouped by points",
        arguments: [(0, "0"), (999, "999"), (4_312, "4.312"), (-4_312, "−4.312"), (1_234_567, "1.234.567")])
    func numbers(number: Int, text: String) {
        #expect(german.number(number) == text)
    }

    @Test("A date has its day first, with a point, and does not break after it")
    func dates() {
        let moment = german.moment(Contoso.noon)
        #expect(moment.text == "22.\u{A0}Nov. 2026, 14:02\u{A0}UTC")
        #expect(moment.day == "22.\u{A0}Nov. 2026")
        #expect(moment.machine == "2026-11-22T14:02:11Z")
    }

    @Test("One is told in the singular, and cases are kept")
    func plurals() {
        #expect(german.people(1) == "1\u{A0}Person")
        #expect(german.people(2) == "2\u{A0}Personen")
        #expect(german.found(12, importable: 1) == "12\u{A0}Personen gefunden, 1 kann importiert werden")
        #expect(german.daysLeft(1) == "noch 1\u{A0}Tag")
        #expect(german.credentialEnds(Contoso.noon, inDays: 3).contains("in 3\u{A0}Tagen."))
        #expect(german.outcome(.missing, 1, isPlan: false) == "fehlt in Entra")
        #expect(german.outcome(.missing, 2, isPlan: true) == "fehlen in Entra")
        #expect(german.outcome(.duplicate, 1, isPlan: false) == "Duplikat")
        #expect(german.rhythm(.every(minutes: 1)) == "Jede Minute.")
        #expect(german.rhythm(.every(minutes: 30)) == "Alle 30\u{A0}Minuten.")
    }

    @Test("A plan is one sentence, whatever is in it")
    func plans() async throws {
        let contoso = try await Contoso(people: 3)
        let users = try await contoso.imported()
        let changes = [FieldChange(field: .email, before: "a", after: "b")]
        let plan = try await contoso.plan(
            .synchronization,
            [
                .about(users[0], .modified(changes)), .about(users[1], .deleted(.disabledUpstream)),
                .about(users[2], .unchanged),
            ])
        #expect(german.headline(of: plan) == "Geplant: 1\u{A0}Benutzer ändern und 1 löschen. 1 ist bereits aktuell.")
        #expect(german.sum(plan.counts, isPlan: true).hasSuffix("+ 1 unverändert = 3 ausgewählt"))
        let nothing = try await contoso.plan(.synchronization, [.about(users[0], .unchanged)])
        #expect(german.headline(of: nothing) == "Dieser Plan ändert nichts. 1 ist bereits aktuell.")
    }

    @Test("A held run says in German what the brake saw")
    func brake() async throws {
        let contoso = try await Contoso(people: 2)
        let users = try await contoso.imported()
        let held = try await contoso.plan(
            .synchronization, [.about(users[0], .deleted(.disabledUpstream))],
            findings: [
                .removals(planned: 1_400, recent: 3, limit: 500, of: 4_312),
                .clearings(.phone, planned: 1, limit: 0),
            ])
        #expect(german.headline(of: held) == "Zurückgehalten: 1.400 von 4.312 Benutzern verlören den Zugriff.")
        #expect(
            german.story(of: held)?.seen == [
                "Dieser Lauf würde 1.400 von 4.312 Benutzern löschen oder deaktivieren, nach 3 in den letzten 24 "
                    + "Stunden; die Grenze liegt bei 500.",
                "Das Feld „Telefon“ würde bei 1 Benutzer leer; die Grenze liegt bei 0. Vielleicht zeigt Entra es "
                    + "nicht mehr.",
            ])
    }

    /// What German and English call alike.
    static let alike: Set<String> = [
        "Rollcall", "Server", "Tokens", "Name", "Status", "Code", "Plan", "Cloud", "Organization", "Microsoft Entra",
        "Import", "Administrator", "3. Test",
    ]

    @Test("Nothing is called as in English but what is called so in both")
    func words() {
        var pairs = Label.allCases.map { (german.label($0), english.label($0)) }
        pairs += SettingText.allCases.map { (german.setting($0), english.setting($0)) }
        pairs += Deed.allCases.map { (german.deed($0), english.deed($0)) }
        pairs += Outcome.allCases.map { (german.badge($0), english.badge($0)) }
        pairs += Outcome.allCases.map { (german.outcome($0, 2, isPlan: true), english.outcome($0, 2, isPlan: true)) }
        pairs += ChangeKind.allCases.map { (german.change($0), english.change($0)) }
        pairs += Place.allCases.map { (german.title(of: $0), english.title(of: $0)) }
        pairs += Role.allCases.map { (german.role($0), english.role($0)) }
        pairs += MappedField.standard.map { (german.field($0), english.field($0)) }
        for (german, english) in pairs where german == english {
            #expect(Self.alike.contains(german), "\(german)")
        }
        for (german, _) in pairs { #expect(!german.isEmpty) }
    }

    @Test("No text has a straight quotation mark or an English one, but for what is typed so")
    func quotes() {
        let settings = SettingText.allCases.filter { $0 != .scopeHint }.map(german.setting)
        for text in Label.allCases.map(german.label) + settings {
            #expect(!text.contains("\"") && !text.contains("”") && !text.contains("'"), "\(text)")
        }
    }
}
