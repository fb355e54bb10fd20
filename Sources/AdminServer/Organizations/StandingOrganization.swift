package import DirectoryCore

// Until the store keeps organizations, there is one, and this file stands in for their types and for their store.

/// The only organization of a server.
package struct StandingOrganization: OrganizationFinding {
    private let organization: Organization

    /// - Parameter handle: what addresses call it.
    package init(_ id: OrganizationID, handle: OrganizationHandle = .standing) {
        organization = Organization(id: id, handle: handle, name: handle.description)
    }

    package func organizations() async throws(Problem) -> [Organization] { [organization] }

    package func organization(_ handle: OrganizationHandle) async throws(Problem) -> Organization? {
        handle == organization.handle ? organization : nil
    }
}

/// One customer of the application.
package struct Organization: Hashable, Sendable {
    let id: OrganizationID
    /// What addresses call it.
    let handle: OrganizationHandle
    let name: String
}

/// The short name of an organization in addresses: 1 to 40 lower-case ASCII letters, digits and hyphens, a letter or
/// digit first and last.
package struct OrganizationHandle: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    /// The handle of an organization that has been given none.
    package static let standing = OrganizationHandle(standing: "default")

    /// - Returns: nil for anything else.
    package init?(_ text: String) {
        guard (1...40).contains(text.utf8.count), text.utf8.first != Self.hyphen, text.utf8.last != Self.hyphen,
            text.utf8.allSatisfy({ Self.letters.contains($0) || Self.digits.contains($0) || $0 == Self.hyphen })
        else { return nil }
        description = text
    }

    private init(standing: String) { description = standing }

    private static let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    private static let hyphen = UInt8(ascii: "-")
}
