import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

extension StoreConformance {
    /// Nothing crosses from one organization to another, even when they follow the same tenant by the same ids.
    static let isolation: [ConformanceCase] = [
        ConformanceCase("Two organizations import the same people, and neither sees the other's") { store in
            let (contoso, fabrikam) = try await neighbors(in: store)
            let mine = try await contoso.importPeople([(1, .ana), (2, .bo)])
            let theirs = try await fabrikam.importPeople([(1, .ana), (2, .bo)])
            #expect(Set(mine.map(\.id)).isDisjoint(with: theirs.map(\.id)))
            for (scene, own, other) in [(contoso, mine, theirs), (fabrikam, theirs, mine)] {
                #expect(try await scene.listed().map(\.user) == own)
                #expect(try await scene.users([1, 2]) == own)
                #expect(try await store.selected(.everyone, by: scene.connection) == own)
                #expect(try await store.selected(.matching("ana"), by: scene.connection) == [own[0]])
                #expect(try await scene.holders(ofEmail: "ana@contoso.example") == [own[0]])
                #expect(try await store.readableObjects(of: scene.connection, limit: 9).count == 2)
                #expect(try await store.user(other[0].id, of: scene.organization) == nil)
                await expectProblem(.notFound) {
                    _ = try await store.selected(.users([other[0].id]), by: scene.connection)
                }
            }
        },
        ConformanceCase("An address is taken in one organization and free in the other") { store in
            let (contoso, fabrikam) = try await neighbors(in: store)
            try await contoso.importPeople([(1, .ana)])
            _ = try await store.addLocalUser(
                .ana, id: Fixture.userID(900), to: fabrikam.organization, at: .noon)
            await expectProblem(.duplicateUsername) {
                _ = try await store.addLocalUser(
                    .ana, id: Fixture.userID(901), to: contoso.organization, at: .noon)
            }
        },
        ConformanceCase("Each organization counts its runs from 1 and reads only its own") { store in
            let (contoso, fabrikam) = try await neighbors(in: store)
            let run = try await contoso.record([.importing(1, .ana)], kind: .importing)
            #expect(try await store.run(run.id, of: fabrikam.organization) == nil)
            #expect(try await store.runs(of: fabrikam.organization, limit: 9, before: nil).isEmpty)
            let page = try await store.decisions(
                of: run.id, outcome: nil, page: PageRequest(), in: fabrikam.organization)
            #expect(page.rows.isEmpty && page.total == 0)
            #expect(try await fabrikam.record([]).id == RunID(1))
            #expect(try await contoso.record([]).id == RunID(2))
        },
        ConformanceCase("A run of one organization cannot be applied in another") { store in
            let (contoso, fabrikam) = try await neighbors(in: store)
            let run = try await contoso.record([.importing(1, .ana)], kind: .importing)
            await expectProblem(.notFound) {
                _ = try await store.apply(
                    PlanApplication(run: run.id, organization: fabrikam.organization, hash: Scene.hash, actor: .page),
                    at: .noon, newUser: { Fixture.userID(999) })
            }
            #expect(try await contoso.listed().isEmpty)
        },
        ConformanceCase("A plan that names another organization's users is stale and touches nobody") { store in
            let (contoso, fabrikam) = try await neighbors(in: store)
            let ana = try await contoso.importPeople([(1, .ana)])[0]
            let before = try await Snapshot(of: contoso, objects: [Fixture.object(1)])
            let run = try await fabrikam.record([.deleting(ana)])
            await expectProblem(.planStale) { try await fabrikam.apply(run) }
            #expect(try await Snapshot(of: contoso, objects: [Fixture.object(1)]) == before)
        },
        ConformanceCase("Deletions, swaps and duplicates of one organization are nothing to the other") { store in
            let (contoso, fabrikam) = try await neighbors(in: store)
            let mine = try await contoso.importPeople([(1, .ana), (2, .bo), (3, .chen)])
            let theirs = try await fabrikam.importPeople([(1, .ana), (2, .bo), (3, .chen)])
            let objects = [1, 2, 3].map(Fixture.object)
            try await fabrikam.run([.refusing(theirs[2], .over(.email, "bo@contoso.example", heldBy: theirs[1]))])
            let before = try await Snapshot(of: fabrikam, objects: objects)
            try await contoso.run([
                .giving(mine[0], Profile.ana.with(email: "bo@contoso.example")),
                .giving(mine[1], Profile.bo.with(email: "ana@contoso.example")), .deleting(mine[2]),
            ])
            try await contoso.run([.about(try await contoso.user(1), .missing(since: .noon))])
            #expect(try await Snapshot(of: fabrikam, objects: objects) == before)
            #expect(try await contoso.duplicates().isEmpty)
        },
        ConformanceCase("The sync list of another organization's connection is empty") { store in
            let (contoso, fabrikam) = try await neighbors(in: store)
            try await contoso.importPeople([(1, .ana)])
            let query = UserQuery(view: .synchronizable(contoso.connection))
            #expect(try await store.users(query, of: fabrikam.organization).total == 0)
        },
        ConformanceCase("New settings and a new tenant in one organization are nothing to the other") { store in
            let (contoso, fabrikam) = try await neighbors(in: store)
            let run = try await contoso.record([.importing(1, .ana)], kind: .importing)
            _ = try await fabrikam.moved(to: TenantID(Fixture.uuid(0x7F)))
            #expect(try await store.connection(of: contoso.organization) == contoso.connection)
            try await contoso.apply(run)
        },
    ]

    /// Contoso and Fabrikam, with one connection id and one tenant, and users with different ids.
    private static func neighbors(in store: any DirectoryStore) async throws -> (Scene, Scene) {
        (
            try await Scene(in: store),
            try await Scene(in: store, organization: Fixture.fabrikam, ids: 100)
        )
    }
}
