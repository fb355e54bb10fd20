import GRDB

extension SchemaVersions {
    /// A person and an address that belongs to another, from the run that found it to the run that finds it gone.
    static func createDuplicates(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE duplicate (
                    organizationID BLOB NOT NULL,
                    connectionID BLOB NOT NULL,
                    objectID BLOB NOT NULL CHECK (length(objectID) = 16),
                    field TEXT NOT NULL CHECK (field IN ('username', 'email')),
                    userID BLOB REFERENCES user (id) ON DELETE CASCADE,
                    userRevision INTEGER CHECK (userRevision > 0),
                    name TEXT NOT NULL,
                    wanted TEXT NOT NULL,
                    holderUserID BLOB CHECK (length(holderUserID) = 16),
                    holderObjectID BLOB CHECK (length(holderObjectID) = 16),
                    holderName TEXT NOT NULL,
                    holderValue TEXT NOT NULL,
                    foundBy INTEGER NOT NULL,
                    foundAt REAL NOT NULL,
                    PRIMARY KEY (organizationID, connectionID, objectID, field),
                    FOREIGN KEY (organizationID, connectionID) REFERENCES connection (organizationID, id),
                    FOREIGN KEY (organizationID, foundBy) REFERENCES run (organizationID, number),
                    CONSTRAINT subject_is_whole CHECK ((userID IS NULL) = (userRevision IS NULL))
                ) STRICT, WITHOUT ROWID;

                CREATE INDEX duplicate_user ON duplicate (userID) WHERE userID IS NOT NULL;
                CREATE INDEX duplicate_latest ON duplicate (organizationID, foundAt DESC);
                """)
    }
}
