import DirectoryCore
import Foundation
import TestSupport
import Testing

@Suite("Scope filters")
struct ScopeFilterTests {
    private static let extensionName = "extension_0123456789abcdef0123456789abcdef_badge"

    /// Ana sells in Madrid, Bo in the north and his account is disabled, Cy is a guest without a department, and of Dee
    /// the tenant says next to nothing.
    private static let staff: [DirectoryUser] = {
        var ana = Fixture.person(1, "Ana", "Ruiz", mail: "ana@contoso.example")
        ana.further = [
            .department: .value("Sales"), .companyName: .value("Contoso"), .jobTitle: .value("Lead \"A\\B\""),
            .officeLocation: .value("  M\u{E1}laga "), .employeeID: .value("0017"),
            FurtherProperty.extensionAttributes[6]: .value("app"),
        ]
        var bo = Fixture.person(2, "Bo", "Lind", mail: "Bo@B\u{FC}cher.example")
        bo.accountEnabled = .value(false)
        bo.further = [.department: .value("SALES Nordic"), .officeLocation: .value("MA\u{301}LAGA")]
        if let badge = FurtherProperty(rawValue: extensionName) { bo.further[badge] = .value("blue") }
        var cy = Fixture.person(3, "Cy", "Tran", mail: "cy@home.example")
        cy.userPrincipalName = .value("cy_tran_home.example#EXT#@contoso.example")
        cy.userType = .value("Guest")
        cy.further = [.department: .null, .companyName: .value(" \t")]
        return [ana, bo, cy, DirectoryUser(id: Fixture.object(4), userPrincipalName: .value("dee"))]
    }()

    private func matched(by filter: ScopeFilter) -> [UInt64] {
        (1...4).filter { number in Self.staff.contains { $0.id == Fixture.object(number) && filter.matches($0) } }
    }

