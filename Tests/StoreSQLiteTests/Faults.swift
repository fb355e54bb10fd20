import Foundation
import GRDB
import Synchronization

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
            for table in [
                "organization", "connection", "credential", "user", "run", "decision", "duplicate", "event",
                "checkpoint",
            ] {
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
