/// An email address that has been read, with the key that uniqueness is judged by.
package struct EmailAddress: Hashable, Sendable {
    /// The address as written, trimmed and in normalization form C.
    package let text: String
    package let key: EmailKey

    /// Reads an address (R7).
    ///
    /// The syntax is that of RFC 5321 with international local parts (RFC 6531), and tolerant of what directories
    /// really hold: a quoted local part is allowed, an address literal (`ana@[192.0.2.1]`) is not.
    ///
    /// - Throws: why the text is no address.
    package init(_ raw: String) throws(Refusal) {
        let trimmed = raw.trimmingWhitespace
        guard !trimmed.containsDisguisedASCII else { throw .disguisedCharacter }
        let text = trimmed.normalizedToFormC
        let (local, domain) = try Self.split(text)
        guard Self.isLocalPart(local) else { throw .malformedLocalPart }
        guard let domain = DomainName(domain) else { throw .malformedDomain }
        self.text = text
        key = EmailKey(canonical: "\(local.lowercasedASCII)@\(domain.ascii)")
    }

    /// Why a text is no address.
    package enum Refusal: String, Error, Sendable {
        case noAtSign = "no-at-sign"
        case severalAtSigns = "several-at-signs"
        case malformedLocalPart = "malformed-local-part"
        case malformedDomain = "malformed-domain"
        /// Holds a character that normalization would turn into ASCII, such as U+212A KELVIN SIGN.
        case disguisedCharacter = "disguised-character"
    }

    /// Cuts at the only `@` outside quotes.
    private static func split(_ text: String) throws(Refusal) -> (local: String, domain: String) {
        var at: String.UnicodeScalarView.Index?
        var isQuoted = false
        var isEscaped = false
        let scalars = text.unicodeScalars
        for index in scalars.indices {
            defer { isEscaped = isQuoted && scalars[index] == "\\" && !isEscaped }
            switch scalars[index] {
            case "\"" where !isEscaped: isQuoted.toggle()
            case "@" where !isQuoted:
                guard at == nil else { throw .severalAtSigns }
                at = index
            default: break
            }
        }
        guard let at, !isQuoted else { throw .noAtSign }
        return (String(scalars[..<at]), String(scalars[scalars.index(after: at)...]))
    }

    private static func isLocalPart(_ local: String) -> Bool {
        guard !local.isEmpty else { return false }
        let isQuoted = local.hasPrefix("\"") && local.hasSuffix("\"") && local.utf8.count > 2
        return local.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
            case .spaceSeparator: isQuoted && scalar == " "
            default: isQuoted || !#"<>(),;:"[]\"#.unicodeScalars.contains(scalar)
            }
        }
    }
}

/// The canonical form by which addresses are compared: bytes, equal in Swift, SQLite and PostgreSQL alike.
///
/// The local part has `A`–`Z` in lower case and nothing else folded, the domain is its A-label. The key of a key is
/// the key itself.
package struct EmailKey: Hashable, Comparable, Sendable, CustomStringConvertible {
    private let exact: ExactText

    fileprivate init(canonical: String) { exact = ExactText(canonical) }

    /// A key that was stored.
    package init(stored: String) { exact = ExactText(stored) }

    package var description: String { exact.text }

    package static func < (left: Self, right: Self) -> Bool { left.exact < right.exact }
}
