import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import HTTPTypes
import TestSupport
import Testing

@testable import AdminServer

@Suite("The language of a page") struct LanguageTests {
    static let german = #"<html lang="de" dir="ltr">"#
    static let english = #"<html lang="en" dir="ltr">"#

    @Test("Pages answer in the language that a browser asks for, and say which one that is")
    func asked() async throws {
        let page = try await Contoso(people: 2).browse { try await $0.speaking("de-AT, en;q=0.5").open("/users") }
        #expect(page.html.contains(Self.german))
        #expect(page.text.contains("Name, Benutzername oder E-Mail suchen"))
        #expect(page.headers[.contentLanguage] == "de")
        #expect(page.headers[.vary] == "Accept-Language, Cookie")
        #expect(page.headers[.cacheControl] == "no-store")
    }

    @Test(
        "Whoever asks for nothing that is spoken is answered in English",
        arguments: [
            nil, "", "fr", "fr-CH, it;q=0.9", "de;q=0", "de_DE", ";;;,,,q=1", String(repeating: "x", count: 9_000),
        ])
    func others(asked: String?) async throws {
        let page = try await Contoso().browse { try await $0.speaking(asked).open("/users") }
        #expect(page.html.contains(Self.english))
        #expect(page.headers[.contentLanguage] == "en")
    }

    @Test("What Olga Weber has chosen in a browser goes before what the browser asks for")
    func chosen() async throws {
        try await Contoso().browse { browser in
            let olga = browser.speaking("de").keeping("rollcall-language=en")
            #expect(try await olga.open("/users").html.contains(Self.english))
            #expect(try await browser.keeping("rollcall-language=de").open("/users").html.contains(Self.german))
            for strange in ["", "tlh", "DE", "de-AT", "de; rollcall-language=en", "%64%65"] {
                let page = try await browser.keeping("rollcall-language=\(strange)").open("/users")
                #expect(page.html.contains(Self.english), "\(strange)")
            }
        }
    }

