import GRDB

extension SchemaVersions {
    /// What is forgotten: runs whose time is over, and people who are erased.
    ///
    /// `upkeep` says what is under way in an organization that may touch what else never changes. Within its transaction
    /// `erasing` may take names and values out of decisions, events and purposes, and `forgetting` may remove runs that have
    /// ended, with what they did. `overwriting` stays until the values of somebody erased are overwritten in the file.
    ///
    /// Events and duplicates go on naming a run that is forgotten.
    static func allowForgetting(_ db: Database) throws {
        try db.execute(sql: upkeepTable)
        try db.execute(sql: newEventTable)
        try db.execute(sql: newDuplicateTable)
        try db.execute(sql: forgettingTriggers)
    }

    private static let upkeepTable = """
        CREATE TABLE upkeep (
            organizationID BLOB NOT NULL REFERENCES organization (id),
            work TEXT NOT NULL CHECK (work IN ('erasing', 'forgetting', 'overwriting')),
            PRIMARY KEY (organizationID, work)
        ) STRICT, WITHOUT ROWID;
        """

    private static let newEventTable = """
        CREATE TABLE newEvent (
            id INTEGER PRIMARY KEY,
            organizationID BLOB NOT NULL REFERENCES organization (id),
            number INTEGER NOT NULL CHECK (number > 0),
            at REAL NOT NULL,
            run INTEGER CHECK (run > 0),
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
            CONSTRAINT notice_is_about_no_run CHECK (noticeKey IS NULL OR (run IS NULL AND userID IS NULL))
        ) STRICT;

        INSERT INTO newEvent (id, organizationID, number, at, run, kind, userID, name, changes, noticeKey)
        SELECT id, organizationID, number, at, run, kind, userID, name, changes, noticeKey FROM event;

        DROP TABLE event;
        ALTER TABLE newEvent RENAME TO event;

        CREATE UNIQUE INDEX event_notice ON event (organizationID, noticeKey) WHERE noticeKey IS NOT NULL;
        CREATE INDEX event_of_life ON event (organizationID, userID, number)
            WHERE kind IN ('user.imported', 'user.deleted', 'user.restored');
        CREATE INDEX event_time ON event (organizationID, at);
        """

    private static let newDuplicateTable = """
        CREATE TABLE newDuplicate (
            organizationID BLOB NOT NULL,
            connectionID BLOB NOT NULL,
            objectID BLOB NOT NULL CHECK (length(objectID) = 16),
            field TEXT NOT NULL CHECK (field IN ('username', 'email')),
            userID BLOB REFERENCES user (id) ON DELETE CASCADE,
            userRevision INTEGER CHECK (userRevision > 0),
            name TEXT NOT NULL,
            wanted TEXT NOT NULL,
            wantedKey TEXT,
            holderUserID BLOB CHECK (length(holderUserID) = 16),
            holderObjectID BLOB CHECK (length(holderObjectID) = 16),
            holderName TEXT NOT NULL,
            holderValue TEXT NOT NULL,
            foundBy INTEGER NOT NULL CHECK (foundBy > 0),
            foundAt REAL NOT NULL,
            PRIMARY KEY (organizationID, connectionID, objectID, field),
            FOREIGN KEY (organizationID, connectionID) REFERENCES connection (organizationID, id),
            CONSTRAINT subject_is_whole CHECK ((userID IS NULL) = (userRevision IS NULL))
        ) STRICT, WITHOUT ROWID;

        INSERT INTO newDuplicate (
            organizationID, connectionID, objectID, field, userID, userRevision, name, wanted, wantedKey, holderUserID,
            holderObjectID, holderName, holderValue, foundBy, foundAt)
        SELECT organizationID, connectionID, objectID, field, userID, userRevision, name, wanted, wantedKey,
            holderUserID, holderObjectID, holderName, holderValue, foundBy, foundAt
        FROM duplicate;

        DROP TABLE duplicate;
        ALTER TABLE newDuplicate RENAME TO duplicate;

        CREATE INDEX duplicate_user ON duplicate (userID) WHERE userID IS NOT NULL;
        CREATE INDEX duplicate_latest ON duplicate (organizationID, foundAt DESC);
        CREATE INDEX duplicate_person ON duplicate (organizationID, connectionID, field, wantedKey)
            WHERE userID IS NULL AND wantedKey IS NOT NULL;

        CREATE INDEX run_ended ON run (organizationID, endedAt) WHERE endedAt IS NOT NULL;
        CREATE INDEX run_open ON run (organizationID, number) WHERE endedAt IS NULL;
        """