    @Test(
        "A filter means what it says",
        arguments: [
            (#"department = "sales""#, [1]), (#"department != "Sales""#, [2, 3, 4]),
            (#"department in ("Marketing", "SALES")"#, [1]), (#"department starts with "sales""#, [1, 2]),
            (#"department starts with "Sales ""#, [2]), (#"department ends with "NORDIC""#, [2]),
            (#"department contains "ale""#, [1, 2]), (#"company = "contoso""#, [1]),
            (#"company != "x""#, [1, 2, 3, 4]),
            (#"job-title = "lead \"a\\b\"""#, [1]), (#"employee-id starts with "00""#, [1]),
            ("office = \"M\u{E1}laga\"", [1]), ("office = \" M\u{C1}LAGA\"", [2]),
            ("office ends with \"laga\"", [1, 2]),
            (#"email contains "@HOME""#, [3]), (#"username ends with "@contoso.example""#, [1, 3]),
            (#"extensionattribute7 = "App""#, [1]), ("\(extensionName) = \"blue\"", [2]),
            (#"domain = "CONTOSO.example""#, [1]), (#"domain = "home.example""#, [3]),
            (#"domain = "xn--bcher-kva.example""#, [2]),
            ("domain in (\"B\u{DC}CHER.example\", \"home.example\")", [2, 3]),
            (#"domain != "contoso.example""#, [2, 3, 4]), (#"domain = "example""#, []),
            ("enabled", [1, 3]), ("disabled", [2]), ("guest", [3]), ("MEMBER", [1, 2]), ("not enabled", [2, 4]),
            ("guest or member and disabled", [2, 3]), ("(guest or member) and disabled", [2]),
            ("not guest and enabled", [1]), ("not (guest or disabled)", [1, 4]), ("not not guest", [3]),
            ("\n enabled\tAND\u{A0}NOT(guest)", [1]), (#"department="Sales"or guest"#, [1, 3]),
        ] as [(String, [UInt64])])
    func meaning(text: String, people: [UInt64]) throws {
        let filter = try ScopeFilter(text)
        #expect(matched(by: filter) == people)
        #expect(matched(by: try ScopeFilter(filter.description)) == people)
    }

    @Test(
        "The canonical form has one blank between words and no needless parentheses",
        arguments: [
            (#" ((DEPARTMENT="Sales"))AND( not(Guest) ) "#, #"department = "Sales" and not guest"#),
            ("(guest and enabled) or (member)", "guest and enabled or member"),
            ("guest and (enabled or member)", "guest and (enabled or member)"),
            ("not (guest and enabled)", "not (guest and enabled)"), ("not(not guest)", "not not guest"),
            (#"Office IN("a\"b","c\\d")"#, #"office in ("a\"b", "c\\d")"#),
            (
                #"domain!="A.b" or EXTENSIONATTRIBUTE15 Starts With "x""#,
                #"domain != "A.b" or extensionAttribute15 starts with "x""#
            ),
        ])
    func canonical(text: String, form: String) throws {
        let filter = try ScopeFilter(text)
        #expect(filter.description == form)
        #expect(try ScopeFilter(form).description == form)
        #expect(filter.text == text)
    }

    @Test(
        "A filter that cannot be read is refused with the place, what was found and what was expected",
        arguments: [
            ("", 1, "its end", "a condition"), ("   ", 4, "its end", "a condition"),
            ("departement = \"x\"", 1, "departement", "one of enabled, disabled, guest, member, domain, department"),
            ("department \"x\"", 12, "\"x\"", "=, !=, in, starts with"),
            ("department = x", 14, "x", "a text in double quotes"),
            ("department = \"x", 14, "\"x", "a double quote"), ("department = \"a\\n\"", 16, "\\", #"\" or \\"#),
            ("department = \"\"", 14, "\"\"", "not blank"), ("department = \" \"", 14, "\" \"", "not blank"),
            ("department contains \"\"", 21, "\"\"", "not empty"), ("department starts \"x\"", 19, "\"x\"", "with"),
            ("department in \"x\"", 15, "\"x\"", "an opening parenthesis"),
            ("department in ()", 16, ")", "a text in double quotes"),
            ("department in (\"x\" \"y\")", 20, "\"y\"", "a comma"),
            ("domain starts with \"x\"", 8, "starts", "=, != or in"),
            ("domain = \"a b\"", 10, "\"a b\"", "a domain in double quotes"),
            ("(guest", 7, "its end", "a closing parenthesis"),
            ("guest)", 6, ")", "and, or, or the end"), ("guest member", 7, "member", "and, or, or the end"),
            ("guest and", 10, "its end", "a condition"), ("or guest", 1, "or", "a condition"),
            ("not", 4, "its end", "a condition"),
            ("guest & member", 7, "&", "a word, a text or a sign"), ("guest !", 7, "!", "a word, a text or a sign"),
            ("manager = \"x\"", 1, "manager", "one of"),
            ("extensionAttribute16 = \"x\"", 1, "extensionAttribute16", "one of"),
            ("office = \"e\u{301}\" guest", 14, "guest", "and, or, or the end"),
            ("guest \u{1B}[31m", 7, "U+1B", "a word"),
        ] as [(String, Int, String, String)])
    func refused(text: String, place: Int, found: String, expected: String) throws {
        let problem = try #require(throws: Problem.self) { _ = try ScopeFilter(text) }
        #expect(problem.code == .filterInvalid)
        #expect(problem.field == "filter")
        #expect(problem.cause.description.contains("at character \(place): found "), "\(problem.cause)")
        #expect(
            problem.cause.description.contains(found) && problem.cause.description.contains(expected),
            "\(problem.cause)")
    }

    @Test("Eight parentheses and nots within each other are read, nine are not")
    func depth() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "(", count: depth) + "guest" + String(repeating: ")", count: depth)
        }
        #expect(try ScopeFilter(nested(8)).description == "guest")
        #expect(throws: Problem.self) { try ScopeFilter(nested(9)) }
        for text in [nested(2_000), nested(1_000_000), String(repeating: "not ", count: 1_000_000) + "guest"] {
            let problem = #expect(throws: Problem.self) { try ScopeFilter(text) }
            #expect(problem?.code == .filterInvalid)
        }
        let nots = String(repeating: "not ", count: 8)
        #expect(try ScopeFilter(nots + "guest").description == nots + "guest")
        let problem = try #require(throws: Problem.self) { _ = try ScopeFilter(nots + "not guest") }
        #expect(
            problem.cause.description.contains("at character 33") && problem.cause.description.contains("at most 8"))
        #expect(
            try ScopeFilter("(guest) or (((not member))) and (enabled)").description
                == "guest or not member and enabled")
    }

    @Test("Fifty conditions are read, fifty-one are not")
    func conditions() throws {
        let fifty = Array(repeating: "guest", count: 50).joined(separator: " or ")
        #expect(try ScopeFilter(fifty).description == fifty)
        let problem = try #require(throws: Problem.self) { _ = try ScopeFilter(fifty + " or guest") }
        #expect(problem.cause.description.contains("at most 50 conditions"))
    }

    @Test("4,096 bytes are read, one more is not, and a million parentheses are refused at once")
    func length() throws {
        let text = "office = \"" + String(repeating: "x", count: 4_085) + "\""
        #expect(text.utf8.count == 4_096)
        #expect(try ScopeFilter(text).description == text)
        let long = [text + " ", text.replacingOccurrences(of: " = ", with: "=") + "  ", "\u{E9}" + text]
        for text in long + [String(repeating: "(", count: 1_000_000)] {
            let start = ContinuousClock.now
            let outcome = Result { try ScopeFilter(text) }
            #expect(ContinuousClock.now - start < .seconds(1))
            if text.utf8.count > 4_096 { #expect(throws: Problem.self) { try outcome.get() } }
        }
        let compact = "office in (" + Array(repeating: "\"x\"", count: 1_010).joined(separator: ",") + ")"
        #expect(compact.utf8.count <= 4_096)
        let problem = try #require(throws: Problem.self) { _ = try ScopeFilter(compact) }
        #expect(problem.cause.description.contains("longer than 4,096 bytes"))
    }

    @Test("A filter asks the tenant for the attributes that it names, and no others")
    func properties() throws {
        let filter = try ScopeFilter(
            "department = \"a\" or not (job-title != \"b\" and extensionAttribute3 contains \"c\") or username = \"d\" or guest"
        )
        let expected: Set<FurtherProperty> = [.department, .jobTitle, FurtherProperty.extensionAttributes[2]]
        #expect(filter.furtherProperties == expected)
        #expect(try ScopeFilter("domain = \"a.example\" and email = \"x\" and enabled").furtherProperties.isEmpty)
        #expect(Scope.matching(filter).furtherProperties == expected)
    }

    @Test("A stored filter is read again as it was written, and a broken one stops the reading")
    func stored() throws {
        let filter = try ScopeFilter(" GUEST  or department=\"Sales\" ")
        let stored = try JSONEncoder().encode([filter])
        #expect(try JSONDecoder().decode([ScopeFilter].self, from: stored) == [filter])
        #expect(throws: Problem.self) {
            try JSONDecoder().decode([ScopeFilter].self, from: Data(#"["guest and"]"#.utf8))
        }
    }
}