    @Test("Choosing a language leads back to where one was, and is kept for a year", arguments: [true, false])
    func choosing(isSignedIn: Bool) async throws {
        try await Contoso().browse { browser in
            let visitor = isSignedIn ? browser : browser.signedOut
            let answer = try await visitor.sendOutside(
                "/language", method: .post, headers: .ownForm,
                body: "language=de&to=%2Fo%2Fcontoso%2Fusers%3Fq%3Dana%26page%3D2")
            #expect(answer.status == .seeOther)
            #expect(answer.headers[.location] == "/o/contoso/users?q=ana&page=2")
            #expect(
                answer.headers[values: .setCookie] == [
                    "rollcall-language=de; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax"
                ])
        }
        #expect(Keepsake.language.field(Secret("de"), over: .https).contains("; Secure; HttpOnly; SameSite=Lax"))
        #expect(Keepsake.language.name(over: .https) == "__Host-rollcall-language")
    }

    @Test(
        "Choosing a language leads to pages of this server only",
        arguments: [
            "//evil.example", "https://evil.example/", "/%5Cevil.example", "%2F%2Fevil.example", "evil", "",
            "javascript:alert(1)", "/%0D%0ASet-Cookie:x=1", "/#x",
        ])
    func foreign(address: String) async throws {
        try await Contoso().browse { browser in
            let answer = try await browser.signedOut.sendOutside(
                "/language", method: .post, headers: .ownForm, body: "language=de&to=\(address)")
            #expect(answer.status == .seeOther)
            #expect(answer.headers[.location] == "/")
        }
    }

    @Test(
        "A language that pages do not speak is not kept",
        arguments: ["", "language=", "language=fr", "language=DE", "language=de&language=en", "language=de&x=1"])
    func unknown(form: String) async throws {
        try await Contoso().browse { browser in
            let answer = try await browser.sendOutside(
                "/language", method: .post, headers: .ownForm, body: form)
            #expect(answer.status == .badRequest)
            #expect(answer.headers[.setCookie] == nil)
        }
    }

    @Test("A page of another site changes nobody's language")
    func crossSite() async throws {
        try await Contoso().browse { browser in
            let answer = try await browser.speaking("de").sendOutside(
                "/language", method: .post, headers: .form(["Sec-Fetch-Site": "cross-site"]), body: "language=en")
            #expect(answer.status == .forbidden)
            #expect(answer.headers[.setCookie] == nil)
            #expect(answer.text.contains("kam nicht von einer Seite dieses Servers."))
        }
    }

    @Test("Every page offers the languages, each in itself, and leads back to where its form stands")
    func offer() async throws {
        try await Contoso(people: 1).browse { browser in
            let page = try await browser.open("/users?q=ana%20ruiz")
            #expect(page.html.contains(#"lang="en" aria-current="true">English</button>"#))
            #expect(page.html.contains(#"lang="de">Deutsch</button>"#))
            #expect(page.back == "/o/contoso/users?q=ana%20ruiz")
            let doors = browser.signedOut
            #expect(try await doors.sendOutside("/sign-in?to=%2Faccount").back == "/sign-in?to=%2Faccount")
            let refused = try await doors.sendOutside(
                "/sign-in", method: .post, headers: .ownForm, body: "email=ana@contoso.example&password=wrong")
            #expect(refused.status != .ok)
            #expect(refused.back == "/sign-in")
            let hashless = try await browser.post("/runs/1/reject", "")
            #expect(hashless.status == .badRequest)
            #expect(hashless.back == "/o/contoso/runs/1")
        }
    }

    @Test(
        "The doors open in German",
        arguments: [
            ("/sign-in", "Kennwort"), ("/join", "Einer Organisation beitreten"),
            ("/recover", "Neues Kennwort festlegen"),
        ])
    func doors(path: String, word: String) async throws {
        let page = try await Contoso().browse { try await $0.signedOut.speaking("de").sendOutside(path) }
        #expect(page.html.contains(Self.german))
        #expect(page.text.contains(word))
    }

    @Test("What goes wrong is told in German, at the door, behind it, and where the server broke")
    func problems() async throws {
        let contoso = try await Contoso(people: 1)
        try await contoso.browse { browser in
            let german = browser.speaking("de")
            let nowhere = try await german.open("/nowhere")
            #expect(nowhere.text.contains("Unter dieser Adresse gibt es keine Seite."))
            let foreign = try await german.open("/users", headers: .form(["Host": "evil.example"]))
            #expect(foreign.text.contains("Der Server heißt nicht so"))
            #expect(foreign.html.contains(Self.german))
            let large = try await german.post("/synchronize", String(repeating: "a", count: 6 << 20))
            #expect(large.text.contains("Wählen Sie „Alle“ oder „Alle Treffer“"))
            let method = try await german.send("/users", method: .delete, headers: .ownForm)
            #expect(method.text.contains("Das kann diese Seite nicht"))
            let forbidden = try await german.signedIn(as: .vera).open("/tokens/new")
            #expect(forbidden.html.contains(Self.german))
            #expect(forbidden.text.contains("Das dürfen Sie nicht"))
        }
    }

    @Test("Whoever follows a run hears of it in their language")
    func following() async throws {
        let contoso = try await Contoso(people: 1)
        _ = try await contoso.begin(RunKind.synchronization.purpose(then: .apply))
        try await contoso.browse { browser in
            let page = try await browser.speaking("de").open("/runs/2")
            #expect(page.text.contains("Wird synchronisiert …"))
            #expect(page.html.contains("Der Server antwortet nicht."))
            let progress = try await browser.speaking("de").open("/runs/2/progress").html
            let english = try await browser.open("/runs/2/progress").html
            #expect(progress.contains("gelesen"))
            #expect(english.contains("read"))
        }
    }
}

extension Browser {
    /// The same browser, which asks for these languages.
    func speaking(_ languages: String?) -> Browser {
        var browser = self
        browser.languages = languages
        return browser
    }

    /// The same browser with another cookie.
    func keeping(_ cookie: String) -> Browser {
        var browser = self
        browser.cookie = [self.cookie, cookie].compactMap(\.self).joined(separator: "; ")
        return browser
    }
}

extension Answer {
    /// Where whoever chooses another language comes back to.
    var back: String? { html.firstMatch(of: Self.backField).map { String($0.output.1).unescaped } }

    /// The page without the address that was asked for, which it repeats to come back to.
    var wherever: String { html.replacing(Self.backField, with: "") }

    /// The address that was asked for, as long as it is, counts in the length.
    var headersBesidesLength: HTTPFields {
        var headers = headers
        headers[.contentLength] = nil
        return headers
    }

    private static var backField: Regex<(Substring, Substring)> {
        #/class="languages".*?name="to" value="([^"]*)"/#
    }
}