    private static let forgettingTriggers = """
        DROP TRIGGER run_that_ended_never_changes;
        DROP TRIGGER run_identity_never_changes;
        DROP TRIGGER decision_never_changes;

        CREATE TRIGGER run_that_ended_never_changes
        BEFORE UPDATE OF
            state, endedAt, progress, leaseToken, leaseExpiresAt, stopAskedBy, problem, discard, approval, readingWay,
            readingReason, readingPeople, readingCandidates, planHash, planKind, planTenantID, planConnectionRevision,
            planMadeAt, planQuiet, planAftermath, planEventMark, planRemovals, planRenames, planFindings, counts ON run
        WHEN OLD.state IN ('applied', 'discarded', 'stopped')
        BEGIN
            SELECT RAISE(ABORT, 'a run that has ended never changes');
        END;

        CREATE TRIGGER run_identity_never_changes
        BEFORE UPDATE OF
            id, organizationID, number, connectionID, actorKind, actorID, actorName, startedAt ON run
        BEGIN
            SELECT RAISE(ABORT, 'what a run is for and who began it never change');
        END;

        CREATE TRIGGER run_purpose_never_changes
        BEFORE UPDATE OF purpose ON run
        WHEN NOT EXISTS (SELECT 1 FROM upkeep WHERE organizationID = OLD.organizationID AND work = 'erasing')
        BEGIN
            SELECT RAISE(ABORT, 'what a run is for and who began it never change');
        END;

        CREATE TRIGGER run_is_kept
        BEFORE DELETE ON run
        WHEN OLD.endedAt IS NULL
            OR NOT EXISTS (SELECT 1 FROM upkeep WHERE organizationID = OLD.organizationID AND work = 'forgetting')
        BEGIN
            SELECT RAISE(ABORT, 'a run is kept until its time is over');
        END;

        CREATE TRIGGER decision_never_changes
        BEFORE UPDATE OF runID, position, outcome, effect, objectID, userID, userRevision, access ON decision
        BEGIN
            SELECT RAISE(ABORT, 'a decision never changes once it is made');
        END;

        CREATE TRIGGER decision_values_never_change
        BEFORE UPDATE OF name, detail ON decision
        WHEN NOT EXISTS (
            SELECT 1 FROM upkeep JOIN run ON run.organizationID = upkeep.organizationID
            WHERE run.id = OLD.runID AND work = 'erasing')
        BEGIN
            SELECT RAISE(ABORT, 'a decision never changes once it is made');
        END;

        CREATE TRIGGER event_never_changes
        BEFORE UPDATE OF id, organizationID, number, at, run, kind, userID, noticeKey ON event
        BEGIN
            SELECT RAISE(ABORT, 'what happened never changes');
        END;

        CREATE TRIGGER event_values_never_change
        BEFORE UPDATE OF name, changes ON event
        WHEN NOT EXISTS (SELECT 1 FROM upkeep WHERE organizationID = OLD.organizationID AND work = 'erasing')
        BEGIN
            SELECT RAISE(ABORT, 'what happened never changes');
        END;

        CREATE TRIGGER event_is_kept
        BEFORE DELETE ON event
        WHEN NOT EXISTS (SELECT 1 FROM upkeep WHERE organizationID = OLD.organizationID AND work = 'forgetting')
        BEGIN
            SELECT RAISE(ABORT, 'what happened is kept');
        END;
        """
}
