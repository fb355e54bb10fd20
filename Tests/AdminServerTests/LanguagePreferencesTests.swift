import Testing

@testable import AdminServer

@Suite("Language preferences") struct LanguagePreferencesTests {
    private func best(_ fields: String...) -> String? { LanguagePreferences(fields).best(of: ["en", "de"]) }

    @Test(
        "The dearest language that pages speak is taken",
        arguments: [
            ("de", "de"), ("de, en;q=0.9", "de"), ("fr, de;q=0.5, en;q=0.7", "en"), ("en;q=0.3, de;q=0.30", "en"),
            ("de;q=0.301, en;q=0.3", "de"), ("de;q=1.000, en;q=1", "de"), ("fr;q=1, nl;q=0.9, de;q=0.001", "de"),
            ("\tde ; q=0.8 ,en;Q=0.9", "en"), (",, de ,", "de"),
        ])
    func dearest(field: String, tag: String) {
        #expect(best(field) == tag)
    }

    @Test(
        "A variety of a language is answered in the language",
        arguments: ["de-AT", "DE-ch", "de-Latn-DE-1996", "de-x-bairisch", "de-u-co-phonebk", "fr-CH, de-CH;q=0.2"])
    func varieties(field: String) {
        #expect(best(field) == "de")
    }

    @Test("A language is not taken for another that begins alike")
    func alike() {
        #expect(best("den") == nil)
        #expect(best("d") == nil)
        #expect(best("fr") == nil)
        #expect(LanguagePreferences(["de"]).best(of: ["de-at"]) == nil)
    }

    @Test("What is refused is not taken, and whatever else there is may stand for anything")
    func refused() {
        #expect(best("de;q=0") == nil)
        #expect(best("de;q=0.000, de-AT") == nil)
        #expect(best("*") == "en")
        #expect(best("en;q=0, *;q=0.1") == "de")
        #expect(best("*, en;q=0.5") == "de")
        #expect(best("en, *;q=0.5") == "en")
        #expect(best("en;q=0.2, de;q=0.1, *") == "en")
        #expect(best("*;q=0") == nil)
    }

    @Test("Several fields are one list")
    func fields() {
        #expect(best("fr", "de") == "de")
        #expect(best("de;q=0.1", "en") == "en")
        #expect(best() == nil)
    }

    static let odd = [
        "", " ", ";", ";q=1", "de;", "de;q", "de;q=", "de;q=2", "de;q=-1", "de;q=1.001", "de;q=0.0001",
        "de;q=.5", "de;q=1e0", "de;q=1;q=0", "de;level=1", "d e", "de_DE", "-de", "de-", "de--AT", "*-de", "de-*", "**",
        "1de", "dé", "ｄｅ", "de\u{0}", "deutschland", "de-deutschland", "\"de\"", "de=1", "../de", "<script>",
        String(repeating: "d", count: 10_000), String(repeating: "de-", count: 5_000), "q=1",
    ]

    @Test("What is malformed is passed over, and the rest still counts", arguments: odd)
    func malformed(field: String) {
        #expect(best(field) == nil)
        #expect(best(field, "en;q=0.4, de;q=0.5") == "de")
    }

    @Test("A list without an end is read up to one")
    func endless() {
        let fields = String(repeating: "fr,", count: 100_000) + "de"
        #expect(best(fields) == nil)
    }
}
