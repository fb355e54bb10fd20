import DirectoryCore
import DirectoryPorts
import Foundation
import GRDB
import StoreConformance
import Synchronization
import TestSupport
import Testing

@testable import StoreSQLite

/// R24: after any interruption the store is the state before or after a step, never between.
@Suite("Everything or nothing")
struct AtomicityTests {
    @Test("A plan whose n-th row cannot be written changes nothing, for every n until all of it is written")
    func everyRowOfApply() async throws {
        let database = try TemporaryDatabase()
        let store = try await database.open()
        defer { store.close() }
        let upheaval = try await Upheaval(in: store)
        let before = try await upheaval.state()
        let writes = RowWrites { throw DatabaseError(resultCode: .SQLITE_IOERR) }
        try await writes.watch(store)
        var row = 1
        while true {
            writes.expect(row: row)
            do {
                try await upheaval.apply()
                break
            } catch let problem as Problem {
                #expect(problem.code == .storeUnavailable)
                #expect(try await upheaval.state() == before, "row \(row)")
                row += 1
            }
        }
        #expect(row > 20)
        #expect(writes.count == row - 1)
        let after = try await upheaval.state()
        #expect(after != before)
        let reference = try await Upheaval(in: InMemoryStore())
        try await reference.apply()
        #expect(try await after == reference.state())
    }

    @Test("A run whose beginning cannot be stored is not there, and its number is given to the next")
    func everyRowOfBegin() async throws {
        let database = try TemporaryDatabase()
        let store = try await database.open()
        defer { store.close() }
        let scene = try await Scene(in: store)
        let refused = try await RowWrites.refusals(in: store) { () async throws in
            #expect(try await scene.begin().token == 1)
        } afterEach: { () async throws in
            #expect(try await store.runs(of: scene.organization, limit: 9, before: nil).isEmpty)
        }
        #expect(refused == 3, "a number, a token and a run")
        #expect(try await store.run(RunID(1), of: scene.organization)?.state == .running(.beginning))
    }

    @Test("A plan that cannot be stored whole is not stored at all, and can be stored again")
    func everyRowOfRecord() async throws {
        let database = try TemporaryDatabase()
        let store = try await database.open()
        defer { store.close() }
        let scene = try await Scene(in: store)
        let lease = try await scene.begin(.some(.importing))
        let plan = scene.plan((1...10).map { .importing($0, .extra($0)) }, kind: .importing)
        let record = PlanRecord(
            plan: plan, hash: Scene.hash, reading: nil, findings: [.half(planned: 1, of: 2)],
            checkpoint: .fixture("A"), ending: .apply)
        let refused = try await RowWrites.refusals(in: store) { () async throws in
            _ = try await store.record(record, under: lease, at: .noon)
        } afterEach: { () async throws in
            #expect(try await store.run(lease.run, of: scene.organization)?.state == .running(.beginning))
            #expect(try await store.plan(of: lease.run, in: scene.organization) == nil)
            #expect(try await scene.events().isEmpty)
        }
        #expect(refused == 14, "ten decisions, one run, one checkpoint, one event and its number")
        #expect(try await store.plan(of: lease.run, in: scene.organization) == plan)
    }

    @Test("A run that cannot be stopped keeps its plan whole")
    func everyRowOfStop() async throws {
        let database = try TemporaryDatabase()
        let store = try await database.open()
        defer { store.close() }
        let scene = try await Scene(in: store)
        let lease = try await scene.begin(.some(.importing))
        let plan = scene.plan((1...3).map { .importing($0, .extra($0)) }, kind: .importing)
        let record = PlanRecord(
            plan: plan, hash: Scene.hash, reading: nil, checkpoint: .fixture("A"), ending: .apply)
        _ = try await store.record(record, under: lease, at: .noon)
        let refused = try await RowWrites.refusals(in: store) { () async throws in
            _ = try await store.stop(lease, because: .fixture, reading: nil, at: .noon)
        } afterEach: { () async throws in
            #expect(try await store.plan(of: lease.run, in: scene.organization) == plan)
        }
        #expect(refused == 5, "one run, three decisions, one checkpoint")
    }

