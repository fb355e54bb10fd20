package import FoundationEssentials

/// A value that names one thing of one kind by a GUID. Each kind of thing has a type of its own, so that a
/// directory object can never be looked up with the id of a user.
package protocol GUIDIdentifier: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    var uuid: UUID { get }
    init(_ uuid: UUID)
}

extension GUIDIdentifier {
    /// Reads a GUID written as `8-4-4-4-12` hexadecimal digits in either case.
    ///
    /// - Returns: nil for anything else. Braces, missing hyphens and surrounding blanks are not accepted: an id
    ///   from outside is parsed here once and compared as a value afterwards (R2).
    package init?(_ text: String) {
        guard text.utf8.count == 36, let uuid = UUID(uuidString: text) else { return nil }
        self.init(uuid)
    }

    /// The GUID in lower case with hyphens, as Microsoft Graph writes it.
    package var description: String { uuid.uuidString.lowercased() }

    package static func < (left: Self, right: Self) -> Bool { left.uuid < right.uuid }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = Self(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a GUID"))
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// An organization: one customer of the application. Nothing crosses it.
package struct OrganizationID: GUIDIdentifier {
    package let uuid: UUID
    package init(_ uuid: UUID) { self.uuid = uuid }
}

/// An organization's link to one Microsoft Entra tenant.
package struct ConnectionID: GUIDIdentifier {
    package let uuid: UUID
    package init(_ uuid: UUID) { self.uuid = uuid }
}

/// A person in the application's own directory. Made here, never taken from upstream, never reused.
package struct UserID: GUIDIdentifier {
    package let uuid: UUID
    package init(_ uuid: UUID) { self.uuid = uuid }
}

/// A Microsoft Entra tenant, the `id` of its `organization` object.
package struct TenantID: GUIDIdentifier {
    package let uuid: UUID
    package init(_ uuid: UUID) { self.uuid = uuid }
}

/// An application registration in Microsoft Entra (its *Application (client) ID*).
package struct ClientID: GUIDIdentifier {
    package let uuid: UUID
    package init(_ uuid: UUID) { self.uuid = uuid }
}

/// An object in the tenant, as Microsoft Graph names it in `id`. Immutable and never reused upstream.
///
/// Source: <https://learn.microsoft.com/graph/api/resources/directoryobject>
package struct DirectoryObjectID: GUIDIdentifier {
    package let uuid: UUID
    package init(_ uuid: UUID) { self.uuid = uuid }
}

/// One of a connection's credentials.
package struct CredentialID: GUIDIdentifier {
    package let uuid: UUID
    package init(_ uuid: UUID) { self.uuid = uuid }
}

/// Somebody who signs in to Rollcall. Not a user of the application: accounts administer, users are administered.
package struct AccountID: GUIDIdentifier {
    package let uuid: UUID
    package init(_ uuid: UUID) { self.uuid = uuid }
}

/// One browser in which somebody is signed in.
package struct SessionID: GUIDIdentifier {
    package let uuid: UUID
    package init(_ uuid: UUID) { self.uuid = uuid }
}

/// A token for the programming interface.
package struct APITokenID: GUIDIdentifier {
    package let uuid: UUID
    package init(_ uuid: UUID) { self.uuid = uuid }
}

/// An invitation into an organization.
package struct InvitationID: GUIDIdentifier {
    package let uuid: UUID
    package init(_ uuid: UUID) { self.uuid = uuid }
}

/// A run, numbered by the store from 1 so that a person can type it: `rollcall runs show 7`.
package struct RunID: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    package let number: Int64

    package init(_ number: Int64) { self.number = number }

    /// Reads a positive number.
    package init?(_ text: String) {
        guard let number = Int64(text), number > 0 else { return nil }
        self.number = number
    }

    package var description: String { String(number) }

    package static func < (left: Self, right: Self) -> Bool { left.number < right.number }

    package init(from decoder: any Decoder) throws {
        number = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(number)
    }
}
