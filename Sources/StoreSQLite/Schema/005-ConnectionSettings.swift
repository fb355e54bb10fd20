import GRDB

extension SchemaVersions {
    /// A connection with everything that a decision about one person depends on (`rules`), its brakes and its schedule.
    /// `lastLeaseToken` counts its leases. Users of `comparedTenantID` whom runs over everybody pass over in silence
    /// have been compared at `comparedAt`.
    ///
    /// Tables that refer to this one go on referring to its name.
    static func extendConnections(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE organization ADD COLUMN lastEvent INTEGER NOT NULL DEFAULT 0 CHECK (lastEvent >= 0);

                CREATE TABLE newConnection (
                    organizationID BLOB NOT NULL REFERENCES organization (id),
                    id BLOB NOT NULL CHECK (length(id) = 16),
                    cloud TEXT NOT NULL CHECK (cloud <> ''),
                    tenant TEXT NOT NULL CHECK (tenant <> ''),
                    pinnedTenantID BLOB CHECK (length(pinnedTenantID) = 16),
                    pinnedTenantName TEXT,
                    clientID BLOB NOT NULL CHECK (length(clientID) = 16),
                    secret BLOB NOT NULL,
                    credentialExpiresAt REAL,
                    rules TEXT NOT NULL CHECK (json_valid(rules)),
                    brakes TEXT NOT NULL CHECK (json_valid(brakes)),
                    schedule TEXT CHECK (schedule IS NULL OR json_valid(schedule)),
                    reconciliation REAL NOT NULL CHECK (reconciliation > 0),
                    createdAt REAL NOT NULL,
                    revision INTEGER NOT NULL CHECK (revision > 0),
                    lastLeaseToken INTEGER NOT NULL DEFAULT 0 CHECK (lastLeaseToken >= 0),
                    comparedAt REAL,
                    comparedTenantID BLOB CHECK (length(comparedTenantID) = 16),
                    PRIMARY KEY (organizationID, id),
                    CHECK ((pinnedTenantID IS NULL) = (pinnedTenantName IS NULL)),
                    CONSTRAINT comparison_is_whole CHECK ((comparedAt IS NULL) = (comparedTenantID IS NULL))
                ) STRICT, WITHOUT ROWID;

                INSERT INTO newConnection (
                    organizationID, id, cloud, tenant, pinnedTenantID, pinnedTenantName, clientID, secret, rules,
                    brakes, reconciliation, createdAt, revision)
                SELECT organizationID, id, cloud, tenant, pinnedTenantID, pinnedTenantName, clientID, secret,
                    json_object(
                        'mapping', json(mapping),
                        'newcomers', 'wait',
                        'policy', json_object(
                            'deleted', whenDeleted, 'disabled', whenDisabled, 'outOfScope', whenOutOfScope),
                        'scope', json('{"everyone":{}}')),
                    '{"clearings":{"atLeast":20,"share":0.05},"removals":{"atLeast":5,"atMost":500,"share":0.05},'
                        || '"renames":{"atLeast":20,"share":0.2}}',
                    604800.0, createdAt, revision
                FROM connection;

                DROP TABLE connection;
                ALTER TABLE newConnection RENAME TO connection;

                CREATE UNIQUE INDEX connection_one_per_organization ON connection (organizationID);
                """)
    }
}
