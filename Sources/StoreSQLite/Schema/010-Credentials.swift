import GRDB

extension SchemaVersions {
    /// A connection's credentials, each with what is secret in it in a column of its own, and runs that accounts and
    /// tokens have started.
    ///
    /// The secret of a connection becomes a credential with the connection's id: it was sealed for that.
    static func createCredentials(_ db: Database) throws {
        try db.execute(sql: credentialTable)
        try db.execute(sql: newRunTable)
        try db.execute(sql: runIndexesAndTriggers)
    }

    private static let credentialTable = """
        CREATE TABLE credential (
            organizationID BLOB NOT NULL,
            connectionID BLOB NOT NULL,
            position INTEGER NOT NULL CHECK (position >= 0),
            id BLOB NOT NULL CHECK (length(id) = 16),
            kind TEXT NOT NULL CHECK (kind IN ('client-secret', 'certificate', 'federated', 'managed-identity')),
            addedAt REAL NOT NULL,
            expiresAt REAL,
            sealed BLOB,
            hint TEXT,
            certificate BLOB,
            thumbprint BLOB CHECK (length(thumbprint) = 32),
            subject TEXT,
            notBefore REAL,
            notAfter REAL,
            assertionFile TEXT CHECK (assertionFile <> ''),
            managedClientID BLOB CHECK (length(managedClientID) = 16),
            PRIMARY KEY (organizationID, connectionID, position),
            UNIQUE (organizationID, id),
            FOREIGN KEY (organizationID, connectionID) REFERENCES connection (organizationID, id) ON DELETE CASCADE,
            CONSTRAINT secret_is_sealed CHECK (
                (kind IN ('client-secret', 'certificate')) = (sealed IS NOT NULL)),
            CONSTRAINT secret_has_a_hint CHECK ((kind = 'client-secret') = (hint IS NOT NULL)),
            CONSTRAINT certificate_is_whole CHECK (
                (kind = 'certificate') = (certificate IS NOT NULL)
                AND (certificate IS NULL) = (thumbprint IS NULL)
                AND (certificate IS NULL) = (subject IS NULL)
                AND (certificate IS NULL) = (notBefore IS NULL)
                AND (certificate IS NULL) = (notAfter IS NULL)),
            CONSTRAINT assertion_has_a_file CHECK ((kind = 'federated') = (assertionFile IS NOT NULL)),
            CONSTRAINT only_managed_identities_have_a_client CHECK (
                kind = 'managed-identity' OR managedClientID IS NULL)
        ) STRICT, WITHOUT ROWID;

        INSERT INTO credential (organizationID, connectionID, position, id, kind, addedAt, expiresAt, sealed, hint)
        SELECT organizationID, id, 0, id, 'client-secret', createdAt, credentialExpiresAt, secret, ''
        FROM connection WHERE length(secret) > 0;

        ALTER TABLE connection DROP COLUMN secret;
        ALTER TABLE connection DROP COLUMN credentialExpiresAt;
        """

