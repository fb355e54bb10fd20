/// The GUID of a directory object.
struct ObjectID: Hashable, Sendable, CustomStringConvertible {
    let high: UInt64
    let low: UInt64

    /// Parses `8-4-4-4-12` hexadecimal digits in either letter case.
    init?(_ text: some StringProtocol) {
        var high: UInt64 = 0
        var low: UInt64 = 0
        var index = 0
        for byte in text.utf8 {
            if index == 8 || index == 13 || index == 18 || index == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
            } else {
                guard let digit = Self.digit(byte) else { return nil }
                if index < 18 { high = high << 4 | digit } else { low = low << 4 | digit }
            }
            index += 1
        }
        guard index == 36 else { return nil }
        self.high = high
        self.low = low
    }

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The 36 characters, in lower case.
    var description: String {
        var text = ""
        text.reserveCapacity(36)
        Self.append(high, shifts: stride(from: 60, through: 32, by: -4), to: &text)
        text.append("-")
        Self.append(high, shifts: stride(from: 28, through: 16, by: -4), to: &text)
        text.append("-")
        Self.append(high, shifts: stride(from: 12, through: 0, by: -4), to: &text)
        text.append("-")
        Self.append(low, shifts: stride(from: 60, through: 48, by: -4), to: &text)
        text.append("-")
        Self.append(low, shifts: stride(from: 44, through: 0, by: -4), to: &text)
        return text
    }

    /// The 32 digits without hyphens: what Graph puts before a deleted person's userPrincipalName.
    var withoutHyphens: String { String(description.filter { $0 != "-" }) }

    private static func append(_ bits: UInt64, shifts: StrideThrough<Int>, to text: inout String) {
        for shift in shifts {
            let digit = UInt8(truncatingIfNeeded: bits >> UInt64(shift)) & 15
            text.unicodeScalars.append(Unicode.Scalar(digit < 10 ? 48 + digit : 87 + digit))
        }
    }

    private static func digit(_ byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - 48)
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - 87)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - 55)
        default: nil
        }
    }
}
