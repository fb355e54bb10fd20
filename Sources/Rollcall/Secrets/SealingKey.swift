import Crypto
import Foundation

/// A key of 256 bits that stored secrets are sealed with, and the id that sealed secrets name it by.
///
/// What seals is derived from the key, so that nothing else that is ever derived from it opens a secret.
///
/// Source: RFC 5869 (HKDF).
struct SealingKey: Sendable, CustomStringConvertible, CustomReflectable {
    /// Says nothing of the key.
    let id: KeyID
    /// The bytes as they lie in the key file. They sealed, themselves, before sealed secrets named their key.
    let bytes: SymmetricKey
    /// What seals.
    let sealing: SymmetricKey

    /// - Returns: nil unless there are 32 bytes.
    init?(_ data: Data) {
        guard data.count == 32 else { return nil }
        self.init(SymmetricKey(data: data))
    }

    private init(_ bytes: SymmetricKey) {
        self.bytes = bytes
        sealing = Self.derived(from: bytes, "rollcall sealing 1", count: 32)
        let id = Self.derived(from: bytes, "rollcall key id", count: KeyID.length)
        self.id = KeyID(bytes: id.withUnsafeBytes { Array($0) })
    }

    /// A key that never was.
    static func random() -> SealingKey { SealingKey(SymmetricKey(size: .bits256)) }

    /// As it is written into a key file.
    var line: String { bytes.withUnsafeBytes { Data($0) }.base64EncodedString() }

    private static func derived(from key: SymmetricKey, _ purpose: String, count: Int) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(inputKeyMaterial: key, info: Data(purpose.utf8), outputByteCount: count)
    }

    var description: String { "key \(id)" }
    var customMirror: Mirror { Mirror(self, children: []) }
}

/// Tells one key from another.
struct KeyID: Hashable, Sendable, CustomStringConvertible {
    let bytes: [UInt8]

    /// In bytes.
    static let length = 8

    var description: String { bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
}
