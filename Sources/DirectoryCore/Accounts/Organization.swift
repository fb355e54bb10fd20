package import FoundationEssentials

/// One customer of the application: its users, its connection, its members, its audit. Nothing crosses it.
package struct Organization: Hashable, Codable, Sendable {
    package let id: OrganizationID
    /// What addresses call it.
    package let handle: OrganizationHandle
    package var name: String
    package var signIn: SignInPolicy
    package var retention: Retention
    package let createdAt: Date
    package var revision: Int64

    package init(
        id: OrganizationID, handle: OrganizationHandle, name: String, signIn: SignInPolicy = SignInPolicy(),
        retention: Retention = .standard, createdAt: Date, revision: Int64 = 1
    ) {
        self.id = id
        self.handle = handle
        self.name = name
        self.signIn = signIn
        self.retention = retention
        self.createdAt = createdAt
        self.revision = revision
    }
}

/// The short name of an organization in addresses, such as `contoso`: 1 to 40 lower-case ASCII letters, digits and
/// hyphens, a letter or digit first and last. It never changes, so that links keep working.
package struct OrganizationHandle: Hashable, Codable, Sendable, CustomStringConvertible {
    package let description: String

    /// - Returns: nil for anything else.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard (1...40).contains(bytes.count), let first = bytes.first, let last = bytes.last, first != Self.hyphen,
            last != Self.hyphen,
            bytes.allSatisfy({ Self.letters.contains($0) || Self.digits.contains($0) || $0 == Self.hyphen })
        else { return nil }
        description = text
    }

    private static let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    private static let hyphen = UInt8(ascii: "-")

    /// For an organization whose name has no letter or digit of ASCII.
    static let nameless = OrganizationHandle(sound: "organization")

    private init(sound text: String) { description = text }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = Self(text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no handle"))
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// How members of an organization may sign in.
package struct SignInPolicy: Hashable, Codable, Sendable {
    /// Whether members may sign in with the tenant of the organization's connection.
    package var entra: EntraSignIn
    /// Whether members who sign in with a password need a second factor.
    package var secondFactor: Requirement

    package init(entra: EntraSignIn = .off, secondFactor: Requirement = .optional) {
        self.entra = entra
        self.secondFactor = secondFactor
    }

    /// Whether the tenant is asked who somebody is.
    package enum EntraSignIn: String, CaseIterable, Codable, Sendable {
        case off
        case offered
    }

    /// Whether something has to be there.
    package enum Requirement: String, CaseIterable, Codable, Sendable {
        case optional
        case required
    }
}

/// How long an organization keeps what it does not need any more, in days.
package struct Retention: Hashable, Codable, Sendable {
    /// Applied, stopped and discarded runs with their decisions. What undo needs is gone with them.
    package var runs: Int
    /// Entries of the audit. What is left can still be verified.
    package var audit: Int

    package init(runs: Int, audit: Int) {
        self.runs = runs
        self.audit = audit
    }

    package static let standard = Retention(runs: 365, audit: 730)
    package static let allowed = 30...3_650
}
