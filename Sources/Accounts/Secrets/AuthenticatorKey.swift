import Crypto
import DirectoryCore
import FoundationEssentials

/// The key that an authenticator app and the server share.
///
/// Source: RFC 6238; <https://github.com/google/google-authenticator/wiki/Key-Uri-Format>.
struct AuthenticatorKey: Sendable {
    private let bytes: [UInt8]

    /// 160 bits, as RFC 4226 §4 recommends.
    init(random: RandomSource) { bytes = random.bytes(20) }

    /// - Returns: nil for what is not base 32 of at least 80 bits.
    init?(_ text: Secret) {
        guard let bytes = Base32.decode(text.reveal()), bytes.count >= 10 else { return nil }
        self.bytes = bytes
    }

    /// In base 32, for typing.
    var text: Secret { Secret(Base32.encode(bytes).uppercased()) }

    /// The step whose code this is; nil when no step that counts has it. All of them are compared.
    func step(of code: String, at now: Date, after lastStep: Int64) -> Int64? {
        var found: Int64?
        for step in OneTimeCode.steps(at: now, after: lastStep) where Digests.areEqual(self.code(at: step), code) {
            found = step
        }
        return found
    }

    /// The code of a step.
    func code(at step: Int64) -> String {
        let mac = HMAC<Insecure.SHA1>.authenticationCode(
            for: OneTimeCode.message(of: step), using: SymmetricKey(data: bytes))
        return OneTimeCode.code(from: Array(mac)) ?? ""
    }

    /// The address that an app reads from a QR code.
    func address(for email: String) -> Secret {
        let label = "Rollcall:" + email
        return Secret(
            "otpauth://totp/\(Self.encoded(label))?secret=\(text.reveal())&issuer=Rollcall&algorithm=SHA1"
                + "&digits=\(OneTimeCode.digits)&period=\(Int(OneTimeCode.period))")
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte)
            return isPlain
                ? String(decoding: [byte], as: UTF8.self)
                : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}
