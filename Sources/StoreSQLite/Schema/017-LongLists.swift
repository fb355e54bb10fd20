import GRDB

extension SchemaVersions {
    /// Indexes that tell alone who stands where in a list, so that only the users of the page itself are read, and an
    /// index for the order of emails.
    ///
    /// `user_name` and its like have every user in an order; `user_held` and its like have those who stand in some way,
    /// with whatever they can be ordered by. The binding says whether a user is one whom a synchronization can be about.
    static func extendListing(_ db: Database) throws {
        for (name, condition) in [
            ("held", "status <> 'deleted' AND isHeld = 1"),
            ("out_of_scope", "status <> 'deleted' AND isOutOfScope = 1"),
            ("missing", "status <> 'deleted' AND missingSince IS NOT NULL"),
            ("deactivated", "status <> 'deleted' AND status = 'deactivated'"),
            ("never_synchronized", "status <> 'deleted' AND lastSynchronized IS NULL"),
            ("local", "status <> 'deleted' AND objectID IS NULL"),
        ] {
            try db.execute(
                sql: """
                    DROP INDEX user_\(name);
                    CREATE INDEX user_\(name) ON user (
                        organizationID, sortName, id, connectionID, tenantID, usernameKey, emailKey)
                    WHERE \(condition);
                    """)
        }
        try db.execute(sql: orders)
    }

    private static let orders = """
        DROP INDEX user_name;
        CREATE INDEX user_name ON user (organizationID, sortName, id, connectionID, tenantID)
            WHERE status <> 'deleted';
        CREATE INDEX user_username ON user (organizationID, usernameKey, connectionID, tenantID)
            WHERE status <> 'deleted';
        CREATE INDEX user_email ON user (organizationID, coalesce(emailKey, ''), ordinal, connectionID, tenantID)
            WHERE status <> 'deleted';
        """
}
