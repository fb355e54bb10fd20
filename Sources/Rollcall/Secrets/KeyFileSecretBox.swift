import Crypto
import DirectoryCore
import DirectoryPorts
import Foundation

/// Seals secrets with AES-256-GCM under a key that lies in a file beside the database.
///
/// What a secret belongs to is authenticated with it, so that a sealed secret copied to another row does not open.
/// Source: NIST SP 800-38D.
struct KeyFileSecretBox: SecretBox {
    private let key: SymmetricKey

    /// Opens the key file, and makes one where there is none.
    ///
    /// - Throws: `store-unavailable` when the file cannot be read, made, or does not hold a key.
    init(path: String) throws(Problem) {
        if let data = FileManager.default.contents(atPath: path) {
            guard data.count == 32 else { throw .secretKey("The file secret.key does not hold a key of 32 bytes.") }
            key = SymmetricKey(data: data)
            return
        }
        guard !FileManager.default.fileExists(atPath: path) else {
            throw .secretKey("The file secret.key cannot be read.")
        }
        key = SymmetricKey(size: .bits256)
        let bytes = key.withUnsafeBytes { Data($0) }
        guard FileManager.default.createFile(atPath: path, contents: bytes, attributes: [.posixPermissions: 0o600])
        else { throw .secretKey("The file secret.key cannot be written.") }
    }

    func seal(_ secret: Secret, for place: SecretPlace) throws(Problem) -> SealedSecret {
        guard
            let box = try? AES.GCM.seal(Data(secret.reveal().utf8), using: key, authenticating: place.bytes),
            let combined = box.combined
        else { throw .secretKey("The secret could not be sealed.") }
        return SealedSecret(bytes: Array(combined))
    }

    func open(_ sealed: SealedSecret, for place: SecretPlace) throws(Problem) -> Secret {
        guard
            let box = try? AES.GCM.SealedBox(combined: Data(sealed.bytes)),
            let data = try? AES.GCM.open(box, using: key, authenticating: place.bytes),
            let text = String(data: data, encoding: .utf8)
        else { throw .secretKey("The stored client secret does not open with the key of this server.") }
        return Secret(text)
    }
}

extension SecretPlace {
    /// Unambiguous, because neither a GUID nor a field name holds the separator.
    fileprivate var bytes: Data { Data("\(organization?.description ?? "server")|\(row)|\(field)".utf8) }
}

extension Problem {
    fileprivate static func secretKey(_ cause: String) -> Problem {
        Problem(
            .storeUnavailable, cause: cause, effect: "Nothing was sent to Microsoft Entra.",
            advice: "Restore secret.key from the backup that belongs to this database, or set the secret anew.")
    }
}
