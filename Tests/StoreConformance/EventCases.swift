import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

extension StoreConformance {
    /// What happened, in the order in which it happened.
    static let happening: [ConformanceCase] = [
        ConformanceCase("Every change of a user is an event of the run, in the order of the plan, with what changed") {
            store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople((1...6).map { ($0, .extra($0)) })
            try await scene.run([
                .deleting(people[4]), .about(people[5], .deactivated(.leftScope, []), access: .deactivate),
            ])
            let last = try await scene.events().count
            let phone = FieldChange(field: .phone, before: nil, after: "7")
            let back = Profile("Person", "Five", "person5@contoso.example")
            let run = try await scene.run(
                [
                    .importing(7, .ana), .giving(people[0], people[0].profile.with(email: "x@contoso.example")),
                    .about(people[1], .deactivated(.disabledUpstream, [phone]), access: .deactivate),
                    .about(try await scene.user(6), .reactivated([phone]), access: .reactivate), .deleting(people[2]),
                    .about(try await scene.user(5), .restored(back)), .about(people[3], .missing(since: .noon)),
                ], at: .evening)
            let events = try await scene.events()[last...]
            #expect(events.allSatisfy { $0.run == run.id && $0.at == .evening })
            #expect(
                events.map(\.kind) == [
                    .userImported, .userUpdated, .userDeactivated, .userDeleted, .userRestored, .userReactivated,
                ])
            #expect(
                events.map(\.user)
                    == [try await scene.user(7).id] + [0, 1, 2, 4, 5].map { people[$0].id })
            #expect(events.map(\.name) == ["Ana Lima", "Person 1", "Person 2", "Person 3", "Person Five", "Person 6"])
            let name = FieldChange(field: .lastName, before: "5", after: "Five")
            let addresses = [MappedField.username, .email].map { field in
                FieldChange(field: field, before: "person1@contoso.example", after: "x@contoso.example")
            }
            #expect(
                events.map(\.changes)
                    == [Verdict.imported(.ana).changes, addresses, [phone], [], [name], [phone]])
        },
        ConformanceCase("Events are numbered from 1 without a gap, and read from any of them on") { store in
            let scene = try await Scene(in: store)
            #expect(try await scene.events().isEmpty)
            let people = try await scene.importPeople((1...5).map { ($0, .extra($0)) })
            try await scene.run(people.map { .deleting($0) })
            #expect(try await scene.events().map(\.id) == Array(1...10))
            let some = try await store.events(of: scene.organization, after: 3, limit: 4)
            #expect(some.map(\.id) == Array(4...7))
            #expect(try await store.events(of: scene.organization, after: 10, limit: 4).isEmpty)
            #expect(try await store.events(of: scene.organization, after: 0, limit: 0).isEmpty)
        },
        ConformanceCase("Each organization has events and numbers of its own") { store in
            let contoso = try await Scene(in: store)
            let fabrikam = try await Scene(in: store, organization: Fixture.fabrikam, ids: 100)
            try await contoso.importPeople([(1, .ana), (2, .bo)])
            try await fabrikam.importPeople([(1, .chen)])
            #expect(try await contoso.events().map(\.name) == ["Ana Lima", "Bo Nilsen"])
            #expect(try await fabrikam.events().map(\.id) == [1])
        },
        ConformanceCase("What changes nothing is no event, and neither is a plan that is stale or applied again") {
            store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo), (3, .chen)])
            let before = try await scene.events()
            try await scene.run([
                .about(people[0], .unchanged), .about(people[1], .unreadable),
                .about(people[2], .missing(since: .noon)),
            ])
            let stale = try await scene.record([.deleting(people[2])])
            await expectProblem(.planStale) { try await scene.apply(stale) }
            #expect(try await scene.events() == before)
            let run = try await scene.run([.deleting(people[0])])
            let after = try await scene.events()
            try await scene.apply(run)
            #expect(try await scene.events() == after)
        },
        ConformanceCase("What an administrator deactivated stays so, and is no event") { store in
            let scene = try await Scene(in: store)
            let profile = Profile(username: "ana")
            try await scene.run(
                [
                    Decision(
                        subject: .person(Fixture.object(1)), name: "ana", verdict: .imported(profile),
                        access: .deactivate)
                ], kind: .importing)
            let before = try await scene.events()
            try await scene.run([
                .about(try await scene.user(1), .deactivated(.leftScope, []), access: .deactivate)
            ])
            #expect(try await scene.events() == before)
        },
        ConformanceCase("A conflict is an event when it is found and when it is gone, not while it goes on") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo)])
            let last = try await scene.events().count
            let email = AddressConflict.over(.email, "bo@contoso.example", heldBy: people[1])
            let username = AddressConflict.over(.username, "bo@contoso.example", heldBy: people[1])
            let runs = [
                try await scene.run([.refusing(people[0], email, username)]),
                try await scene.run([.refusing(people[0], username)]),
                try await scene.run([.about(people[0], .unchanged)]),
            ]
            let events = try await scene.events()[last...]
            #expect(
                events.map(\.kind) == [
                    .duplicateDetected, .duplicateDetected, .duplicateResolved, .duplicateResolved,
                ])
            #expect(events.map(\.run) == [runs[0], runs[0], runs[1], runs[2]].map(\.id))
            #expect(events.allSatisfy { $0.user == people[0].id && $0.name == "Ana Lima" })
        },
        ConformanceCase("A person who is no user is released when nobody has the address any more, and only then") {
            store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo)])
            let conflicts: [AddressConflict] = [
                .over(.email, "ANA@contoso.example", heldBy: people[0]),
                .over(.username, "bo@contoso.example", heldBy: people[1]),
            ]
            let refused = conflicts.enumerated().map { index, conflict in
                Decision(
                    subject: .person(Fixture.object(UInt64(8 + index))), name: "Stranger \(index)",
                    verdict: .duplicate([conflict]))
            }
            try await scene.run(refused, kind: .importing)
            try await scene.run([.about(people[0], .unchanged), .giving(people[1], Profile.bo.with(phone: "1"))])
            #expect(try await scene.duplicates().count == 2)
            let last = try await scene.events().count
            let run = try await scene.run([.deleting(try await scene.user(1))])
            #expect(try await scene.duplicates().map(\.name) == ["Stranger 1"])
            let events = try await scene.events()[last...]
            #expect(events.map(\.kind) == [.userDeleted, .duplicateResolved])
            #expect(events.last?.user == nil && events.last?.name == "Stranger 0" && events.last?.run == run.id)
            try await scene.run([.giving(try await scene.user(2), Profile.bo.with(email: "b@contoso.example"))])
            #expect(try await scene.duplicates().isEmpty)
        },
        ConformanceCase("A person whom a run has just found in conflict is not released by the same run") { store in
            let scene = try await Scene(in: store)
            let stranger = Fixture.imported(9, .ana)
            let refused = Decision(
                subject: .person(Fixture.object(1)), name: "Ana",
                verdict: .duplicate([.over(.email, "ana@contoso.example", heldBy: stranger)]))
            try await scene.run([refused], kind: .importing)
            #expect(try await scene.duplicates().count == 1)
        },
        ConformanceCase("A notice is written once for each key, and about no run") { store in
            let scene = try await Scene(in: store)
            func notice(_ key: String, at date: Date) async throws -> NoticeResult {
                try await store.notice(
                    .credentialExpiring, key: key, name: "Contoso", of: scene.connection, at: date)
            }
            #expect(try await notice("secret 1", at: .noon) == .written)
            #expect(try await notice("secret 1", at: .evening) == .alreadyThere)
            #expect(try await notice("secret 2", at: .evening) == .written)
            #expect(
                try await scene.events() == [
                    ChangeEvent(id: 1, at: .noon, run: nil, kind: .credentialExpiring, user: nil, name: "Contoso"),
                    ChangeEvent(id: 2, at: .evening, run: nil, kind: .credentialExpiring, user: nil, name: "Contoso"),
                ])
            let other = try await Scene(in: store, organization: Fixture.fabrikam)
            let result = try await store.notice(
                .credentialExpiring, key: "secret 1", name: "Fabrikam", of: other.connection, at: .noon)
            #expect(result == .written)
        },
        ConformanceCase("Ten who give one notice at once give it once") { store in
            let scene = try await Scene(in: store)
            let results = try await withThrowingTaskGroup(of: NoticeResult.self) { group in
                for _ in 1...10 {
                    group.addTask {
                        try await store.notice(
                            .connectionUnhealthy, key: "k", name: "Contoso", of: scene.connection, at: .noon)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(results.filter { $0 == .written }.count == 1)
            #expect(try await scene.events().count == 1)
        },
    ]
}
