import Crypto
import DirectoryCore
import DirectoryPorts
import Foundation

/// How a sealed secret is written: four bytes that say which form it is, the id of the key, and what AES-256-GCM makes
/// of it: nonce, ciphertext, tag.
///
/// The place it belongs to, the form and the key's id are authenticated with it, so that a sealed secret copied to
/// another organization, row or field does not open there.
///
/// Source: NIST SP 800-38D.
struct SealedForm: Sendable {
    let key: KeyID
    private let box: Data

    private static let mark: [UInt8] = [0x52, 0x4B, 0x53, 0x01]

    /// - Returns: nil for bytes of another form, such as those of before keys had ids.
    init?(_ sealed: SealedSecret) {
        let header = Self.mark.count + KeyID.length
        guard sealed.bytes.count > header, sealed.bytes.starts(with: Self.mark) else { return nil }
        key = KeyID(bytes: Array(sealed.bytes[Self.mark.count..<header]))
        box = Data(sealed.bytes.dropFirst(header))
    }

    static func seal(_ secret: Secret, for place: SecretPlace, with key: SealingKey) throws -> SealedSecret {
        let header = mark + key.id.bytes
        let box = try AES.GCM.seal(
            Data(secret.reveal().utf8), using: key.sealing, authenticating: Data(header + place.bytes))
        return SealedSecret(bytes: header + Array(box.nonce) + Array(box.ciphertext) + Array(box.tag))
    }

    /// - Returns: nil when it was sealed for another place or with another key, or has been changed.
    func open(for place: SecretPlace, with key: SealingKey) -> Secret? {
        Self.secret(in: box, key.sealing, Data(Self.mark + key.id.bytes + place.bytes))
    }

    /// Opens what was sealed before sealed secrets named their key.
    static func openUnmarked(_ sealed: SealedSecret, for place: SecretPlace, with key: SealingKey) -> Secret? {
        secret(in: Data(sealed.bytes), key.bytes, place.bytesOfBefore)
    }

    private static func secret(in box: Data, _ key: SymmetricKey, _ authenticated: Data) -> Secret? {
        guard let box = try? AES.GCM.SealedBox(combined: box),
            let data = try? AES.GCM.open(box, using: key, authenticating: authenticated),
            let text = String(data: data, encoding: .utf8)
        else { return nil }
        return Secret(text)
    }
}

extension SecretPlace {
    /// Every part with its length before it, so that no two places read alike.
    fileprivate var bytes: [UInt8] {
        let owner = organization.map { "organization \($0)" } ?? "server"
        return [owner, row, field].flatMap { part in
            withUnsafeBytes(of: UInt32(clamping: part.utf8.count).bigEndian) { Array($0) } + Array(part.utf8)
        }
    }

    fileprivate var bytesOfBefore: Data { Data("\(organization?.description ?? "server")|\(row)|\(field)".utf8) }
}
