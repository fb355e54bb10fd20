/// A text from the tenant made ready to be stored: trimmed and in Unicode normalization form C (R6).
package enum FieldText: Hashable, Sendable {
    case empty
    case text(String)
    case refused(Refusal)

    /// Why a text cannot be stored.
    package enum Refusal: String, Codable, Hashable, Sendable {
        case controlCharacter = "control-character"
        case tooLong = "too-long"
        case notAnAddress = "not-an-address"
        /// A field that every user must have, such as the username, has no value.
        case missing

        /// The reason in a sentence that begins with the field: *email is no address*.
        package var sentence: Sentence {
            switch self {
            case .controlCharacter: .phrase("contains a control character")
            case .tooLong: .phrase("is too long")
            case .notAnAddress: .phrase("is no email address")
            case .missing: .phrase("has no value")
            }
        }
    }

    /// Reads a text for a field, and judges an address as it was written: form C would turn U+212A KELVIN SIGN into a
    /// letter, and the address into somebody else's (R7).
    package init(_ raw: String, for field: MappedField) {
        let trimmed = raw.trimmingWhitespace
        if trimmed.isEmpty {
            self = .empty
        } else if trimmed.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
            self = .refused(.controlCharacter)
        } else if !field.admits(trimmed) {
            self = .refused(.notAnAddress)
        } else {
            let normalized = trimmed.normalizedToFormC
            self = normalized.unicodeScalars.count > field.maximumLength ? .refused(.tooLong) : .text(normalized)
        }
    }
}

extension MappedField {
    /// Whether the text has the key that uniqueness of the field is judged by.
    fileprivate func admits(_ text: String) -> Bool {
        switch self {
        case .email: (try? EmailAddress(text)) != nil
        case .username: UsernameKey(text) != nil
        case .firstName, .lastName, .phone, .attribute: true
        }
    }
}
