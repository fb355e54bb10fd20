import DirectoryCore
import TestSupport
import Testing

@Suite("Kinds of change") struct ChangeKindTests {
    private static let ana = Profile(username: "ana@contoso.example", email: "ana@contoso.example")

    private func decision(_ verdict: Verdict, _ access: Decision.AccessChange = .keep) -> Decision {
        Decision(subject: .person(Fixture.object(1)), name: "Ana Ruiz", verdict: verdict, access: access)
    }

    @Test(
        "What changes about a user is told by its field, and whether a value goes",
        arguments: [
            (FieldChange(field: .username, before: "ana@a.example", after: "ana@b.example"), ChangeKind.username),
            (FieldChange(field: .email, before: "ana@a.example", after: "ana@b.example"), .email),
            (FieldChange(field: .email, before: nil, after: "ana@b.example"), .email),
            (FieldChange(field: .email, before: "ana@a.example", after: nil), .emailCleared),
            (FieldChange(field: .phone, before: "1", after: "2"), .phone),
            (FieldChange(field: .phone, before: "1", after: nil), .phoneCleared),
            (FieldChange(field: .firstName, before: "Ana", after: "Anna"), .name),
            (FieldChange(field: .lastName, before: "Ruiz", after: nil), .name),
        ])
    func fields(change: FieldChange, kind: ChangeKind) {
        #expect(decision(.modified([change])).changeKinds == [kind])
        #expect(decision(.protected([change])).changeKinds == [kind])
        #expect(decision(.deactivated(.disabledUpstream, [change]), .deactivate).changeKinds == [kind, .access])
    }

    @Test("Somebody who comes or goes has no changes but that, and a custom field is none of these kinds")
    func others() throws {
        let costCenter = MappedField.attribute(try #require(AttributeName(rawValue: "cost-center")))
        #expect(decision(.modified([FieldChange(field: costCenter, before: "1", after: "2")])).changeKinds.isEmpty)
        #expect(decision(.imported(Self.ana)).changeKinds.isEmpty)
        #expect(decision(.restored(Self.ana)).changeKinds == [.restored])
        #expect(decision(.reactivated([]), .reactivate).changeKinds == [.access])
        for verdict in [Verdict.unchanged, .deleted(.disabledUpstream), .held] {
            #expect(decision(verdict).changeKinds.isEmpty)
        }
    }
}
