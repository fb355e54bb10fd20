import DirectoryCore
import Foundation
import Testing

@Suite("The one table of who may do what")
struct PermissionPageTests {
    @Test("The documentation says what the code asks")
    func page() throws {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Documentation/permissions.md")
        #expect(try String(contentsOf: page, encoding: .utf8).contains(Permissions.table))
    }

    @Test("Each role may do what the ones before it may, and a viewer changes nothing")
    func roles() {
        let looking: Set<Action> = [.viewUsers, .viewRuns, .viewConnection, .viewMembers]
        #expect(Set(Action.allCases.filter { Permissions.least(for: $0) == .viewer }) == looking)
        #expect(Role.allCases == Role.allCases.sorted())
    }

    @Test("What opens doors or removes many takes a person who has just proved who they are")
    func proof() {
        for action: Action in [.approvePlan, .changeCredential, .manageTokens, .manageMembers, .manageSignIn] {
            #expect(Permissions.needsProof(action) && Permissions.needsPerson(action))
        }
    }
}
