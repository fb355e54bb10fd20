import Foundation

/// A host name in its ASCII form.
package struct DomainName: Hashable, Sendable {
    /// The name with international labels as A-labels (`xn--…`), in lower case.
    package let ascii: String

    /// Reads a name in either form, by the rules of UTS #46 (nontransitional, so that `ß` stays itself).
    ///
    /// - Returns: nil when a label is empty, longer than 63 bytes, or holds anything but letters, digits, hyphen
    ///   and underscore; and when a label that is not ASCII turns into one that is: such a name only looks like the
    ///   other, and must not equal it (R7).
    package init?(_ text: String) {
        guard !text.isEmpty, text.utf8.count <= 1_024, let ascii = Self.encode(text) else { return nil }
        let labels = ascii.split(separator: ".", omittingEmptySubsequences: false)
        guard ascii.utf8.count <= 253, labels.allSatisfy(Self.isLabel) else { return nil }
        self.ascii = ascii
    }

    private static func encode(_ text: String) -> String? {
        let folded = text.lowercasedASCII
        guard folded.utf8.contains(where: { $0 >= 0x80 }) else { return folded }
        guard !folded.containsDisguisedASCII, isPlain(folded) else { return nil }
        let labels = folded.split(separator: ".", omittingEmptySubsequences: false).map(encode(label:))
        guard labels.allSatisfy({ $0 != nil }) else { return nil }
        return labels.compactMap(\.self).joined(separator: ".")
    }

    private static func encode(label: Substring) -> String? {
        guard label.utf8.contains(where: { $0 >= 0x80 }) else { return String(label) }
        var components = URLComponents()
        components.host = String(label)
        guard let encoded = components.encodedHost, encoded.hasPrefix("xn--"), !encoded.contains(".") else {
            return nil
        }
        return encoded
    }

    /// Keeps out what would have a meaning of its own in a URL.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { byte in byte >= 0x80 || byte == UInt8(ascii: ".") || isLabelByte(byte) }
    }

    private static func isLabel(_ label: Substring) -> Bool {
        (1...63).contains(label.utf8.count) && label.utf8.allSatisfy(isLabelByte)
    }

    private static func isLabelByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }
}
