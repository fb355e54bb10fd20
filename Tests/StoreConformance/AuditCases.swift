package import DirectoryCore
package import DirectoryPorts
import FoundationEssentials
import TestSupport
import Testing

extension StoreConformance {
    static let audit: [ConformanceCase] = [
        ConformanceCase("An entry is read back as it was written, to the millisecond") { store in
            let drafts: [AuditDraft] = [
                .of(.auditExported, by: .system), .of(.usersHeld, by: .page), .of(.planApproved, by: .schedule),
                .of(.tokenCreated, by: .token(APITokenID(Fixture.uuid(7)), name: "nightly")),
                AuditDraft(
                    actor: .account(Account.fixture(1).id, name: "Ana"),
                    origin: Origin(address: "2001:db8::1", request: "r-1"), .connectionChanged, of: "run 7",
                    name: "Ünï\ncode",
                    changes: [.init("schedule", before: nil, after: "daily"), .init("tenant", before: "", after: nil)]),
            ]
            var written: [AuditEntry] = []
            for (index, draft) in drafts.enumerated() {
                let date = Date.noon.addingTimeInterval(Double(index) / 7)
                written.append(try await store.note(AuditNote(draft, in: .server), at: date))
            }
            #expect(written.map(\.draft) == drafts)
            #expect(written.map(\.number) == [1, 2, 3, 4, 5])
            #expect(abs(written[1].at.timeIntervalSince(.noon) - 0.143) < 0.000_01)
            #expect(try await store.entries(in: .server, after: 0, limit: 9) == written)
            #expect(try await store.entries(AuditQuery(), in: .server).rows == written.reversed())
            #expect(try await store.entries(in: .server, after: 2, limit: 2) == Array(written[2...3]))
            #expect(try await Self.flaws(of: .server, in: store).isEmpty)
        },
        ConformanceCase("Each organization has its book, which counts from 1, and so has the server") { store in
            #expect(try await store.books() == [.server])
            #expect(try await store.start(of: .organization(Fixture.contoso)) == .beginning)
            for book in [AuditBook.organization(Fixture.fabrikam), .organization(Fixture.contoso), .server] {
                try await store.note(.matter(.signedIn, in: book), at: .noon)
                try await store.note(.matter(.signedOut, in: book), at: .noon)
                #expect(try await store.entries(in: book, after: 0, limit: 9).map(\.number) == [1, 2])
                #expect(try await Self.flaws(of: book, in: store).isEmpty)
            }
            let books = try await store.books()
            #expect(books == [.server, .organization(Fixture.contoso), .organization(Fixture.fabrikam)])
            let heads = try await withThrowingTaskGroup(of: AuditHash?.self) { group in
                for book in books {
                    group.addTask { try await store.entries(in: book, after: 0, limit: 9).last?.hash }
                }
                return try await group.reduce(into: Set<AuditHash?>()) { $0.insert($1) }
            }
            #expect(heads.count == 3)
        },
        ConformanceCase("Two hundred who write at once make one chain without a gap") { store in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 1...200 { group.addTask { try await store.note(.matter(.signedIn), at: .noon) } }
                try await group.waitForAll()
            }
            #expect(try await store.entries(in: .server, after: 0, limit: 999).map(\.number) == Array(1...200))
            #expect(try await Self.flaws(of: .server, in: store).isEmpty)
        },
        ConformanceCase("Entries are found by text, deed, account and time, page by page") { store in
            let ana = Actor.account(Account.fixture(1).id, name: "Ana Straße")
            for (minute, (actor, deed, object)) in [
                (ana, Deed.usersHeld, "u-1"), (.system, .usersHeld, "u-2"), (ana, .usersReleased, "u-10"),
                (.command(account: "root"), .usersHeld, "other"),
            ].enumerated() {
                let draft = AuditDraft(actor: actor, origin: .local, deed, of: object, name: "")
                try await store.note(
                    AuditNote(draft, in: .server), at: Date.noon.addingTimeInterval(Double(minute) * 60))
            }
            func found(_ change: (inout AuditQuery) -> Void) async throws -> [Int64] {
                var query = AuditQuery()
                change(&query)
                return try await store.entries(query, in: .server).rows.map(\.number)
            }
            let (first, third) = (Date.noon.addingTimeInterval(60), Date.noon.addingTimeInterval(180))
            #expect(try await found { _ in } == [4, 3, 2, 1])
            #expect(try await found { $0.text = "U-1" } == [3, 1])
            #expect(try await found { $0.text = "STRASSE" } == [3, 1])
            #expect(try await found { $0.text = "%" }.isEmpty)
            #expect(try await found { $0.text = "" } == [4, 3, 2, 1])
            #expect(try await found { $0.deed = .usersHeld } == [4, 2, 1])
            #expect(try await found { $0.account = Account.fixture(1).id } == [3, 1])
            #expect(try await found { $0.account = Account.fixture(2).id }.isEmpty)
            #expect(try await found { ($0.account, $0.deed) = (Account.fixture(1).id, .usersHeld) } == [1])
            #expect(try await found { ($0.from, $0.until) = (first, third) } == [3, 2])
            let page = try await store.entries(AuditQuery(page: PageRequest(number: 2, size: 3)), in: .server)
            #expect((page.rows.map(\.number), page.total) == ([1], 4))
        },
        ConformanceCase("What changes users and connections is noted with it, or not done") { store in
            let scene = try await Scene(in: store)
            let book = AuditBook.organization(scene.organization)
            let before = try await store.entries(in: book, after: 0, limit: 99).count
            #expect(before == 1)
            try await scene.importPeople([(1, .ana)])
            let ana = try await scene.user(1)
            _ = try await store.addLocalUser(
                .dara, id: Fixture.userID(50), to: scene.organization, noting: .of(.userAdded), at: .noon)
            try await store.mark([ana.id], .held, of: scene.organization, noting: .of(.usersHeld), at: .noon)
            await expectProblem(.duplicateUsername) {
                _ = try await store.addLocalUser(
                    .dara, id: Fixture.userID(51), to: scene.organization, noting: .of(.userAdded), at: .noon)
            }
            await expectProblem(.notFound) {
                try await store.mark(
                    [Fixture.userID(99)], .held, of: scene.organization, noting: .of(.usersHeld), at: .noon)
            }
            await expectProblem(.changedSince) {
                var late = scene.connection
                late.revision += 1
                try await store.save(late, noting: .of(.connectionChanged), at: .noon)
            }
            let entries = try await store.entries(in: book, after: 1, limit: 99)
            #expect(entries.map(\.draft.deed) == [.userAdded, .usersHeld])
            #expect(try await Self.flaws(of: book, in: store).isEmpty)
        },
    ]

    /// What is wrong with a book, read from its start; nothing, for one that is whole.
    package static func flaws(of book: AuditBook, in store: any AuditStore) async throws -> [AuditChain.Flaw] {
        var verifier = AuditChain.Verifier(from: try await store.start(of: book), digest: AuditHash.sha256)
        return try await store.entries(in: book, after: 0, limit: 100_000).compactMap { verifier.read($0) }
    }
}
