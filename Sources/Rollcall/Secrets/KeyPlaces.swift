import DirectoryCore
import Foundation

extension KeyRing {
    /// Opens the keys of a server.
    ///
    /// The current key is the first one in the file that `rollcall.json` names as `keyFile`, else in `rollcall.key` of
    /// the service manager's credential directory, else in `secret.key` beside the database, which is made where there
    /// is none. A `secret.key` still opens what it sealed when the current key has moved elsewhere.
    ///
    /// - Parameters:
    ///   - keyFile: as the server's configuration names it.
    ///   - environment: as the process was started with.
    /// - Throws: `key-unavailable`, naming the file and what to do.
    static func open(
        _ directory: DataDirectory, keyFile: String?, environment: [String: String]
    ) throws(Problem) -> KeyRing {
        let own = KeyFile(path: directory.secretKey, keeper: .owner)
        if let elsewhere = try KeyFile.elsewhere(keyFile, environment), elsewhere != own {
            return try KeyRing([elsewhere] + (own.exists ? [own] : []))
        }
        if !own.exists { try own.create() }
        return try KeyRing([own])
    }
}

extension KeyFile {
    /// The file with the current key where it is not the one beside the database. Systemd puts the credential
    /// `rollcall.key` into a folder that only this service reads.
    ///
    /// Source: <https://systemd.io/CREDENTIALS/>
    fileprivate static func elsewhere(
        _ keyFile: String?, _ environment: [String: String]
    ) throws(Problem) -> KeyFile? {
        if let keyFile {
            let named = KeyFile(path: keyFile, keeper: .owner)
            guard named.exists else { throw .keyFile("The key file \(keyFile) does not exist.") }
            return named
        }
        guard let folder = environment["CREDENTIALS_DIRECTORY"] else { return nil }
        let handedOut = KeyFile(path: folder + "/rollcall.key", keeper: .serviceManager)
        return handedOut.exists ? handedOut : nil
    }
}
