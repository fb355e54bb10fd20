import DirectoryCore
import DirectoryPorts
import Foundation
import Logging
import StoreSQLite
import TestSupport
import Testing

@testable import Accounts

@Suite("Accounts in a database")
struct DatabaseTests {
    /// Runs a test on a database of its own; opening it again is another server.
    private func withDatabase(
        _ test: (_ open: () async throws -> SQLiteStore, _ folder: URL) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "accounts-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let open = {
            try await SQLiteStore.open(
                at: folder.appending(path: "rollcall.sqlite").path,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        }
        try await test(open, folder)
    }

    @Test("Ana claims, protects her account and signs in; after a restart she is still signed in, and known")
    func restart() async throws {
        try await withDatabase { open, _ async throws in
            let first = try await open()
            let before = Reception(store: first)
            let ana = try await before.claim()
            let (app, paper) = try await before.protect(ana)
            let pending = try #require(try await before.signIn(from: Reception.visitor(2)).pending)
            let code = app.code(at: before.clock.now)
            _ = try await before.office.confirm(code, pending: pending, visitor: Reception.visitor(2))
            first.close()
            let second = try await open()
            let after = Reception(store: second)
            after.clock.advance(by: before.clock.now.timeIntervalSince(after.clock.now))
            let person = try #require(try await after.office.person(ana.sessionToken))
            #expect(person.account.name == "Ana" && person.places.first?.membership.role == .owner)
            let known = Reception.visitor(3, device: ana.deviceToken)
            let again = try #require(try await after.signIn(from: known).pending)
            #expect(
                await refusal { () throws(Problem) in
                    try await after.office.confirm(code, pending: again, visitor: known)
                } == .codeInvalid)
            let signedIn = try await after.office.confirm(paper[3], pending: again, visitor: known)
            #expect(signedIn.deviceToken == nil)
            let last = try #require(try await after.signIn(from: known).pending)
            #expect(
                await refusal { () throws(Problem) in
                    try await after.office.confirm(paper[3], pending: last, visitor: known)
                } == .codeInvalid)
            second.close()
        }
    }

    @Test("Of a thousand guesses at once five are looked at, and of twenty who bring one code one gets in")
    func races() async throws {
        try await withDatabase { open, _ async throws in
            let store = try await open()
            let reception = Reception(store: store)
            let ana = try await reception.claim()
            let (app, _) = try await reception.protect(ana)
            let known = Reception.visitor(2, device: ana.deviceToken)
            let pending = try #require(try await reception.signIn(from: known).pending)
            let code = app.code(at: reception.clock.now)
            let admitted = await count(20) { _ in
                await refusal { () throws(Problem) in
                    try await reception.office.confirm(code, pending: pending, visitor: known)
                } == nil
            }
            #expect(admitted == 1)
            let evaluated = await count(1_000) { number in
                await refusal { () throws(Problem) in
                    try await reception.signIn(
                        "ana@contoso.example", Secret("guess \(number)"), from: Reception.visitor(10 + number))
                } == .signInFailed
            }
            #expect(evaluated == 5)
            store.close()
        }
    }

    private func count(_ times: Int, _ work: @escaping @Sendable (Int) async -> Bool) async -> Int {
        await withTaskGroup(of: Bool.self) { group in
            for number in 0..<times { group.addTask { await work(number) } }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
    }

    @Test("The books of a story told on the database are whole, and nothing secret is in its files")
    func secrets() async throws {
        try await withDatabase { open, folder async throws in
            let store = try await open()
            let reception = Reception(store: store)
            let ana = try await reception.claim()
            let contoso = try #require(ana.person.places.first).organization
            let bo = try await reception.member("Bo", .admin, of: contoso.id, by: ana)
            let (app, paper) = try await reception.protect(ana)
            let caller = try #require(ana.person.caller(in: contoso.handle))
            let wish = TokenWish(name: "Report", role: .viewer, scopes: [.viewUsers], days: 30)
            let token = try await reception.office.createToken(
                wish, in: contoso.id, as: caller, by: Requester(ana.person.actor)
            ).secret
            _ = await refusal { () throws(Problem) in
                try await reception.signIn("ana@contoso.example", Secret("a-guess-that-was-wrong"))
            }
            let recovery = try await reception.office.offerRecovery(
                of: bo.person.account.id, by: Requester(ana.person.actor))
            for book in try await store.books() {
                var verifier = AuditChain.Verifier(from: try await store.start(of: book), digest: AuditHash.sha256)
                for entry in try await store.entries(in: book, after: 0, limit: 1_000) {
                    #expect(verifier.read(entry) == nil)
                }
            }
            let files = try Self.bytes(in: folder)
            store.close()
            let canaries = [
                Reception.password, ana.sessionToken, bo.sessionToken, try #require(ana.deviceToken), app.key, token,
                recovery, Codes.read(recovery), Secret("a-guess-that-was-wrong"),
            ]
            for canary in canaries + paper + paper.map(Codes.read) {
                #expect(files.range(of: Data(canary.reveal().utf8)) == nil)
            }
            #expect(files.range(of: Data("ana@contoso.example".utf8)) != nil)
        }
    }

    private static func bytes(in folder: URL) throws -> Data {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .reduce(into: Data()) { $0 += try Data(contentsOf: $1) }
    }
}
