import Foundation

extension String {
    /// The text in Unicode normalization form C.
    package var normalizedToFormC: String {
        utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCanonicalMapping
    }

    /// The text in Unicode normalization form KC, which also folds full-width letters, ligatures and the like.
    var normalizedToFormKC: String {
        utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCompatibilityMapping
    }

    /// The text without the white space around it.
    package var trimmingWhitespace: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }

    /// The text with `A`–`Z` in lower case and every other character untouched. `lowercased()` is no substitute:
    /// it maps the Kelvin sign to `k`, and one address must never turn into another.
    var lowercasedASCII: String {
        guard utf8.contains(where: { (0x41...0x5A).contains($0) }) else { return self }
        return String(decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    /// Whether a character would become ASCII under normalization form C: U+037E, U+1FEF or U+212A.
    ///
    /// These are the only three canonical singletons with an ASCII target (Unicode 15.1, `UnicodeData.txt`).
    var containsDisguisedASCII: Bool {
        unicodeScalars.contains { [0x037E, 0x1FEF, 0x212A].contains($0.value) }
    }
}

/// A text compared by its bytes, as SQLite and PostgreSQL do. Swift's own `==` takes canonically equivalent texts
/// for equal.
package struct ExactText: Hashable, Sendable, Comparable {
    package let text: String

    package init(_ text: String) { self.text = text }

    package static func == (left: Self, right: Self) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }
    package static func < (left: Self, right: Self) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    package func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
