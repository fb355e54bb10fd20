import DirectoryCore
import DirectoryPorts
import Foundation
import HTTPTypes
import Logging
import StoreSQLite
import TestSupport
import Testing

@Suite("The whole story without scripts") struct StoryTests {
    enum Kind: String, CaseIterable, Sendable {
        case memory
        case sqlite
    }

    @Test("Import, synchronize with a preview, read the result, find the duplicate", arguments: Kind.allCases)
    func story(kind: Kind) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "rollcall-pages-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let contoso = try await Contoso(store: try await store(kind, in: folder))
        let ana = try await contoso.addLocal(
            Profile(username: "ana", firstName: "Ana", lastName: "Lovelace", email: "ana@home.example"), number: 70)
        let engine = ScriptedEngine(contoso, candidates: (1...60).map(Self.candidate)) { user in
            switch user.profile.firstName {
            case "Li": .modified([FieldChange(field: .phone, before: user.profile.phone, after: "+1 555 0100")])
            case "Olga": .deleted(.gone(.inDeletedItems(deletedAt: Contoso.morning, Self.seen)))
            case "יעל": .duplicate([.email("Ana@home.example", of: ana)])
            default: .unchanged
            }
        }
        try await contoso.browse(engine) { browser in
            let picked = try await browser.open("/import?q=a").checkboxes("person")
            #expect(picked.count == 60)
            let imported = try await browser.postAndFollow("/import", Self.form("person", picked, "q=a&step=run"))
            #expect(imported.text.contains("Imported 60 people."))

            let ids = try await browser.open("/synchronize?page=1").checkboxes("user")
            #expect(ids.count == 50)
            let preview = try await browser.postAndFollow("/synchronize", "scope=everyone&step=preview&page=1")
            #expect(
                preview.text.contains(
                    "This will change 5 users, delete 5 and leave 5 duplicates untouched. 45 are already up to date."))
            let hash = try #require(try preview.hidden("hash"))
            let action = try #require(preview.html.firstMatch(of: #/action="([^"]*apply)"/#)?.output.1)
            let result = try await browser.postAndFollow(String(action), "hash=\(hash)")
            #expect(result.text.contains("5 modified + 5 deleted + 5 duplicated + 45 unchanged = 60 selected"))
            for outcome in ["modified", "deleted", "duplicate", "unchanged"] {
                let link = try #require(result.links.first { $0.hasSuffix("outcome=\(outcome)") })
                let rows = try await browser.open(link).rows
                #expect(rows == (outcome == "unchanged" ? 45 : 5))
            }
            try await browser.expect("/users", toSay: "56 users")
            try await browser.expect("/synchronize", toSay: "Duplicate of Ana Lovelace (local user)")
            try await browser.expect("/duplicates", toSay: "5 conflicts")
        }
    }

    private static let seen = Proof.Observation(at: Contoso.noon, status: 404, requestID: "req-7")

    private static func form(_ field: String, _ ids: [String], _ rest: String) -> String {
        ids.map { "\(field)=\($0)" }.joined(separator: "&") + "&" + rest
    }

    private static func candidate(_ number: Int) -> ImportCandidate {
        let profile = Contoso.person(number)
        let person = DirectoryUser(
            id: Contoso.object(number), userPrincipalName: .value(profile.username),
            displayName: .value("A \(profile.name)"), mail: profile.email.map(Property.value) ?? .null)
        return ImportCandidate(person: person, verdict: .imported(profile), lookAlikes: [])
    }

    private func store(_ kind: Kind, in folder: URL) async throws -> any DirectoryStore {
        switch kind {
        case .memory: InMemoryStore()
        case .sqlite:
            try await SQLiteStore.open(
                at: folder.appending(path: "rollcall.sqlite").path(), logger: Logger(label: "test"))
        }
    }
}
