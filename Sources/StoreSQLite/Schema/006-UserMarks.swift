import GRDB

extension SchemaVersions {
    /// Users with custom fields, marks and a number that is never given twice.
    ///
    /// `user_walk` has the users of a connection by their ordinals; `user_conspicuous` those about whom a run over
    /// everybody has something to say although nothing has changed upstream.
    static func extendUsers(_ db: Database) throws {
        try db.execute(sql: newUserTable)
        try db.execute(sql: userIndexesAndTriggers)
    }

    private static let newUserTable = """
        CREATE TABLE newUser (
            ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
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
            attributes TEXT CHECK (attributes IS NULL OR json_valid(attributes) AND attributes <> '{}'),
            status TEXT NOT NULL CHECK (status IN ('active', 'deactivated', 'deleted')),
            deactivatedBy TEXT CHECK (deactivatedBy IN ('upstream', 'administrator')),
            deletedAt REAL,
            deactivatedBefore TEXT CHECK (deactivatedBefore IN ('upstream', 'administrator')),
            isProtected INTEGER NOT NULL CHECK (isProtected IN (0, 1)),
            isHeld INTEGER NOT NULL DEFAULT 0 CHECK (isHeld IN (0, 1)),
            isOutOfScope INTEGER NOT NULL DEFAULT 0 CHECK (isOutOfScope IN (0, 1)),
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
                OR (missingSince IS NULL AND lastSynchronized IS NULL AND wasSeen = 0 AND isHeld = 0
                    AND isOutOfScope = 0)),
            CONSTRAINT deactivated_by_someone CHECK ((status = 'deactivated') = (deactivatedBy IS NOT NULL)),
            CONSTRAINT deleted_at_some_time CHECK ((status = 'deleted') = (deletedAt IS NOT NULL)),
            CONSTRAINT only_a_tombstone_was_deactivated_before CHECK (
                status = 'deleted' OR deactivatedBefore IS NULL),
            CONSTRAINT username_key_while_alive CHECK ((status <> 'deleted') = (usernameKey IS NOT NULL)),
            CONSTRAINT email_key_while_alive CHECK (
                (status <> 'deleted' AND email IS NOT NULL) = (emailKey IS NOT NULL)),
            CONSTRAINT missing_is_not_seen CHECK (missingSince IS NULL OR wasSeen = 0),
            CONSTRAINT tombstone_is_not_seen CHECK (status <> 'deleted' OR wasSeen = 0)
        ) STRICT;

        INSERT INTO newUser (
            id, organizationID, connectionID, tenantID, objectID, username, firstName, lastName, email, phone, status,
            deactivatedBy, deletedAt, isProtected, missingSince, lastSynchronized, createdAt, revision, wasSeen,
            usernameKey, emailKey, sortName, searchText)
        SELECT id, organizationID, connectionID, tenantID, objectID, username, firstName, lastName, email, phone,
            status, deactivatedBy, deletedAt, isProtected, missingSince, lastSynchronized, createdAt, revision,
            wasSeen, usernameKey, emailKey, sortName, searchText
        FROM user ORDER BY rowid;

        DROP TABLE user;
        ALTER TABLE newUser RENAME TO user;
        """

    private static let userIndexesAndTriggers = """
        CREATE UNIQUE INDEX user_email_key ON user (organizationID, emailKey) WHERE emailKey IS NOT NULL;
        CREATE UNIQUE INDEX user_username_key ON user (organizationID, usernameKey) WHERE usernameKey IS NOT NULL;
        CREATE UNIQUE INDEX user_binding ON user (organizationID, connectionID, tenantID, objectID)
            WHERE objectID IS NOT NULL;
        CREATE INDEX user_name ON user (organizationID, sortName, id) WHERE status <> 'deleted';
        CREATE INDEX user_walk ON user (organizationID, connectionID, tenantID, ordinal, status)
            WHERE status <> 'deleted';
        CREATE INDEX user_canary ON user (organizationID, connectionID, tenantID, createdAt, objectID, wasSeen)
            WHERE wasSeen = 1;
        CREATE INDEX user_conspicuous ON user (organizationID, connectionID, tenantID)
            WHERE status <> 'deleted'
                AND (isHeld = 1 OR isOutOfScope = 1 OR wasSeen = 0 OR missingSince IS NOT NULL);
        CREATE INDEX user_tombstone ON user (organizationID, deletedAt DESC, id) WHERE status = 'deleted';

        CREATE TRIGGER user_identity_never_changes
        BEFORE UPDATE OF ordinal, id, organizationID, connectionID, tenantID, objectID, createdAt ON user
        WHEN (OLD.ordinal, OLD.id, OLD.organizationID, OLD.connectionID, OLD.tenantID, OLD.objectID, OLD.createdAt)
            IS NOT (
                NEW.ordinal, NEW.id, NEW.organizationID, NEW.connectionID, NEW.tenantID, NEW.objectID, NEW.createdAt)
        BEGIN
            SELECT RAISE(ABORT, 'the identity and binding of a user never change');
        END;
        """
}
