import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

extension StoreConformance {
    static let holders: [ConformanceCase] = [
        ConformanceCase("Whoever holds a key is found, local and imported, each once") { store in
            let scene = try await Scene(in: store)
            try await scene.importPeople([(1, .ana), (2, .bo)])
            let chen = try await add(.chen, 50, to: store)
            let found = try await store.holders(
                emails: [try EmailAddress("ANA@contoso.example").key, try EmailAddress("chen@contoso.example").key],
                usernames: [try #require(UsernameKey("Ana@Contoso.Example"))], of: Fixture.contoso)
            #expect(Set(found) == [try await scene.user(1), chen])
            #expect(found.count == 2)
        },
        ConformanceCase("Nobody asked for is nobody found") { store in
            try await add(.ana, 1, to: store)
            #expect(try await store.holders(emails: [], usernames: [], of: Fixture.contoso).isEmpty)
            #expect(
                try await store.holders(
                    emails: [try EmailAddress("bo@contoso.example").key], usernames: [], of: Fixture.contoso
                ).isEmpty)
        },
        ConformanceCase("An email key finds no username, and a username key no email") { store in
            try await add(Profile(username: "ana", email: "bo@contoso.example"), 1, to: store)
            let name = try #require(UsernameKey("bo@contoso.example"))
            #expect(try await store.holders(emails: [], usernames: [name], of: Fixture.contoso).isEmpty)
        },
        ConformanceCase("A deactivated user holds its keys, a tombstone holds none") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo)])
            try await scene.run([
                .deleting(people[0]), .about(people[1], .deactivated(.disabledUpstream, []), access: .deactivate),
            ])
            #expect(try await scene.holders(ofEmail: "ana@contoso.example").isEmpty)
            #expect(try await scene.holders(ofEmail: "bo@contoso.example").map(\.id) == [people[1].id])
        },
        ConformanceCase("The holders of 1,500 addresses are found at once") { store in
            let scene = try await Scene(in: store)
            let numbers = Array(UInt64(1)...1_500)
            try await scene.importPeople(numbers.map { ($0, .extra($0)) })
            let keys = try numbers.map { try EmailAddress("person\($0)@contoso.example").key }
            let found = try await store.holders(emails: Set(keys), usernames: [], of: Fixture.contoso)
            #expect(found.count == 1_500)
        },
        ConformanceCase("People bound to objects are found, tombstones included, strangers not") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo), (3, .chen)])
            try await scene.run([.deleting(people[1])])
            let bound = try await store.bound(
                to: [1, 2, 2, 9].map(Fixture.object), by: scene.connection)
            #expect(bound.mapValues(\.user.id) == [Fixture.object(1): people[0].id, Fixture.object(2): people[1].id])
            #expect(bound[Fixture.object(2)]?.user.status == .deleted(at: .noon))
        },
        ConformanceCase("Users of an earlier tenant are bound to nothing of this one") { store in
            let scene = try await Scene(in: store)
            try await scene.importPeople([(1, .ana)])
            let moved = try await scene.moved(to: TenantID(Fixture.uuid(0x7F)))
            #expect(try await moved.users([1]).isEmpty)
            #expect(try await store.bound(to: [Fixture.object(1)], by: .fixture()).isEmpty)
        },
        ConformanceCase("1,500 objects are looked up at once") { store in
            let scene = try await Scene(in: store)
            let numbers = Array(UInt64(1)...1_500)
            #expect(try await scene.importPeople(numbers.map { ($0, .extra($0)) }).count == 1_500)
        },
    ]
}
