import DirectoryCore
import HTTPTypes
import TestSupport
import Testing

@testable import AdminServer

@Suite("Forms") struct FormTests {
    @Test(
        "A malformed form names the field and does nothing",
        arguments: [
            ("user=%ZZ&scope=chosen&step=run", "user"), ("user=%&scope=chosen&step=run", "user"),
            ("user=%F&scope=chosen&step=run", "user"), ("user=%FF&scope=chosen&step=run", "user"),
            ("user=abc&scope=chosen&step=run", "user"), ("user=&scope=chosen&step=run", "user"),
            ("user=1&user=2&scope=chosen&step=run", "user"), ("scope=some&step=run", "scope"),
            ("scope=everyone&scope=chosen&step=run", "scope"), ("scope=everyone", "step"),
            ("scope=everyone&step=go", "step"), ("scope=everyone&step=run&step=preview", "step"),
            ("scope=matching&q=a&step=run&status=held", "scope"), ("scope=matching&q=a&step=run&name=a", "scope"),
            ("scope=matching&step=run", "q"), ("scope=matching&q=++&step=run", "q"),
            ("scope=everyone&step=run&page=0", "page"), ("scope=everyone&step=run&page=x", "page"),
            ("scope=everyone&step=run&page=99999999999999999999", "page"), ("scope=everyone&step=run&sudo=1", "sudo"),
            ("scope=everyone&step=run&%zz=1", "form"), ("", "step"), ("=&=", "form"),
        ])
    func malformed(form: String, field: String) async throws {
        let contoso = try await Contoso(people: 1)
        let engine = ScriptedEngine(contoso)
        let page = try await contoso.browse(engine) { try await $0.post("/synchronize", form) }
        #expect(page.status == .badRequest)
        #expect(page.text.contains("Field \(field) ") || form == "=&=", "\(page.text)")
        #expect(page.text.contains("Nothing was changed."))
        #expect(engine.asked.selections.isEmpty)
    }

    @Test(
        "A body that is no form is refused",
        arguments: ["application/json", "text/plain", "multipart/form-data; boundary=x", ""])
    func otherTypes(type: String) async throws {
        let contoso = try await Contoso(people: 1)
        let page = try await contoso.browse {
            try await $0.post(
                "/synchronize", "scope=everyone&step=run",
                headers: .form(["Sec-Fetch-Site": "same-origin", "Content-Type": type]))
        }
        #expect(page.status == .unsupportedMediaType)
    }

    @Test("100,000 ids fit into a form, and 6 MB do not")
    func size() async throws {
        let contoso = try await Contoso(people: 1)
        let engine = ScriptedEngine(contoso)
        try await contoso.browse(engine) { browser in
            let ids = (1...100_000).map { "user=\(UserID(Contoso.id(Int64($0))))" }.joined(separator: "&")
            _ = try await browser.post("/synchronize", ids + "&scope=chosen&step=run")
            guard case .users(let asked) = engine.asked.selections.first else {
                Issue.record("not asked")
                return
            }
            #expect(asked.count == 100_000)
            let large = try await browser.post("/synchronize", "q=" + String(repeating: "a", count: 6 << 20))
            #expect(large.status == .contentTooLarge)
            #expect(large.text.contains("The form is larger than this page takes."))
        }
    }

    @Test("An unknown user is named, and nobody is synchronized in its place")
    func unknownUser() async throws {
        let contoso = try await Contoso(people: 1)
        let page = try await contoso.browse {
            try await $0.post("/synchronize", "user=\(Contoso.id(4_711))&scope=chosen&step=run")
        }
        #expect(page.status == .notFound)
        #expect(page.text.contains("not-found"))
    }

    @Test(
        "Queries are read as strictly",
        arguments: [
            "/users?page=0", "/users?page=-1", "/users?page=1.5", "/users?page=+1", "/users?page=1&page=2",
            "/users?q=%FF", "/users?q=a&q=b", "/synchronize?page=1000001", "/duplicates?page=%00",
        ])
    func queries(path: String) async throws {
        let contoso = try await Contoso(people: 1)
        let page = try await contoso.browse { try await $0.open(path) }
        #expect(page.status == .badRequest)
        #expect(page.text.contains("Field"))
    }

    @Test("Fields are read by the rules of the web")
    func reading() throws {
        let fields = try FormFields("q=Ana+Ruiz%26Li&empty=&flag&user=1&user=2&%C3%BC=%F0%9F%91%A9".utf8)
        #expect(try fields.value("q") == "Ana Ruiz&Li")
        #expect(try fields.value("empty") == "")
        #expect(try fields.value("flag") == "")
        #expect(fields.values("user") == ["1", "2"])
        #expect(try fields.value("ü") == "👩")
        #expect(try fields.value("absent") == nil)
    }

    @Test(
        "A link carries any text there and back", arguments: ["a&b=c", "100 %", "ünï", "+1 555", "“x”", "a#b?c/d", "👩‍💻"])
    func links(text: String) throws {
        let address = OrganizationAddress(try Contoso.handle())
        let link = address.link("/users", [("q", text), ("page", nil)]).description
        #expect(link.hasPrefix("/o/contoso/users?"))
        #expect(!link.contains("page"))
        #expect(try FormFields(link.dropFirst("/o/contoso/users?".count).utf8).value("q") == text)
    }
}
