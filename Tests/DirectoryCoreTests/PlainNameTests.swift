import DirectoryCore
import Testing

@Suite("Names and short names")
struct PlainNameTests {
    @Test(
        "A short name is made of the letters and digits of a name that ASCII has",
        arguments: [
            ("Contoso", "contoso"), ("  Contoso   GmbH & Co. KG ", "contoso-gmbh-co-kg"), ("株式会社", "organization"),
            ("3 Musketeers", "3-musketeers"), ("---", "organization"), ("Zoë's", "zo-s"),
            ("Rindfleischetikettierungsüberwachungsaufgabe", "rindfleischetikettierungs-berwachungsauf"),
            ("A very long name of an organization in 40 x", "a-very-long-name-of-an-organization-in-4"),
            ("abcdefghijklmnopqrstuvwxyz0123456789abc defg", "abcdefghijklmnopqrstuvwxyz0123456789abc"),
        ])
    func handles(name: String, handle: String) throws {
        #expect(try OrganizationHandle.read(nil, orFrom: name).description == handle)
        #expect(try OrganizationHandle.read("", orFrom: name).description == handle)
    }

    @Test("A short name that was entered is taken as it is, or not at all")
    func entered() throws {
        #expect(try OrganizationHandle.read("hq-2", orFrom: "Contoso").description == "hq-2")
        for text in ["HQ", "-hq", "hq-", "h q", "hq/..", "über", String(repeating: "x", count: 41)] {
            #expect(throws: Problem.self) { try OrganizationHandle.read(text, orFrom: "Contoso") }
        }
    }

    @Test("A name is one line that can be shown")
    func names() throws {
        #expect(try PlainName.read(" Ana\u{A0}", field: "name") == "Ana")
        #expect(try PlainName.read("Zoe\u{308}", field: "name").unicodeScalars.count == 3)
        for text in ["", " \n", "A\u{0}B", "A\nB", "A\u{1B}[31mB", "A\u{2028}B", String(repeating: "x", count: 129)] {
            #expect(throws: Problem.self) { try PlainName.read(text, field: "name") }
        }
    }
}