    private static let newRunTable = """
        DROP TRIGGER decision_of_a_plan_only;
        DROP TRIGGER decision_stays_with_its_plan;
        DROP TRIGGER checkpoint_with_its_run_only;

        CREATE TABLE newRun (
            id INTEGER PRIMARY KEY,
            organizationID BLOB NOT NULL,
            number INTEGER NOT NULL CHECK (number > 0),
            connectionID BLOB NOT NULL,
            purpose TEXT NOT NULL CHECK (json_valid(purpose)),
            actorKind TEXT NOT NULL CHECK (
                actorKind IN ('command', 'page', 'account', 'token', 'schedule', 'system')),
            actorID BLOB CHECK (length(actorID) = 16),
            actorName TEXT,
            startedAt REAL NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('running', 'planned', 'held', 'applied', 'discarded', 'stopped')),
            endedAt REAL,
            progress TEXT CHECK (progress IS NULL OR json_valid(progress)),
            leaseToken INTEGER CHECK (leaseToken > 0),
            leaseExpiresAt REAL,
            stopAskedBy TEXT CHECK (stopAskedBy IS NULL OR json_valid(stopAskedBy)),
            problem TEXT CHECK (problem IS NULL OR json_valid(problem)),
            discard TEXT CHECK (discard IS NULL OR json_valid(discard)),
            approval TEXT CHECK (approval IS NULL OR json_valid(approval)),
            readingWay TEXT CHECK (readingWay IN ('selected', 'full', 'delta')),
            readingReason TEXT CHECK (readingReason IN (
                'chosen-people', 'changes-since-checkpoint', 'no-checkpoint', 'settings-changed',
                'checkpoint-too-old', 'reconciliation-due', 'change-history-ended', 'importing')),
            readingPeople INTEGER CHECK (readingPeople >= 0),
            readingCandidates INTEGER CHECK (readingCandidates >= 0),
            planHash TEXT CHECK (planHash <> ''),
            planKind TEXT CHECK (planKind IN ('import', 'synchronization', 'undo', 'restoration')),
            planTenantID BLOB CHECK (length(planTenantID) = 16),
            planConnectionRevision INTEGER CHECK (planConnectionRevision > 0),
            planMadeAt REAL,
            planQuiet INTEGER CHECK (planQuiet >= 0),
            planAftermath TEXT CHECK (planAftermath IN ('follow', 'hold')),
            planEventMark INTEGER CHECK (planEventMark >= 0),
            planRemovals INTEGER CHECK (planRemovals >= 0),
            planRenames INTEGER CHECK (planRenames >= 0),
            planFindings TEXT CHECK (planFindings IS NULL OR json_valid(planFindings)),
            counts TEXT NOT NULL CHECK (json_valid(counts)),
            UNIQUE (organizationID, number),
            FOREIGN KEY (organizationID, connectionID) REFERENCES connection (organizationID, id),
            CONSTRAINT running_under_a_lease CHECK (
                (state = 'running') = (leaseToken IS NOT NULL)
                AND (leaseToken IS NULL) = (leaseExpiresAt IS NULL)
                AND (leaseToken IS NULL) = (progress IS NULL)),
            CONSTRAINT asked_to_stop_while_running CHECK (state = 'running' OR stopAskedBy IS NULL),
            CONSTRAINT stopped_for_a_reason CHECK ((state = 'stopped') = (problem IS NOT NULL)),
            CONSTRAINT discarded_for_a_reason CHECK ((state = 'discarded') = (discard IS NOT NULL)),
            CONSTRAINT held_for_a_finding CHECK (
                (state <> 'held' OR planFindings IS NOT NULL) AND (state <> 'planned' OR planFindings IS NULL)),
            CONSTRAINT approved_when_held CHECK (approval IS NULL OR planFindings IS NOT NULL),
            CONSTRAINT ended_at_some_time CHECK (
                (state IN ('applied', 'discarded', 'stopped')) = (endedAt IS NOT NULL)),
            CONSTRAINT waits_with_a_plan CHECK (
                state = 'running' OR (state <> 'stopped') = (planHash IS NOT NULL)),
            CONSTRAINT plan_is_whole CHECK (
                (planHash IS NULL) = (planKind IS NULL)
                AND (planHash IS NULL) = (planTenantID IS NULL)
                AND (planHash IS NULL) = (planConnectionRevision IS NULL)
                AND (planHash IS NULL) = (planMadeAt IS NULL)
                AND (planHash IS NULL) = (planQuiet IS NULL)
                AND (planHash IS NULL) = (planAftermath IS NULL)
                AND (planHash IS NULL) = (planEventMark IS NULL)
                AND (planHash IS NULL) = (planRemovals IS NULL)
                AND (planHash IS NULL) = (planRenames IS NULL)
                AND (planHash IS NOT NULL OR planFindings IS NULL)),
            CONSTRAINT reading_is_whole CHECK (
                (readingWay IS NULL) = (readingReason IS NULL)
                AND (readingWay IS NULL) = (readingPeople IS NULL)
                AND (readingWay IS NULL) = (readingCandidates IS NULL)),
            CONSTRAINT actor_is_whole CHECK (
                (actorKind IN ('command', 'account', 'token')) = (actorName IS NOT NULL)
                AND (actorKind IN ('account', 'token')) = (actorID IS NOT NULL))
        ) STRICT;

        INSERT INTO newRun (
            id, organizationID, number, connectionID, purpose, actorKind, actorName, startedAt, state, endedAt,
            progress, leaseToken, leaseExpiresAt, stopAskedBy, problem, discard, approval, readingWay, readingReason,
            readingPeople, readingCandidates, planHash, planKind, planTenantID, planConnectionRevision, planMadeAt,
            planQuiet, planAftermath, planEventMark, planRemovals, planRenames, planFindings, counts)
        SELECT
            id, organizationID, number, connectionID, purpose, actorKind, actorAccount, startedAt, state, endedAt,
            progress, leaseToken, leaseExpiresAt, stopAskedBy, problem, discard, approval, readingWay, readingReason,
            readingPeople, readingCandidates, planHash, planKind, planTenantID, planConnectionRevision, planMadeAt,
            planQuiet, planAftermath, planEventMark, planRemovals, planRenames, planFindings, counts
        FROM run;

        DROP TABLE run;
        ALTER TABLE newRun RENAME TO run;
        """