    @Test("A plan whose commit is refused changes nothing, and can be applied afterwards")
    func refusedCommit() async throws {
        let database = try TemporaryDatabase()
        let store = try await database.open()
        defer { store.close() }
        let upheaval = try await Upheaval(in: store)
        let before = try await upheaval.state()
        let refusal = CommitRefusal()
        try await store.write { db in db.add(transactionObserver: refusal) }
        refusal.arm()
        await expectProblem(.storeUnavailable) { try await upheaval.apply() }
        #expect(try await upheaval.state() == before)
        refusal.disarm()
        try await upheaval.apply()
        #expect(try await upheaval.state() != before)
    }

    @Test("A process killed before the n-th row leaves the state before, although its pages are in the log")
    func killedInApply() async throws {
        let database = try TemporaryDatabase()
        let store = try await database.open()
        defer { store.close() }
        let upheaval = try await Upheaval(in: store)
        let before = try await upheaval.state()
        // With a cache of one page SQLite writes to the log in the middle of the transaction.
        try await store.write { db in try db.execute(sql: "PRAGMA cache_size = 1; PRAGMA cache_spill = 1") }
        let snapshots = try TemporaryDatabase()
        let folder = snapshots.folder
        let path = database.path
        let taken = Mutex(0)
        let writes = RowWrites {
            let number = taken.withLock { count in
                count += 1
                return count
            }
            let snapshot = folder.appending(path: "\(number)")
            try FileManager.default.createDirectory(at: snapshot, withIntermediateDirectories: false)
            try TemporaryDatabase.copyFiles(of: path, to: snapshot)
            throw DatabaseError(resultCode: .SQLITE_INTERRUPT)
        }
        try await writes.watch(store)
        for (index, row) in stride(from: 1, through: 20, by: 3).enumerated() {
            writes.expect(row: row)
            await expectProblem(.storeUnavailable) { try await upheaval.apply() }
            let snapshot = folder.appending(path: "\(index + 1)")
            #expect(try await Self.state(in: snapshot, of: upheaval) == before, "row \(row)")
        }
    }

    @Test("A log cut off anywhere leaves the state before or after, and after only when all of it is there")
    func truncatedLog() async throws {
        let database = try TemporaryDatabase()
        var store = try await database.open()
        let upheaval = try await Upheaval(in: store)
        let before = try await upheaval.state()
        store.close()
        store = try await database.open()
        defer { store.close() }
        let logStart = try Self.size(of: database.path + "-wal")
        try await upheaval.apply(through: store)
        let after = try await upheaval.state(in: store)
        let logEnd = try Self.size(of: database.path + "-wal")
        #expect(logEnd > logStart)
        var seen: Set<Snapshot> = []
        for length in stride(from: logStart, to: logEnd, by: 1_030) + [logEnd - 1, logEnd] {
            let copy = try database.copy()
            try FileHandle(forWritingTo: URL(fileURLWithPath: copy.path + "-wal")).truncate(atOffset: UInt64(length))
            let state = try await Self.state(in: copy.folder, of: upheaval)
            #expect(state == (length == logEnd ? after : before), "\(length) of \(logEnd) bytes")
            seen.insert(state)
        }
        #expect(seen == [before, after])
    }

    private static func state(in folder: URL, of upheaval: Upheaval) async throws -> Snapshot {
        let path = folder.appending(path: "rollcall.sqlite").path
        let store = try await SQLiteStore.open(at: path, logger: .silent)
        defer { store.close() }
        return try await upheaval.state(in: store)
    }

    private static func size(of path: String) throws -> Int {
        try Data(contentsOf: URL(fileURLWithPath: path)).count
    }
}
