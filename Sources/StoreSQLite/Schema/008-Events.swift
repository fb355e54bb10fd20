import GRDB

extension SchemaVersions {
    /// What happened, numbered within each organization, and how far each tenant's changes have been taken in.
    ///
    /// A checkpoint comes with the plan that it covers and is in force from the plan's application on; each connection
    /// has at most one. An event with a `noticeKey` is written once for each key.
    static func createEvents(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE event (
                    id INTEGER PRIMARY KEY,
                    organizationID BLOB NOT NULL REFERENCES organization (id),
                    number INTEGER NOT NULL CHECK (number > 0),
                    at REAL NOT NULL,
                    run INTEGER,
                    kind TEXT NOT NULL CHECK (kind IN (
                        'user.imported', 'user.updated', 'user.deactivated', 'user.reactivated', 'user.deleted',
                        'user.restored', 'user.held', 'user.released', 'user.purged', 'duplicate.detected',
                        'duplicate.resolved', 'run.held', 'connection.unhealthy', 'connection.recovered',
                        'credential.expiring')),
                    userID BLOB CHECK (length(userID) = 16),
                    name TEXT NOT NULL,
                    changes TEXT CHECK (changes IS NULL OR json_valid(changes)),
                    noticeKey TEXT,
                    UNIQUE (organizationID, number),
                    FOREIGN KEY (organizationID, run) REFERENCES run (organizationID, number),
                    CONSTRAINT notice_is_about_no_run CHECK (noticeKey IS NULL OR (run IS NULL AND userID IS NULL))
                ) STRICT;

                CREATE UNIQUE INDEX event_notice ON event (organizationID, noticeKey) WHERE noticeKey IS NOT NULL;
                CREATE INDEX event_of_life ON event (organizationID, userID, number)
                    WHERE kind IN ('user.imported', 'user.deleted', 'user.restored');

                CREATE TRIGGER event_never_changes
                BEFORE UPDATE ON event
                BEGIN
                    SELECT RAISE(ABORT, 'what happened never changes');
                END;

                CREATE TRIGGER event_is_kept
                BEFORE DELETE ON event
                BEGIN
                    SELECT RAISE(ABORT, 'what happened is kept');
                END;

                CREATE TABLE checkpoint (
                    runID INTEGER PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
                    organizationID BLOB NOT NULL,
                    connectionID BLOB NOT NULL,
                    tenantID BLOB NOT NULL CHECK (length(tenantID) = 16),
                    cursor BLOB NOT NULL,
                    fingerprint TEXT NOT NULL,
                    takenAt REAL NOT NULL,
                    fullReadingAt REAL NOT NULL,
                    recheck TEXT NOT NULL CHECK (json_valid(recheck)),
                    isInForce INTEGER NOT NULL DEFAULT 0 CHECK (isInForce IN (0, 1)),
                    FOREIGN KEY (organizationID, connectionID) REFERENCES connection (organizationID, id)
                ) STRICT;

                CREATE UNIQUE INDEX checkpoint_in_force ON checkpoint (organizationID, connectionID)
                    WHERE isInForce = 1;

                CREATE TRIGGER checkpoint_with_its_run_only
                BEFORE UPDATE OF isInForce ON checkpoint
                WHEN NEW.isInForce = 1 AND (SELECT state FROM run WHERE id = NEW.runID) IS NOT 'applied'
                BEGIN
                    SELECT RAISE(ABORT, 'a checkpoint is in force only when what it covers is applied');
                END;
                """)
    }
}
