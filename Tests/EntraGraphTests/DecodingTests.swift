import DirectoryCore
import Foundation
import NIOCore
import Testing

@testable import EntraGraph

@Suite("Decoding people")
struct DecodingTests {
    private func page(_ json: String) -> PeoplePage? {
        guard case .page(let page)? = GraphDocument(reading: ByteBuffer(string: json), as: .single)?.single()?.content
        else { return nil }
        return page
    }

    private func isReadable(_ json: some Sequence<UInt8>) -> Bool {
        switch GraphDocument(reading: ByteBuffer(bytes: json), as: .single) {
        case .some: true
        case .none: false
        }
    }

    private func person(_ members: String) -> DecodedPerson? {
        page(#"{"value":[{"id":"\#(Fake.ana)",\#(members)}]}"#)?.people.first
    }

    @Test("Absent, null and a value are three different things, for every property")
    func threeStates() throws {
        let names = DirectoryUser.standardProperties.filter { $0 != "id" }
        let nulls = names.map { #""\#($0)":null"# }.joined(separator: ",")
        let absent = DirectoryUser(id: try Fake.object(Fake.ana))
        #expect(person(#""unknown":1"#)?.user == absent)
        let null = DirectoryUser(
            id: absent.id, userPrincipalName: .null, displayName: .null, givenName: .null, surname: .null, mail: .null,
            otherMails: .null, mobilePhone: .null, businessPhones: .null, accountEnabled: .null, userType: .null)
        #expect(person(nulls)?.user == null)
    }

    @Test("Every property arrives in its own place, in any order and any script")
    func values() throws {
        let expected = DirectoryUser(
            id: try Fake.object(Fake.ana), userPrincipalName: .value("ana@fabrikam.example"),
            displayName: .value("Ana 🌸 Ruiz"),
            givenName: .value("Ana"), surname: .value(""), mail: .value("Ana@Fabrikam.example"),
            otherMails: .value(["a@x.example", "b@x.example"]), mobilePhone: .value("+34 600"),
            businessPhones: .value([]),
            accountEnabled: .value(false), userType: .value("Guest"))
        let members = #"""
            "userType":"Guest","businessPhones":[],"otherMails":["a@x.example","b@x.example"],"accountEnabled":false,
            "mobilePhone":"+34 600","mail":"Ana@Fabrikam.example","surname":"","givenName":"\u0041na",
            "displayName":"Ana \ud83c\udf38 Ruiz","userPrincipalName":"ana@fabrikam.example"
            """#
        #expect(person(members)?.user == expected)
        #expect(person(members)?.malformedProperties == 0)
    }

    @Test(
        "A property of another type counts as absent, and the rest of the person is read",
        arguments: DirectoryUser.standardProperties.filter { $0 != "id" })
    func wrongType(_ name: String) throws {
        let isList = ["otherMails", "businessPhones"].contains(name)
        let wrong = ["7", "{}", "[[]]", isList ? #""x""# : "[]", name == "accountEnabled" ? #""true""# : "true"]
        for value in wrong where !(isList && value == "[]") {
            let person = try #require(self.person(#""\#(name)":\#(value),"other":1"#), "\(value)")
            #expect(person.user == DirectoryUser(id: person.user.id), "\(value)")
            #expect(person.malformedProperties == 1, "\(value)")
        }
    }

    @Test("A property that is said twice says nothing")
    func twice() throws {
        let person = try #require(self.person(#""mail":"a@x.example","mail":"b@x.example""#))
        #expect(person.user.mail == .absent)
        #expect(page(#"{"value":[{"id":"\#(Fake.ana)","id":"\#(Fake.li)"}]}"#)?.people.isEmpty == true)
    }

    @Test("A list with one item that is no text says nothing")
    func mixedList() throws {
        let person = try #require(self.person(#""otherMails":["a@x.example",7]"#))
        #expect(person.user.otherMails == .absent)
    }

    @Test("Any page cut anywhere is refused as a whole")
    func cutAnywhere() {
        let json = Array(
            #"{"value":[{"id":"\#(Fake.ana)","mail":"é\u00e9","businessPhones":["1"]}],"x":[1.5e3,true,null]}"#.utf8)
        #expect(isReadable(json))
        for length in 0..<json.count {
            #expect(!isReadable(json.prefix(length)), "\(length)")
        }
    }

    @Test("No mutation of a page crashes the reading, or makes a person of nobody")
    func mutations() {
        let seed = Array(
            #"{"@odata.nextLink":"https://x","value":[{"id":"\#(Fake.ana)","mail":"a","otherMails":["b"],"accountEnabled":true}]}"#
                .utf8)
        var generator = Seeded(state: 7)
        for _ in 0..<20_000 {
            var bytes = seed
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let index = Int.random(in: bytes.indices, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: index)
                case 2: bytes.insert(Array(#"{}[]",:0\"#.utf8).randomElement(using: &generator) ?? 0, at: index)
                default: bytes.insert(contentsOf: bytes[index...].prefix(20), at: index)
                }
            }
            for form in [GraphDocument.Form.single, .batch] {
                guard let document = GraphDocument(reading: ByteBuffer(bytes: bytes), as: form) else { continue }
                _ = document.single()
                _ = document.batch()
            }
        }
    }

    @Test("A thousand people of all lengths are told apart")
    func thousand() {
        let rows = (0..<1_000).map { number in
            #"{"id":"aaaaaaaa-0000-4000-8000-\#(100_000_000_000 + number)","displayName":"\#(String(repeating: "é", count: number))"}"#
        }
        let people = page(#"{"value":[\#(rows.joined(separator: ","))]}"#)?.people ?? []
        #expect(people.count == 1_000)
        for (number, person) in people.enumerated() {
            #expect(person.user.displayName.value?.count == number)
        }
    }

    @Test("A hundred thousand nested brackets are refused in a moment")
    func deep() {
        let json =
            #"{"value":["# + String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000) + "]}"
        #expect(!isReadable(json.utf8))
    }

    @Test(
        "A point in time is read with up to seven digits of a second",
        arguments: [
            ("2026-01-02T10:00:00Z", 1_767_348_000.0), ("2026-01-02T10:00:00.5Z", 1_767_348_000.5),
            ("2026-01-02T10:00:00.0000000Z", 1_767_348_000.0),
        ])
    func date(_ text: String, _ seconds: Double) {
        #expect(GraphDate.read(text) == Date(timeIntervalSince1970: seconds))
    }

    @Test(
        "What is no point in time is none",
        arguments: ["", "Z", "2026-01-02", "2026-13-02T10:00:00Z", "x.5Z", "2026-01-02T10:00:00.Z"])
    func noDate(_ text: String) {
        #expect(GraphDate.read(text) == nil)
    }
}

/// Numbers that are the same in every run.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
