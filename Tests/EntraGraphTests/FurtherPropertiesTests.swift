import DirectoryCore
import DirectoryPorts
import Foundation
import NIOCore
import Testing

@testable import EntraGraph

@Suite("Further attributes")
struct FurtherPropertiesTests {
    private static let badge = FurtherProperty(rawValue: "extension_0123456789abcdef0123456789abcdef_badge")
    private static let first = FurtherProperty.extensionAttributes[0]
    private static let fifteenth = FurtherProperty.extensionAttributes[14]

    private func selection() throws -> PropertySelection {
        PropertySelection(
            further: [
                .department, .employeeID, .manager, Self.first, Self.fifteenth, try #require(Self.badge),
            ])
    }

    private func person(_ members: String, _ asked: AskedProperties) -> DecodedPerson? {
        let page = #"{"value":[{"id":"\#(Fake.li)"},{"id":"\#(Fake.ana)"\#(members)},{"id":"\#(Fake.noor)"}]}"#
        let document = GraphDocument(reading: ByteBuffer(string: page), as: .single, asked: asked)
        guard case .page(let page)? = document?.single()?.content else { return nil }
        return page.people.first { $0.user.id.description == Fake.ana }
    }

    @Test("Values are read from where Graph keeps each attribute")
    func values() throws {
        let members = #"""
            ,"department":"Payroll","jobTitle":"not asked for","manager":{"@odata.type":"x","id":"m-1","mail":"y"},
            "onPremisesExtensionAttributes":{"extensionAttribute1":"one","extensionAttribute2":"two","extensionAttribute15":""},
            "extension_0123456789abcdef0123456789abcdef_badge":"B 7","employeeId":"\u00c4 1"
            """#
        let person = try #require(try self.person(members, .inFull(selection())))
        let expected: [FurtherProperty: Property<String>] = [
            .department: .value("Payroll"), .employeeID: .value("Ä 1"), .manager: .value("m-1"),
            Self.first: .value("one"), Self.fifteenth: .value(""), try #require(Self.badge): .value("B 7"),
        ]
        #expect(person.user.further == expected)
        #expect(person.malformedProperties == 0)
    }

    @Test("Null clears, and a whole that is null clears each of its parts")
    func nulls() throws {
        let members = #"""
            ,"department":null,"employeeId":null,"manager":null,"onPremisesExtensionAttributes":null,
            "extension_0123456789abcdef0123456789abcdef_badge":null
            """#
        let person = try #require(try self.person(members, .inFull(selection())))
        for property in try selection().further { #expect(person.user[property] == .null, "\(property.rawValue)") }
        let part = try #require(
            try self.person(
                #","onPremisesExtensionAttributes":{"extensionAttribute1":null}"#, .inFull(selection())))
        #expect(part.user[Self.first] == .null && part.user[Self.fifteenth] == .absent)
    }

    @Test("What is absent stays absent, but for the manager, whom a full reading shows unless there is none")
    func absent() throws {
        #expect(try person("", .inFull(selection()))?.user.further == [.manager: .null])
        #expect(person("", .inFull(PropertySelection(further: [.department])))?.user.further == [:])
        #expect(try person("", .inChanges(selection()))?.user.further == [:])
        #expect(try person("", .inAdvancedQueries(selection()))?.user.further == [:])
    }

    @Test("Nothing is read that was not asked for")
    func unasked() throws {
        let members = #","department":"Payroll","manager":{"id":"m-1"},"manager@delta":[{"id":"m-2"}]"#
        for asked in [AskedProperties.inFull(.standard), .inChanges(.standard), .nothing] {
            #expect(person(members, asked)?.user.further == [:])
        }
        #expect(person(members, .inChanges(PropertySelection(further: [.manager])))?.user[.manager] == .value("m-2"))
        #expect(person(members, .inFull(PropertySelection(further: [.manager])))?.user[.manager] == .value("m-1"))
    }

    @Test(
        "A value of another type, or one said twice, says nothing and is counted",
        arguments: [
            #""department":7"#, #""department":["Payroll"]"#, #""department":"a","department":"b""#,
            #""extension_0123456789abcdef0123456789abcdef_badge":true"#, #""manager":"m-1""#, #""manager":{}"#,
            #""manager":{"id":null}"#, #""manager":{"id":7}"#, #""manager":[{"id":"m-1"}]"#,
            #""manager":{"id":"m-1"},"manager":{"id":"m-2"}"#,
            #""onPremisesExtensionAttributes":{"extensionAttribute1":7}"#,
        ])
    func malformed(_ members: String) throws {
        let person = try #require(try self.person(",\(members)", .inFull(selection())))
        #expect(person.malformedProperties == 1)
        #expect(person.user.further.filter { $0.value != .null }.isEmpty)
        #expect(person.user[.manager] == (members.contains("manager") ? .absent : .null))
    }

    @Test("A whole of another type says nothing about any of its parts")
    func malformedWhole() throws {
        let person = try #require(
            try self.person(#","onPremisesExtensionAttributes":"one""#, .inFull(selection())))
        #expect(person.malformedProperties == 2)
        #expect(person.user[Self.first] == .absent)
    }

    @Test(
        "A change of the manager is told by who was added and who was removed",
        arguments: [
            (##"[{"@odata.type":"#microsoft.graph.user","id":"m-1"}]"##, Property<String>.value("m-1"), 0),
            (#"[{"id":"m-1","@removed":{"reason":"deleted"}}]"#, .null, 0),
            (#"[{"id":"m-1","@removed":{"reason":"deleted"}},{"id":"m-2"}]"#, .value("m-2"), 0),
            (#"[{"id":"m-2"},{"id":"m-1","@removed":{"reason":"deleted"}}]"#, .value("m-2"), 0),
            ("[]", .absent, 0), (#"[{"id":"m-1"},{"id":"m-2"}]"#, .absent, 1), (#"[{"id":7}]"#, .absent, 1),
            (#"["m-1"]"#, .absent, 1), (#"{"id":"m-1"}"#, .absent, 1), ("null", .absent, 1),
        ])
    func managerChange(_ list: String, _ expected: Property<String>, _ malformed: Int) throws {
        let asked = AskedProperties.inChanges(PropertySelection(further: [.manager]))
        let person = try #require(self.person(#","manager@delta":\#(list)"#, asked))
        #expect(person.user[.manager] == expected)
        #expect(person.malformedProperties == malformed)
    }

    @Test("Every way of reading asks for what was selected, and for nothing else")
    func requests() async throws {
        let selection = try selection()
        let names = selection.names.joined(separator: ",")
        try await withGraph(selecting: selection) { request, _ in
            request.target == "/v1.0/$batch"
                ? .json(#"{"responses":[{"id":"0","status":200,"body":\#(Fake.person(Fake.ana))}]}"#)
                : .page(Fake.person(Fake.ana))
        } _: { graph in
            let ana = try Fake.object(Fake.ana)
            _ = try await graph.directory.everyone()
            _ = try await graph.directory.sample(1)
            _ = try await graph.directory.search("Ana", limit: 1)
            let requests = graph.server.graphRequests
            #expect(requests.map { $0.query["$select"] } == [names, names, names])
            #expect(requests.map { $0.query["$expand"] } == ["manager($select=id)", "manager($select=id)", nil])

            let lookups = try await graph.directory.lookUp([ana])
            guard case .found(let person)? = lookups[ana] else {
                Issue.record("not found")
                return
            }
            #expect(person[.manager] == .null)
            let batch = try #require(graph.server.graphRequests.last?.body)
            let options = AskedProperties.inFull(selection).options.text
            #expect(batch.contains("/users/\(Fake.ana)\(options)"))
        }
    }

    @Test("A thousand people keep their own attributes, whoever stands between them")
    func thousand() throws {
        let rows = (0..<1_000).map { number in
            number % 5 == 0
                ? "null"
                : #"{"id":"aaaaaaaa-0000-4000-8000-\#(100_000_000_000 + number)","department":"D\#(number)","employeeId":"\#(number)"}"#
        }
        let asked = AskedProperties.inFull(PropertySelection(further: [.department, .employeeID]))
        let json = #"{"value":[\#(rows.joined(separator: ","))]}"#
        guard
            case .page(let page)? = GraphDocument(reading: ByteBuffer(string: json), as: .single, asked: asked)?
                .single()?.content
        else {
            Issue.record("no page")
            return
        }
        #expect(page.people.count == 800 && page.nameless == 200)
        for person in page.people {
            let number = try #require(person.user[.employeeID].value)
            #expect(person.user[.department] == .value("D\(number)"))
            #expect(person.user.id.description.hasSuffix("\(100_000_000_000 + (Int(number) ?? 0))"))
        }
    }
}
