/// A field of a user that follows the tenant: one of the five that always do, or a custom field of the application.
package enum MappedField: Hashable, Sendable {
    case username
    case firstName
    case lastName
    case email
    case phone
    /// A custom field, filled from a further attribute of the directory user.
    case attribute(AttributeName)

    /// The five fields that every connection maps.
    package static let standard: [MappedField] = [.username, .firstName, .lastName, .email, .phone]

    /// The longest value, in Unicode scalars (R6). Longer values are refused, never cut.
    package var maximumLength: Int {
        switch self {
        case .username, .email, .attribute: 256
        case .firstName, .lastName: 128
        case .phone: 64
        }
    }

    /// The field in the middle of a sentence.
    package var words: Sentence {
        switch self {
        case .username: .phrase("username")
        case .firstName: .phrase("first name")
        case .lastName: .phrase("last name")
        case .email: .phrase("email")
        case .phone: .phrase("phone")
        case .attribute(let name): "\(name.rawValue)"
        }
    }

    /// The field in the middle of an English sentence.
    package var label: String { words.description }
}

extension MappedField: RawRepresentable, Codable, CodingKeyRepresentable, Comparable {
    /// `username`, `first-name`, `last-name`, `email`, `phone`, or `attribute:` and the custom field's name.
    package var rawValue: String {
        switch self {
        case .username: "username"
        case .firstName: "first-name"
        case .lastName: "last-name"
        case .email: "email"
        case .phone: "phone"
        case .attribute(let name): "attribute:\(name.rawValue)"
        }
    }

    package init?(rawValue: String) {
        if let field = Self.standard.first(where: { $0.rawValue == rawValue }) {
            self = field
        } else if rawValue.hasPrefix("attribute:"), let name = AttributeName(rawValue: String(rawValue.dropFirst(10))) {
            self = .attribute(name)
        } else {
            return nil
        }
    }

    /// The five in their order, then custom fields by name.
    package static func < (left: Self, right: Self) -> Bool {
        (left.rank, left.rawValue) < (right.rank, right.rawValue)
    }

    private var rank: Int { Self.standard.firstIndex(of: self) ?? Self.standard.count }
}

/// The name of a custom field of the application, such as `cost-center`: 1 to 64 of `a`–`z`, `0`–`9` and hyphens,
/// beginning with a letter.
package struct AttributeName: RawRepresentable, Hashable, Codable, CodingKeyRepresentable, Comparable, Sendable {
    package let rawValue: String

    /// - Returns: nil for a text that is no such name.
    package init?(rawValue: String) {
        let isName = rawValue.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
            default: false
            }
        }
        guard isName, (1...64).contains(rawValue.utf8.count), let first = rawValue.utf8.first,
            first >= UInt8(ascii: "a")
        else { return nil }
        self.rawValue = rawValue
    }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
