import DirectoryCore
import Foundation
import GRDB
import Logging
import StoreSQLite

/// A folder of its own for every test, gone afterwards.
struct TemporaryDatabase: ~Copyable {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "rollcall-store-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var path: String { folder.appending(path: "rollcall.sqlite").path }

    func open(logger: Logger = .silent) async throws -> SQLiteStore {
        try await SQLiteStore.open(at: path, logger: logger)
    }

    /// Another connection to the file, for what the store does not do.
    func connection() throws -> DatabaseQueue { try DatabaseQueue(path: path) }

    /// The files as they are now, in another folder: what a machine finds that has lost its power at this moment.
    func copy() throws -> TemporaryDatabase {
        let copy = try TemporaryDatabase()
        try Self.copyFiles(of: path, to: copy.folder)
        return copy
    }

    static func copyFiles(of path: String, to folder: URL) throws {
        for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: path + suffix) {
            let copy = folder.appending(path: "rollcall.sqlite").path + suffix
            try FileManager.default.copyItem(atPath: path + suffix, toPath: copy)
        }
    }
}

extension Logger {
    static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}
