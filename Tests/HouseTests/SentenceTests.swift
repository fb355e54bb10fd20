import Foundation
import Testing

/// What the inner rooms tell people can be said in every language, because each language has every form in which the
/// sources say something, and no other.
@Suite("Sentences")
struct SentenceTests {
    /// The rooms whose words reach pages. The command speaks English.
    private static let rooms = [
        "DirectoryCore", "DirectoryPorts", "SyncEngine", "EntraGraph", "EntraSignIn", "Accounts", "Rollcall",
        "StoreSQLite", "AdminServer",
    ]
    private static let catalog = "Sources/AdminServer/Catalog/"

    @Test("Every sentence of the sources is in the German table, and the table has no other")
    func complete() throws {
        let said = try Self.said()
        let table = try Self.german()
        for (form, place) in said where table[form] == nil { Issue.record("\(place): \(form)") }
        for form in table.keys.sorted() where said[form] == nil { Issue.record("Said nowhere: \(form)") }
        #expect(said.count > 500)
    }

    @Test("A translation has the places of its original, each at least once")
    func places() throws {
        for (form, translation) in try Self.german() {
            #expect(Self.places(in: form) == Self.places(in: translation), "\(form)")
        }
    }

    @Test("No form is translated twice")
    func once() throws {
        let forms = try Self.pairs().map(\.form)
        var seen: Set<String> = []
        for form in forms where !seen.insert(form).inserted { Issue.record("\(form)") }
    }

    @Test(
        "What reads as a sentence is told to people",
        arguments: [
            (#"throw .notFound("There is no run \(id) here.")"#, true),
            (#"cause: "listen is \(address)""#, true),
            (#".phrase("first name")"#, true),
            (#"“\(text)” is no day."#, true),
            (#"logger.error("The database refused.")"#, false),
            (#"preconditionFailure("This cannot be.")"#, false),
            (#"sql: "SELECT name FROM user WHERE id = ?""#, false),
            (#"Text("no sentence")"#, false),
            (#"cause: "\(cause)""#, false),
        ])
    func rule(source: String, isTold: Bool) {
        let literal = SwiftLiteral.all(in: source.contains("\"") ? source : "\"\(source)\"").first
        #expect(literal.map(Self.isTold) == isTold)
    }

    // MARK: What is said

    /// Every form that the sources tell people, and where.
    private static func said() throws -> [String: String] {
        var said: [String: String] = [:]
        for room in rooms {
            for file in try Repository.swiftFiles(below: "Sources/\(room)") where !file.path.hasPrefix(catalog) {
                for literal in SwiftLiteral.all(in: file.text) where isTold(literal) {
                    said[literal.form] = "\(file.path):\(literal.line)"
                }
            }
        }
        return said
    }

    /// Whether a literal is told to people: by the place where it stands, or because it reads as a sentence. Not what is
    /// for the log, or for whoever broke the program.
    static func isTold(_ literal: SwiftLiteral) -> Bool {
        if literal.before.contains(/(log|logger)\.\w+\($/.ignoresCase()) { return false }
        if literal.before.contains(/(fatalError|precondition\w*|assert\w*)\($/) { return false }
        guard literal.words.contains(where: \.isLetter) else { return false }
        return literal.before.contains(/(^|\W)(phrase\(|(cause|effect|advice):)$/) || isSentence(literal.form)
    }

    /// Several words that begin as a sentence does — with a capital, a number or what is put in — and end as one. SQL
    /// ends in a question mark that stands alone.
    private static func isSentence(_ form: String) -> Bool {
        form.contains(/\s/) && form.contains(/^[“"'„(]*(\{\d|\p{Lu}|\d)/) && form.contains(/\S[.!?…]$/)
    }

    // MARK: The table

    private static func german() throws -> [String: String] {
        Dictionary(try pairs().map { ($0.form, $0.translation) }) { first, _ in first }
    }

    /// The literals of the table's files, which take turns.
    private static func pairs() throws -> [(form: String, translation: String)] {
        try Repository.swiftFiles(below: catalog + "German/Sentences").flatMap { file in
            let texts = SwiftLiteral.all(in: file.text).map(\.words)
            #expect(texts.count.isMultiple(of: 2), "\(file.path)")
            return stride(from: 0, to: texts.count - 1, by: 2).map { (texts[$0], texts[$0 + 1]) }
        }
    }

    private static func places(in form: String) -> Set<Substring> {
        Set(form.matches(of: /\{\d+\}/).map { form[$0.range] })
    }
}