    private static let runIndexesAndTriggers = """
        CREATE UNIQUE INDEX run_at_work ON run (organizationID, connectionID) WHERE state = 'running';
        CREATE INDEX run_scheduled ON run (organizationID, connectionID, number) WHERE actorKind = 'schedule';
        CREATE INDEX run_applied ON run (organizationID, connectionID, endedAt) WHERE state = 'applied';

        CREATE TRIGGER run_that_ended_never_changes
        BEFORE UPDATE ON run WHEN OLD.state IN ('applied', 'discarded', 'stopped')
        BEGIN
            SELECT RAISE(ABORT, 'a run that has ended never changes');
        END;

        CREATE TRIGGER run_identity_never_changes
        BEFORE UPDATE OF
            id, organizationID, number, connectionID, purpose, actorKind, actorID, actorName, startedAt ON run
        BEGIN
            SELECT RAISE(ABORT, 'what a run is for and who began it never change');
        END;

        CREATE TRIGGER plan_never_changes
        BEFORE UPDATE OF
            planHash, planKind, planTenantID, planConnectionRevision, planMadeAt, planQuiet, planAftermath,
            planEventMark, planRemovals, planRenames, planFindings, counts ON run
        WHEN OLD.planHash IS NOT NULL AND NOT (OLD.state = 'running' AND NEW.planHash IS NULL)
        BEGIN
            SELECT RAISE(ABORT, 'a plan never changes once it is made');
        END;

        CREATE TRIGGER run_that_waits_is_not_at_work_again
        BEFORE UPDATE OF state ON run WHEN NEW.state = 'running' AND OLD.state <> 'running'
        BEGIN
            SELECT RAISE(ABORT, 'a run whose plan waits is not at work again');
        END;

        CREATE TRIGGER decision_of_a_plan_only
        BEFORE INSERT ON decision
        WHEN (SELECT state = 'running' AND planHash IS NULL FROM run WHERE id = NEW.runID) IS NOT 1
        BEGIN
            SELECT RAISE(ABORT, 'only a run that makes its plan takes decisions');
        END;

        CREATE TRIGGER decision_stays_with_its_plan
        BEFORE DELETE ON decision
        WHEN (SELECT planHash FROM run WHERE id = OLD.runID) IS NOT NULL
        BEGIN
            SELECT RAISE(ABORT, 'the decisions of a plan are kept');
        END;

        CREATE TRIGGER checkpoint_with_its_run_only
        BEFORE UPDATE OF isInForce ON checkpoint
        WHEN NEW.isInForce = 1 AND (SELECT state FROM run WHERE id = NEW.runID) IS NOT 'applied'
        BEGIN
            SELECT RAISE(ABORT, 'a checkpoint is in force only when what it covers is applied');
        END;
        """
}
