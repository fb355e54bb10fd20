package import FoundationEssentials

/// Codes of an authenticator app: six digits that change every thirty seconds.
///
/// Source: RFC 6238 and RFC 4226, with SHA-1, which is what apps know.
package enum OneTimeCode {
    /// How long a code is, in digits.
    package static let digits = 6
    /// How long a code is shown, in seconds.
    package static let period: TimeInterval = 30

    /// The number of the step that the date lies in, counted since 1970.
    package static func step(at date: Date) -> Int64 {
        Int64(exactly: (date.timeIntervalSince1970 / period).rounded(.down)) ?? 0
    }

    /// The steps whose codes count now: this one, and one more on each side for clocks that differ. None that was used,
    /// nor any before it.
    package static func steps(at date: Date, after lastStep: Int64) -> [Int64] {
        let now = step(at: date)
        return [now - 1, now, now + 1].filter { $0 > lastStep && $0 >= 0 }
    }

    /// What is authenticated for a step: its number as eight bytes, the highest first.
    package static func message(of step: Int64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: step >> (8 * (7 - $0))) }
    }

    /// The code that an HMAC stands for (RFC 4226 §5.3); nil for one of fewer than 20 bytes.
    package static func code(from mac: [UInt8]) -> String? {
        guard mac.count >= 20, let last = mac.last else { return nil }
        let offset = Int(last & 0x0F)
        let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let text = String(number % 1_000_000)
        return String(repeating: "0", count: digits - text.utf8.count) + text
    }

    /// The digits of what somebody typed, for which `123 456` is a code too.
    package static func read(_ text: String) -> String? {
        let digits = text.filter { !$0.isWhitespace && $0 != "-" }
        let isCode = digits.utf8.count == Self.digits && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
        return isCode ? digits : nil
    }
}
