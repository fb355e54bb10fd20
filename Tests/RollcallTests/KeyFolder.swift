import Crypto
import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport

@testable import Rollcall

/// A folder with key files, which is gone afterwards.
struct KeyFolder: Sendable {
    let directory: DataDirectory

    static func open<R>(_ body: (KeyFolder) async throws -> R) async throws -> R {
        let folder = KeyFolder(
            directory: DataDirectory(
                path: FileManager.default.temporaryDirectory.appendingPathComponent("keys-\(UUID())").path))
        try folder.directory.prepare()
        defer { try? FileManager.default.removeItem(atPath: folder.directory.path) }
        return try await body(folder)
    }

    /// The keys as a server on this folder opens them.
    func ring(keyFile: String? = nil, environment: [String: String] = [:]) throws(Problem) -> KeyRing {
        try KeyRing.open(directory, keyFile: keyFile, environment: environment)
    }

    /// Writes a file beside the database.
    @discardableResult
    func write(_ data: Data, to name: String = "secret.key", mode: Int = 0o600) throws -> String {
        let path = directory.path + "/" + name
        try FileManager.default.createDirectory(
            atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path, withIntermediateDirectories: true)
        try data.write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        return path
    }

    @discardableResult
    func write(_ keys: [Data], to name: String = "secret.key", mode: Int = 0o600) throws -> String {
        try write(Data(keys.map { $0.base64EncodedString() }.joined(separator: "\n").utf8), to: name, mode: mode)
    }

    /// An obviously fake key.
    static func key(_ number: UInt8) -> Data { Data(repeating: number, count: 32) }

    /// A place for a secret: row and field differ with the number, and so does the organization with every fifth.
    static func place(_ number: Int) -> SecretPlace {
        let organization = number % 5 == 4 ? nil : OrganizationID(Fixture.uuid(UInt64(number % 5)))
        return SecretPlace(
            organization: organization, row: Fixture.uuid(UInt64(number / 5)).uuidString, field: "field-\(number % 2)")
    }

    /// Seals as Rollcall did before sealed secrets named their key.
    static func sealAsBefore(_ text: String, for place: SecretPlace, with key: Data) throws -> SealedSecret {
        let name = "\(place.organization?.description ?? "server")|\(place.row)|\(place.field)"
        let box = try AES.GCM.seal(Data(text.utf8), using: SymmetricKey(data: key), authenticating: Data(name.utf8))
        return SealedSecret(bytes: Array(box.nonce) + Array(box.ciphertext) + Array(box.tag))
    }
}
