import Crypto
import DirectoryCore

/// SHA-256 of secrets, and comparisons that take as long for a wrong one as for the right one (ASVS 11.2.4).
enum Digests {
    static func hexadecimal(_ text: String) -> String { hexadecimal(SHA256.hash(data: Array(text.utf8))) }

    /// Whether two texts are the same. Their digests are compared, all of them: the time says nothing about either.
    static func areEqual(_ left: String, _ right: String) -> Bool {
        SHA256.hash(data: Array(left.utf8)) == SHA256.hash(data: Array(right.utf8))
    }

    static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        SHA256.hash(data: left) == SHA256.hash(data: right)
    }

    private static func hexadecimal(_ digest: SHA256.Digest) -> String {
        digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

extension TokenFingerprint {
    /// The fingerprint of a token or code.
    init(of secret: Secret) { self.init(hexadecimal: Digests.hexadecimal(secret.reveal())) }
}
