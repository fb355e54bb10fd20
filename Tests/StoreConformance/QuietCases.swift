import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

extension StoreConformance {
    /// Users whom a run over everybody passed over in silence are rows all the same: every number leads to exactly as
    /// many (R22).
    static let quiet: [ConformanceCase] = [
        ConformanceCase("Users without a word follow by name, as unchanged, and the counts have them") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .dara), (2, .bo), (3, .ana), (4, .chen)])
            try await add(Profile(username: "local"), 50, to: store)
            let run = try await scene.runOverEverybody(
                [.giving(people[3], Profile.chen.with(phone: "1")), .about(people[1], .unchanged)], quiet: 2)
            #expect(run.counts == OutcomeCounts([.modified: 1, .unchanged: 3]))
            #expect(
                try await scene.decisions(of: run).map(\.name) == [
                    "Bo Nilsen", "Chen Wei", "Ana Lima", "Dara Ó Briain",
                ])
            let unchanged = try await scene.decisions(of: run, .unchanged)
            #expect(unchanged == [people[1], people[2], people[0]].map { .about($0, .unchanged) })
            #expect(try await scene.decisions(of: run, .modified).count == 1)
            #expect(try await store.plan(of: run.id, in: scene.organization)?.decisions.count == 2)
        },
        ConformanceCase("Pages go over the end of the decisions without a gap, for everybody and for the unchanged") {
            store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople((1...30).map { ($0, .extra($0)) })
            let decisions =
                people[..<5].map { Decision.about($0, .unchanged) } + people[5..<12].map { .about($0, .unreadable) }
            let run = try await scene.runOverEverybody(decisions, quiet: 18)
            for (outcome, total) in [(Outcome?.none, 30), (.unchanged, 23), (.unreadable, 7)] {
                let whole = try await scene.decisions(of: run, outcome)
                #expect(Set(whole.map(\.subject.object)).count == total)
                for size in [1, 4, 5, 11, 12, 13, 29] {
                    var rows: [Decision] = []
                    for number in 1...(total / size + 2) {
                        let request = PageRequest(number: number, size: size)
                        let page = try await store.decisions(
                            of: run.id, outcome: outcome, page: request, in: scene.organization)
                        #expect(page.total == total)
                        rows += page.rows
                    }
                    #expect(rows == whole, "pages of \(size)")
                }
            }
        },
        ConformanceCase("What happens to users later does not change who was there") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople((1...6).map { ($0, .extra($0)) })
            try await scene.run([.deleting(people[5])])
            let run = try await scene.runOverEverybody([.about(people[0], .unreadable)], quiet: 4)
            func quiet() async throws -> [DirectoryObjectID] {
                try await scene.decisions(of: run, .unchanged).map(\.subject.object).sorted()
            }
            let then = [2, 3, 4, 5].map { Fixture.object($0) }
            #expect(try await quiet() == then)
            try await scene.importPeople([(7, .ana)])
            #expect(try await quiet() == then, "somebody new")
            try await scene.run([.deleting(people[1]), .deleting(people[2])])
            #expect(try await quiet() == then, "two deleted")
            try await scene.run([
                .about(try await scene.user(2), .restored(.bo)), .about(try await scene.user(6), .restored(.chen)),
            ])
            #expect(try await quiet() == then, "one of them back, and one who was not there")
            try await scene.run([.deleting(try await scene.user(2)), .deleting(try await scene.user(7))])
            #expect(try await quiet() == then, "deleted again")
            _ = try await scene.with { $0.rules.newcomers = .areImported }
            #expect(try await quiet() == then, "new settings")
            _ = try await scene.moved(to: TenantID(Fixture.uuid(0x7F)))
            #expect(try await quiet() == then, "another tenant")
            #expect(try await store.purge(at: Date.noon.addingTimeInterval(User.tombstoneLife + 1)) == 3)
            #expect(try await quiet() == [4, 5].map { Fixture.object($0) }, "only purging takes rows away")
            #expect(run.counts[.unchanged] == 4)
        },
        ConformanceCase("Whom the plan itself imports, deletes or restores is not counted twice") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo), (3, .chen)])
            try await scene.run([.deleting(people[2])])
            let run = try await scene.runOverEverybody(
                [.deleting(people[0]), .about(try await scene.user(3), .restored(.chen)), .importing(4, .dara)],
                quiet: 1)
            #expect(try await scene.decisions(of: run).count == run.selected)
            #expect(try await scene.decisions(of: run, .unchanged).map(\.subject.object) == [Fixture.object(2)])
        },
        ConformanceCase("A plan that waits, is held or given up shows them as well; one that is cut off nobody") {
            store in
            let scene = try await Scene(in: store)
            try await scene.importPeople((1...3).map { ($0, .extra($0)) })
            let planned = try await scene.record(scene.plan([], quiet: 3))
            let held = try await scene.record(scene.plan([], quiet: 3), findings: [.half(planned: 0, of: 0)])
            let given = try await scene.record(scene.plan([], quiet: 3))
            _ = try await store.discard(
                given.id, Scene.hash, .rejected(by: .page), in: scene.organization, at: .noon)
            for run in [planned, held, given] { #expect(try await scene.decisions(of: run).count == 3) }
            let lease = try await scene.begin()
            let record = PlanRecord(plan: scene.plan([], quiet: 3), hash: Scene.hash, reading: nil, ending: .apply)
            let run = try await store.record(record, under: lease, at: .noon)
            #expect(try await scene.decisions(of: run).count == 3)
            _ = try await store.stop(lease, because: .fixture, reading: nil, at: .noon)
            #expect(try await scene.decisions(of: run).isEmpty)
        },
        ConformanceCase("A plan is not stale because of users it passed over in silence") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo)])
            let waiting = try await scene.record(scene.plan([.about(people[0], .unchanged)], quiet: 1))
            try await scene.run([.giving(people[1], Profile.bo.with(phone: "1"))], at: .evening)
            let bo = try await scene.user(2)
            try await scene.apply(waiting, at: .tomorrow)
            #expect(try await scene.user(2) == bo)
        },
        ConformanceCase("The outcomes of a random history always have as many rows as they count") { store in
            let scene = try await Scene(in: store)
            var random = SeededRandom(seed: 29)
            var runs: [Run] = []
            try await scene.importPeople((1...20).map { ($0, .extra($0)) })
            for step in 0..<15 {
                let users = try await scene.users(Array(1...20))
                let chosen = users.filter { _ in Int.random(in: 0..<4, using: &random) == 0 }
                let decisions = chosen.map { user in
                    user.isTombstone
                        ? Decision.about(user, .restored(user.profile))
                        : Bool.random(using: &random) ? .deleting(user) : .about(user, .unreadable)
                }
                let living = users.filter { !$0.isTombstone }.count
                let spoken = chosen.filter { !$0.isTombstone }.count
                let plan = scene.plan(decisions, quiet: living - spoken)
                let run = try await scene.record(plan)
                runs.append(step.isMultiple(of: 4) ? run : try await scene.apply(run))
                for run in runs {
                    #expect(try await scene.decisions(of: run).count == run.selected)
                    #expect(try await scene.decisions(of: run, .unchanged).count == run.counts[.unchanged])
                }
            }
        },
    ]
}
