import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

extension StoreConformance {
    /// Deleted users are kept 30 days, come back as they were, and are gone for good then (R20).
    static let tombstones: [ConformanceCase] = [
        ConformanceCase("Tombstones are listed the latest first, page by page") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople((1...7).map { ($0, .extra($0)) })
            try await scene.run(people[..<3].map { .deleting($0) }, at: .noon)
            try await scene.run(people[3..<6].map { .deleting($0) }, at: .evening)
            var listed: [User] = []
            for number in 1...3 {
                let page = try await store.tombstones(
                    of: scene.organization, page: PageRequest(number: number, size: 4))
                #expect(page.total == 6)
                listed += page.rows
            }
            #expect(listed == (try await scene.users([4, 5, 6, 1, 2, 3])))
            #expect(try await store.tombstones(of: Fixture.fabrikam, page: PageRequest()).total == 0)
        },
        ConformanceCase("Chosen tombstones are found; the first id that is none is named") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .dara), (2, .ana), (3, .bo)])
            try await scene.run([.deleting(people[0]), .deleting(people[1])])
            let ids = [people[0].id, people[1].id, people[0].id]
            let found = try await store.tombstones(ids, by: scene.connection)
            #expect(found == (try await scene.users([2, 1])))
            for stranger in [people[2].id, Fixture.userID(99)] {
                let problem = await expectProblem(.notFound) {
                    _ = try await store.tombstones([people[0].id, stranger], by: scene.connection)
                }
                #expect(problem?.cause.description.contains(stranger.description) == true)
            }
            let moved = try await scene.moved(to: TenantID(Fixture.uuid(0x7F)))
            await expectProblem(.notFound) { _ = try await store.tombstones([people[0].id], by: moved.connection) }
        },
        ConformanceCase("A tombstone remembers who had deactivated the user, and a restoration gives it back") {
            store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo), (3, .chen)])
            try await scene.run([
                .about(people[0], .deactivated(.disabledUpstream, []), access: .deactivate),
                .about(people[1], .deactivated(.disabledUpstream, []), access: .deactivate),
            ])
            try await scene.run(try await scene.users([1, 2, 3]).map { .deleting($0) }, at: .evening)
            let dead = try await scene.users([1, 2, 3])
            #expect(dead[0].status == .deleted(at: .evening, before: .upstream))
            #expect(dead[2].status == .deleted(at: .evening))
            try await scene.run(
                [
                    .about(dead[0], .restored(.ana)), .about(dead[1], .restored(.bo), access: .reactivate),
                    .about(dead[2], .restored(.chen)),
                ], kind: .restoration, at: .tomorrow)
            let back = try await scene.users([1, 2, 3])
            #expect(back.map(\.status) == [.deactivated(.upstream), .active, .active])
            #expect(back.map(\.id) == people.map(\.id))
            #expect(back.map(\.lastSynchronized) == dead.map(\.lastSynchronized))
            #expect(try await scene.conspicuous() == back)
        },
        ConformanceCase("Whoever was deleted more than 30 days ago is gone for good, in every organization") { store in
            let contoso = try await Scene(in: store)
            let fabrikam = try await Scene(in: store, organization: Fixture.fabrikam, ids: 100)
            let people = try await contoso.importPeople([(1, .ana), (2, .bo), (3, .chen)])
            let theirs = try await fabrikam.importPeople([(1, .ana)])[0]
            try await contoso.run([.deleting(people[1])], at: .noon)
            try await contoso.run([.deleting(people[0])], at: .noon.addingTimeInterval(1))
            try await contoso.run([.deleting(people[2])], at: .evening)
            try await fabrikam.run([.deleting(theirs)], at: .noon)
            let last = try await contoso.events().count
            #expect(try await store.purge(at: Date.noon.addingTimeInterval(User.tombstoneLife)) == 0)
            let late = Date.noon.addingTimeInterval(User.tombstoneLife + 2)
            #expect(try await store.purge(at: late) == 3)
            #expect(try await store.purge(at: late) == 0)
            #expect(try await contoso.users([1, 2, 3]).map(\.profile) == [.chen])
            #expect(try await store.user(theirs.id, of: fabrikam.organization) == nil)
            let events = try await contoso.events()[last...]
            #expect(events.map(\.kind) == [.userPurged, .userPurged])
            #expect(events.map(\.user) == [people[1].id, people[0].id])
            #expect(events.allSatisfy { $0.at == late && $0.run == nil })
        },
        ConformanceCase("Duplicates go with a user that is purged; the person can be imported anew") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo)])
            try await scene.run([.deleting(people[0])])
            try await scene.run([
                .refusing(try await scene.user(1), .over(.email, "bo@contoso.example", heldBy: people[1]))
            ])
            #expect(try await scene.duplicates().count == 1)
            #expect(try await store.purge(at: Date.noon.addingTimeInterval(User.tombstoneLife + 1)) == 1)
            #expect(try await scene.duplicates().isEmpty)
            let anew = try await scene.importPeople([(1, .ana)])[0]
            #expect(anew.id != people[0].id && anew.revision == 1)
        },
        ConformanceCase("A plan about a user who has been purged is stale") { store in
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana)])[0]
            try await scene.run([.deleting(ana)])
            let plan = try await scene.record(
                [.about(try await scene.user(1), .restored(.ana))], kind: .restoration)
            _ = try await store.purge(at: Date.noon.addingTimeInterval(User.tombstoneLife + 1))
            await expectProblem(.planStale) { try await scene.apply(plan) }
        },
    ]
}
