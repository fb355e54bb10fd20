import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport
import Testing

extension StoreConformance {
    static let duplicates: [ConformanceCase] = [
        ConformanceCase("A conflict opens a duplicate that names both sides and the run") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo)])
            let conflict = AddressConflict.over(.email, "Bo@contoso.example", heldBy: people[1])
            let run = try await scene.run([.refusing(people[0], conflict)], at: .evening)
            let expected = DuplicateRecord(
                subject: .user(people[0].id, object: Fixture.object(1), revision: 1), name: "Ana Lima",
                conflict: conflict, foundBy: run.id, foundAt: .evening)
            #expect(try await scene.duplicates() == [expected])
        },
        ConformanceCase("Somebody who cannot be imported is a duplicate, until imported") { store in
            let scene = try await Scene(in: store)
            let local = try await add(.ana, 50, to: store)
            let conflict = AddressConflict.over(.email, "ana@contoso.example", heldBy: local)
            let refused = Decision(
                subject: .person(Fixture.object(1)), name: "Ana Lima", verdict: .duplicate([conflict]))
            try await scene.run([refused], kind: .importing)
            #expect(try await scene.duplicates().map(\.subject) == [.person(Fixture.object(1))])
            #expect(try await scene.duplicates().map(\.conflict.holder.object) == [nil])
            try await scene.importPeople([(1, Profile.ana.with(email: "ana.lima@contoso.example"))])
            #expect(try await scene.duplicates().isEmpty)
        },
        ConformanceCase("A conflict that goes on keeps the run that found it, and follows what is in conflict") {
            store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo), (3, .chen)])
            let first = try await scene.run(
                [.refusing(people[0], .over(.email, "bo@contoso.example", heldBy: people[1]))], at: .noon)
            let now = AddressConflict.over(.email, "chen@contoso.example", heldBy: people[2])
            try await scene.run([.refusing(people[0], now)], at: .evening)
            let record = try #require(try await scene.duplicates().first)
            #expect((record.foundBy, record.foundAt) == (first.id, .noon))
            #expect(record.conflict == now)
            #expect(try await scene.duplicates().count == 1)
        },
        ConformanceCase("Of two conflicts the one that is gone is released") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo)])
            let email = AddressConflict.over(.email, "bo@contoso.example", heldBy: people[1])
            let username = AddressConflict.over(.username, "bo@contoso.example", heldBy: people[1])
            try await scene.run([.refusing(people[0], email, username)])
            #expect(try await scene.duplicates().map(\.conflict) == [email, username])
            try await scene.run([.refusing(people[0], username)])
            #expect(try await scene.duplicates().map(\.conflict) == [username])
        },
        ConformanceCase("A run that finds the conflict gone releases the duplicate") { store in
            let changes = [FieldChange(field: .phone, before: nil, after: "1")]
            let verdicts: [(Verdict, Decision.AccessChange)] = [
                (.unchanged, .keep), (.modified(changes), .keep), (.protected([]), .keep),
                (.deleted(.disabledUpstream), .keep), (.deactivated(.disabledUpstream, []), .deactivate),
                (.reactivated(changes), .reactivate),
            ]
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople(verdicts.indices.map { (UInt64($0 + 1), .extra(UInt64($0))) })
            let holder = try await add(.ana, 50, to: store)
            let conflict = AddressConflict.over(.email, "ana@contoso.example", heldBy: holder)
            try await scene.run(people.map { .refusing($0, conflict) })
            #expect(try await scene.duplicates().count == verdicts.count)
            for (index, (verdict, access)) in verdicts.enumerated() {
                let user = try await scene.user(UInt64(index + 1))
                try await scene.run([.about(user, verdict, access: access)])
                #expect(try await scene.duplicates().count == verdicts.count - index - 1, "\(verdict.outcome)")
            }
        },
        ConformanceCase("A run that cannot tell leaves the duplicate") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople([(1, .ana), (2, .bo)])
            let conflict = AddressConflict.over(.email, "bo@contoso.example", heldBy: people[1])
            try await scene.run([.refusing(people[0], conflict)])
            let before = try await scene.duplicates()
            let silent: [Verdict] = [
                .unreadable, .failed(.fixture), .held, .missing(since: .noon), .outOfScope,
                .invalid([InvalidField(field: .email, reason: .notAnAddress)]), .alreadyImported(people[0].id),
            ]
            for verdict in silent {
                try await scene.run([.about(try await scene.user(1), verdict), .about(people[1], .unchanged)])
                #expect(try await scene.duplicates() == before, "\(verdict.outcome)")
            }
        },
        ConformanceCase("Duplicates are listed the latest first, page by page") { store in
            let scene = try await Scene(in: store)
            let people = try await scene.importPeople((1...25).map { ($0, .extra($0)) })
            let holder = try await add(.ana, 50, to: store)
            let conflict = AddressConflict.over(.email, "ana@contoso.example", heldBy: holder)
            try await scene.run(people[..<10].map { .refusing($0, conflict) }, at: .noon)
            try await scene.run(people[10...].map { .refusing($0, conflict) }, at: .evening)
            var pages: [DuplicateRecord] = []
            for number in 1...4 {
                let page = try await store.duplicates(
                    of: scene.organization, page: PageRequest(number: number, size: 9))
                #expect(page.total == 25)
                pages += page.rows
            }
            #expect(try await pages == scene.duplicates())
            #expect(pages.map(\.foundBy.number) == Array(repeating: 3, count: 15) + Array(repeating: 2, count: 10))
            #expect(pages[..<15].map(\.name) == pages[..<15].map(\.name).sorted())
        },
    ]
}
