import DirectoryCore
import Foundation

/// A file that holds keys, the current one first: 32 bytes as they are, or a line of base64 for each key. Lines that
/// begin with `#` are for people.
struct KeyFile: Hashable, Sendable {
    let path: String
    let keeper: Keeper

    /// Who sees to it that nobody else reads the file.
    enum Keeper: Hashable, Sendable {
        /// The account that the server runs as.
        case owner
        /// The service manager, which hands the file out to this service alone.
        case serviceManager
    }

    private static let limit = 65_536

    var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// - Throws: `key-unavailable` when the file cannot be read, can be read by others too, or holds no keys.
    func read() throws(Problem) -> [SealingKey] {
        try checkPermissions()
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw .keyFile("The key file \(path) cannot be read.")
        }
        defer { try? handle.close() }
        guard let data = try? handle.read(upToCount: Self.limit), let keys = Self.keys(in: data), !keys.isEmpty else {
            throw .keyFile("The key file \(path) does not hold a key of 32 bytes.")
        }
        return keys
    }

    /// - Returns: nil when a line is no key.
    private static func keys(in data: Data) -> [SealingKey]? {
        if let key = SealingKey(data) { return [key] }
        guard let text = String(data: data, encoding: .utf8) else { return nil }
        var keys: [SealingKey] = []
        for line in text.split(whereSeparator: \.isNewline).map({ String($0).trimmingWhitespace }) {
            if line.isEmpty || line.hasPrefix("#") { continue }
            guard let bytes = Data(base64Encoded: line), let key = SealingKey(bytes) else { return nil }
            keys.append(key)
        }
        return keys
    }

    private func checkPermissions() throws(Problem) {
        guard keeper == .owner else { return }
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let attributes = try? FileManager.default.attributesOfItem(atPath: target)
        guard let mode = attributes?[.posixPermissions] as? NSNumber else {
            throw .keyFile("The key file \(path) cannot be read.")
        }
        guard mode.intValue & 0o077 == 0 else { throw .keyFileIsOpen(path) }
    }
}
