import Testing

@Suite("Literals in Swift")
struct SwiftLiteralTests {
    @Test(
        "Each is read in the form that is remembered of it",
        arguments: [
            (#""Run \(run) is at work.""#, ["Run {1} is at work."]),
            (#""One line " + "of two \(a)" + "\(b).""#, ["One line of two {1}{2}."]),
            ("\"One line \"\n    // and why\n    + \"of two.\"", ["One line of two."]),
            (#""\(count == 1 ? "one" : "many") of \(all.count(of: ")"))""#, ["one", "many", "{1} of {2}", ")"]),
            (##"#"A "quote" and a \ and \#(value)"#"##, [#"A "quote" and a \ and {1}"#]),
            ("\"\"\"\n    Long, \\\n    longer\n      indented\n    \"\"\"", ["Long, longer\n  indented"]),
            (#""A {brace}""#, ["A {{brace}"]),
            (#""\"\u{201C}\\""#, ["\"\u{201C}\\"]),
            (#"// "a comment" /* "too" */"#, []),
            (#"/* "a comment" */ "no comment // at all""#, ["no comment // at all"]),
        ])
    func forms(source: String, forms: [String]) {
        #expect(Set(SwiftLiteral.all(in: source).map(\.form)) == Set(forms))
    }

    @Test("Where it stands, and after what")
    func place() {
        let literals = SwiftLiteral.all(in: "let a = 1\nlogger.error(\n    \"It broke.\")")
        #expect(literals.map(\.line) == [3])
        #expect(literals.first?.before.hasSuffix("logger.error(") == true)
    }
}
