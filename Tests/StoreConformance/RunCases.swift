import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

extension StoreConformance {
    static let runs: [ConformanceCase] = [
        ConformanceCase("A plan becomes a run with a number, its counts and everything that was said of it") { store in
            let scene = try await Scene(in: store)
            let plan = scene.plan([.importing(1, .ana), .importing(2, .bo)], kind: .importing, at: .noon)
            let facts = ReadingFacts(way: .selected, reason: .chosenPeople, people: 7, candidates: 3)
            let purpose = RunPurpose(
                .importing(.people([1, 2].map(Fixture.object))), then: .preview, leavingOut: [Fixture.object(9)])
            let lease = try await scene.begin(purpose, by: .command(account: "ana \u{1F980}"), at: .noon)
            let run = try await store.record(
                PlanRecord(plan: plan, hash: Scene.hash, reading: facts, ending: .preview), under: lease, at: .evening)
            #expect(
                run
                    == Run(
                        id: RunID(1), organization: Fixture.contoso, connection: Fixture.connection, purpose: purpose,
                        state: .planned(Scene.hash), actor: .command(account: "ana \u{1F980}"), startedAt: .noon,
                        reading: facts, counts: OutcomeCounts([.imported: 2])))
            #expect(try await store.run(run.id, of: Fixture.contoso) == run)
            #expect(try await store.plan(of: run.id, in: Fixture.contoso) == plan)
        },
        ConformanceCase("Whoever asked, and for whatever, is read back exactly") { store in
            let scene = try await Scene(in: store)
            let actors: [Actor] = [.command(account: ""), .page, .schedule, .system]
            for (index, work) in everyWork.enumerated() {
                let purpose = RunPurpose(
                    work, then: index.isMultiple(of: 2) ? .apply : .preview,
                    leavingOut: Set((0..<UInt64(index)).map(Fixture.object)))
                let actor = actors[index % actors.count]
                let lease = try await scene.begin(purpose, by: actor)
                let run = try await store.stop(lease, because: .fixture, reading: nil, at: .noon)
                #expect(run.purpose == purpose && run.actor == actor)
                #expect(try await store.run(run.id, of: Fixture.contoso) == run)
            }
        },
        ConformanceCase("Recording a plan changes no user and opens no duplicate") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo)])
            let before = try await Snapshot(of: scene, objects: people.compactMap(\.binding?.object))
            _ = try await scene.record([
                .deleting(people[0]), .importing(3, .chen),
                .refusing(people[1], .over(.email, "ana@contoso.example", heldBy: people[0])),
            ])
            let after = try await Snapshot(of: scene, objects: people.compactMap(\.binding?.object))
            #expect(after.users == before.users)
            #expect(after.bound == before.bound)
            #expect(after.duplicates.isEmpty)
        },
        ConformanceCase("Every kind of decision is read back exactly, dates to the last bit") { store in
            let scene = try await Scene(in: store)
            let decisions = everyVerdict.enumerated().map { index, verdict in
                Decision(
                    subject: .user(Fixture.userID(7), object: Fixture.object(UInt64(index)), revision: 12),
                    name: "Zoe\u{308} \u{1F600} \"'\\ \(index)", verdict: verdict,
                    access: index.isMultiple(of: 2) ? .keep : .deactivate)
            }
            let plan = scene.plan(decisions + [.importing(77, .dara)], at: .noon)
            let run = try await scene.record(plan)
            #expect(try await store.plan(of: run.id, in: Fixture.contoso) == plan)
            let read = try await store.decisions(
                of: run.id, outcome: nil, page: PageRequest(size: 1_000), in: Fixture.contoso)
            #expect(read.rows == plan.decisions)
            #expect(read.total == plan.decisions.count)
            #expect(zip(read.rows, plan.decisions).allSatisfy { $0.name.utf8.elementsEqual($1.name.utf8) })
        },
        ConformanceCase("Decisions are listed by name, by outcome and page by page, and each number leads to its rows")
        {
            store in
            let scene = try await Scene(in: store)
            let decisions = (0..<60).map { number in
                Decision(
                    subject: .person(Fixture.object(UInt64(number))), name: "Person \(number % 7)",
                    verdict: number.isMultiple(of: 3) ? .imported(.extra(UInt64(number))) : .unreadable)
            }
            let run = try await scene.record(decisions, kind: .importing)
            let plan = scene.plan(decisions, kind: .importing, at: .noon)
            for outcome in [nil, Outcome.imported, .unreadable, .held] {
                let expected = plan.decisions.filter { outcome == nil || $0.outcome == outcome }
                var rows: [Decision] = []
                for number in 1...9 {
                    let page = try await store.decisions(
                        of: run.id, outcome: outcome, page: PageRequest(number: number, size: 7), in: Fixture.contoso)
                    #expect(page.total == outcome.map { run.counts[$0] } ?? run.selected)
                    rows += page.rows
                }
                #expect(rows == expected)
            }
        },
        ConformanceCase("Decisions are listed by what they change, within an outcome or across all, and counted") {
            store in
            let scene = try await Scene(in: store)
            let changes = [
                FieldChange(field: .username, before: "a", after: "b"),
                FieldChange(field: .email, before: "a", after: "b"),
                FieldChange(field: .email, before: "a", after: nil),
                FieldChange(field: .phone, before: "1", after: nil),
                FieldChange(field: .lastName, before: "a", after: "b"),
            ]
            let decisions = (0..<60).map { number in
                let several = [changes[number % 5], changes[number % 3]]
                let verdict: Verdict =
                    switch number % 4 {
                    case 0: .deactivated(.disabledUpstream, several)
                    case 1: .unchanged
                    default: .modified(several)
                    }
                return Decision(
                    subject: .user(Fixture.userID(7), object: Fixture.object(UInt64(number)), revision: 1),
                    name: "Person \(number % 7)", verdict: verdict, access: number % 4 == 0 ? .deactivate : .keep)
            }
            let plan = scene.plan(decisions)
            let run = try await scene.record(plan)
            for outcome in [nil, Outcome.modified, .deactivated, .held] {
                var counts: [ChangeKind: Int] = [:]
                for change in ChangeKind.allCases {
                    let query = DecisionQuery(outcome: outcome, change: change)
                    let expected = plan.decisions.filter(query.includes)
                    if !expected.isEmpty { counts[change] = expected.count }
                    var rows: [Decision] = []
                    for number in 1...9 {
                        let page = try await store.decisions(
                            of: run.id, matching: query, page: PageRequest(number: number, size: 7),
                            in: scene.organization)
                        #expect(page.total == expected.count)
                        rows += page.rows
                    }
                    #expect(rows == expected)
                }
                #expect(try await store.changes(of: run.id, outcome: outcome, in: scene.organization) == counts)
                #expect(try await store.changes(of: run.id, outcome: outcome, in: Fixture.fabrikam).isEmpty)
            }
            #expect(try await store.changes(of: run.id, outcome: nil, in: scene.organization)[.access] == 15)
        },
        ConformanceCase("A run that is not there has no decisions") { store in
            let page = try await store.decisions(
                of: RunID(5), outcome: nil, page: PageRequest(), in: Fixture.contoso)
            #expect(page.rows.isEmpty && page.total == 0)
            #expect(try await store.run(RunID(5), of: Fixture.contoso) == nil)
        },
        ConformanceCase("Runs are listed the latest first, from any of them on") { store in
            let scene = try await Scene(in: store)
            for _ in 1...5 { _ = try await scene.record([]) }
            func numbers(_ limit: Int, before: RunID? = nil) async throws -> [Int64] {
                try await store.runs(of: Fixture.contoso, limit: limit, before: before).map(\.id.number)
            }
            #expect(try await numbers(10) == [5, 4, 3, 2, 1])
            #expect(try await numbers(2) == [5, 4])
            #expect(try await numbers(2, before: RunID(4)) == [3, 2])
            #expect(try await numbers(2, before: RunID(1)) == [])
            #expect(try await numbers(0) == [])
        },
        ConformanceCase("A run that stopped says why, and can never be applied") { store in
            let scene = try await Scene(in: store)
            let facts = ReadingFacts(way: .delta, reason: .changesSinceCheckpoint, people: 4, candidates: 1)
            let lease = try await scene.begin(at: .noon)
            let run = try await store.stop(lease, because: .fixture, reading: facts, at: .evening)
            #expect(run.state == .stopped(.fixture))
            #expect((run.startedAt, run.endedAt) == (.noon, .evening))
            #expect(run.reading == facts && run.selected == 0)
            #expect(try await store.run(run.id, of: Fixture.contoso) == run)
            await expectProblem(.runNotApplicable) { try await scene.apply(run) }
            #expect(try await store.run(run.id, of: Fixture.contoso) == run)
            #expect(try await store.plan(of: run.id, in: Fixture.contoso) == nil)
        },
        ConformanceCase("A run needs a connection that is stored") { store in
            await expectProblem(.notFound) {
                _ = try await store.begin(.everyone, of: .fixture(), by: .page, at: .noon)
            }
            try await store.save(.fixture())
            await expectProblem(.notFound) {
                let other = Connection.fixture(ConnectionID(Fixture.uuid(0xC2)))
                _ = try await store.begin(.everyone, of: other, by: .page, at: .noon)
            }
            let runs = try await store.runs(of: Fixture.contoso, limit: 10, before: nil)
            #expect(runs.isEmpty)
        },
        ConformanceCase("The runs of the schedule are listed by themselves, the latest first") { store in
            let scene = try await Scene(in: store)
            for actor in [Actor.schedule, .page, .schedule, .system, .schedule] {
                _ = try await store.stop(
                    try await scene.begin(by: actor), because: .fixture, reading: nil, at: .noon)
            }
            let runs = try await store.scheduledRuns(of: scene.connection, limit: 9)
            #expect(runs.map(\.id.number) == [5, 3, 1])
            #expect(try await store.scheduledRuns(of: scene.connection, limit: 2) == Array(runs[..<2]))
        },
    ]

    private static let everyWork: [RunPurpose.Work] = [
        .synchronizing(.everyone), .synchronizing(.matching("a\u{0}\u{1F600}\"\\/")),
        .synchronizing(.users([Fixture.userID(2), Fixture.userID(1), Fixture.userID(2)])), .importing(.everyone),
        .importing(.matching("")), .importing(.people([Fixture.object(3)])), .undoing(RunID(7), .hold),
        .undoing(RunID(8), .follow), .restoring([Fixture.userID(4)]),
    ]

    /// One of each, with every payload it can have.
    static let everyVerdict: [Verdict] = {
        let odd = Date(timeIntervalSinceReferenceDate: 815_000_000.123_456_7)
        let observation = Proof.Observation(at: odd, status: 404, requestID: nil)
        let changes = [
            FieldChange(field: .email, before: nil, after: "a@contoso.example"),
            FieldChange(field: .phone, before: "1", after: nil),
        ]
        let local = AddressConflict.Holder(
            user: Fixture.userID(1), object: nil, name: "Ana", value: "A@contoso.example")
        let imported = AddressConflict.Holder(user: nil, object: Fixture.object(1), name: "Bo", value: "b")
        return [
            .modified(changes), .unchanged, .deleted(.disabledUpstream),
            .deleted(.gone(.deltaRemoved(.changed, observation))),
            .deleted(.gone(.inDeletedItems(deletedAt: odd, observation))),
            .deleted(.gone(.inDeletedItems(deletedAt: nil, .fixture))),
            .deleted(.gone(.notFoundTwice(first: odd, observation))),
            .deleted(.leftScope), .deleted(.undone(RunID(7))),
            .deactivated(.disabledUpstream, changes), .deactivated(.leftScope, changes),
            .deactivated(.undone(RunID(7)), []),
            .deactivated(.gone(.deltaRemoved(.deleted, observation)), []),
            .reactivated([]), .restored(.ana),
            .duplicate([
                AddressConflict(field: .email, wanted: "a@contoso.example", holder: local),
                AddressConflict(field: .username, wanted: "b", holder: imported),
            ]),
            .invalid([
                InvalidField(field: .email, reason: .notAnAddress), InvalidField(field: .phone, reason: .tooLong),
            ]),
            .missing(since: odd), .unreadable, .outOfScope, .protected(changes), .protected([]), .held,
            .failed(.fixture), .imported(Profile(username: "mononym")), .alreadyImported(Fixture.userID(3)),
        ]
    }()
}
