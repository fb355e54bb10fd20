import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import TestSupport
import Testing

extension StoreConformance {
    static let erasing: [ConformanceCase] = [
        ConformanceCase("Of somebody erased nothing is left but ids, in any list or result") { store in
            let life = try await Life(in: store)
            #expect(try await life.traces() == Life.marks)
            try await life.erase()
            #expect(try await life.traces() == [])
            #expect(try await store.user(life.user.id, of: life.scene.organization) == nil)
            #expect(try await life.scene.users([1]).isEmpty)
            #expect(try await life.scene.listed().map(\.user.profile.name) == ["Bo Nilsen", "Chen Wei"])
        },
        ConformanceCase("Runs go on saying what they decided, and how often") { store in
            let life = try await Life(in: store)
            let before = try await store.runs(of: life.scene.organization, limit: 99, before: nil)
            let outcomes = try await life.outcomes()
            try await life.erase()
            let after = try await store.runs(of: life.scene.organization, limit: 99, before: nil)
            #expect(after.map(\.counts) == before.map(\.counts))
            #expect(after.map(\.actor) == before.map(\.actor))
            #expect(try await life.outcomes() == outcomes)
            let imported = try await life.scene.decisions(of: after[after.count - 3])
            let ana = try #require(imported.first { $0.subject.object == Fixture.object(1) })
            #expect(ana.name == Erasure.word)
            #expect(imported.filter { $0 != ana }.map(\.name) == ["Dara Ó Briain"])
        },
        ConformanceCase("Events go on saying what happened to whom, by id") { store in
            let life = try await Life(in: store)
            let before = try await life.scene.events()
            try await life.erase()
            let after = try await life.scene.events()
            #expect(after.prefix(before.count).map(\.kind) == before.map(\.kind))
            #expect(after.prefix(before.count).map(\.user) == before.map(\.user))
            #expect(
                after.prefix(before.count).map { $0.changes.map(\.field) } == before.map { $0.changes.map(\.field) })
            let new = after.dropFirst(before.count)
            #expect(new.map(\.kind) == [.duplicateResolved, .userPurged])
            #expect(new.map(\.name) == ["Chen Wei", Erasure.word])
            #expect(new.last?.user == life.user.id)
        },
        ConformanceCase("Conflicts over the addresses of somebody erased are resolved, others stay") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo), (3, .chen)])
            try await scene.run([
                .refusing(people[1], .over(.email, "ana@contoso.example", heldBy: people[0])),
                .refusing(people[2], .over(.email, "bo@contoso.example", heldBy: people[1])),
                .refusing(people[0], .over(.username, "chen@contoso.example", heldBy: people[2])),
            ])
            try await store.erase(
                people[0].id, of: scene.organization, noting: .of(.userErased), at: .evening)
            #expect(try await scene.duplicates().map(\.name) == ["Chen Wei"])
            #expect(try await scene.holders(ofEmail: "ana@contoso.example").isEmpty)
            _ = try await store.addLocalUser(.ana, id: Fixture.userID(60), to: scene.organization, at: .noon)
        },
        ConformanceCase("A plan that waits and names somebody erased is rejected, another one is applied as it was") {
            store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo)])
            let naming = try await scene.record([.giving(people[0], Profile.ana.with(phone: "1"))])
            let other = try await scene.record([.giving(people[1], Profile.bo.with(phone: "2"))])
            let actor = Actor.account(Account.fixture(1).id, name: "Ana")
            try await store.erase(
                people[0].id, of: scene.organization, noting: .of(.userErased, by: actor), at: .evening)
            let rejected = try await store.run(naming.id, of: scene.organization)
            #expect(rejected?.state == .discarded(Scene.hash, .rejected(by: actor)))
            #expect(rejected?.endedAt == .evening)
            await expectProblem(.runNotApplicable) { try await scene.apply(naming) }
            try await scene.apply(other)
            #expect(try await scene.user(2).profile.phone == "2")
        },
        ConformanceCase("A tombstone and a local user are erased as well") { store in
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana)])[0]
            let dara = try await store.addLocalUser(
                .dara, id: Fixture.userID(50), to: scene.organization, at: .noon)
            try await scene.run([.deleting(ana)])
            for user in [ana.id, dara.id] {
                try await store.erase(user, of: scene.organization, noting: .of(.userErased), at: .evening)
            }
            #expect(try await store.tombstones(of: scene.organization, page: PageRequest()).total == 0)
            #expect(try await scene.listed().isEmpty)
            #expect(try await scene.events().allSatisfy { $0.name == Erasure.word })
            let book = try await store.entries(in: .organization(scene.organization), after: 0, limit: 99)
            #expect(book.map(\.draft.deed).suffix(2) == [.userErased, .userErased])
        },
        ConformanceCase("Searches for somebody erased are forgotten, other searches are not") { store in
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana), (2, .bo)])[0]
            let works: [RunPurpose.Work] = [
                .synchronizing(.matching("LIMA")), .synchronizing(.matching("contoso.example")),
                .importing(.matching("ana@contoso.example")), .importing(.matching("Bo")),
            ]
            for work in works {
                let lease = try await scene.begin(RunPurpose(work, then: .preview))
                _ = try await store.stop(lease, because: .fixture, reading: nil, at: .noon)
            }
            try await store.erase(ana.id, of: scene.organization, noting: .of(.userErased), at: .evening)
            let runs = try await store.runs(of: scene.organization, limit: 4, before: nil)
            #expect(
                runs.reversed().map(\.purpose.work) == [
                    .synchronizing(.matching(Erasure.word)), works[1], .importing(.matching(Erasure.word)), works[3],
                ])
        },
        ConformanceCase("Nobody is erased while a run is at work, or who is not there") { store in
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana)])[0]
            let lease = try await scene.begin()
            func erase(_ user: UserID, at date: Date = .noon) async throws {
                try await store.erase(user, of: scene.organization, noting: .of(.userErased), at: date)
            }
            await expectProblem(.runInProgress) { try await erase(ana.id) }
            #expect(try await scene.user(1) == ana)
            _ = try await store.stop(lease, because: .fixture, reading: nil, at: .noon)
            await expectProblem(.notFound) { try await erase(Fixture.userID(99)) }
            try await erase(ana.id)
            await expectProblem(.notFound) { try await erase(ana.id) }
            let entries = try await store.entries(in: .organization(scene.organization), after: 1, limit: 99)
            #expect(entries.map(\.draft.deed) == [.userErased])
        },
        ConformanceCase("A run that a crash cut off does not keep anybody from being erased") { store in
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana)])[0]
            _ = try await scene.begin(at: .noon)
            try await store.erase(ana.id, of: scene.organization, noting: .of(.userErased), at: .evening)
            #expect(try await scene.listed().isEmpty)
        },
    ]
}
