/// The fields of a user that follow the tenant.
package enum MappedField: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
    case username
    case firstName = "first-name"
    case lastName = "last-name"
    case email
    case phone

    /// The longest value, in Unicode scalars (R6). Longer values are refused, never cut.
    package var maximumLength: Int {
        switch self {
        case .username, .email: 256
        case .firstName, .lastName: 128
        case .phone: 64
        }
    }

    /// The field in the middle of a sentence.
    package var label: String {
        switch self {
        case .username: "username"
        case .firstName: "first name"
        case .lastName: "last name"
        case .email: "email"
        case .phone: "phone"
        }
    }
}

/// The values of the mapped fields of one user. A missing value is nil, never an empty text.
package struct Profile: Hashable, Codable, Sendable {
    package var username: String
    package var firstName: String?
    package var lastName: String?
    package var email: String?
    package var phone: String?

    package init(
        username: String, firstName: String? = nil, lastName: String? = nil, email: String? = nil,
        phone: String? = nil
    ) {
        self.username = username
        self.firstName = firstName
        self.lastName = lastName
        self.email = email
        self.phone = phone
    }

    package subscript(field: MappedField) -> String? {
        switch field {
        case .username: username
        case .firstName: firstName
        case .lastName: lastName
        case .email: email
        case .phone: phone
        }
    }

    /// What to call the person: first and last name, else the username.
    package var name: String {
        let parts = [firstName, lastName].compactMap(\.self)
        return parts.isEmpty ? username : parts.joined(separator: " ")
    }
}
