import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

extension StoreConformance {
    static let browsing: [ConformanceCase] = [
        ConformanceCase("A filter lists those who stand so, and only them") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo), (3, .chen)])
            try await add(.extra(9), 50, to: store)
            try await scene.run([
                .refusing(people[0], .over(.email, "bo@contoso.example", heldBy: people[1])),
                .about(people[1], .missing(since: .noon)),
            ])
            try await store.mark([people[2].id], .held, of: Fixture.contoso, at: .noon)
            let local = [Fixture.userID(50)]
            let expected: [(UserQuery.Standing, [UserID])] = [
                (.attention, [people[0].id, people[1].id]), (.duplicate, [people[0].id]),
                (.missing, [people[1].id]), (.held, [people[2].id]), (.outOfScope, []), (.deactivated, []),
                (.never, local), (.synchronized, []),
            ]
            for (standing, ids) in expected {
                let query = UserQuery(standing: standing)
                let page = try await store.users(query, of: Fixture.contoso)
                #expect(page.rows.map(\.user.id) == ids, "\(standing)")
                #expect(page.total == ids.count && page.precision == .exact, "\(standing)")
                #expect(try await store.userIDs(query, of: Fixture.contoso) == ids, "\(standing)")
            }
            #expect(try await store.userIDs(UserQuery(source: .local), of: Fixture.contoso) == local)
            let imported = UserQuery(view: .synchronizable(scene.connection), source: .imported)
            #expect(try await store.users(imported, of: Fixture.contoso).total == 3)
        },
        ConformanceCase("A column filter looks at its own value alone, and several have to hold at once") { store in
            for (number, profile) in [
                (1, Profile(username: "ana@contoso.example", firstName: "Bo", lastName: "Maße", email: "x@bo.example")),
                (2, Profile(username: "bo@contoso.example", firstName: "Ana", email: "ana@fabrikam.example")),
                (3, Profile(username: "chen", firstName: "Chen")),
            ] as [(UInt64, Profile)] {
                try await add(profile, number, to: store)
            }
            let expected: [([UserQuery.Column: String], [UInt64])] = [
                ([.name: "BO"], [1]), ([.username: "bo"], [2]), ([.email: "bo"], [1]),
                ([.name: "ana"], [2]), ([.username: "ana"], [1]), ([.email: "ana"], [2]),
                ([.name: "masse"], [1]), ([.name: "bo m"], [1]), ([.name: "%"], []), ([.email: "contoso"], []),
                ([.username: "contoso"], [1, 2]), ([.username: "contoso", .name: "ana"], [2]),
                ([.name: "an", .username: "bo", .email: "fabrikam"], [2]), ([.name: "ana", .email: "x@"], []),
                ([.email: "."], [1, 2]), ([.name: "chen"], [3]), ([.email: "chen"], []), ([.name: "a\nb"], []),
            ]
            for (columns, numbers) in expected {
                let query = UserQuery(columns: columns, order: .added)
                let ids = numbers.map(Fixture.userID)
                #expect(try await store.userIDs(query, of: Fixture.contoso) == ids, "\(columns)")
                let page = try await store.users(query, of: Fixture.contoso)
                #expect(page.rows.map(\.user.id) == ids && page.total == ids.count, "\(columns)")
            }
            let both = UserQuery(text: "contoso", columns: [.name: "ana"])
            #expect(try await store.userIDs(both, of: Fixture.contoso) == [Fixture.userID(2)])
        },
        ConformanceCase("Every order has a reverse, and neighbors of a user meet without a gap") { store in
            for number in UInt64(1)...7 { try await add(.extra(number), number, to: store) }
            for order in UserQuery.Order.allCases {
                let all = try await store.userIDs(UserQuery(order: order), of: Fixture.contoso)
                #expect(Set(all).count == 7)
                var query = UserQuery(order: order, start: .after(all[2]), page: PageRequest(number: 2, size: 3))
                #expect(try await store.users(query, of: Fixture.contoso).rows.map(\.user.id) == Array(all[3..<6]))
                query.start = .before(all[3])
                #expect(try await store.users(query, of: Fixture.contoso).rows.map(\.user.id) == Array(all[0..<3]))
            }
            let (up, down) = (
                try await store.userIDs(UserQuery(order: .added), of: Fixture.contoso),
                try await store.userIDs(UserQuery(order: .addedDescending), of: Fixture.contoso)
            )
            #expect(up == (UInt64(1)...7).map(Fixture.userID))
            #expect(down == up.reversed())
            await #expect(throws: Problem.self) {
                try await store.users(UserQuery(start: .after(Fixture.userID(99))), of: Fixture.contoso)
            }
        },
        ConformanceCase("Whoever has no email comes before everybody who has, wherever a page begins") { store in
            for (number, email) in [
                (1, "zoe@x.example"), (2, nil), (3, "ana@x.example"), (4, nil), (5, "bo@x.example"),
            ]
                as [(UInt64, String?)]
            {
                try await add(Profile(username: "user\(number)", firstName: "Ana", email: email), number, to: store)
            }
            let expected = [2, 4, 3, 5, 1].map(Fixture.userID)
            #expect(try await store.userIDs(UserQuery(order: .email), of: Fixture.contoso) == expected)
            #expect(
                try await store.userIDs(UserQuery(order: .emailDescending), of: Fixture.contoso) == expected.reversed())
            for place in 0..<4 {
                let next = UserQuery(order: .email, start: .after(expected[place]), page: PageRequest(size: 1))
                let listed = try await store.users(next, of: Fixture.contoso).rows.map(\.user.id)
                #expect(listed == [expected[place + 1]])
                let previous = UserQuery(order: .email, start: .before(expected[place + 1]), page: PageRequest(size: 1))
                #expect(try await store.users(previous, of: Fixture.contoso).rows.map(\.user.id) == [expected[place]])
            }
        },
        ConformanceCase("Totals follow whoever comes, goes and comes back") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo)])
            #expect(try await store.users(UserQuery(), of: Fixture.contoso).total == 2)
            try await scene.run([.deleting(people[0])])
            #expect(try await store.users(UserQuery(), of: Fixture.contoso).total == 1)
            let view = UserQuery.View.synchronizable(scene.connection)
            #expect(try await store.users(UserQuery(view: view), of: Fixture.contoso).total == 1)
            #expect(try await store.users(UserQuery(), of: Fixture.fabrikam).total == 0)
        },
        ConformanceCase("One user is shown as lists show it, with what happened and what was decided") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo)])
            let conflict = AddressConflict.over(.email, "bo@contoso.example", heldBy: people[1])
            try await scene.run([.refusing(people[0], conflict)])
            let listed = try await store.listed(people[0].id, of: Fixture.contoso)
            #expect(listed?.duplicates == [conflict])
            #expect(try await store.listed(people[0].id, of: Fixture.fabrikam) == nil)
            let events = try await store.events(about: people[0].id, of: Fixture.contoso, limit: 9)
            #expect(events.map(\.kind) == [.duplicateDetected, .userImported])
            #expect(try await store.events(about: people[0].id, of: Fixture.fabrikam, limit: 9).isEmpty)
            let decided = try await store.decisions(about: people[0].id, of: Fixture.contoso, limit: 9)
            #expect(decided.map(\.decision.verdict) == [.duplicate([conflict])])
            #expect(try await store.decisions(about: people[0].id, of: Fixture.fabrikam, limit: 9).isEmpty)
        },
    ]
}
