import DirectoryCore
import TestSupport
import Testing

@Suite("Mapping (R5, R6)")
struct MappingTests {
    let ana = Profile(
        username: "ana@contoso.example", firstName: "Ana", lastName: "Ruiz", email: "ana@contoso.example",
        phone: "+34 600 000 001")

    private func profile(of person: DirectoryUser, keeping old: Profile? = nil) throws -> Profile {
        guard case .readable(let readings) = FieldMapping.standard.read(person) else { throw NotReadable() }
        return try #require(Profile.make(from: readings, keeping: old))
    }

    private struct NotReadable: Error {}

    @Test("Ana's five fields come from her user principal name, names, mail and mobile phone")
    func standard() throws {
        let person = Fixture.person(1, "Ana", "Ruiz", mail: "ana@contoso.example", phone: "+34 600 000 001")
        #expect(try profile(of: person) == ana)
    }

    @Test("Ana keeps her phone when Graph does not mention it")
    func absentKeeps() throws {
        var person = Fixture.person(1, "Ana", "Ruiz", mail: "ana@contoso.example")
        person.mobilePhone = .absent
        #expect(try profile(of: person, keeping: ana).phone == ana.phone)
    }

    @Test("Ana loses her phone when Graph says it is null and she has no business phone")
    func nullClears() throws {
        var person = Fixture.person(1, "Ana", "Ruiz", mail: "ana@contoso.example")
        person.mobilePhone = .null
        #expect(try profile(of: person, keeping: ana).phone == nil)
        person.businessPhones = .value(["+34 910 000 001", "+34 910 000 002"])
        #expect(try profile(of: person, keeping: ana).phone == "+34 910 000 001")
        person.businessPhones = .absent
        #expect(try profile(of: person, keeping: ana).phone == ana.phone)
    }

    @Test("Blank counts as null", arguments: ["", " ", "\n\t", "\u{A0}\u{2003}"])
    func blank(text: String) throws {
        var person = Fixture.person(1, "Ana", "Ruiz", mail: "ana@contoso.example")
        person.mobilePhone = .value(text)
        #expect(try profile(of: person, keeping: ana).phone == nil)
    }

    @Test(
        "Names fall back to the display name",
        arguments: [
            ("Ana Ruiz", "Ana", "Ruiz"), ("Ana María Ruiz de la Torre", "Ana", "María Ruiz de la Torre"),
            ("Sukarno", "Sukarno", nil), ("  李 小龙 ", "李", "小龙"), ("Ana\u{A0}Ruiz", "Ana", "Ruiz"),
        ] as [(String, String, String?)])
    func displayName(displayName: String, first: String, last: String?) throws {
        var person = Fixture.person(1, "", "", mail: "ana@contoso.example")
        person.displayName = .value(displayName)
        let profile = try profile(of: person)
        #expect(profile.firstName == first)
        #expect(profile.lastName == last)
    }

    @Test("A mononym has no last name, and loses the one it had")
    func mononym() throws {
        var person = Fixture.person(1, "Sukarno", "", mail: "sukarno@contoso.example")
        person.displayName = .value("Sukarno")
        person.surname = .null
        #expect(try profile(of: person, keeping: ana).lastName == nil)
    }

    @Test("Without mail the user principal name serves, unless it is a guest's")
    func emailFallback() throws {
        var person = Fixture.person(1, "Ana", "Ruiz", mail: "ana@contoso.example")
        person.mail = .null
        person.otherMails = .value(["ana@home.example"])
        #expect(try profile(of: person).email == "ana@contoso.example")
        person.userPrincipalName = .value("ana_home.example#EXT#@contoso.example")
        #expect(try profile(of: person).email == "ana@home.example")
        person.otherMails = .value([])
        #expect(try profile(of: person, keeping: ana).email == nil)
    }

    @Test("A mail that is no address is invalid, and the next source is not tried for it")
    func invalidMail() {
        var person = Fixture.person(1, "Ana", "Ruiz", mail: "ana@contoso.example")
        person.mail = .value("ana at contoso")
        let reading = FieldMapping.standard.read(person)
        #expect(reading == .invalid([InvalidField(field: .email, reason: .notAnAddress)]))
    }

    @Test("A mail in disguise is invalid, though another normalization form of it would be an address")
    func disguisedMail() {
        var person = Fixture.person(1, "Ana", "Ruiz", mail: "ana@contoso.example")
        person.mail = .value("an\u{212A}a@contoso.example")
        let expected = MappedReading.invalid([InvalidField(field: .email, reason: .notAnAddress)])
        #expect(FieldMapping.standard.read(person) == expected)
    }

    @Test("A control character or a text that is too long is invalid, with the field")
    func invalidText() {
        var person = Fixture.person(1, "Ana\u{1B}[31m", "Ruiz", mail: "ana@contoso.example")
        person.mobilePhone = .value(String(repeating: "1", count: 65))
        let expected: [InvalidField] = [
            InvalidField(field: .firstName, reason: .controlCharacter), InvalidField(field: .phone, reason: .tooLong),
        ]
        #expect(FieldMapping.standard.read(person) == .invalid(expected))
        person.givenName = .value(String(repeating: "é", count: 128))
        person.mobilePhone = .value(String(repeating: "1", count: 64))
        if case .invalid(let fields) = FieldMapping.standard.read(person) { Issue.record("\(fields)") }
    }

    @Test("Nobody is changed by a reading without a user principal name", arguments: [Property<String>.null, .absent])
    func unreadable(name: Property<String>) {
        var person = Fixture.person(1, "Ana", "Ruiz", mail: "ana@contoso.example")
        person.userPrincipalName = name
        #expect(FieldMapping.standard.read(person) == .unreadable)
    }

    @Test("Another normalization form of the same name is no change, another case is one")
    func changes() throws {
        var person = Fixture.person(1, "Jose\u{301}", "Ruiz", mail: "ana@contoso.example")
        let before = try profile(of: Fixture.person(1, "Jos\u{E9}", "Ruiz", mail: "ana@contoso.example"))
        #expect(before.changes(to: try profile(of: person)).isEmpty)
        person.givenName = .value("JOS\u{C9}")
        #expect(before.changes(to: try profile(of: person)).map(\.field) == [.firstName])
    }

    @Test("For every combination of absent, null and a value, exactly what was said is written")
    func everyCombination() throws {
        let properties: [Property<String>] = [.absent, .null, .value("new")]
        for first in properties {
            for last in properties {
                for phone in properties {
                    var person = DirectoryUser(
                        id: Fixture.object(1), userPrincipalName: .value(ana.username), displayName: .null,
                        otherMails: .null, businessPhones: .null)
                    person.givenName = first
                    person.surname = last
                    person.mobilePhone = phone
                    let result = try profile(of: person, keeping: ana)
                    #expect(result.firstName == expected(first, ana.firstName))
                    #expect(result.lastName == expected(last, ana.lastName))
                    #expect(result.phone == expected(phone, ana.phone))
                    #expect(result.email == ana.email)
                }
            }
        }
    }

    private func expected(_ property: Property<String>, _ old: String?) -> String? {
        switch property {
        case .absent: old
        case .null: nil
        case .value(let text): text
        }
    }
}
