/// The canonical form by which usernames are compared (R8): that of an email address where the name has an `@`,
/// else the name with `A`–`Z` in lower case.
package struct UsernameKey: Hashable, Comparable, Sendable, CustomStringConvertible {
    private let exact: ExactText

    /// - Returns: nil for an empty name, and for one with an `@` that is no address.
    package init?(_ name: String) {
        let trimmed = name.trimmingWhitespace
        guard !trimmed.isEmpty, !trimmed.containsDisguisedASCII else { return nil }
        guard trimmed.unicodeScalars.contains("@") else {
            exact = ExactText(trimmed.normalizedToFormC.lowercasedASCII)
            return
        }
        guard let address = try? EmailAddress(trimmed) else { return nil }
        exact = ExactText(address.key.description)
    }

    /// A key that was stored.
    package init(stored: String) { exact = ExactText(stored) }

    package var description: String { exact.text }

    package static func < (left: Self, right: Self) -> Bool { left.exact < right.exact }
}
