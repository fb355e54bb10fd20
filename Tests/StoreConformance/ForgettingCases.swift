import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import TestSupport
import Testing

extension StoreConformance {
    static let forgetting: [ConformanceCase] = [
        ConformanceCase("Runs that ended before the date are forgotten with what they did, younger ones are kept whole")
        {
            store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo)])
            try await scene.run([.giving(people[0], Profile.ana.with(phone: "1"))], at: .evening)
            _ = try await store.stop(scene.begin(at: .noon), because: .fixture, reading: nil, at: .noon)
            let rejected = try await scene.record([])
            _ = try await store.discard(
                rejected.id, Scene.hash, .rejected(by: .page), in: scene.organization, at: .noon)
            let kept = try await scene.decisions(of: Self.run(2, scene))
            #expect(try await Self.forget(scene, runsBefore: .evening) == Forgotten(runs: 3, auditEntries: 0))
            #expect(try await store.runs(of: scene.organization, limit: 9, before: nil).map(\.id.number) == [2])
            for number in [Int64(1), 3, 4] {
                let run = RunID(number)
                #expect(try await store.run(run, of: scene.organization) == nil)
                #expect(try await store.plan(of: run, in: scene.organization) == nil)
                let page = try await store.decisions(
                    of: run, outcome: nil, page: PageRequest(), in: scene.organization)
                #expect(page.total == 0)
            }
            #expect(try await scene.decisions(of: Self.run(2, scene)) == kept)
            #expect(try await scene.events().map(\.kind) == [.userUpdated])
            #expect(try await scene.listed().count == 2)
            #expect(try await scene.begin(at: .evening).run == RunID(5))
            #expect(try await scene.events().map(\.id) == [3])
        },
        ConformanceCase("Numbers of runs and events that are forgotten are not given again") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo)])
            #expect(try await Self.forget(scene, runsBefore: .tomorrow).runs == 1)
            #expect(try await store.runs(of: scene.organization, limit: 9, before: nil).isEmpty)
            #expect(try await scene.events().isEmpty)
            let run = try await scene.run([.giving(people[0], Profile.ana.with(phone: "1"))])
            #expect(run.id == RunID(2))
            #expect(try await scene.events().map(\.id) == [3])
        },
        ConformanceCase("What waits, is at work, or is about to be undone is kept however old it is") { store in
            let scene = try await Scene(in: store)
            try await scene.importPeople([(1, .ana)])
            try await scene.importPeople([(2, .bo)])
            let waiting = try await scene.record([], at: Fixture.morning)
            _ = try await store.begin(
                RunPurpose(.undoing(RunID(1), .follow), then: .preview), of: scene.connection, by: .page,
                at: Fixture.morning)
            #expect(try await Self.forget(scene, runsBefore: .tomorrow).runs == 1)
            let runs = try await store.runs(of: scene.organization, limit: 9, before: nil)
            #expect(runs.map(\.id.number) == [4, 3, 1])
            #expect(try await store.plan(of: waiting.id, in: scene.organization) != nil)
            #expect(try await scene.decisions(of: Self.run(1, scene)).map(\.name) == ["Ana Lima"])
        },
        ConformanceCase("The run that brought the checkpoint is kept, and the next one lets it go") { store in
            let scene = try await Scene(in: store)
            try await scene.runOverEverybody(quiet: 0, checkpoint: .fixture("A"))
            #expect(try await Self.forget(scene, runsBefore: .tomorrow) == .nothing)
            #expect(try await store.checkpoint(of: scene.connection) == .fixture("A"))
            try await scene.runOverEverybody(quiet: 0, checkpoint: .fixture("B"))
            #expect(try await Self.forget(scene, runsBefore: .tomorrow).runs == 1)
            #expect(try await store.checkpoint(of: scene.connection) == .fixture("B"))
        },
        ConformanceCase("The quiet people of a run that is kept are found although what happened since is forgotten") {
            store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo)])
            let over = try await scene.runOverEverybody(quiet: 2, checkpoint: .fixture("A"))
            try await scene.run([.deleting(people[1])])
            try await scene.importPeople([(3, .chen)], at: .noon)
            #expect(try await Self.forget(scene, runsBefore: .tomorrow).runs == 3)
            #expect(try await scene.decisions(of: over).map(\.name) == ["Ana Lima", "Bo Nilsen"])
        },
        ConformanceCase("A duplicate and a notice stay, although the run that found it is forgotten") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo)])
            try await scene.run([.refusing(people[0], .over(.email, "bo@contoso.example", heldBy: people[1]))])
            func notice() async throws -> NoticeResult {
                try await store.notice(
                    .credentialExpiring, key: "k", name: "secret", of: scene.connection, at: .noon)
            }
            #expect(try await notice() == .written)
            try await store.mark([people[0].id], .held, of: scene.organization, at: .noon)
            #expect(try await Self.forget(scene, runsBefore: .tomorrow).runs == 2)
            #expect(try await scene.duplicates().map(\.foundBy) == [RunID(2)])
            #expect(try await scene.events().map(\.kind) == [.credentialExpiring])
            #expect(try await notice() == .alreadyThere)
        },
        ConformanceCase("Entries are forgotten up to the first one that is kept, and the rest can be verified") {
            store in
            let book = AuditBook.organization(Fixture.contoso)
            for date in [Date.noon, .noon, .tomorrow, .noon, .tomorrow] {
                try await store.note(.matter(.usersHeld, in: book), at: date)
            }
            try await store.note(.matter(.usersHeld), at: .noon)
            let scene = try await Scene(in: store)
            let second = try await store.entries(in: book, after: 1, limit: 1)[0]
            #expect(try await Self.forget(scene, auditBefore: .evening) == Forgotten(runs: 0, auditEntries: 2))
            #expect(
                try await store.start(of: book) == AuditChain.Start(number: 2, hash: second.hash))
            let entries = try await store.entries(in: book, after: 0, limit: 9)
            #expect(entries.map(\.number) == [3, 4, 5, 6, 7])
            #expect(entries.last?.draft == Forgotten(runs: 0, auditEntries: 2).draft(of: Fixture.contoso))
            #expect(entries.last?.draft.changes.map(\.field) == ["audit-entries"])
            #expect(try await Self.flaws(of: book, in: store).isEmpty)
            #expect(try await store.entries(in: .server, after: 0, limit: 9).count == 1)
            #expect(try await Self.forget(scene, auditBefore: .evening) == .nothing)
            #expect(try await store.entries(in: book, after: 0, limit: 9) == entries)
        },
        ConformanceCase("A book of which nothing is left goes on where it was") { store in
            let book = AuditBook.organization(Fixture.contoso)
            let scene = try await Scene(in: store)
            try await store.note(.matter(.usersHeld, in: book), at: .noon)
            #expect(try await Self.forget(scene, auditBefore: .tomorrow).auditEntries == 2)
            #expect(try await store.entries(in: book, after: 0, limit: 9).map(\.number) == [3])
            #expect(try await Self.flaws(of: book, in: store).isEmpty)
        },
        ConformanceCase("An organization that is not known has nothing to forget") { store in
            let nobody = try await store.forget(
                runsBefore: .tomorrow, auditBefore: .tomorrow, of: Fixture.fabrikam, at: .tomorrow)
            #expect(nobody == .nothing)
            #expect(try await store.books() == [.server])
        },
    ]

    private static func run(_ number: Int64, _ scene: Scene) async throws -> Run {
        try #require(try await scene.store.run(RunID(number), of: scene.organization))
    }

    private static func forget(
        _ scene: Scene, runsBefore runs: Date = .distantPast, auditBefore audit: Date = .distantPast
    ) async throws -> Forgotten {
        let store = try #require(scene.store as? any ServerStore)
        return try await store.forget(
            runsBefore: runs, auditBefore: audit, of: scene.organization, at: .tomorrow)
    }
}
