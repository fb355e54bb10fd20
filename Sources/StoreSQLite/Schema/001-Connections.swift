import GRDB

extension SchemaVersions {
    /// Ids are the 16 bytes of a GUID. Dates are seconds since 2001-01-01 00:00 UTC, exact to the last bit; to read
    /// one: `datetime(createdAt + 978307200, 'unixepoch')`.
    static func createConnections(_ db: Database) throws {
        try db.execute(
            sql: """
                PRAGMA application_id = 0x524C434C;

                CREATE TABLE organization (
                    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
                    lastRun INTEGER NOT NULL DEFAULT 0 CHECK (lastRun >= 0)
                ) STRICT, WITHOUT ROWID;

                CREATE TABLE connection (
                    organizationID BLOB NOT NULL REFERENCES organization (id),
                    id BLOB NOT NULL CHECK (length(id) = 16),
                    cloud TEXT NOT NULL CHECK (cloud <> ''),
                    tenant TEXT NOT NULL CHECK (tenant <> ''),
                    pinnedTenantID BLOB CHECK (length(pinnedTenantID) = 16),
                    pinnedTenantName TEXT,
                    clientID BLOB NOT NULL CHECK (length(clientID) = 16),
                    secret BLOB NOT NULL,
                    mapping TEXT NOT NULL CHECK (json_valid(mapping)),
                    whenDeleted TEXT NOT NULL CHECK (whenDeleted IN ('delete', 'deactivate', 'keep')),
                    whenDisabled TEXT NOT NULL CHECK (whenDisabled IN ('delete', 'deactivate', 'keep')),
                    whenOutOfScope TEXT NOT NULL CHECK (whenOutOfScope IN ('delete', 'deactivate', 'keep')),
                    createdAt REAL NOT NULL,
                    revision INTEGER NOT NULL CHECK (revision > 0),
                    PRIMARY KEY (organizationID, id),
                    CHECK ((pinnedTenantID IS NULL) = (pinnedTenantName IS NULL))
                ) STRICT, WITHOUT ROWID;

                CREATE UNIQUE INDEX connection_one_per_organization ON connection (organizationID);
                """)
    }
}
