import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

extension StoreConformance {
    static let listing: [ConformanceCase] = [
        ConformanceCase("Users are listed by name without regard to case, whatever the script") { store in
            let names = ["éva", "Zoë", "ana", "Łukasz", "Bo", "Ирина", "李雷", "أمل", "Ngọc", "אבי", "Ärna", "ærna"]
            for (index, name) in names.enumerated() {
                try await add(Profile(username: "u\(index)", firstName: name), UInt64(index + 1), to: store)
            }
            let expected = ["ana", "Bo", "Ngọc", "Zoë", "Ärna", "ærna", "éva", "Łukasz", "Ирина", "אבי", "أمل", "李雷"]
            let page = try await store.users(UserQuery(), of: Fixture.contoso)
            #expect(page.rows.map(\.user.profile.name) == expected)
        },
        ConformanceCase("Users of one name are listed by id, and whoever has no name by the username") { store in
            try await add(Profile(username: "x", firstName: "Ana"), 3, to: store)
            try await add(Profile(username: "y", firstName: "ANA"), 1, to: store)
            try await add(Profile(username: "amy"), 2, to: store)
            let page = try await store.users(UserQuery(), of: Fixture.contoso)
            #expect(page.rows.map(\.user.id) == [2, 1, 3].map(Fixture.userID))
        },
        ConformanceCase("Pages cut the list without a gap, and a page behind the end is empty") { store in
            for number in UInt64(1)...25 { try await add(.extra(number), number, to: store) }
            let whole = try await store.users(UserQuery(), of: Fixture.contoso).rows
            var pages: [ListedUser] = []
            for number in 1...4 {
                let query = UserQuery(page: PageRequest(number: number, size: 10))
                let page = try await store.users(query, of: Fixture.contoso)
                #expect(page.total == 25)
                #expect(page.request == query.page)
                pages += page.rows
            }
            #expect(pages == whole)
            #expect(whole.count == 25)
        },
        ConformanceCase("Deleted users are not listed, deactivated ones are") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo)])
            try await scene.run([
                .deleting(people[0]), .about(people[1], .deactivated(.disabledUpstream, []), access: .deactivate),
            ])
            #expect(try await scene.listed().map(\.user.profile) == [.bo])
            #expect(try await scene.listed(in: .synchronizable(scene.connection)).map(\.user.profile) == [.bo])
        },
        ConformanceCase("The sync list has the imported people of the tenant that is connected now, nobody else") {
            store in
            let scene = try await Scene(in: store)
            try await scene.importPeople([(1, .ana)])
            try await add(.bo, 50, to: store)
            let moved = try await scene.moved(to: TenantID(Fixture.uuid(0x7F)))
            try await moved.importPeople([(2, .chen)])
            let listed = try await moved.listed(in: .synchronizable(moved.connection))
            #expect(listed.map(\.user.profile) == [.chen])
            #expect(listed.map(\.isFromAnotherTenant) == [false])
        },
        ConformanceCase("Users of an earlier tenant stay listed, and are marked") { store in
            let scene = try await Scene(in: store)
            try await scene.importPeople([(1, .ana)])
            try await add(.bo, 50, to: store)
            #expect(try await scene.listed().map(\.isFromAnotherTenant) == [false, false])
            let moved = try await scene.moved(to: TenantID(Fixture.uuid(0x7F)))
            try await moved.importPeople([(2, .chen)])
            #expect(try await scene.listed().map(\.user.profile) == [.ana, .bo, .chen])
            #expect(try await scene.listed().map(\.isFromAnotherTenant) == [true, false, false])
        },
        ConformanceCase("A connection that has reached no tenant yet can synchronize nobody") { store in
            let scene = try await Scene(in: store)
            try await scene.importPeople([(1, .ana)])
            var settings = scene.connection
            settings.pinnedTenant = nil
            let saved = try await store.save(settings)
            #expect(try await scene.listed(in: .synchronizable(saved)).isEmpty)
            #expect(try await store.selected(.everyone, by: saved).isEmpty)
            #expect(try await store.readableObjects(of: saved, limit: 10).isEmpty)
            #expect(try await store.bound(to: [Fixture.object(1)], by: saved).isEmpty)
            #expect(try await scene.listed().map(\.isFromAnotherTenant) == [true])
        },
        ConformanceCase("A user in a list carries the conflicts that keep it from being synchronized") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo)])
            let email = AddressConflict.over(.email, "bo@contoso.example", heldBy: people[1])
            let username = AddressConflict.over(.username, "bo@contoso.example", heldBy: people[1])
            try await scene.run([.refusing(people[0], username, email)])
            let rows = try await scene.listed()
            #expect(rows.map(\.duplicates) == [[email, username], []])
            #expect(try await scene.listed(in: .synchronizable(scene.connection)) == rows)
        },
    ]

    static let searching: [ConformanceCase] = [
        ConformanceCase("A search finds a part of a name, username or email, in any case") { store in
            try await add(Profile(username: "ana.l", firstName: "Ana", lastName: "Lima"), 1, to: store)
            try await add(
                Profile(username: "bo", firstName: "Bo", email: "B.Nilsen@CONTOSO.example"), 2, to: store)
            try await add(Profile(username: "irina", firstName: "Ирина", lastName: "ЁЛКИНА"), 3, to: store)
            try await add(Profile(username: "sisyphos", firstName: "Σίσυφος", lastName: "Straße"), 4, to: store)
            try await add(Profile(username: "zoe", firstName: "Zoe\u{308}"), 5, to: store)
            for (text, expected) in finds {
                let page = try await store.users(UserQuery(text: text), of: Fixture.contoso)
                #expect(page.rows.map(\.user.id) == expected.map(Fixture.userID), "search for \(text)")
                #expect(page.total == expected.count)
            }
        },
        ConformanceCase("Wildcards, quotes and line breaks in a search stand for themselves") { store in
            try await add(Profile(username: "50%_off\\"), 1, to: store)
            try await add(Profile(username: "500_off"), 2, to: store)
            try await add(Profile(username: "o'neil \"[a-z]*?"), 3, to: store)
            for (text, expected) in wildcards {
                let page = try await store.users(UserQuery(text: text), of: Fixture.contoso)
                #expect(Set(page.rows.map(\.user.id)) == Set(expected.map(Fixture.userID)), "search for \(text)")
            }
        },
        ConformanceCase("A match does not span two values") { store in
            try await add(Profile(username: "lima", firstName: "Ana", email: "x@contoso.example"), 1, to: store)
            for text in ["ana\nlima", "anali", "limax", "ana lima"] {
                #expect(try await store.users(UserQuery(text: text), of: Fixture.contoso).total == 0)
            }
        },
        ConformanceCase("The empty text finds everybody") { store in
            try await add(.ana, 1, to: store)
            #expect(try await store.users(UserQuery(text: ""), of: Fixture.contoso).total == 1)
        },
        ConformanceCase("A search goes by what a run has written") { store in
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana)])[0]
            var renamed = Profile.ana
            renamed.lastName = "Souza"
            try await scene.run([.giving(ana, renamed)])
            #expect(try await scene.listed("souza").count == 1)
            #expect(try await scene.listed("lima").isEmpty)
        },
    ]

    private static let finds: [(String, [UInt64])] = [
        ("LIMA", [1]), ("ana l", [1]), ("ANA.L", [1]), ("nilsen@contoso", [2]), ("ёлк", [3]), ("ИРИНА", [3]),
        ("σίσυφοσ", [4]), ("ΣΊΣΥΦΟΣ", [4]), ("STRASSE", [4]), ("straße", [4]), ("zoë", [5]), ("ZOE\u{308}", [5]),
        ("nobody", []), ("\u{130}", []),
    ]

    private static let wildcards: [(String, [UInt64])] = [
        ("%", [1]), ("_", [1, 2]), ("\\", [1]), ("'", [3]), ("\"", [3]), ("*", [3]), ("?", [3]), ("[a-z]", [3]),
        ("50_", []), ("5%f", []), ("\n", []), ("\u{0}", []), ("' OR 1=1 --", []),
    ]
}
