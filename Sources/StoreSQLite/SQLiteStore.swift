package import DirectoryCore
import DirectoryPorts
import GRDB
package import Logging

/// The embedded store: one SQLite file, one writer, readers that never wait for it.
///
/// The file is in WAL mode and every commit is synced (`synchronous = FULL`): what was answered as done survives a
/// power cut (<https://sqlite.org/pragma.html#pragma_synchronous>).
package final class SQLiteStore: ServerStore {
    let pool: DatabasePool
    let logger: Logger

    private init(pool: DatabasePool, logger: Logger) {
        self.pool = pool
        self.logger = logger
    }

    /// Opens the database at the path, makes it when there is none, and brings it to the newest schema.
    ///
    /// - Throws: `store-newer` when a newer Rollcall has written the file; `store-unavailable` when the file is no
    ///   database of Rollcall, is damaged, or cannot be written. The file is untouched then.
    package static func open(at path: String, logger: Logger) async throws(Problem) -> SQLiteStore {
        let file = DatabaseFile(path: path)
        do {
            try file.inspect()
            let pool = try DatabasePool(path: path, configuration: configuration)
            try await pool.writeWithoutTransaction { db in
                // GRDB sets NORMAL when it turns WAL on.
                try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA secure_delete = ON")
            }
            try SchemaVersions.migrator.migrate(pool)
            let store = SQLiteStore(pool: pool, logger: logger)
            await store.overwriteErased()
            return store
        } catch {
            throw file.problem(from: error, logger: logger)
        }
    }

    /// Lets go of the file. Work that is under way ends first.
    package func close() {
        do {
            // So that one file has it all: GRDB closes the writer before the readers, and only a writer can do this.
            try pool.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
            try pool.close()
        } catch {
            logger.warning("The database was not closed cleanly.", metadata: ["error": "\(error)"])
        }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "rollcall"
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA cache_size = -16384") }
        return configuration
    }
}

extension SQLiteStore {
    /// Reads from one snapshot.
    func read<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) async throws(Problem) -> Value {
        do {
            return try await pool.read(body)
        } catch {
            throw Problem(storing: error, logger: logger)
        }
    }

    /// Writes in one immediate transaction: everything in it is done, or nothing.
    func write<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) async throws(Problem) -> Value {
        do {
            return try await pool.write(body)
        } catch {
            throw Problem(storing: error, logger: logger)
        }
    }
}
