import DirectoryCore
import DirectoryPorts
import Foundation
import StoreConformance
import TestSupport

/// A stored plan with every kind of write in it: three users trade addresses, one is deleted, one comes back, one is
/// missing, one has its access taken, one is new, some are only looked at; duplicates open, go on and end. Whoever is
/// changed is held afterwards, and the plan's checkpoint takes the place of another.
struct Upheaval {
    let scene: Scene
    let run: Run

    init(in store: any DirectoryStore) async throws {
        scene = try await Scene(in: store)
        let people = try await scene.importPeople((1...10).map { ($0, .extra($0)) })
        func email(_ number: Int) -> String { "person\(number)@contoso.example" }
        func conflict(_ field: AddressConflict.UniqueField = .email) -> AddressConflict {
            .over(field, email(9), heldBy: people[8])
        }
        try await scene.runOverEverybody(
            [
                .deleting(people[4]), .refusing(people[7], conflict(), conflict(.username)),
                .refusing(people[9], conflict()),
            ], quiet: 7, checkpoint: .fixture("A"))
        let tombstone = try await scene.user(5)
        let decisions: [Decision] = [
            .giving(people[0], people[0].profile.with(email: email(2))),
            .giving(people[1], people[1].profile.with(email: email(3))),
            .giving(people[2], people[2].profile.with(email: email(1))),
            .deleting(people[3]), .about(tombstone, .restored(.ana)), .about(people[5], .missing(since: .noon)),
            .about(people[6], .deactivated(.disabledUpstream, []), access: .deactivate),
            .refusing(people[7], conflict()), .about(people[8], .unreadable), .about(people[9], .unchanged),
            .importing(11, people[3].profile),
        ]
        run = try await scene.record(scene.plan(decisions, aftermath: .hold), checkpoint: .fixture("B"))
    }

    /// Applies the plan. Whoever is imported gets the same id at every attempt.
    func apply(through store: (any DirectoryStore)? = nil) async throws {
        _ = try await (store ?? scene.store).apply(
            PlanApplication(run: run.id, organization: scene.organization, hash: Scene.hash, actor: .page),
            at: .noon, newUser: { Fixture.userID(11) })
    }

    /// - Parameter store: where to look, when not into the store of the scene.
    func state(in store: (any DirectoryStore)? = nil) async throws -> Snapshot {
        try await Snapshot(of: scene.through(store ?? scene.store), objects: (1...11).map(Fixture.object))
    }
}
