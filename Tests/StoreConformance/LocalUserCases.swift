import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

extension StoreConformance {
    static let localUsers: [ConformanceCase] = [
        ConformanceCase("Ana is added, and read back as she was returned") { store in
            let ana = try await store.addLocalUser(
                .ana, id: Fixture.userID(1), to: Fixture.contoso, at: Fixture.morning)
            #expect(ana == Fixture.local(1, .ana))
            #expect(try await store.user(ana.id, of: Fixture.contoso) == ana)
        },
        ConformanceCase("Values are stored trimmed, in form C, and blank ones as missing") { store in
            let profile = Profile(
                username: " zoe ", firstName: "Zoe\u{308}", lastName: " \u{A0}", email: "\tzoe@contoso.example",
                phone: "")
            let zoe = try await store.addLocalUser(
                profile, id: Fixture.userID(1), to: Fixture.contoso, at: Fixture.morning)
            #expect(zoe.profile == Profile(username: "zoe", firstName: "Zoë", email: "zoe@contoso.example"))
            #expect(zoe.profile.firstName.map { Array($0.utf8) } == Array("Zo\u{EB}".utf8))
            #expect(try await store.user(zoe.id, of: Fixture.contoso)?.profile.firstName?.utf8.count == 4)
        },
        ConformanceCase("Custom fields are stored like the others, blank ones as missing") { store in
            let (team, desk) = try (
                #require(AttributeName(rawValue: "team")), #require(AttributeName(rawValue: "desk"))
            )
            let ana = try await add(
                Profile(username: "ana", attributes: [team: " Zoe\u{308} \u{1F600}\"", desk: " "]), 1, to: store)
            #expect(ana.profile.attributes == [team: "Zo\u{EB} \u{1F600}\""])
            #expect(try await store.user(ana.id, of: Fixture.contoso) == ana)
        },
        ConformanceCase("A value that breaks a rule is refused by the name of its field, and nobody is added") {
            store in
            for (profile, field) in broken {
                let problem = await expectProblem(.invalidValue) {
                    _ = try await store.addLocalUser(
                        profile, id: Fixture.userID(1), to: Fixture.contoso, at: Fixture.morning)
                }
                #expect(problem?.field == field.rawValue)
            }
            let users = try await store.users(UserQuery(), of: Fixture.contoso)
            #expect(users.total == 0)
        },
        ConformanceCase("Ana's address is refused to a second Ana, in any case and normalization") { store in
            try await add(Profile(username: "ana1", email: "zo\u{EB}@contoso.example"), 1, to: store)
            for email in ["zo\u{EB}@contoso.example", "ZOe\u{308}@Contoso.EXAMPLE"] {
                let problem = await expectProblem(.duplicateEmail) {
                    try await add(Profile(username: "ana2", email: email), 2, to: store)
                }
                #expect(problem?.field == "email")
                #expect(problem?.description.contains("ana1") == false)
            }
            #expect(try await store.user(Fixture.userID(2), of: Fixture.contoso) == nil)
        },
        ConformanceCase("Ana's username is refused to a second Ana, in any case") { store in
            try await add(Profile(username: "Ana"), 1, to: store)
            let problem = await expectProblem(.duplicateUsername) {
                try await add(Profile(username: "aNA"), 2, to: store)
            }
            #expect(problem?.field == "username")
        },
        ConformanceCase("A username may be what another has as email, and two people may have no email") { store in
            try await add(Profile(username: "ana", email: "bo@contoso.example"), 1, to: store)
            try await add(Profile(username: "bo@contoso.example"), 2, to: store)
            try await add(Profile(username: "chen"), 3, to: store)
            #expect(try await store.users(UserQuery(), of: Fixture.contoso).total == 3)
        },
        ConformanceCase("An address that only looks like Ana's is another address") { store in
            try await add(Profile(username: "1", email: "ana@contoso.example"), 1, to: store)
            try await add(Profile(username: "2", email: "\u{430}na@contoso.example"), 2, to: store)
            try await add(Profile(username: "3", email: "an\u{FF41}@contoso.example"), 3, to: store)
            #expect(try await store.users(UserQuery(), of: Fixture.contoso).total == 3)
        },
        ConformanceCase("An id is never given twice") { store in
            try await add(.ana, 1, to: store)
            let problem = await expectProblem(.invalidValue) { try await add(.bo, 1, to: store) }
            #expect(problem?.field == "id")
            #expect(try await store.user(Fixture.userID(1), of: Fixture.contoso)?.profile == .ana)
        },
        ConformanceCase("An address of an imported user is refused, also after the user was deactivated") { store in
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana)])[0]
            try await scene.run([.about(ana, .deactivated(.disabledUpstream, []), access: .deactivate)])
            await expectProblem(.duplicateEmail) {
                try await add(Profile(username: "other", email: "ANA@contoso.example"), 50, to: store)
            }
        },
        ConformanceCase("An address of a tombstone is free") { store in
            let scene = try await Scene(in: store)
            let ana = try await scene.importPeople([(1, .ana)])[0]
            try await scene.run([.deleting(ana)])
            try await add(.ana, 50, to: store)
            #expect(try await scene.holders(ofEmail: "ana@contoso.example").map(\.id) == [Fixture.userID(50)])
        },
        ConformanceCase("An id that is nobody's is no user") { store in
            let nobody = try await store.user(Fixture.userID(1), of: Fixture.contoso)
            #expect(nobody == nil)
        },
    ]

    private static let broken: [(Profile, MappedField)] = [
        (Profile(username: "  "), .username),
        (Profile(username: "ana\u{7}"), .username),
        (Profile(username: String(repeating: "a", count: 257)), .username),
        (Profile(username: "ana@@contoso.example"), .username),
        (Profile(username: "ana", firstName: String(repeating: "é", count: 129)), .firstName),
        (Profile(username: "ana", lastName: "Li\nma"), .lastName),
        (Profile(username: "ana", email: "ana"), .email),
        (Profile(username: "ana", email: "an\u{212A}@contoso.example"), .email),
        (Profile(username: "ana", phone: String(repeating: "1", count: 65)), .phone),
    ]

    @discardableResult
    static func add(_ profile: Profile, _ number: UInt64, to store: any DirectoryStore) async throws -> User {
        try await store.addLocalUser(
            profile, id: Fixture.userID(number), to: Fixture.contoso, at: Fixture.morning)
    }
}
