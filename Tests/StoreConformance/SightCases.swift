import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

extension StoreConformance {
    /// What a run saw of a user, and for whom a run over everybody has a word although nothing has changed.
    static let sights: [ConformanceCase] = [
        ConformanceCase("Whoever is seen in scope, out of scope, or not at all is marked so") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo), (3, .chen)])
            try await scene.run(
                [.about(people[0], .outOfScope), .about(people[1], .unreadable), .about(people[2], .unchanged)],
                at: .evening)
            let after = try await scene.users([1, 2, 3])
            #expect(after.map(\.isOutOfScope) == [true, false, false])
            #expect(after.map(\.lastSynchronized) == [.evening, Fixture.morning, .evening])
            #expect(try await scene.conspicuous() == [after[0], after[1]])
            try await scene.run(after.map { .about($0, .unchanged) }, at: .tomorrow)
            #expect(try await scene.users([1, 2, 3]).map(\.isOutOfScope) == [false, false, false])
            #expect(try await scene.conspicuous().isEmpty)
        },
        ConformanceCase("Who leaves the scope and is deactivated for it is out of scope and no longer missing") {
            store in
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana)])[0]
            try await scene.run([.about(ana, .missing(since: .noon))])
            try await scene.run(
                [.about(try await scene.user(1), .deactivated(.leftScope, []), access: .deactivate)], at: .evening)
            let user = try await scene.user(1)
            #expect(user.isOutOfScope && user.missingSince == nil && user.lastSynchronized == .evening)
            #expect(user.status == .deactivated(.upstream))
        },
        ConformanceCase("A user written to without being seen keeps its strike and its date, and is read again") {
            store in
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana)])[0]
            try await scene.run([.about(ana, .missing(since: .noon))])
            let proof = Proof.notFoundTwice(first: .noon, .fixture)
            try await scene.run(
                [.about(try await scene.user(1), .deactivated(.gone(proof), []), access: .deactivate)], at: .evening)
            let user = try await scene.user(1)
            #expect((user.missingSince, user.lastSynchronized) == (.noon, Fixture.morning))
            #expect(user.status == .deactivated(.upstream) && user.revision == 3)
            #expect(try await scene.conspicuous() == [user])
        },
        ConformanceCase("Plans that do not read the tenant learn nothing of anybody") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo)])
            try await scene.run(
                [.giving(people[0], Profile.ana.with(phone: "1")), .about(people[1], .unchanged)], kind: .undo,
                at: .evening)
            let after = try await scene.users([1, 2])
            #expect(after.map(\.lastSynchronized) == [Fixture.morning, Fixture.morning])
            #expect(after.map(\.revision) == [2, 1])
            #expect(try await scene.conspicuous() == after)
            #expect(try await store.readableObjects(of: scene.connection, limit: 9).isEmpty)
        },
        ConformanceCase("What an older reading says is read again once everybody has been compared") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo)])
            let plan = try await scene.record(
                [
                    .giving(people[0], Profile.ana.with(phone: "1")), .about(people[1], .unchanged),
                    .importing(3, .chen),
                ])
            try await scene.runOverEverybody(quiet: 2, at: .evening)
            try await scene.apply(plan, at: .tomorrow)
            #expect(try await scene.conspicuous() == scene.users([1, 2, 3]))
        },
        ConformanceCase("A held user vouches for nobody") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo)])
            try await store.mark([people[0].id], .held, of: scene.organization, at: .noon)
            #expect(try await store.readableObjects(of: scene.connection, limit: 9) == [Fixture.object(2)])
        },
        ConformanceCase("A held user is not touched at all") { store in
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana)])[0]
            try await scene.run([.about(ana, .held)], at: .evening)
            #expect(try await scene.user(1) == ana)
            #expect(try await scene.conspicuous().isEmpty)
        },
        ConformanceCase("Conspicuous is who is held, missing, out of scope, out of sight or in conflict; no tombstone")
        {
            store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople((1...7).map { ($0, .extra($0)) })
            try await add(.ana, 50, to: store)
            try await scene.run([
                .about(people[0], .missing(since: .noon)), .about(people[1], .outOfScope),
                .about(people[2], .failed(.fixture)),
                .refusing(people[3], .over(.email, "person5@contoso.example", heldBy: people[4])),
                .deleting(people[5]),
            ])
            try await store.mark([people[6].id], .held, of: scene.organization, at: .noon)
            let expected = [0, 1, 2, 3, 6].map { people[$0].id }
            #expect(try await scene.conspicuous().map(\.id) == expected)
            let bound = try await store.bound(to: (1...7).map { Fixture.object($0) }, by: scene.connection)
            let living = bound.values.filter { !$0.user.isTombstone }
            #expect(Set(living.filter(\.isConspicuous).map(\.user.id)) == Set(expected))
            let walk = try await store.boundUsers(by: scene.connection, after: 0, limit: 99)
            #expect(walk.filter(\.isConspicuous).map(\.user.id) == expected)
        },
        ConformanceCase("A walk over all users comes by the living, each once, in portions that ordinals part") {
            store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople((1...25).map { ($0, .extra($0)) })
            try await add(.ana, 50, to: store)
            try await scene.run([.deleting(people[4]), .deleting(people[24])])
            var walked: [BoundUser] = []
            while case let portion = try await store.boundUsers(
                by: scene.connection, after: walked.last?.ordinal ?? 0, limit: 7), !portion.isEmpty
            {
                #expect(portion.count <= 7)
                walked += portion
            }
            #expect(Set(walked.map(\.user)) == Set(people).subtracting([people[4], people[24]]))
            #expect(walked.count == 23)
            #expect(zip(walked, walked.dropFirst()).allSatisfy { $0.ordinal < $1.ordinal })
            let moved = try await scene.moved(to: TenantID(Fixture.uuid(0x7F)))
            #expect(try await store.boundUsers(by: moved.connection, after: 0, limit: 99).isEmpty)
            #expect(try await store.conspicuous(by: moved.connection).isEmpty)
        },
        ConformanceCase("An ordinal is kept through deletion and return, and not given again after a purge") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo)])
            func ordinal(_ number: UInt64) async throws -> Int? {
                let bound = try await store.bound(to: [Fixture.object(number)], by: scene.connection)
                return bound[Fixture.object(number)]?.ordinal
            }
            let (first, second) = (try await ordinal(1), try await ordinal(2))
            try await scene.run(people.map { .deleting($0) })
            try await scene.run([.about(try await scene.user(1), .restored(.ana))])
            #expect(try await ordinal(1) == first)
            _ = try await store.purge(at: Date.noon.addingTimeInterval(User.tombstoneLife + 1))
            try await scene.importPeople([(2, .bo)])
            let third = try await ordinal(2)
            #expect(try #require(third) > #require(second))
        },
        ConformanceCase("A tombstone that the tenant shows is touched, and neither in sight nor a canary") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo)])
            try await scene.run([.deleting(people[0])])
            let conflict = AddressConflict.over(.email, "bo@contoso.example", heldBy: people[1])
            try await scene.run([.refusing(try await scene.user(1), conflict)], kind: .importing, at: .evening)
            let tombstone = try await scene.user(1)
            #expect(tombstone.isTombstone && tombstone.lastSynchronized == .evening)
            #expect(try await store.readableObjects(of: scene.connection, limit: 9) == [Fixture.object(2)])
        },
    ]
}
