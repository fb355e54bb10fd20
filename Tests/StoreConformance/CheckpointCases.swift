import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

extension StoreConformance {
    /// How far changes have been taken in (R28), and what the brakes measure against (R18).
    static let checkpoints: [ConformanceCase] = [
        ConformanceCase("A checkpoint is in force from the moment its plan is applied, and replaces the last") {
            store in
            let scene = try await Scene(in: store)
            #expect(try await store.checkpoint(of: scene.connection) == nil)
            let first = Checkpoint.fixture("A", recheck: [3, 1, 2])
            let run = try await scene.record(scene.plan([], quiet: 0), checkpoint: first)
            #expect(try await store.checkpoint(of: scene.connection) == nil)
            try await scene.apply(run)
            #expect(try await store.checkpoint(of: scene.connection) == first)
            try await scene.runOverEverybody(quiet: 0, checkpoint: .fixture("B", at: .evening))
            #expect(try await store.checkpoint(of: scene.connection) == .fixture("B", at: .evening))
        },
        ConformanceCase("A plan about fewer than everybody leaves the checkpoint") { store in
            let scene = try await Scene(in: store)
            try await scene.runOverEverybody(quiet: 0, checkpoint: .fixture("A"))
            try await scene.importPeople([(1, .ana)])
            #expect(try await store.checkpoint(of: scene.connection) == .fixture("A"))
        },
        ConformanceCase("A plan that is stale, discarded or cut off leaves the checkpoint") { store in
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana)])[0]
            try await scene.runOverEverybody(quiet: 1, checkpoint: .fixture("A"))
            let stale = try await scene.record(
                scene.plan([.about(ana, .missing(since: .noon))]), checkpoint: .fixture("B"))
            try await store.mark([ana.id], .protected, of: scene.organization, at: .noon)
            await expectProblem(.planStale) { try await scene.apply(stale) }
            _ = try await store.discard(
                stale.id, Scene.hash, .rejected(by: .page), in: scene.organization, at: .noon)
            let record = PlanRecord(
                plan: scene.plan([]), hash: Scene.hash, reading: nil, checkpoint: .fixture("C"), ending: .apply)
            _ = try await store.record(record, under: try await scene.begin(), at: .noon)
            _ = try await store.closeInterrupted(at: .evening)
            #expect(try await store.checkpoint(of: scene.connection) == .fixture("A"))
        },
        ConformanceCase("A checkpoint of one tenant is none of another, and no other organization's") { store in
            let scene = try await Scene(in: store)
            let other = try await Scene(in: store, organization: Fixture.fabrikam)
            try await scene.runOverEverybody(quiet: 0, checkpoint: .fixture("A"))
            #expect(try await store.checkpoint(of: other.connection) == nil)
            let same = try await scene.with { $0.rules.newcomers = .areImported }
            #expect(try await store.checkpoint(of: same.connection) == .fixture("A"))
            let moved = try await scene.moved(to: TenantID(Fixture.uuid(0x7F)))
            #expect(try await store.checkpoint(of: moved.connection) == nil)
        },
        ConformanceCase("Users passed over in silence count as synchronized by the run; others by their own date") {
            store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople((1...4).map { ($0, .extra($0)) })
            try await add(.ana, 50, to: store)
            try await scene.run([.about(people[0], .unreadable)])
            try await store.mark([people[1].id], .held, of: scene.organization, at: .noon)
            try await scene.runOverEverybody(quiet: 2, checkpoint: .fixture("A"), at: .evening)
            try await scene.run([.about(people[3], .unchanged)], at: .tomorrow)
            try await scene.importPeople([(5, .bo)], at: .tomorrow)
            let dates = try await scene.listed().map { ($0.user.profile.name, $0.user.lastSynchronized) }
            let expected: [String: Date?] = [
                "Ana Lima": nil, "Bo Nilsen": .tomorrow, "Person 1": Fixture.morning, "Person 2": Fixture.morning,
                "Person 3": .evening, "Person 4": .tomorrow,
            ]
            #expect(dates.reduce(into: [:]) { $0[$1.0] = .some($1.1) } == expected)
        },
        ConformanceCase("What silence said stays said when the user is missing, deleted or held afterwards") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople((1...4).map { ($0, .extra($0)) })
            try await scene.runOverEverybody(quiet: 4, checkpoint: .fixture("A"), at: .noon)
            try await store.mark([people[0].id], .held, of: scene.organization, at: .noon)
            let held = try await scene.user(1)
            try await scene.runOverEverybody(
                [
                    .about(held, .held), .about(people[1], .missing(since: .evening)), .about(people[2], .unreadable),
                    .deleting(people[3]),
                ], quiet: 0, checkpoint: .fixture("B"), at: .evening)
            #expect(try await scene.listed().map(\.user.lastSynchronized) == [.noon, .noon, .noon])
            #expect(try await scene.user(4).lastSynchronized == .noon)
        },
        ConformanceCase("Users of an earlier tenant are not passed over by runs of this one") { store in
            let scene = try await Scene(in: store)
            try await scene.importPeople([(1, .ana)])
            let moved = try await scene.moved(to: TenantID(Fixture.uuid(0x7F)))
            try await moved.runOverEverybody(quiet: 1, checkpoint: .fixture("A"), at: .evening)
            #expect(try await scene.listed().map(\.user.lastSynchronized) == [Fixture.morning])
        },
        ConformanceCase("The population has the living users of the tenant, and what runs did to them in a day") {
            store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople((1...9).map { ($0, .extra($0)) }, at: .noon)
            try await add(.ana, 50, to: store)
            try await scene.run(
                [
                    .deleting(people[0]),
                    .about(people[1], .deactivated(.disabledUpstream, []), access: .deactivate),
                    .giving(people[2], people[2].profile.with(email: "x@contoso.example")),
                    .giving(people[3], people[3].profile.with(phone: "1")),
                ], at: .evening)
            _ = try await scene.record([.deleting(people[4])], at: .evening)
            let all = Population(users: 8, recentRemovals: 2, recentRenames: 1)
            let none = Population(users: 8)
            let day = Date.evening.addingTimeInterval(Population.recency)
            for (date, expected) in [
                (Date.evening.addingTimeInterval(-1), all), (.evening, all), (day.addingTimeInterval(-1), all),
                (day, none),
            ] {
                #expect(try await store.population(of: scene.connection, at: date) == expected)
            }
            let moved = try await scene.moved(to: TenantID(Fixture.uuid(0x7F)))
            #expect(try await store.population(of: moved.connection, at: .evening) == Population(users: 0))
        },
        ConformanceCase("What several runs did within a day adds up, restorations not") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople((1...3).map { ($0, .extra($0)) }, at: .noon)
            try await scene.run([.deleting(people[0])], at: .noon)
            try await scene.run([.about(try await scene.user(1), .restored(.ana))], kind: .restoration, at: .evening)
            try await scene.run([.deleting(people[1]), .deleting(people[2])], at: .evening)
            let population = try await store.population(of: scene.connection, at: .evening)
            #expect(population == Population(users: 1, recentRemovals: 3))
        },
    ]
}
