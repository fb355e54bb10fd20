package import DirectoryCore
package import DirectoryPorts
import FoundationEssentials
import TestSupport

/// Everything that can happen to Ana, so that she is named in as many places as there are.
package struct Life: Sendable {
    package let store: any ServerStore
    package let scene: Scene
    package let user: User

    /// Texts that stand for her alone.
    package static let marks = ["Anabela", "Xylander", "xylander", "+351 999", "Oldname", "cost-4711"]

    private static let born = Profile(
        username: "xylander@contoso.example", firstName: "Anabela", lastName: "Oldname",
        email: "xylander@contoso.example", phone: "+351 999",
        attributes: AttributeName(rawValue: "cost").map { [$0: "cost-4711"] } ?? [:])

    package init(in store: any ServerStore) async throws {
        self.store = store
        scene = try await Scene(in: store)
        // Refused at first, as a person who is no user, then imported.
        let bo = try await scene.importPeople([(2, .bo), (3, .chen)])[0]
        let wish = AddressConflict.over(.email, "xylander@contoso.example", heldBy: bo)
        try await scene.run(
            [
                Decision(
                    subject: .person(Fixture.object(1)), name: Self.born.name, verdict: .duplicate([wish]))
            ], kind: .importing)
        try await scene.run([.importing(1, Self.born), .importing(4, .dara)], kind: .importing)
        var married = Self.born
        married.lastName = "Xylander"
        try await scene.run([.giving(try await scene.user(1), married)])
        try await scene.run([
            .about(
                try await scene.user(1),
                .deactivated(
                    .disabledUpstream, [FieldChange(field: .phone, before: "+351 999", after: "+351 9990")]),
                access: .deactivate)
        ])
        try await scene.run([.about(try await scene.user(1), .reactivated([]), access: .reactivate)])
        try await scene.run([.deleting(try await scene.user(1)), .deleting(try await scene.user(4))])
        try await scene.run([.about(try await scene.user(1), .restored(married))])
        try await scene.run([
            .refusing(
                try await scene.user(3),
                .over(.email, "chen2@contoso.example", heldBy: try await scene.user(1))),
            .refusing(try await scene.user(1), .over(.username, "xylander2", heldBy: bo)),
            .about(bo, .unchanged),
        ])
        try await store.mark([try await scene.user(1).id], .held, of: scene.organization, at: .noon)
        try await store.mark([try await scene.user(1).id], .released, of: scene.organization, at: .noon)
        try await scene.runOverEverybody(
            [.about(try await scene.user(1), .invalid([InvalidField(field: .phone, reason: .tooLong)]))], quiet: 2,
            checkpoint: .fixture("A"))
        let lease = try await scene.begin(RunPurpose(.synchronizing(.matching("Xylander")), then: .preview))
        _ = try await store.stop(lease, because: .fixture, reading: nil, at: .noon)
        user = try await scene.user(1)
        _ = try await scene.record([.giving(user, married.with(phone: "+351 999 2"))])
    }

    package func erase(through other: (any ServerStore)? = nil) async throws {
        try await (other ?? store).erase(
            user.id, of: scene.organization, noting: .of(.userErased), at: .evening)
    }

    /// Where her texts are still to be seen.
    func traces() async throws -> [String] {
        let snapshot = try await Snapshot(of: scene, objects: (1...4).map(Fixture.object))
        var plans: [Plan?] = []
        for run in try await runs() { plans.append(try await store.plan(of: run.id, in: scene.organization)) }
        let entries = try await store.entries(in: .organization(scene.organization), after: 0, limit: 999)
        var everything = ""
        dump(snapshot, to: &everything)
        dump(plans, to: &everything)
        dump(entries, to: &everything)
        return Self.marks.filter { everything.contains($0) }
    }

    /// What each run decided about whom.
    func outcomes() async throws -> [Set<[String]>] {
        var outcomes: [Set<[String]>] = []
        for run in try await runs() {
            let decisions = try await scene.decisions(of: run)
            outcomes.append(Set(decisions.map { [$0.outcome.rawValue, "\($0.subject.object)"] }))
        }
        return outcomes
    }

    private func runs() async throws -> [Run] {
        try await store.runs(of: scene.organization, limit: 99, before: nil)
    }
}
