package import FoundationEssentials

/// Somebody who signs in to Rollcall.
///
/// Never a user of the application: runs neither make, change nor delete accounts (threat T-27).
package struct Account: Hashable, Codable, Sendable {
    package let id: AccountID
    /// What they sign in with. Unique on the server by `EmailAddress.key`; says nothing about a person in a tenant.
    package var email: String
    package var name: String
    package var standing: Standing
    package var isServerAdministrator: Bool
    /// Nil for somebody who signs in with Entra only.
    package var password: PasswordHash?
    package var secondFactor: SecondFactor?
    /// Who they are in a tenant: by the ids of tenant and object, never by an address.
    package var entraIdentity: EntraIdentity?
    package let createdAt: Date
    package var revision: Int64

    package init(
        id: AccountID, email: String, name: String, standing: Standing = .active, isServerAdministrator: Bool = false,
        password: PasswordHash? = nil, secondFactor: SecondFactor? = nil, entraIdentity: EntraIdentity? = nil,
        createdAt: Date, revision: Int64 = 1
    ) {
        self.id = id
        self.email = email
        self.name = name
        self.standing = standing
        self.isServerAdministrator = isServerAdministrator
        self.password = password
        self.secondFactor = secondFactor
        self.entraIdentity = entraIdentity
        self.createdAt = createdAt
        self.revision = revision
    }

    /// Whether they may sign in at all.
    package enum Standing: String, Codable, Sendable {
        case active
        case suspended
    }
}

/// A password as it is stored: what verifies it, and from which nobody gets it back. Does not print.
package struct PasswordHash: Hashable, Codable, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    /// `$scrypt$ln=17,r=8,p=1$salt$hash` (PHC string format).
    package let encoded: String

    package init(encoded: String) { self.encoded = encoded }

    package var description: String { "(password hash)" }
    package var debugDescription: String { "(password hash)" }
}

/// A second proof beside the password: codes of an app that change every 30 seconds (RFC 6238), and codes on paper.
package struct SecondFactor: Hashable, Codable, Sendable {
    /// The key that app and server share.
    package var seed: SealedSecret
    /// The latest step of 30 seconds whose code was used, counted since 1970: no code works twice.
    package var lastStep: Int64
    /// SHA-256 of the recovery codes that are left, in hexadecimal.
    package var recovery: Set<String>

    package init(seed: SealedSecret, lastStep: Int64, recovery: Set<String>) {
        self.seed = seed
        self.lastStep = lastStep
        self.recovery = recovery
    }
}

/// A person of a tenant: `tid` and `oid` of an ID token. Immutable upstream, unlike every address.
///
/// Source: <https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference>
package struct EntraIdentity: Hashable, Codable, Sendable {
    package let tenant: TenantID
    package let object: DirectoryObjectID

    package init(tenant: TenantID, object: DirectoryObjectID) {
        self.tenant = tenant
        self.object = object
    }
}

/// An account's place in an organization.
package struct Membership: Hashable, Codable, Sendable {
    package let account: AccountID
    package let organization: OrganizationID
    package var role: Role
    package let since: Date

    package init(account: AccountID, organization: OrganizationID, role: Role, since: Date) {
        self.account = account
        self.organization = organization
        self.role = role
        self.since = since
    }
}
