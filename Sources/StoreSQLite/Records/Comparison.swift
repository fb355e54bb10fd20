import DirectoryCore
import Foundation
import GRDB

/// When a run over everybody last compared the users of a tenant, those it passed over in silence included.
struct Comparison {
    let tenant: TenantID
    let at: Date

    /// When somebody was last compared, by a run of their own or in silence. Whoever is held or out of sight is never
    /// passed over in silence.
    func lastSynchronized(of user: User, wasSeen: Bool) -> Date? {
        guard wasSeen, !user.isHeld, !user.isTombstone, user.binding?.tenant == tenant, user.createdAt < at,
            let own = user.lastSynchronized
        else { return user.lastSynchronized }
        return max(own, at)
    }

    /// The same for many users at once: the value of `lastSynchronized` before they are out of sight or held.
    static let sql = """
        CASE WHEN wasSeen = 1 AND isHeld = 0 AND tenantID = :comparedTenant AND createdAt < :comparedAt
            THEN max(lastSynchronized, :comparedAt) ELSE lastSynchronized END
        """
}

extension Comparison? {
    func lastSynchronized(of user: User, wasSeen: Bool) -> Date? {
        map { $0.lastSynchronized(of: user, wasSeen: wasSeen) } ?? user.lastSynchronized
    }

    /// For `Comparison.sql`.
    var arguments: StatementArguments {
        ["comparedTenant": self?.tenant.uuid, "comparedAt": self?.at.stored]
    }
}

extension Database {
    func comparison(of organization: OrganizationID) throws -> Comparison? {
        let sql = "SELECT comparedTenantID, comparedAt FROM connection WHERE organizationID = ? AND comparedAt NOTNULL"
        return try Row.fetchOne(self, sql: sql, arguments: [organization.uuid]).map { row in
            Comparison(tenant: TenantID(row[0] as UUID), at: Date(stored: row[1]))
        }
    }
}
