package import FoundationEssentials

/// An organization's link to one Microsoft Entra tenant.
package struct Connection: Hashable, Codable, Sendable {
    package let id: ConnectionID
    package let organization: OrganizationID
    package var cloud: CloudName
    /// The tenant as the administrator wrote it.
    package var tenant: TenantReference
    /// The tenant that answered when the connection first succeeded. From then on any other answer stops the run
    /// (R3). Nil until then, and again when the administrator points the connection to another tenant.
    package var pinnedTenant: PinnedTenant?
    package var client: ClientID
    /// The preferred one first. A second one is there while one takes the place of the other: a sign-in that is refused
    /// because of the first is tried with the second.
    package var credentials: [StoredCredential]
    package var rules: SynchronizationRules
    package var brakes: BrakeLimits
    package var schedule: Schedule?
    /// How often everybody is read at least, in seconds, whatever the changes say.
    package var reconciliation: TimeInterval
    package let createdAt: Date
    /// Counts up with every change.
    package var revision: Int64
    /// The revision that last changed anything but the credentials: a plan made since is as good as before (R26).
    package private(set) var basis: Int64

    package init(
        id: ConnectionID, organization: OrganizationID, cloud: CloudName, tenant: TenantReference,
        pinnedTenant: PinnedTenant? = nil, client: ClientID, credentials: [StoredCredential],
        rules: SynchronizationRules = .standard,
        brakes: BrakeLimits = .standard, schedule: Schedule? = nil,
        reconciliation: TimeInterval = Connection.weekly, createdAt: Date, revision: Int64 = 1,
        basis: Int64 = 1
    ) {
        self.id = id
        self.organization = organization
        self.cloud = cloud
        self.tenant = tenant
        self.pinnedTenant = pinnedTenant
        self.client = client
        self.credentials = credentials
        self.rules = rules
        self.brakes = brakes
        self.schedule = schedule
        self.reconciliation = reconciliation
        self.createdAt = createdAt
        self.revision = revision
        self.basis = basis
    }
}

extension Connection {
    /// The connection as it is stored in the place of another, or as the first. Credentials that take the place of
    /// others change nothing that a plan rests on: runs that are at work go on.
    package func taking(theirPlaceOf stored: Connection?) -> Connection {
        var new = self
        new.revision = (stored?.revision ?? 0) + 1
        new.basis = new.revision
        guard var before = stored, before.credentials != credentials else { return new }
        before.credentials = credentials
        before.revision = revision
        before.basis = basis
        if before == self, let stored { new.basis = stored.basis }
        return new
    }

    /// Whether nothing that a plan rests on has changed since it was made.
    ///
    /// - Parameter planned: the connection's revision then.
    package func isBasis(of planned: Int64) -> Bool { (basis...max(basis, revision)).contains(planned) }
}

extension Connection {
    /// The usual distance of reconciling readings: seven days, in seconds.
    package static let weekly: TimeInterval = 7 * 24 * 3_600

    /// The most credentials a connection holds: one and its successor.
    package static let credentialLimit = 2

    /// When the last of the credentials ends; nil when that is not known, or never.
    package var credentialExpiresAt: Date? {
        let ends = credentials.map(\.expiresAt)
        return ends.contains(nil) ? nil : ends.compactMap(\.self).max()
    }
}

/// What makes a user of a directory user: everything that a decision about one person depends on.
package struct SynchronizationRules: Hashable, Codable, Sendable {
    package var mapping: FieldMapping
    package var policy: LifecyclePolicy
    package var scope: Scope
    package var newcomers: Newcomers

    package init(
        mapping: FieldMapping = .standard, policy: LifecyclePolicy = .standard, scope: Scope = .everyone,
        newcomers: Newcomers = .wait
    ) {
        self.mapping = mapping
        self.policy = policy
        self.scope = scope
        self.newcomers = newcomers
    }

    /// What every connection starts with.
    package static let standard = SynchronizationRules()

    /// The properties that the rules need to know.
    package var properties: PropertySelection {
        PropertySelection(further: mapping.furtherProperties.union(scope.furtherProperties))
    }

    /// What a synchronization of everybody does with people in scope who are no users yet (R21).
    package enum Newcomers: String, CaseIterable, Codable, Sendable {
        /// They wait until somebody imports them.
        case wait
        case areImported = "import"
    }
}

/// The tenant that a connection has once reached.
package struct PinnedTenant: Hashable, Codable, Sendable {
    package let id: TenantID
    package let displayName: String

    package init(id: TenantID, displayName: String) {
        self.id = id
        self.displayName = displayName
    }
}

/// How an administrator names a tenant: by id, or by one of its verified domains.
package enum TenantReference: Hashable, Sendable, Codable, CustomStringConvertible {
    case id(TenantID)
    case domain(String)

    /// Reads a GUID or a domain name.
    ///
    /// - Returns: nil for anything else, such as `common` or an address.
    package init?(_ text: String) {
        if let id = TenantID(text) {
            self = .id(id)
        } else if text.contains("."), let domain = DomainName(text) {
            self = .domain(domain.ascii)
        } else {
            return nil
        }
    }

    package var description: String {
        switch self {
        case .id(let id): id.description
        case .domain(let name): name
        }
    }
}

/// What a run does to a user who left, was disabled, or is no longer in scope (R17).
package struct LifecyclePolicy: Hashable, Codable, Sendable {
    package var deleted: Consequence
    package var disabled: Consequence
    package var outOfScope: Consequence

    package init(deleted: Consequence, disabled: Consequence, outOfScope: Consequence) {
        self.deleted = deleted
        self.disabled = disabled
        self.outOfScope = outOfScope
    }

    /// Deleted people are deleted, disabled ones deactivated, those out of scope kept.
    package static let standard = LifecyclePolicy(deleted: .delete, disabled: .deactivate, outOfScope: .keep)

    /// What is done to such a user.
    package enum Consequence: String, CaseIterable, Codable, Sendable {
        case delete
        case deactivate
        case keep
    }
}
