import DirectoryCore
import Foundation
import GRDB
import Logging

/// The file of a database, looked at before it is opened for writing: opening for writing changes a file, and may
/// not happen to one that belongs to somebody else.
struct DatabaseFile {
    let path: String

    /// Makes sure that the file is ours or is not there yet.
    func inspect() throws {
        guard FileManager.default.isWritableFile(atPath: directory) else { throw Problem.notWritable(directory) }
        guard let size else { return try createForOwnerOnly() }
        guard size > 0 else { return }
        guard size >= 512, beginsLikeSQLite else { throw Problem.foreignFile(path) }
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        try queue.read { db in
            guard try db.isRollcall() else { throw Problem.foreignFile(path) }
            guard try !SchemaVersions.migrator.hasBeenSuperseded(db) else { throw Problem.newerStore(path) }
        }
    }

    func problem(from error: any Error, logger: Logger) -> Problem {
        switch error {
        case DatabaseError.SQLITE_NOTADB: .foreignFile(path)
        case DatabaseError.SQLITE_CORRUPT: .damagedFile(path)
        case DatabaseError.SQLITE_CANTOPEN, DatabaseError.SQLITE_READONLY, DatabaseError.SQLITE_PERM: .notWritable(path)
        default: Problem(storing: error, logger: logger)
        }
    }

    private var directory: String { URL(fileURLWithPath: path).deletingLastPathComponent().path }

    /// In bytes; nil when there is no file.
    private var size: Int? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? NSNumber)?.intValue
    }

    /// Source: <https://sqlite.org/fileformat.html#magic_header_string>
    private var beginsLikeSQLite: Bool {
        guard let file = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? file.close() }
        return (try? file.read(upToCount: 16)) == Data("SQLite format 3\u{0}".utf8)
    }

    /// The file holds personal data. SQLite gives its `-wal` and `-shm` the same permissions.
    private func createForOwnerOnly() throws {
        let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: attributes) else {
            throw Problem.notWritable(path)
        }
    }
}

extension Database {
    /// Whether the database is empty or carries the mark of `SchemaVersions`.
    fileprivate func isRollcall() throws -> Bool {
        let mark = try Int32.fetchOne(self, sql: "PRAGMA application_id")
        let objects = try Int.fetchOne(self, sql: "SELECT count(*) FROM sqlite_schema")
        return mark == SchemaVersions.applicationID || objects == 0
    }
}

extension Problem {
    fileprivate static func notWritable(_ path: String) -> Problem {
        Problem(
            .storeUnavailable, cause: "The database cannot be written: \(path).", effect: "Nothing was started.",
            advice: "Check that the folder exists and that this account may write to it.")
    }

    fileprivate static func foreignFile(_ path: String) -> Problem {
        Problem(
            .storeUnavailable, cause: "This file is no database of Rollcall: \(path).",
            effect: "Nothing was started and the file was not changed.",
            advice: "Choose another data directory, or move the file away.")
    }

    fileprivate static func damagedFile(_ path: String) -> Problem {
        Problem(
            .storeUnavailable, cause: "The database is damaged: \(path).",
            effect: "Nothing was started and the file was not repaired.",
            advice: "Keep a copy of the file and put the latest backup in its place.")
    }

    fileprivate static func newerStore(_ path: String) -> Problem {
        Problem(
            .storeNewer, cause: "A newer Rollcall has written the database: \(path).",
            effect: "Nothing was started and the file was not changed.",
            advice: "Start the newer Rollcall, or restore the backup made before the upgrade.")
    }
}
