import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

extension StoreConformance {
    /// What people say about users (R19, R30), and what an undoing says (R29).
    static let marks: [ConformanceCase] = [
        ConformanceCase("Ana is held and released: a new revision and an event each, once") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo)])
            let id = people[0].id
            for _ in 1...2 { try await store.mark([id, id], .held, of: scene.organization, at: .noon) }
            let held = try await scene.user(1)
            #expect(held.isHeld && held.revision == 2)
            #expect(try await store.readableObjects(of: scene.connection, limit: 9).count == 1)
            for _ in 1...2 { try await store.mark([id], .released, of: scene.organization, at: .evening) }
            let released = try await scene.user(1)
            #expect(!released.isHeld && released.revision == 3)
            let events = try await scene.events().dropFirst(2)
            #expect(
                Array(events) == [
                    ChangeEvent(id: 3, at: .noon, run: nil, kind: .userHeld, user: id, name: "Ana Lima"),
                    ChangeEvent(id: 4, at: .evening, run: nil, kind: .userReleased, user: id, name: "Ana Lima"),
                ])
            #expect(try await scene.user(2) == people[1])
        },
        ConformanceCase("Whoever is released is read again by the next run over everybody, and no canary until then") {
            store in
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana)])[0]
            try await store.mark([ana.id], .held, of: scene.organization, at: .noon)
            try await store.mark([ana.id], .released, of: scene.organization, at: .noon)
            #expect(try await scene.conspicuous().map(\.id) == [ana.id])
            #expect(try await store.readableObjects(of: scene.connection, limit: 9).isEmpty)
            try await scene.run([.about(try await scene.user(1), .unchanged)])
            #expect(try await scene.conspicuous().isEmpty)
        },
        ConformanceCase("Protection is given and taken with a new revision, and makes nobody conspicuous") { store in
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana)])[0]
            try await store.mark([ana.id], .protected, of: scene.organization, at: .noon)
            #expect(try await scene.user(1).isProtected)
            #expect(try await scene.conspicuous().isEmpty)
            try await store.mark([ana.id], .unprotected, of: scene.organization, at: .noon)
            let after = try await scene.user(1)
            #expect(!after.isProtected && after.revision == 3)
        },
        ConformanceCase("A mark makes a plan about the user stale") { store in
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana)])[0]
            let plan = try await scene.record([.deleting(ana)])
            try await store.mark([ana.id], .protected, of: scene.organization, at: .noon)
            await expectProblem(.planStale) { try await scene.apply(plan) }
        },
        ConformanceCase("The first who is no imported user here is named, and nobody is marked") { store in
            let scene = try await Scene(in: store)
            let other = try await Scene(in: store, organization: Fixture.fabrikam, ids: 100)
            let ana = try await scene.importPeople([(1, .ana)])[0]
            let theirs = try await other.importPeople([(1, .ana)])[0]
            let local = try await add(.bo, 50, to: store)
            for stranger in [local.id, theirs.id, Fixture.userID(99)] {
                let problem = await expectProblem(.notFound) {
                    try await store.mark(
                        [ana.id, stranger, Fixture.userID(98)], .held, of: scene.organization, at: .noon)
                }
                #expect(problem?.cause.description.contains(stranger.description) == true)
            }
            #expect(try await scene.user(1) == ana)
            #expect(try await other.user(1) == theirs)
        },
        ConformanceCase("A held user that is deleted and comes back is still held") { store in
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana)])[0]
            try await store.mark([ana.id], .held, of: scene.organization, at: .noon)
            try await scene.run([.deleting(try await scene.user(1))])
            #expect(try await scene.user(1).isHeld)
            #expect(try await scene.conspicuous().isEmpty)
            try await scene.run([.about(try await scene.user(1), .restored(.ana))])
            #expect(try await scene.user(1).isHeld)
            #expect(try await scene.conspicuous().count == 1)
        },
        ConformanceCase("An undoing that holds leaves everybody held to whom it wrote values, and says so") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople((1...5).map { ($0, .extra($0)) })
            try await scene.run([.deleting(people[1])])
            try await store.mark([people[4].id], .held, of: scene.organization, at: .noon)
            let decisions: [Decision] = [
                .giving(people[0], people[0].profile.with(phone: "1")),
                .about(try await scene.user(2), .restored(people[1].profile)),
                .about(people[2], .deleted(.undone(RunID(1)))),
                .about(people[3], .failed(.changedSince(RunID(1)))),
                .giving(try await scene.user(5), people[4].profile.with(phone: "1")),
            ]
            let last = try await scene.events().count
            let run = try await scene.apply(
                try await scene.record(scene.plan(decisions, kind: .undo, aftermath: .hold)))
            #expect(try await scene.users(Array(1...5)).map(\.isHeld) == [true, true, true, false, true])
            #expect(try await scene.users(Array(1...5)).map(\.revision) == [2, 3, 2, 1, 3])
            let events = try await scene.events()[last...]
            #expect(
                events.map(\.kind) == [
                    .userUpdated, .userHeld, .userRestored, .userHeld, .userDeleted, .userHeld, .userUpdated,
                ])
            #expect(events.allSatisfy { $0.run == run.id })
            let plan = try await store.plan(of: run.id, in: scene.organization)
            #expect(plan?.aftermath == .hold)
        },
        ConformanceCase("An undoing that follows holds nobody; its users are read again") { store in
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana)])[0]
            try await scene.run([.giving(ana, Profile.ana.with(phone: "1"))], kind: .undo)
            let after = try await scene.user(1)
            #expect(!after.isHeld)
            #expect(try await scene.conspicuous() == [after])
        },
    ]
}
