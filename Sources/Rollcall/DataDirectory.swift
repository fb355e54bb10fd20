package import DirectoryCore
import Foundation

/// The folder that holds everything a Rollcall server keeps.
package struct DataDirectory: Sendable {
    package let path: String

    package init(path: String) { self.path = path }

    /// The SQLite database.
    package var database: String { file("rollcall.sqlite") }
    /// The key that stored secrets are sealed with; readable by its owner only.
    package var secretKey: String { file("secret.key") }
    /// The server's configuration; optional.
    package var configuration: String { file("rollcall.json") }

    /// A path of the server's configuration: one that does not begin with a slash begins in this folder.
    func resolve(_ path: String) -> String { path.hasPrefix("/") ? path : file(path) }

    private func file(_ name: String) -> String { path + "/" + name }

    /// Makes the folder, for its owner only, unless it is there.
    ///
    /// - Throws: `store-unavailable` when it cannot be made.
    package func prepare() throws(Problem) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Problem(
                .storeUnavailable, cause: "The data directory \(path) cannot be made.", effect: "Nothing was done.",
                advice: "Choose another with --data-dir, or create it and let this account write to it.",
                field: "data-dir")
        }
    }
}
