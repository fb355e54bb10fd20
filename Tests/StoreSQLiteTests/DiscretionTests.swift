import DirectoryCore
import DirectoryPorts
import Foundation
import GRDB
import Logging
import StoreConformance
import Synchronization
import TestSupport
import Testing

@testable import StoreSQLite

/// I16: neither a problem nor the log repeats a value that was to be stored.
@Suite("What errors do not say")
struct DiscretionTests {
    @Test("A refusal of the database names tables and columns, and no value of anybody")
    func refusals() async throws {
        let database = try TemporaryDatabase()
        let log = RecordedLog()
        let store = try await database.open(logger: log.logger)
        defer { store.close() }
        let marked = Profile(username: "sentinel", firstName: "sentinel", email: "sentinel@sentinel.example")
        _ = try await store.addLocalUser(marked, id: Fixture.userID(1), to: Fixture.contoso, at: .noon)
        let refused: [@Sendable (Database) throws -> Void] = [
            { db in try UserStatement(db).insert(Fixture.local(2, marked), wasSeen: false) },
            { db in
                let change = "UPDATE user SET status = ?, revision = ?"
                try db.execute(sql: change, arguments: ["sentinel", "sentinel"])
            },
            { db in try db.execute(sql: "UPDATE user SET createdAt = ?", arguments: ["sentinel"]) },
            { db in try db.execute(sql: "SELECT ? FROM nowhere", arguments: ["sentinel"]) },
        ]
        for statement in refused {
            let problem = await expectProblem(.storeUnavailable) { try await store.write { try statement($0) } }
            #expect(problem?.description.contains("sentinel") == false, "\(problem?.description ?? "")")
        }
        #expect(log.lines.count == refused.count)
        #expect(log.lines.allSatisfy { !$0.contains("sentinel") }, "\(log.lines)")
    }

    @Test("A plan that cannot be applied, and a value that is refused, are told without the value")
    func problems() async throws {
        let database = try TemporaryDatabase()
        let log = RecordedLog()
        let store = try await database.open(logger: log.logger)
        defer { store.close() }
        let scene = try await Scene(in: store)
        let marked = Profile("Sentinel", "Sentinel", "sentinel@contoso.example")
        try await scene.importPeople([(1, marked)])
        let run = try await scene.record([.importing(2, marked)])
        let stale = await expectProblem(.planStale) { try await scene.apply(run) }
        let taken = await expectProblem(.duplicateUsername) {
            _ = try await store.addLocalUser(marked, id: Fixture.userID(9), to: scene.organization, at: .noon)
        }
        let invalid = await expectProblem(.invalidValue) {
            let profile = Profile(username: "sentinel@sentinel@sentinel")
            _ = try await store.addLocalUser(profile, id: Fixture.userID(9), to: scene.organization, at: .noon)
        }
        for problem in [stale, taken, invalid] {
            #expect(problem?.description.lowercased().contains("sentinel") == false)
        }
        #expect(log.lines.allSatisfy { !$0.lowercased().contains("sentinel") })
    }

    @Test("What is refused of accounts and organizations is told without address, name or code")
    func accounts() async throws {
        let database = try TemporaryDatabase()
        let log = RecordedLog()
        let store = try await database.open(logger: log.logger)
        defer { store.close() }
        let hall = try await Hall(in: store)
        try await hall.change(1) { account in
            account.email = "sentinel@contoso.example"
            account.name = "Sentinel"
        }
        try await hall.invite(2, as: .viewer)
        var problems: [Problem?] = []
        problems.append(
            await expectProblem(.accountExists) { try await hall.change(2) { $0.email = "SENTINEL@contoso.example" } })
        problems.append(await expectProblem(.invalidValue) { try await hall.change(2) { $0.email = "sentinel" } })
        problems.append(
            await expectProblem(.lastOwner) { try await hall.change(1) { $0.isServerAdministrator = false } })
        problems.append(
            await expectProblem(.storeUnavailable) {
                try await store.write { db in try db.insert(Session.fixture(1, of: Account.fixture(1).id)) }
            })
        #expect(problems.allSatisfy { $0?.description.lowercased().contains("sentinel") == false })
        #expect(log.lines.count == 1)
        #expect(
            log.lines.allSatisfy { !$0.lowercased().contains("sentinel") && !$0.contains("500000") }, "\(log.lines)")
    }

    @Test("A row that was changed by hand is told as such, without its value")
    func unreadableRow() async throws {
        let database = try TemporaryDatabase()
        let store = try await database.open()
        defer { store.close() }
        try await store.save(.fixture())
        try await store.write { db in try db.execute(sql: "UPDATE connection SET rules = '[\"sentinel\"]'") }
        let problem = await expectProblem(.storeUnavailable) { _ = try await store.connection(of: Fixture.contoso) }
        #expect(problem?.cause.description == "A row of the table connection cannot be read.")
    }
}

/// Keeps what is logged.
private final class RecordedLog: Sendable {
    private let recorded = Mutex<[String]>([])

    var lines: [String] { recorded.withLock(\.self) }

    var logger: Logger { Logger(label: "test") { [self] _ in Handler(log: self) } }

    private func record(_ line: String) { recorded.withLock { $0.append(line) } }

    private struct Handler: LogHandler {
        let log: RecordedLog
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level = .trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            log.record("\(event.message) \(event.metadata ?? [:])")
        }
    }
}
