import Testing

@testable import AdminServer

@Suite("Views as templates see them") struct ReflectedViewTests {
    private struct Person: Sendable {
        let name: String
        let email: String?
        let phone: String?
        let isHeld: Bool
        let age: Int
        let kind: Kind
        let badges: [Badge]
        let home: Place?
        enum Kind: String { case local, imported }
        struct Badge { let word: String }
        struct Place: CustomStringConvertible {
            let city: String
            var description: String { "in \(city)" }
        }
    }

    private static var ana: ReflectedView {
        ReflectedView(
            Person(
                name: "Ana Ruiz", email: "ana@contoso.example", phone: nil, isHeld: true, age: 41, kind: .imported,
                badges: [.init(word: "Active"), .init(word: "Held")], home: .init(city: "Bilbao")))
    }

    @Test("A small part tells every value that it has")
    func plainParts() {
        let moment = Moment(machine: "2026-11-22T14:02:11Z", text: "22 Nov 2026, 14:02 UTC", day: "22 Nov 2026")
        for part: any PlainPart in [Address("ana@contoso.example"), Badge("Active", .good), moment] {
            for (name, value) in Mirror(reflecting: part).children {
                #expect(name.flatMap(part.child) as? String == value as? String, "\(part)")
            }
            #expect(part.child(named: "town") == nil)
        }
    }

    @Test("Texts, numbers, choices and yes or no are what they are, and nothing is nothing")
    func plainValues() {
        #expect(Self.ana.child(named: "name") as? String == "Ana Ruiz")
        #expect(Self.ana.child(named: "email") as? String == "ana@contoso.example")
        #expect(Self.ana.child(named: "phone") == nil)
        #expect(Self.ana.child(named: "isHeld") as? Bool == true)
        #expect(Self.ana.child(named: "age") as? Int == 41)
        #expect(Self.ana.child(named: "kind") as? Person.Kind == .imported)
        #expect(Self.ana.child(named: "town") == nil)
    }

    @Test("Values inside values are views too, and say what they say as a text")
    func nestedValues() throws {
        let badges = try #require(Self.ana.child(named: "badges") as? [Any])
        #expect(badges.map { ($0 as? ReflectedView)?.child(named: "word") as? String } == ["Active", "Held"])
        let home = try #require(Self.ana.child(named: "home") as? ReflectedView)
        #expect(home.child(named: "city") as? String == "Bilbao")
        #expect(home.renderText == "in Bilbao")
        #expect(!home.isNull)
    }
}
