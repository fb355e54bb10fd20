import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

extension StoreConformance {
    /// A plan is applied only to what it was made from (R26), and a plan that is refused changes nothing.
    static let staleness: [ConformanceCase] = [
        ConformanceCase("A plan is stale when users have changed since, and says how many") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo), (3, .chen)])
            let plan = try await scene.record([
                .giving(people[0], Profile.ana.with(phone: "1")), .about(people[1], .unchanged), .deleting(people[2]),
            ])
            try await scene.run([.giving(people[0], Profile.ana.with(phone: "2"))])
            try await expectStale(plan, of: scene, saying: "1 user has")
            try await scene.run([.about(people[1], .missing(since: .noon)), .deleting(people[2])])
            try await expectStale(plan, of: scene, saying: "3 users have")
        },
        ConformanceCase("Being looked at by another run does not make a plan stale") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo)])
            let plan = try await scene.record([
                .giving(people[0], Profile.ana.with(phone: "1")), .about(people[1], .unchanged),
            ])
            try await scene.run([.about(people[0], .unchanged), .about(people[1], .unreadable)])
            try await scene.apply(plan)
            #expect(try await scene.user(1).profile.phone == "1")
        },
        ConformanceCase("A plan is stale when the connection has new settings, even the same ones") { store in
            let scene = try await Scene(in: store)
            let plan = try await scene.record([.importing(1, .ana)], kind: .importing)
            try await store.save(scene.connection)
            try await expectStale(plan, of: scene, saying: "connection")
        },
        ConformanceCase("A plan is as good as before when credentials have come and gone, and nothing else changed") {
            store in
            let scene = try await Scene(in: store)
            let plan = try await scene.record([.importing(1, .ana)], kind: .importing)
            var connection = scene.connection
            for credentials in [[], [StoredCredential.secret([7])], [.secret([8])]] {
                connection.credentials = credentials
                connection = try await store.save(connection)
            }
            try await scene.apply(plan)
            #expect(try await scene.user(1).profile.email == Profile.ana.email)
        },
        ConformanceCase("A plan is stale when a setting changed together with a credential, before it or after it") {
            store in
            let scene = try await Scene(in: store)
            var connection = scene.connection
            for (first, second) in [(true, false), (false, true), (true, true)] {
                let plan = Plan(
                    kind: .importing, organization: scene.organization, connection: connection.id,
                    tenant: try #require(connection.pinnedTenant).id, connectionRevision: connection.revision,
                    madeAt: .noon, decisions: [.importing(1, .ana)])
                let run = try await scene.record(plan)
                for isSetting in [first, second] {
                    connection.credentials = [.secret([UInt8(connection.revision)])]
                    if isSetting { connection.reconciliation += 60 }
                    connection = try await store.save(connection)
                }
                try await expectStale(run, of: scene, saying: "connection")
            }
        },
        ConformanceCase("A plan for another tenant than the one connected is stale") { store in
            let scene = try await Scene(in: store)
            let plan = Plan(
                kind: .importing, organization: scene.organization, connection: scene.connection.id,
                tenant: TenantID(Fixture.uuid(0x7F)), connectionRevision: scene.connection.revision, madeAt: .noon,
                decisions: [.importing(1, .ana)])
            let run = try await scene.record(plan)
            try await expectStale(run, of: scene, saying: "connection")
        },
        ConformanceCase("A plan is stale when a local user has taken an address meanwhile") { store in
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana)])[0]
            let plan = try await scene.record([
                .giving(ana, Profile.ana.with(email: "souza@contoso.example")), .importing(2, .bo),
                .importing(3, .chen),
            ])
            try await add(Profile(username: "SOUZA@contoso.example"), 50, to: store)
            try await expectStale(plan, of: scene, saying: "address")
            #expect(try await scene.users([2, 3]).isEmpty)
        },
        ConformanceCase("A plan is stale when the person was imported by another run") { store in
            let scene = try await Scene(in: store)
            let plan = try await scene.record([.importing(1, .ana), .importing(2, .bo)], kind: .importing)
            try await scene.importPeople([(2, .chen)])
            try await expectStale(plan, of: scene, saying: "")
        },
        ConformanceCase("A tombstone keeps its binding: the same person cannot be imported beside it") { store in
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana)])[0]
            try await scene.run([.deleting(ana)])
            let plan = try await scene.record([.importing(1, .ana)], kind: .importing)
            try await expectStale(plan, of: scene, saying: "")
        },
        ConformanceCase("Nobody comes back to an address that is taken") { store in
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana)])[0]
            try await scene.run([.deleting(ana)])
            try await add(.ana, 50, to: store)
            let plan = try await scene.record([.about(try await scene.user(1), .restored(.ana))])
            try await expectStale(plan, of: scene, saying: "address")
        },
        ConformanceCase("A plan that gives one address to two people is refused whole") { store in
            let scene = try await Scene(in: store)
            try await scene.importPeople([(9, .dara)])
            let plan = try await scene.record(
                [
                    .importing(1, .ana), .importing(2, .bo),
                    .importing(3, Profile.chen.with(email: "ana@contoso.example")),
                ],
                kind: .importing)
            try await expectStale(plan, of: scene, saying: "address")
            #expect(try await scene.listed().count == 1)
        },
        ConformanceCase("An id that is somebody's already is not given to a newcomer") { store in
            let scene = try await Scene(in: store)
            let ana = try await add(.ana, 50, to: store)
            let plan = try await scene.record([.importing(1, .bo)], kind: .importing)
            await expectProblem(.planStale) {
                _ = try await store.apply(
                    PlanApplication(run: plan.id, organization: scene.organization, hash: Scene.hash, actor: .page),
                    at: .noon, newUser: { ana.id })
            }
            #expect(try await store.user(ana.id, of: scene.organization) == ana)
        },
        ConformanceCase("A plan about somebody who is no user is stale") { store in
            let scene = try await Scene(in: store)
            let plan = try await scene.record([.about(Fixture.imported(7, .ana), .unchanged)])
            try await expectStale(plan, of: scene, saying: "1 user has")
        },
        ConformanceCase("A stale plan stays planned, and applies when it fits again") { store in
            let scene = try await Scene(in: store)
            let bo = try await scene.importPeople([(1, .bo)])[0]
            let plan = try await scene.record([.importing(2, Profile.ana.with(email: "bo@contoso.example"))])
            try await expectStale(plan, of: scene, saying: "address")
            try await scene.run([.deleting(bo)])
            #expect(try await scene.apply(plan).state == .applied(Scene.hash))
        },
    ]

    /// Everybody that a plan of these cases could touch.
    private static let everybody = (1...9).map { Fixture.object($0) }

    private static func expectStale(
        _ plan: Run, of scene: Scene, saying words: String, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let before = try await Snapshot(of: scene, objects: everybody)
        let problem = await expectProblem(.planStale, sourceLocation: sourceLocation) { try await scene.apply(plan) }
        #expect(
            words.isEmpty || problem?.cause.description.contains(words) == true, "\(problem?.cause ?? "")",
            sourceLocation: sourceLocation)
        let after = try await Snapshot(of: scene, objects: everybody)
        #expect(after == before, sourceLocation: sourceLocation)
    }

    static let racing: [ConformanceCase] = [
        ConformanceCase("Twenty who apply one plan at once all see it applied, once") { store in
            let scene = try await Scene(in: store)
            let run = try await scene.record((1...50).map { .importing($0, .extra($0)) }, kind: .importing)
            let results = try await withThrowingTaskGroup(of: Run.self) { group in
                for _ in 1...20 { group.addTask { try await scene.apply(run) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(results.count == 20)
            #expect(Set(results).count == 1)
            #expect(try await store.users(UserQuery(), of: scene.organization).total == 50)
        },
        ConformanceCase("Of ten plans that change the same user, one is applied and nine are stale") { store in
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana)])[0]
            var runs: [Run] = []
            for number in 1...10 {
                runs.append(try await scene.record([.giving(ana, Profile.ana.with(phone: "\(number)"))]))
            }
            let verdicts = await withTaskGroup(of: Problem.Code?.self) { group in
                for run in runs {
                    group.addTask {
                        do {
                            try await scene.apply(run)
                            return nil
                        } catch {
                            return (error as? Problem)?.code
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(verdicts.filter { $0 == nil }.count == 1)
            #expect(verdicts.filter { $0 == .planStale }.count == 9)
            #expect(try await scene.user(1).revision == 2)
        },
        ConformanceCase("Of ten who want one address for a local user, one gets it") { store in
            let results = await withTaskGroup(of: Problem.Code?.self) { group in
                for number in UInt64(1)...10 {
                    group.addTask {
                        do {
                            try await add(
                                Profile(username: "user\(number)", email: "ana@contoso.example"), number, to: store)
                            return nil
                        } catch {
                            return (error as? Problem)?.code
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(results.filter { $0 == nil }.count == 1)
            #expect(results.filter { $0 == .duplicateEmail }.count == 9)
        },
        ConformanceCase("Of twenty who begin a run for one purpose at once, one works and all the others join it") {
            store in
            let scene = try await Scene(in: store)
            let grants = try await withThrowingTaskGroup(of: LeaseGrant.self) { group in
                for _ in 1...20 {
                    group.addTask {
                        try await store.begin(.everyone, of: scene.connection, by: .page, at: .noon)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let joined = grants.filter { if case .joined(let run) = $0 { run.id == RunID(1) } else { false } }
            #expect(joined.count == 19)
            #expect(try await store.runs(of: scene.organization, limit: 99, before: nil).count == 1)
        },
    ]
}
