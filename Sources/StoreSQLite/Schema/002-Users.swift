import GRDB

extension SchemaVersions {
    /// A user is local when it has no binding. Keys are computed by the application and compared as bytes; a user
    /// has them exactly as long as it is not deleted, so an address is freed by the deletion itself.
    static func createUsers(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE user (
                    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
                    organizationID BLOB NOT NULL REFERENCES organization (id),
                    connectionID BLOB CHECK (length(connectionID) = 16),
                    tenantID BLOB CHECK (length(tenantID) = 16),
                    objectID BLOB CHECK (length(objectID) = 16),
                    username TEXT NOT NULL CHECK (username <> ''),
                    firstName TEXT CHECK (firstName <> ''),
                    lastName TEXT CHECK (lastName <> ''),
                    email TEXT CHECK (email <> ''),
                    phone TEXT CHECK (phone <> ''),
                    status TEXT NOT NULL CHECK (status IN ('active', 'deactivated', 'deleted')),
                    deactivatedBy TEXT CHECK (deactivatedBy IN ('upstream', 'administrator')),
                    deletedAt REAL,
                    isProtected INTEGER NOT NULL CHECK (isProtected IN (0, 1)),
                    missingSince REAL,
                    lastSynchronized REAL,
                    createdAt REAL NOT NULL,
                    revision INTEGER NOT NULL CHECK (revision > 0),
                    wasSeen INTEGER NOT NULL CHECK (wasSeen IN (0, 1)),
                    usernameKey TEXT,
                    emailKey TEXT,
                    sortName TEXT NOT NULL,
                    searchText TEXT NOT NULL,
                    FOREIGN KEY (organizationID, connectionID) REFERENCES connection (organizationID, id),
                    CONSTRAINT binding_is_whole CHECK (
                        (connectionID IS NULL) = (tenantID IS NULL) AND (connectionID IS NULL) = (objectID IS NULL)),
                    CONSTRAINT local_is_never_synchronized CHECK (
                        connectionID IS NOT NULL
                        OR (missingSince IS NULL AND lastSynchronized IS NULL AND wasSeen = 0)),
                    CONSTRAINT deactivated_by_someone CHECK (
                        (status = 'deactivated') = (deactivatedBy IS NOT NULL)),
                    CONSTRAINT deleted_at_some_time CHECK ((status = 'deleted') = (deletedAt IS NOT NULL)),
                    CONSTRAINT username_key_while_alive CHECK ((status <> 'deleted') = (usernameKey IS NOT NULL)),
                    CONSTRAINT email_key_while_alive CHECK (
                        (status <> 'deleted' AND email IS NOT NULL) = (emailKey IS NOT NULL)),
                    CONSTRAINT missing_is_not_seen CHECK (missingSince IS NULL OR wasSeen = 0)
                ) STRICT;

                CREATE UNIQUE INDEX user_email_key ON user (organizationID, emailKey) WHERE emailKey IS NOT NULL;
                CREATE UNIQUE INDEX user_username_key ON user (organizationID, usernameKey)
                    WHERE usernameKey IS NOT NULL;
                CREATE UNIQUE INDEX user_binding ON user (organizationID, connectionID, tenantID, objectID)
                    WHERE objectID IS NOT NULL;
                CREATE INDEX user_name ON user (organizationID, sortName, id) WHERE status <> 'deleted';

                CREATE TRIGGER user_identity_never_changes
                BEFORE UPDATE OF id, organizationID, connectionID, tenantID, objectID, createdAt ON user
                WHEN (OLD.id, OLD.organizationID, OLD.connectionID, OLD.tenantID, OLD.objectID, OLD.createdAt)
                    IS NOT (NEW.id, NEW.organizationID, NEW.connectionID, NEW.tenantID, NEW.objectID, NEW.createdAt)
                BEGIN
                    SELECT RAISE(ABORT, 'the identity and binding of a user never change');
                END;
                """)
    }
}
