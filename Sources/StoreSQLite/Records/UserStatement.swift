import DirectoryCore
import GRDB

/// Writes users, many of them by one prepared statement.
struct UserStatement {
    private let insertion: Statement
    private let update: Statement

    init(_ db: Database) throws {
        insertion = try db.cachedStatement(
            sql: """
                INSERT INTO user (
                    username, firstName, lastName, email, phone, attributes, usernameKey, emailKey, sortName,
                    searchText, status, deactivatedBy, deletedAt, deactivatedBefore, isProtected, isHeld, isOutOfScope,
                    missingSince, lastSynchronized, wasSeen, revision, id, organizationID, connectionID, tenantID,
                    objectID, createdAt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        update = try db.cachedStatement(
            sql: """
                UPDATE user SET
                    username = ?, firstName = ?, lastName = ?, email = ?, phone = ?, attributes = ?, usernameKey = ?,
                    emailKey = ?, sortName = ?, searchText = ?, status = ?, deactivatedBy = ?, deletedAt = ?,
                    deactivatedBefore = ?, isProtected = ?, isHeld = ?, isOutOfScope = ?, missingSince = ?,
                    lastSynchronized = ?, wasSeen = ?, revision = ?
                WHERE id = ?
                """)
    }

    /// Adds a user.
    func insert(_ user: User, wasSeen: Bool) throws {
        let binding = user.binding
        try insertion.execute(
            arguments: try Self.values(of: user, wasSeen: wasSeen) + [
                user.id.uuid, user.organization.uuid, binding?.connection.uuid, binding?.tenant.uuid,
                binding?.object.uuid, user.createdAt.stored,
            ])
    }

    /// Sets everything but the identity of a user.
    func replace(_ user: User, wasSeen: Bool) throws {
        try update.execute(arguments: try Self.values(of: user, wasSeen: wasSeen) + [user.id.uuid])
    }

    private static func values(of user: User, wasSeen: Bool) throws -> StatementArguments {
        let profile = user.profile
        let keys = try StoredKeys(of: user)
        let attributes = profile.attributes.isEmpty ? nil : try storedJSON(profile.attributes)
        return [
            profile.username, profile.firstName, profile.lastName, profile.email, profile.phone, attributes,
            keys.username, keys.email, profile.name.foldedForSearch, profile.searchText,
        ] + user.status.arguments + [
            user.isProtected, user.isHeld, user.isOutOfScope, user.missingSince?.stored,
            user.lastSynchronized?.stored, wasSeen, user.revision,
        ]
    }
}

/// The keys by which nobody else in the organization may be called. A tombstone has none (R13).
private struct StoredKeys {
    var username: String?
    var email: String?

    init(of user: User) throws {
        guard !user.isTombstone else { return }
        guard let key = UsernameKey(user.profile.username) else { throw Problem.invalid(.username, .notAnAddress) }
        username = key.description
        guard let text = user.profile.email else { return }
        guard let address = try? EmailAddress(text) else { throw Problem.invalid(.email, .notAnAddress) }
        email = address.key.description
    }
}
