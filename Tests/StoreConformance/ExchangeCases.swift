import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

extension StoreConformance {
    /// Addresses that move between users within one run (R10).
    static let exchanging: [ConformanceCase] =
        [2, 3, 10, 1_000].map { size in
            ConformanceCase("The addresses of \(size) users go round in a circle") { store in
                let scene = try await Scene(in: store)
                let numbers = Array(UInt64(1)...UInt64(size))
                let people = try await scene.importPeople(numbers.map { ($0, .extra($0)) })
                try await scene.run(
                    people.enumerated().map { index, user in
                        .giving(user, user.profile.with(email: "person\((index + 1) % size + 1)@contoso.example"))
                    })
                let after = try await scene.users(numbers)
                #expect(
                    after.map(\.profile.email)
                        == numbers.map { "person\($0 % UInt64(size) + 1)@contoso.example" })
                #expect(after.map(\.id) == people.map(\.id))
                #expect(after.allSatisfy { $0.status == .active && $0.revision == 2 })
            }
        } + [
            ConformanceCase("Ana and Bo swap their emails, and keep their usernames") { store in
                let scene = try await Scene(in: store)
                let people = try await scene.importPeople([(1, .ana), (2, .bo)])
                var ana = Profile.ana
                var bo = Profile.bo
                swap(&ana.email, &bo.email)
                try await scene.run([.giving(people[0], ana), .giving(people[1], bo)])
                #expect(try await scene.users([1, 2]).map(\.profile) == [ana, bo])
                #expect(try await scene.holders(ofEmail: "bo@contoso.example").map(\.id) == [people[0].id])
            },
            ConformanceCase("Ana takes Bo's address while Bo moves on to another") { store in
                let scene = try await Scene(in: store)
                let people = try await scene.importPeople([(1, .ana), (2, .bo)])
                try await scene.run([
                    .giving(people[0], Profile.ana.with(email: "bo@contoso.example")),
                    .giving(people[1], Profile.bo.with(email: "bo.nilsen@contoso.example")),
                ])
                let emails = try await scene.users([1, 2]).map(\.profile.email)
                #expect(emails == ["bo@contoso.example", "bo.nilsen@contoso.example"])
            },
            ConformanceCase("Bo and newcomer Chen take the addresses that two deletions free in the same run") {
                store in
                let scene = try await Scene(in: store)
                let people = try await scene.importPeople([(1, .ana), (2, .bo), (3, .dara)])
                try await scene.run([
                    .deleting(people[0]), .deleting(people[2]),
                    .giving(people[1], Profile.bo.with(email: "ana@contoso.example")),
                    .importing(4, Profile.chen.with(email: "dara@contoso.example")),
                ])
                #expect(try await scene.user(2).profile.email == "ana@contoso.example")
                #expect(try await scene.user(4).profile.email == "dara@contoso.example")
                #expect(try await scene.users([1, 3]).allSatisfy(\.isTombstone))
            },
            ConformanceCase("Ana comes back in the run in which Bo gives her address up") { store in
                let scene = try await Scene(in: store)
                let ana = try await scene.importPeople([(1, .ana)])[0]
                try await scene.run([.deleting(ana)])
                let bo = try await scene.importPeople([(2, Profile.bo.with(email: "ana@contoso.example"))])[0]
                try await scene.run([.about(try await scene.user(1), .restored(.ana)), .giving(bo, .bo)])
                #expect(try await scene.users([1, 2]).map(\.profile) == [.ana, .bo])
            },
            ConformanceCase("A change of case alone is written, and the address is still hers") { store in
                let scene = try await Scene(in: store)
                let ana = try await scene.importPeople([(1, .ana)])[0]
                try await scene.run([.giving(ana, Profile.ana.with(email: "Ana@Contoso.Example"))])
                #expect(try await scene.user(1).profile.email == "Ana@Contoso.Example")
                #expect(try await scene.holders(ofEmail: "ana@contoso.example").map(\.id) == [ana.id])
            },
            ConformanceCase("An email that is cleared is free at once") { store in
                let scene = try await Scene(in: store)
                let people = try await scene.importPeople([(1, .ana), (2, .bo)])
                var without = Profile.ana
                without.email = nil
                var bo = Profile.bo
                bo.email = "ana@contoso.example"
                try await scene.run([.giving(people[0], without), .giving(people[1], bo)])
                #expect(try await scene.users([1, 2]).map(\.profile) == [without, bo])
            },
            ConformanceCase("Whoever deletes hundreds, renames hundreds and imports hundreds in one run gets all of it")
            {
                store in
                let scene = try await Scene(in: store)
                let people = try await scene.importPeople((1...600).map { ($0, .extra($0)) })
                let decisions: [Decision] =
                    people[..<200].map { .deleting($0) }
                    + people[200..<400].enumerated().map { index, user in
                        .giving(user, user.profile.with(email: "person\(index + 1)@contoso.example"))
                    }
                    + people[400...].map { .about($0, .unchanged) }
                    + (1_001...1_200).map { .importing($0, Profile.extra($0 - 800)) }
                let run = try await scene.run(decisions)
                #expect(run.counts == OutcomeCounts([.deleted: 200, .modified: 200, .unchanged: 200, .imported: 200]))
                #expect(try await scene.users(Array(201...400)).map(\.profile.email) == (1...200).map(Self.email))
                #expect(try await scene.users(Array(1_001...1_200)).map(\.profile.email) == (201...400).map(Self.email))
                #expect(try await store.users(UserQuery(), of: Fixture.contoso).total == 600)
            },
        ]

    private static func email(_ number: Int) -> String? { "person\(number)@contoso.example" }
}
