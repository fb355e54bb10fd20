import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

extension StoreConformance {
    static let applying: [ConformanceCase] = [
        ConformanceCase("Ana is imported: bound, active, made and synchronized at that moment") { store in
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana)], at: .noon)[0]
            let expected = User(
                id: Fixture.userID(1), organization: Fixture.contoso,
                origin: .imported(
                    .init(connection: Fixture.connection, tenant: Fixture.tenant, object: Fixture.object(1))),
                profile: .ana, lastSynchronized: .noon, createdAt: .noon)
            #expect(ana == expected)
            #expect(try await store.user(ana.id, of: Fixture.contoso) == expected)
        },
        ConformanceCase("Somebody disabled in the tenant is imported deactivated, and a mononym without last name") {
            store in
            let scene = try await Scene(in: store)
            let profile = Profile(username: "suharto", firstName: "Suharto")
            try await scene.run(
                [
                    Decision(
                        subject: .person(Fixture.object(1)), name: "Suharto", verdict: .imported(profile),
                        access: .deactivate)
                ], kind: .importing)
            let user = try await scene.user(1)
            #expect(user.status == .deactivated(.upstream))
            #expect(user.profile == profile)
        },
        ConformanceCase("Ana gets new values, a cleared phone, another revision, and stays the same user") { store in
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana)])[0]
            let renamed = Profile("Ana", "Souza", "ana.souza@contoso.example")
            try await scene.run([.giving(ana, renamed)], at: .evening)
            var expected = ana
            expected.profile = renamed
            expected.lastSynchronized = .evening
            expected.revision = ana.revision + 1
            #expect(try await scene.user(1) == expected)
            #expect(try await scene.holders(ofEmail: "ana@contoso.example").isEmpty)
            #expect(try await scene.holders(ofEmail: "ana.souza@contoso.example") == [expected])
        },
        ConformanceCase("A run deactivates and reactivates, and writes fields along the way") { store in
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana)])[0]
            let change = FieldChange(field: .phone, before: ana.profile.phone, after: "7")
            try await scene.run([.about(ana, .deactivated(.disabledUpstream, [change]), access: .deactivate)])
            let gone = try await scene.user(1)
            #expect(gone.status == .deactivated(.upstream))
            #expect(gone.profile.phone == "7")
            try await scene.run([.about(gone, .reactivated([]), access: .reactivate)])
            #expect(try await scene.user(1).status == .active)
            #expect(try await scene.user(1).revision == 3)
        },
        ConformanceCase("A duplicate can still lose its access") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo)])
            let conflict = AddressConflict.over(.email, "bo@contoso.example", heldBy: people[1])
            try await scene.run([.about(people[0], .duplicate([conflict]), access: .deactivate)])
            #expect(try await scene.user(1).status == .deactivated(.upstream))
            #expect(try await scene.user(1).profile == .ana)
        },
        ConformanceCase("Ana is deleted: a tombstone keeps her profile and gives up her addresses") { store in
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana)])[0]
            try await scene.run([.deleting(ana)], at: .evening)
            let tombstone = try await scene.user(1)
            #expect(tombstone.id == ana.id)
            #expect(tombstone.status == .deleted(at: .evening))
            #expect(tombstone.profile == .ana)
            #expect(tombstone.revision == ana.revision + 1)
            #expect(try await scene.holders(ofEmail: "ana@contoso.example").isEmpty)
            #expect(try await store.user(ana.id, of: Fixture.contoso) == tombstone)
        },
        ConformanceCase("Ana comes back as the same user, with the values of now") { store in
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana)])[0]
            try await scene.run([.about(ana, .missing(since: .noon))])
            try await scene.run([.deleting(try await scene.user(1))])
            let married = Profile("Ana", "Souza", "ana.souza@contoso.example")
            try await scene.run(
                [.about(try await scene.user(1), .restored(married))], kind: .importing, at: .evening)
            let back = try await scene.user(1)
            #expect((back.id, back.createdAt) == (ana.id, ana.createdAt))
            #expect(back.status == .active)
            #expect(back.profile == married)
            #expect(back.missingSince == nil)
            #expect(back.lastSynchronized == .evening)
            #expect(try await scene.holders(ofEmail: "ana.souza@contoso.example") == [back])
        },
        ConformanceCase("Ana comes back deactivated when her account is disabled") { store in
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana)])[0]
            try await scene.run([.deleting(ana)])
            try await scene.run([.about(try await scene.user(1), .restored(.ana), access: .deactivate)])
            #expect(try await scene.user(1).status == .deactivated(.upstream))
        },
        ConformanceCase("A strike is remembered with its date, and forgotten when the person is seen") { store in
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana)])[0]
            try await scene.run([.about(ana, .missing(since: .noon))], at: .evening)
            let missing = try await scene.user(1)
            #expect(missing.missingSince == .noon)
            #expect(missing.lastSynchronized == Fixture.morning)
            try await scene.run([.about(missing, .unreadable)], at: .tomorrow)
            #expect(try await scene.user(1).missingSince == .noon)
            try await scene.run([.about(missing, .unchanged)], at: .tomorrow)
            #expect(try await scene.user(1).missingSince == nil)
            #expect(try await scene.user(1).lastSynchronized == .tomorrow)
        },
        ConformanceCase("A strike counts the revision up, being looked at does not") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo), (3, .chen)])
            try await scene.run([
                .about(people[0], .missing(since: .noon)), .about(people[1], .unchanged), .about(people[2], .held),
            ])
            #expect(try await scene.users([1, 2, 3]).map(\.revision) == [2, 1, 1])
        },
        ConformanceCase("Decisions without consequences write nothing but that the user was looked at") { store in
            let scene = try await Scene(in: store)
            let quiet: [Verdict] = [
                .unchanged, .invalid([InvalidField(field: .email, reason: .notAnAddress)]), .outOfScope,
                .protected([]), .unreadable, .held, .failed(.fixture),
            ]
            let people = try await scene.importPeople(quiet.indices.map { (UInt64($0 + 1), .extra(UInt64($0))) })
            try await scene.run(zip(people, quiet).map { .about($0, $1) }, at: .evening)
            let after = try await scene.users(quiet.indices.map { UInt64($0 + 1) })
            #expect(after.map(\.profile) == people.map(\.profile))
            #expect(after.map(\.status) == people.map(\.status))
            #expect(after.map(\.revision) == people.map(\.revision))
            let compared = after.map { $0.lastSynchronized == .evening }
            #expect(compared == [true, true, true, false, false, false, false])
        },
        ConformanceCase("People who are already users, or cannot be imported, are left alone") { store in
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana)])[0]
            let run = try await scene.run(
                [
                    .about(ana, .alreadyImported(ana.id)),
                    Decision(subject: .person(Fixture.object(2)), name: "Bo", verdict: .unreadable),
                ], kind: .importing, at: .evening)
            #expect(run.counts == OutcomeCounts([.alreadyImported: 1, .unreadable: 1]))
            #expect(try await scene.user(1) == ana)
            #expect(try await scene.users([2]).isEmpty)
        },
        ConformanceCase("An applied run says so, with the date, and is otherwise as it was planned") { store in
            let scene = try await Scene(in: store)
            let planned = try await scene.record([.importing(1, .ana)], kind: .importing)
            let applied = try await scene.apply(planned, at: .evening)
            #expect(applied.state == .applied(Scene.hash))
            #expect(applied.endedAt == .evening)
            #expect(
                (applied.id, applied.kind, applied.counts, applied.reading, applied.startedAt)
                    == (planned.id, planned.kind, planned.counts, planned.reading, planned.startedAt))
            #expect(try await store.run(planned.id, of: Fixture.contoso) == applied)
        },
        ConformanceCase("Applying twice has the effect of once") { store in
            let scene = try await Scene(in: store)
            let run = try await scene.record([.importing(1, .ana)], kind: .importing)
            let first = try await scene.apply(run, at: .noon)
            let before = try await Snapshot(of: scene, objects: [Fixture.object(1)])
            #expect(try await scene.apply(run, at: .evening) == first)
            #expect(try await Snapshot(of: scene, objects: [Fixture.object(1)]) == before)
        },
        ConformanceCase("Only the plan that was approved is applied, before and after") { store in
            let scene = try await Scene(in: store)
            let run = try await scene.record([.importing(1, .ana)], kind: .importing)
            let other = PlanHash(String(repeating: "b", count: 64))
            await expectProblem(.planMismatch) { try await scene.apply(run, hash: other) }
            #expect(try await scene.users([1]).isEmpty)
            try await scene.apply(run)
            await expectProblem(.planMismatch) { try await scene.apply(run, hash: other) }
        },
        ConformanceCase("A run that is not there cannot be applied") { store in
            await expectProblem(.notFound) {
                _ = try await store.apply(
                    PlanApplication(run: RunID(1), organization: Fixture.contoso, hash: Scene.hash, actor: .page),
                    at: .noon, newUser: { Fixture.userID(1) })
            }
        },
        ConformanceCase("An empty plan can be applied") { store in
            let scene = try await Scene(in: store)
            #expect(try await scene.run([]).state == .applied(Scene.hash))
        },
    ]
}
