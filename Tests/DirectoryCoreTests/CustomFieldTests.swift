import DirectoryCore
import Foundation
import TestSupport
import Testing

@Suite("Custom fields, and fields in which the local value wins")
struct CustomFieldTests {
    private let costCenter: MappedField
    private let name: AttributeName

    init() throws {
        name = try #require(AttributeName(rawValue: "cost-center"))
        costCenter = .attribute(name)
    }

    private func mapping(winning: Set<MappedField> = []) -> FieldMapping {
        var sources = FieldMapping.standard.sources
        sources[costCenter] = [.further(.employeeID), .further(.department)]
        return FieldMapping(sources: sources, localWins: winning)
    }

    private func verdict(_ user: User, _ person: DirectoryUser, winning: Set<MappedField> = []) -> Verdict? {
        Draft.synchronizing(
            [user], seen: [person.id: .present(person)], rules: SynchronizationRules(mapping: mapping(winning: winning))
        ).settle(holders: [user]).first?.verdict
    }

    private func ana(_ value: String?, phone: String? = nil) -> User {
        Fixture.imported(
            1,
            Profile(
                username: "ana@contoso.example", firstName: "Ana", lastName: "Ruiz", email: "ana@contoso.example",
                phone: phone, attributes: value.map { [name: $0] } ?? [:]))
    }

    private func person(_ employee: Property<String>, _ department: Property<String> = .null) -> DirectoryUser {
        var person = Fixture.person(1, "Ana", "Ruiz", mail: "ana@contoso.example")
        person.further = [.employeeID: employee, .department: department]
        return person
    }

    @Test("A custom field follows its attribute: set, replaced, cleared; absent keeps")
    func follows() {
        func change(_ before: String?, _ after: String?) -> Verdict {
            .modified([FieldChange(field: costCenter, before: before, after: after)])
        }
        #expect(verdict(ana(nil), person(.value(" 4711 "))) == change(nil, "4711"))
        #expect(verdict(ana("4711"), person(.value("4712"))) == change("4711", "4712"))
        #expect(verdict(ana("4711"), person(.null)) == change("4711", nil))
        #expect(verdict(ana("4711"), person(.null, .value("Sales"))) == change("4711", "Sales"))
        #expect(verdict(ana("4711"), person(.absent, .value("Sales"))) == .unchanged)
        #expect(verdict(ana("4711"), person(.value("4711"))) == .unchanged)
    }

    @Test("A value of more than 256 characters or with a control character is invalid, never cut")
    func invalid() {
        func refused(_ reason: FieldText.Refusal) -> Verdict {
            .invalid([InvalidField(field: costCenter, reason: reason)])
        }
        #expect(verdict(ana(nil), person(.value(String(repeating: "x", count: 257)))) == refused(.tooLong))
        #expect(verdict(ana(nil), person(.value("a\u{7}b"))) == refused(.controlCharacter))
        #expect(verdict(ana(nil), person(.value(String(repeating: "x", count: 256))))?.outcome == .modified)
    }

    @Test("A custom field that no mapping names is the application's own, and stays")
    func unmapped() throws {
        let own = try #require(AttributeName(rawValue: "badge"))
        var user = ana("4711")
        user.profile.attributes[own] = "blue"
        #expect(verdict(user, person(.value("4711"))) == .unchanged)
        let newName = verdict(user, person(.value("1")))?.changes.map(\.field)
        #expect(newName == [costCenter])
    }

    @Test("The tenant is asked for the attributes that the mapping names")
    func properties() {
        #expect(mapping().furtherProperties == [.employeeID, .department])
        let rules = SynchronizationRules(mapping: mapping())
        #expect(rules.properties.names.suffix(2) == ["department", "employeeId"])
    }

    @Test("Where the local value wins, upstream only fills the field while it is empty")
    func localWins() {
        var shown = person(.value("4712"))
        shown.mobilePhone = .value("+34 2")
        let both: Set<MappedField> = [costCenter, .phone]
        #expect(verdict(ana("4711", phone: "+34 1"), shown, winning: both) == .unchanged)
        let filled = verdict(ana(nil), shown, winning: both)
        #expect(filled?.changes.map(\.after) == ["+34 2", "4712"])
        shown.mobilePhone = .null
        #expect(verdict(ana("4712", phone: "+34 1"), shown, winning: [.phone]) == .unchanged)
        #expect(verdict(ana("4712", phone: "+34 1"), shown)?.changes.map(\.field) == [.phone])
    }

    @Test("Where the local email wins, the address of the tenant is not fought for")
    func localEmail() {
        let bo = Fixture.local(9, Profile(username: "bo", email: "info@contoso.example"))
        var shown = person(.null)
        shown.mail = .value("info@contoso.example")
        let rules = SynchronizationRules(mapping: mapping(winning: [.email]))
        let draft = Draft.synchronizing([ana(nil)], seen: [shown.id: .present(shown)], rules: rules)
        #expect(draft.settle(holders: [bo]).map(\.verdict) == [.unchanged])
    }

    @Test("An imported person has custom fields from the start")
    func importing() {
        let draft = Draft.importing(
            [person(.value("4711"))], rules: SynchronizationRules(mapping: mapping(winning: [costCenter])))
        let verdict = draft.settle(holders: []).first?.verdict
        #expect(verdict?.changes.last == FieldChange(field: costCenter, before: nil, after: "4711"))
    }
}
