import DirectoryCore
import Foundation
import SystemPackage

extension KeyFile {
    /// Makes the file with a new key, unless somebody else has just made it.
    ///
    /// - Throws: `key-unavailable` when it cannot be written.
    func create() throws(Problem) {
        try alone { () throws(Problem) in
            if !exists { try write([.random()]) }
        }
    }

    /// Replaces the keys in one step: whoever reads finds the old keys or the new ones, even after a crash.
    ///
    /// - Throws: `key-unavailable` when the file is not ours to change, or cannot be written or read.
    func change(_ change: ([SealingKey]) -> [SealingKey]) throws(Problem) {
        guard keeper == .owner else { throw .keyFileIsForeign(path) }
        try alone { () throws(Problem) in try write(change(try read())) }
    }

    /// - Throws: `key-unavailable`.
    func remove() throws(Problem) {
        guard unlink(path) == 0 else { throw .keyFile("The key file \(path) cannot be removed.") }
    }

    /// One process at a time: of two that add a key at once, each would lose the other's.
    private func alone(_ work: () throws(Problem) -> Void) throws(Problem) {
        let folder = open(URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY)
        guard folder >= 0 else { throw .keyFile("The key file \(path) cannot be written.") }
        defer { close(folder) }
        guard flock(folder, LOCK_EX) == 0 else { throw .keyFile("The key file \(path) cannot be written.") }
        try work()
        fsync(folder)
    }

    private func write(_ keys: [SealingKey]) throws(Problem) {
        let draft = path + ".new"
        let text = ([Self.explanation] + keys.map(\.line)).joined(separator: "\n") + "\n"
        // Left by a process that was ended while it wrote; nobody else writes now.
        unlink(draft)
        do {
            let file = try FileDescriptor.open(
                FilePath(draft), .writeOnly, options: [.create, .exclusiveCreate], permissions: .ownerReadWrite)
            try file.closeAfter {
                try file.writeAll(text.utf8)
                fsync(file.rawValue)
            }
        } catch {
            throw .keyFile("The key file \(path) cannot be written.")
        }
        guard rename(draft, path) == 0 else { throw .keyFile("The key file \(path) cannot be written.") }
    }

    private static let explanation = """
        # Rollcall seals what is secret in its database with the first of these keys.
        # Keep a copy apart from the database: without it every secret has to be entered anew.
        """
}
