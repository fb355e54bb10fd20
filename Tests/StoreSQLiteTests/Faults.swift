import DirectoryCore
import Foundation
import GRDB
import Synchronization
import Testing

@testable import StoreSQLite

/// Makes something happen before the n-th row that the store writes, whatever the table.
final class RowWrites: Sendable {
    private let state = Mutex(State())
    private let atRow: @Sendable () throws -> Void

    private struct State {
        var count = 0
        var target = 0
    }

    init(atRow: @escaping @Sendable () throws -> Void) { self.atRow = atRow }

    /// How many rows were about to be written since `expect`.
    var count: Int { state.withLock { $0.count } }

    /// Starts counting from 1 again. Nothing happens before `expect` is called.
    func expect(row target: Int) {
        state.withLock { $0 = State(count: 0, target: target) }
    }

    func watch(_ store: SQLiteStore) async throws {
        try await store.write { db in
            db.add(
                function: DatabaseFunction("aboutToWrite", argumentCount: 0) { [self] _ in
                    try tick()
                    return nil
                })
            for table in Self.tables {
                for verb in ["INSERT", "UPDATE", "DELETE"] {
                    try db.execute(
                        sql: """
                            CREATE TEMP TRIGGER watch_\(verb)_\(table) BEFORE \(verb) ON main.\(table)
                            BEGIN SELECT aboutToWrite(); END
                            """)
                }
            }
        }
    }

    /// Lets the n-th row fail, n = 1, 2, 3 …, until the work ends without meeting the failure.
    ///
    /// - Returns: how many rows could be refused.
    static func refusals(
        in store: SQLiteStore, _ work: () async throws -> Void, afterEach check: () async throws -> Void
    ) async throws -> Int {
        let writes = RowWrites { throw DatabaseError(resultCode: .SQLITE_FULL) }
        try await writes.watch(store)
        for row in 1... {
            writes.expect(row: row)
            do {
                try await work()
                return row - 1
            } catch let problem as Problem {
                #expect(problem.cause == "The disk is full.")
                try await check()
            }
        }
        return 0
    }

    private static let tables = [
        "organization", "connection", "credential", "user", "run", "decision", "duplicate", "event", "checkpoint",
        "account", "membership", "session", "invitation", "token", "attempt", "auditBook", "auditEntry", "upkeep",
    ]

    private func tick() throws {
        let isReached = state.withLock { state in
            state.count += 1
            return state.count == state.target
        }
        if isReached { try atRow() }
    }
}

/// Refuses to commit, while it is armed.
final class CommitRefusal: TransactionObserver, Sendable {
    private let isArmed = Mutex(false)

    func arm() { isArmed.withLock { $0 = true } }
    func disarm() { isArmed.withLock { $0 = false } }

    func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { false }
    func databaseDidChange(with event: DatabaseEvent) {}
    func databaseDidCommit(_ db: Database) {}
    func databaseDidRollback(_ db: Database) {}

    func databaseWillCommit() throws {
        if isArmed.withLock(\.self) { throw DatabaseError(resultCode: .SQLITE_FULL) }
    }
}
