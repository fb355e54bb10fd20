import Foundation
import Testing

/// What pages say comes from the catalog, so that a page is in one language from top to bottom.
@Suite("Words of pages")
struct PageWordTests {
    private static let pages = "Sources/AdminServer/"

    @Test("Templates have no words of their own")
    func templates() throws {
        let templates = try Self.files("Templates", ending: ".mustache")
        #expect(templates.count > 30)
        for (name, text) in templates {
            for words in Self.words(inTemplate: text) { Issue.record("\(name): \(words)") }
        }
    }

    @Test("Scripts have no words of their own: they get them from the page")
    func scripts() throws {
        let scripts = try Self.files("Assets", ending: ".js")
        #expect(scripts.count > 5)
        for (name, text) in scripts {
            for words in Self.words(inScript: text) { Issue.record("\(name): \(words)") }
        }
    }

    @Test("What lies outside the catalog has no words for people")
    func sources() throws {
        for file in try Repository.swiftFiles(below: "Sources/AdminServer") {
            guard !file.path.hasPrefix(Self.pages + "Catalog/"), !Self.isAboutMadeUpPeople(file.path) else { continue }
            for literal in SwiftLiteral.all(in: file.text) where Self.isForPeople(literal) {
                Issue.record("\(file.path):\(literal.line): \(literal.form)")
            }
        }
    }

    @Test(
        "Words in templates are found",
        arguments: [
            "<p>Save</p>", "<p>{{name}} is here</p>", #"<a aria-label="Next">"#, #"<img alt="A chart">"#,
            #"<input placeholder="Name">"#, #"<button title="{{hint}}, now">"#, #"<input type="submit" value="Go">"#,
        ])
    func foundInTemplate(text: String) { #expect(Self.words(inTemplate: text).count == 1) }

    @Test(
        "What is not for people is left alone",
        arguments: [
            "<p>{{name}} · {{date}}</p>", #"<input type="hidden" name="then" value="run">"#, "{{! A note. }}",
            #"<button type="submit" name="step" value="run">{{run}}</button>"#,
            #"<meta name="viewport" content="width=device-width">"#,
            #"<a class="quiet" title="{{hint}}">{{>moment}}</a>"#,
        ])
    func leftInTemplate(text: String) { #expect(Self.words(inTemplate: text).isEmpty) }

    @Test(
        "Words in scripts are found",
        arguments: [
            #"status.textContent = "Try again.";"#, "say(`${count} people`)", "button.title = 'Stop';",
            #"note.ariaLabel = "two words";"#,
        ])
    func foundInScript(text: String) { #expect(Self.words(inScript: text).count == 1) }

    @Test(
        "Selectors, names of errors and addresses are left alone",
        arguments: [
            #"document.querySelector("tbody input[type=checkbox]")"#, "// A note of \"some words\"",
            #"if (error.name !== "AbortError") throw error"#, "fetch(`?${new URLSearchParams(fields)}`)",
            #"rows.closest("main tbody")"#, #"event.key === "X""#,
        ])
    func leftInScript(text: String) { #expect(Self.words(inScript: text).isEmpty) }

    @Test(
        "Words in Swift are found",
        arguments: [#"Badge("Held")"#, #"title = "Your account""#, #"label: "not now""#, #"text + " of \(n) people""#])
    func foundInSwift(source: String) {
        let isFound = SwiftLiteral.all(in: source).contains(where: Self.isForPeople)
        #expect(isFound)
    }

    // MARK: Templates

    /// What stands between tags, and in attributes that people see or hear, beside what is put in.
    private static func words(inTemplate text: String) -> [String] {
        let own = text.replacing(/\{\{\{?[^}]*\}?\}\}/, with: "")
        let nodes = ">\(own)<".matches(of: /[>]([^<>]*)(?=<)/).map { String($0.1) }
        let told = own.matches(of: /\s(?:aria-label|title|placeholder|alt|aria-description)="([^"]*)"/)
        let buttons = own.matches(of: /<input[^>]*type="(?:submit|button|reset)"[^>]*\svalue="([^"]*)"/)
        return (nodes + told.map { String($0.1) } + buttons.map { String($0.1) })
            .filter { $0.contains(where: \.isLetter) }
    }

    // MARK: Scripts

    /// Literals of more than one word, or of one that begins as a sentence does; not what asks the page for its parts.
    private static func words(inScript text: String) -> [String] {
        let own = text.replacing(/\/\*(.|\n)*?\*\//, with: "").replacing(/(?m)(^|\s)\/\/.*$/, with: "")
        return own.matches(of: /(\S*)\s*("[^"\n]*"|'[^'\n]*'|`[^`]*`)/).compactMap { match in
            let literal = match.2.dropFirst().dropLast().replacing(/\$\{[^}]*\}/, with: "")
            let isSelector = match.1.contains(/(querySelector(All)?|closest|matches)\($/)
            let isWords = literal.contains(/\p{L}{2,}[.,:]? \p{L}{2,}|^\s\p{L}{2,}|^\p{Lu}\p{Ll}+[.!?…]?$/)
            return isWords && !isSelector ? String(literal) : nil
        }
    }

    // MARK: Swift

    /// Two words in a row, or a single one with a capital. Not what goes to the log, the name of HTTP's way to carry a
    /// token, the comment that keeps an event stream open, or a command with its options.
    private static func isForPeople(_ literal: SwiftLiteral) -> Bool {
        if literal.before.contains(/logger\.\w+\($/) || SentenceTests.isTold(literal) { return false }
        if literal.form == "Bearer" || literal.form.hasPrefix(":") || literal.form.contains(" --") { return false }
        return literal.form.contains(/\p{L}{2,} \p{L}{2,}|^\p{Lu}\p{Ll}+$|^ \p{L}{2,}/)
    }

    /// The page that shows every component shows it with somebody.
    private static func isAboutMadeUpPeople(_ path: String) -> Bool { path.contains("/Pages/Components/") }

    private static func files(_ folder: String, ending: String) throws -> [(name: String, text: String)] {
        let folder = Repository.root.appendingPathComponent(pages + folder)
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(ending) }
            .sorted().map { ($0, try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)) }
    }
}
