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
        package var sentence: String {
            switch self {
            case .controlCharacter: "contains a control character"
            case .tooLong: "is too long"
            case .notAnAddress: "is no email address"
            case .missing: "has no value"
            }
        }
    }

    /// - Parameter limit: the longest text, in Unicode scalars.
    package init(_ raw: String, limit: Int) {
        let trimmed = raw.trimmingWhitespace
        if trimmed.isEmpty {
            self = .empty
        } else if trimmed.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
            self = .refused(.controlCharacter)
        } else {
            let normalized = trimmed.normalizedToFormC
            self = normalized.unicodeScalars.count > limit ? .refused(.tooLong) : .text(normalized)
        }
    }
}
