/// The values of the mapped fields of one user. A missing value is nil, never an empty text.
package struct Profile: Hashable, Codable, Sendable {
    package var username: String
    package var firstName: String?
    package var lastName: String?
    package var email: String?
    package var phone: String?
    /// The values of custom fields.
    package var attributes: [AttributeName: String]

    package init(
        username: String, firstName: String? = nil, lastName: String? = nil, email: String? = nil,
        phone: String? = nil, attributes: [AttributeName: String] = [:]
    ) {
        self.username = username
        self.firstName = firstName
        self.lastName = lastName
        self.email = email
        self.phone = phone
        self.attributes = attributes
    }

    /// The value of a field. A user always has a username: taking it away changes nothing.
    package subscript(field: MappedField) -> String? {
        get {
            switch field {
            case .username: username
            case .firstName: firstName
            case .lastName: lastName
            case .email: email
            case .phone: phone
            case .attribute(let name): attributes[name]
            }
        }
        set {
            switch field {
            case .username: username = newValue ?? username
            case .firstName: firstName = newValue
            case .lastName: lastName = newValue
            case .email: email = newValue
            case .phone: phone = newValue
            case .attribute(let name): attributes[name] = newValue
            }
        }
    }

    /// The fields that the profile can have values in, in their order.
    package var fields: [MappedField] {
        MappedField.standard + attributes.keys.sorted().map(MappedField.attribute)
    }

    /// What to call the person: first and last name, else the username.
    package var name: String {
        let parts = [firstName, lastName].compactMap(\.self)
        return parts.isEmpty ? username : parts.joined(separator: " ")
    }

    /// The profile after some fields have changed.
    package func applying(_ changes: [FieldChange]) -> Profile {
        changes.reduce(into: self) { profile, change in profile[change.field] = change.after }
    }
}
