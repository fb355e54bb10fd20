import DirectoryCore
import Foundation
import Logging
import StoreSQLite
import TestSupport

/// A folder of its own for every test, gone afterwards.
struct TemporaryDatabase: ~Copyable {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "rollcall-store-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var path: String { folder.appending(path: "rollcall.sqlite").path }

    func open() async throws -> SQLiteStore {
        try await SQLiteStore.open(at: path, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }
}
