import DirectoryCore
import TestSupport
import Testing

@Suite("Names in the audit's record") struct AuditFieldTests {
    @Test("Every name of a change is read as what it was written for")
    func fields() throws {
        let costCenter = try #require(AttributeName(rawValue: "cost-center"))
        let sources = MappedField.standard.map(AuditField.source) + [.source(.attribute(costCenter))]
        let credential = AuditField.credential(CredentialID(Fixture.uuid(7)))
        for field in AuditTopic.allCases.map(AuditField.topic) + sources + [credential] {
            #expect(AuditField(rawValue: field.rawValue) == field)
        }
        #expect(AuditField.source(.attribute(costCenter)).rawValue == "attribute cost-center")
        #expect(AuditField.source(.firstName).rawValue == "map first-name")
    }

    @Test(
        "A name that nobody writes is none", arguments: ["", "shoe size", "map", "map shoe", "credential", "attribute"])
    func unknown(text: String) {
        #expect(AuditField(rawValue: text) == nil)
    }

    @Test("Every object of a deed is read as what it was written for; an id is none")
    func objects() {
        let kinds: [RunKind] = [.importing, .synchronization, .undo, .restoration]
        let named: [AuditObject] = [.server, .keys, .audit, .connection, .unknown, .run(RunID(7))]
        for object in named + kinds.map(AuditObject.newRun) {
            #expect(AuditObject(rawValue: object.rawValue) == object)
        }
        for text in ["run", "run 0", "run x", "Ana Ruiz", AccountID(Fixture.uuid(7)).description] {
            #expect(AuditObject(rawValue: text) == nil)
        }
    }
}
