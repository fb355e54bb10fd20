import GRDB

extension SchemaVersions {
    /// Runs that are at work under a lease, what they are for, and what became of their plans.
    ///
    /// A run is `running` exactly as long as it has a lease, which may have ended without anybody noticing; of each
    /// connection at most one is (R25). A run that stops gives up its plan and decisions. `planEventMark` is the last
    /// event before the plan, `planRemovals` and `planRenames` are what the brakes count.
    static func extendRuns(_ db: Database) throws {
        try db.execute(sql: newRunTable)
        try db.execute(sql: copyRuns)
        try db.execute(sql: newDecisionTable)
        try db.execute(sql: runIndexesAndTriggers)
    }

    private static let newRunTable = """
        DROP TRIGGER run_that_ended_never_changes;
        DROP TRIGGER plan_never_changes;
        DROP TRIGGER decision_never_changes;
        DROP TRIGGER decision_of_a_plan_only;

        CREATE TABLE newRun (
            id INTEGER PRIMARY KEY,
            organizationID BLOB NOT NULL,
            number INTEGER NOT NULL CHECK (number > 0),
            connectionID BLOB NOT NULL,
            purpose TEXT NOT NULL CHECK (json_valid(purpose)),
            actorKind TEXT NOT NULL CHECK (actorKind IN ('command', 'page', 'schedule', 'system')),
            actorAccount TEXT,
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
            CONSTRAINT command_has_an_account CHECK ((actorKind = 'command') = (actorAccount IS NOT NULL))
        ) STRICT;
        """

    /// What earlier runs were for is told by whom they decided about; of one that stopped it is not known any more.
    private static let copyRuns = """
        INSERT INTO newRun (
            id, organizationID, number, connectionID, purpose, actorKind, actorAccount, startedAt, state, endedAt,
            problem, readingWay, readingReason, readingPeople, readingCandidates, planHash, planKind, planTenantID,
            planConnectionRevision, planMadeAt, planQuiet, planAftermath, planEventMark, planRemovals, planRenames,
            counts)
        SELECT id, organizationID, number, connectionID,
            json_object(
                'ending', iif(state = 'applied', 'apply', 'preview'),
                'leavingOut', json_array(),
                'work', json(CASE
                    WHEN kind = 'import' THEN json_object('importing', json_object('_0', json_object(
                        'people', json_object('_0', json((
                            SELECT json_group_array(\(guid("objectID"))) FROM decision WHERE runID = run.id))))))
                    WHEN readingWay = 'full' THEN '{"synchronizing":{"_0":{"everyone":{}}}}'
                    ELSE json_object('synchronizing', json_object('_0', json_object(
                        'users', json_object('_0', json((
                            SELECT json_group_array(\(guid("userID"))) FROM decision
                            WHERE runID = run.id AND userID IS NOT NULL))))))
                END)),
            actorKind, actorAccount, startedAt, state, endedAt, problem, readingWay,
            CASE
                WHEN readingWay IS NULL THEN NULL
                WHEN kind = 'import' THEN 'importing'
                WHEN readingWay = 'full' THEN 'no-checkpoint'
                ELSE 'chosen-people'
            END,
            readingPeople, readingCandidates, planHash, iif(planHash IS NULL, NULL, kind), planTenantID,
            planConnectionRevision, planMadeAt,
            iif(planHash IS NULL, NULL, 0), iif(planHash IS NULL, NULL, 'follow'), iif(planHash IS NULL, NULL, 0),
            iif(planHash IS NULL, NULL, (
                SELECT count(*) FROM decision WHERE runID = run.id AND outcome IN ('deleted', 'deactivated'))),
            iif(planHash IS NULL, NULL, (
                SELECT count(*) FROM decision WHERE runID = run.id AND userID IS NOT NULL AND EXISTS (
                    SELECT 1 FROM json_each(decision.detail, '$.changes') AS change
                    WHERE json_extract(change.value, '$.field') IN ('email', 'username')))),
            counts
        FROM run;
        """

    private static let newDecisionTable = """
        CREATE TABLE newDecision (
            runID INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
            position INTEGER NOT NULL CHECK (position >= 0),
            outcome TEXT NOT NULL CHECK (outcome IN (
                'modified', 'deleted', 'duplicate', 'imported', 'already-imported', 'deactivated', 'reactivated',
                'restored', 'unchanged', 'invalid', 'missing', 'unreadable', 'out-of-scope', 'protected', 'held',
                'failed')),
            effect TEXT CHECK (effect IN (
                'insert', 'update', 'revive', 'bury', 'strike', 'seen', 'out-of-scope', 'unseen')),
            objectID BLOB NOT NULL CHECK (length(objectID) = 16),
            userID BLOB CHECK (length(userID) = 16),
            userRevision INTEGER CHECK (userRevision > 0),
            name TEXT NOT NULL,
            access TEXT NOT NULL CHECK (access IN ('keep', 'deactivate', 'reactivate')),
            detail TEXT CHECK (detail IS NULL OR json_valid(detail)),
            PRIMARY KEY (runID, position),
            CONSTRAINT subject_is_whole CHECK ((userID IS NULL) = (userRevision IS NULL)),
            CONSTRAINT only_users_are_written CHECK (effect IS NULL OR (effect = 'insert') = (userID IS NULL))
        ) STRICT, WITHOUT ROWID;

        INSERT INTO newDecision
        SELECT runID, position, outcome,
            CASE outcome WHEN 'held' THEN NULL WHEN 'out-of-scope' THEN 'out-of-scope' ELSE effect END,
            objectID, userID, userRevision, name, access, detail
        FROM decision;

        DROP TABLE decision;
        DROP TABLE run;
        ALTER TABLE newRun RENAME TO run;
        ALTER TABLE newDecision RENAME TO decision;
        """

    private static let runIndexesAndTriggers = """
        CREATE UNIQUE INDEX run_at_work ON run (organizationID, connectionID) WHERE state = 'running';
        CREATE INDEX run_scheduled ON run (organizationID, connectionID, number) WHERE actorKind = 'schedule';
        CREATE INDEX run_applied ON run (organizationID, connectionID, endedAt) WHERE state = 'applied';
        CREATE INDEX decision_outcome ON decision (runID, outcome, position);
        CREATE INDEX decision_effect ON decision (runID, effect, position);

        CREATE TRIGGER run_that_ended_never_changes
        BEFORE UPDATE ON run WHEN OLD.state IN ('applied', 'discarded', 'stopped')
        BEGIN
            SELECT RAISE(ABORT, 'a run that has ended never changes');
        END;

        CREATE TRIGGER run_identity_never_changes
        BEFORE UPDATE OF
            id, organizationID, number, connectionID, purpose, actorKind, actorAccount, startedAt ON run
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

        CREATE TRIGGER decision_never_changes
        BEFORE UPDATE ON decision
        BEGIN
            SELECT RAISE(ABORT, 'a decision never changes once it is made');
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
        """

    /// An id as the application writes it, from its 16 bytes.
    private static func guid(_ column: String) -> String {
        let digits = "lower(hex(\(column)))"
        let parts = [(1, 8), (9, 4), (13, 4), (17, 4), (21, 12)].map { "substr(\(digits), \($0), \($1))" }
        return parts.joined(separator: " || '-' || ")
    }
}
