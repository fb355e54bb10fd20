import DirectoryCore
import Foundation
import Testing

@Suite("What is said, and remembered")
struct SentenceTests {
    private func run(_ id: Int, of person: String) -> Sentence { "Run \(id) of \(person) is at work." }

    @Test("A literal remembers its form and what was put into it, and reads as it always has")
    func form() {
        let sentence = run(7, of: "Ana Ruiz")
        #expect(sentence.form == "Run {1} of {2} is at work.")
        #expect(sentence.values == [.text("7"), .text("Ana Ruiz")])
        #expect(sentence.description == "Run 7 of Ana Ruiz is at work.")
        let plain: Sentence = "Nothing was changed."
        #expect(plain.form == "Nothing was changed." && plain.values.isEmpty)
    }

    @Test("A number of things is grouped, and remembered as a number")
    func count() {
        let sentence: Sentence = "\(count: 4_312) people were read."
        #expect(sentence.values == [.count(4_312)])
        #expect(sentence.description == "4,312 people were read.")
    }

    @Test("A long sentence goes on in the next literal, with its places counted on")
    func joined() {
        let sentence: Sentence = "Ana has \(1), Bo has \(2) {so far}; " + "Chen has \(3) and Di has \(4)."
        #expect(sentence.form == "Ana has {1}, Bo has {2} {{so far}; Chen has {3} and Di has {4}.")
        #expect(sentence.description == "Ana has 1, Bo has 2 {so far}; Chen has 3 and Di has 4.")
    }

    @Test("A sentence within a sentence stays one")
    func nested() {
        let sentence: Sentence = "Bo Lind says: \(run(7, of: "Ana Ruiz"))"
        #expect(sentence.form == "Bo Lind says: {1}")
        #expect(sentence.values == [.sentence(run(7, of: "Ana Ruiz"))])
        #expect(sentence.description == "Bo Lind says: Run 7 of Ana Ruiz is at work.")
    }

    @Test(
        "Braces belong to the text or to the value that they came with",
        arguments: ["{1}", "{{1}}", "{", "}", "{}", "{2} and {1}", "a {b} c", "{{", "{1"])
    func braces(text: String) throws {
        let value: Sentence = "“\(text)” is {no} field."
        #expect(value.description == "“\(text)” is {no} field.")
        let literal = Sentence(stringLiteral: text)
        #expect(literal.description == text && literal.values.isEmpty)
        #expect(Sentence.parts(of: literal.form).allSatisfy { if case .words = $0 { true } else { false } })
        #expect(try stored(value) == value)
        #expect(try stored(literal) == literal)
        #expect((literal + value).description == text + value.description)
    }

    @Test("Another language has the places in its own order")
    func filling() {
        let told = run(7, of: "Ana Ruiz").filling("{2} hat Lauf {1}, {2}.") { value in
            if case .text(let text) = value { text } else { "?" }
        }
        #expect(told == "Ana Ruiz hat Lauf 7, Ana Ruiz.")
        #expect(run(7, of: "Ana Ruiz").filling("{3}{0}{-1} {x} {") { _ in "?" } == " {x} {")
    }

    @Test("Stored and read again it is the same sentence")
    func roundTrip() throws {
        let sentence: Sentence = "\(run(7, of: "Ana Ruiz")) \(count: 4_312) others wait for “\("Bo {1} Lind")”."
        #expect(try stored(sentence) == sentence)
        #expect(try stored("Nothing was changed.") == "Nothing was changed.")
    }

    @Test("A text that was stored before sentences remembered their form is read, and stays in English")
    func stored() throws {
        let problem = try JSONDecoder().decode(
            Problem.self,
            from: Data(
                """
                {"code":"run-in-progress","cause":"Run 7 {of} this connection is at work.",
                "effect":"Nothing was started.","advice":"Wait until it has ended, or stop it."}
                """.utf8))
        #expect(problem.cause.description == "Run 7 {of} this connection is at work.")
        #expect(problem.effect == "Nothing was started.")
    }

    @Test("Where programs read it and where it is hashed, it is its English text")
    func inEnglish() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        encoder.userInfo[.sentencesInEnglish] = true
        let text = String(decoding: try encoder.encode(Problem.runInProgress(RunID(7))), as: UTF8.self)
        #expect(text.contains(#""cause":"Run 7 of this connection is at work.""#))
        #expect(text.contains(#""effect":"Nothing was started.""#))
    }

    private func stored(_ sentence: Sentence) throws -> Sentence {
        try JSONDecoder().decode(Sentence.self, from: try JSONEncoder().encode(sentence))
    }

    private static let recorded: [Sentence] = [
        "undo run \("") and hold its users", "undo run \("")", "\(""), ends \("")", "client secret …\("")", "none",
    ]

    @Test(
        "A recorded sentence is read back by its words, with what stands in its places",
        arguments: [
            ("undo run 7", "undo run {1}"), ("undo run 7 and hold its users", "undo run {1} and hold its users"),
            ("client secret …4f2c", "client secret …{1}"), ("none", "none"),
            ("client secret …4f2c, ends 2027-05-03", "{1}, ends {2}"),
        ])
    func reading(text: String, form: String) throws {
        let sentence = try #require(Sentence(recorded: text, as: Self.recorded))
        #expect(sentence.form == form)
        #expect(sentence.description == text)
    }

    @Test("A part of a recorded sentence that is worded itself is a sentence again")
    func readingParts() throws {
        let ending = try #require(Sentence(recorded: "client secret …4f2c, ends 2027-05-03", as: Self.recorded))
        #expect(ending.values == [.sentence("client secret …\("4f2c")"), .text("2027-05-03")])
    }

    @Test("A text with other words is no recorded sentence", arguments: ["", "undo", "none at all", "Ana Ruiz"])
    func readingNothing(text: String) {
        #expect(Sentence(recorded: text, as: Self.recorded) == nil)
    }
}
