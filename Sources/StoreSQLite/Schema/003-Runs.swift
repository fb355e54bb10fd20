import GRDB

extension SchemaVersions {
    /// A run with its plan. The decisions of a plan are rows, so that a result of any size is listed by outcome and
    /// page by page; `effect` names what applying a decision writes, `detail` holds what the outcome rests on.
    static func createRuns(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE run (
                    id INTEGER PRIMARY KEY,
                    organizationID BLOB NOT NULL,
                    number INTEGER NOT NULL CHECK (number > 0),
                    connectionID BLOB NOT NULL,
                    kind TEXT NOT NULL CHECK (kind IN ('import', 'synchronization')),
                    state TEXT NOT NULL CHECK (state IN ('planned', 'applied', 'stopped')),
                    problem TEXT CHECK (problem IS NULL OR json_valid(problem)),
                    planHash TEXT CHECK (planHash <> ''),
                    planTenantID BLOB CHECK (length(planTenantID) = 16),
                    planConnectionRevision INTEGER CHECK (planConnectionRevision > 0),
                    planMadeAt REAL,
                    readingWay TEXT CHECK (readingWay IN ('selected', 'full')),
                    readingPeople INTEGER CHECK (readingPeople >= 0),
                    readingCandidates INTEGER CHECK (readingCandidates >= 0),
                    actorKind TEXT NOT NULL CHECK (actorKind IN ('command', 'page')),
                    actorAccount TEXT,
                    startedAt REAL NOT NULL,
                    endedAt REAL,
                    counts TEXT NOT NULL CHECK (json_valid(counts)),
                    UNIQUE (organizationID, number),
                    FOREIGN KEY (organizationID, connectionID) REFERENCES connection (organizationID, id),
                    CONSTRAINT stopped_for_a_reason CHECK ((state = 'stopped') = (problem IS NOT NULL)),
                    CONSTRAINT planned_has_not_ended CHECK ((state = 'planned') = (endedAt IS NULL)),
                    CONSTRAINT plan_is_whole CHECK (
                        (state <> 'stopped') = (planHash IS NOT NULL)
                        AND (planHash IS NULL) = (planTenantID IS NULL)
                        AND (planHash IS NULL) = (planConnectionRevision IS NULL)
                        AND (planHash IS NULL) = (planMadeAt IS NULL)),
                    CONSTRAINT reading_is_whole CHECK (
                        (readingWay IS NULL) = (readingPeople IS NULL)
                        AND (readingWay IS NULL) = (readingCandidates IS NULL)),
                    CONSTRAINT command_has_an_account CHECK (
                        (actorKind = 'command') = (actorAccount IS NOT NULL))
                ) STRICT;

                CREATE TABLE decision (
                    runID INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
                    position INTEGER NOT NULL CHECK (position >= 0),
                    outcome TEXT NOT NULL CHECK (outcome IN (
                        'modified', 'deleted', 'duplicate', 'imported', 'already-imported', 'deactivated',
                        'reactivated', 'restored', 'unchanged', 'invalid', 'missing', 'unreadable', 'out-of-scope',
                        'protected', 'held', 'failed')),
                    effect TEXT CHECK (effect IN (
                        'insert', 'update', 'revive', 'bury', 'strike', 'seen', 'unseen')),
                    objectID BLOB NOT NULL CHECK (length(objectID) = 16),
                    userID BLOB CHECK (length(userID) = 16),
                    userRevision INTEGER CHECK (userRevision > 0),
                    name TEXT NOT NULL,
                    access TEXT NOT NULL CHECK (access IN ('keep', 'deactivate', 'reactivate')),
                    detail TEXT CHECK (detail IS NULL OR json_valid(detail)),
                    PRIMARY KEY (runID, position),
                    CONSTRAINT subject_is_whole CHECK ((userID IS NULL) = (userRevision IS NULL)),
                    CONSTRAINT only_users_are_written CHECK (
                        effect IS NULL OR (effect = 'insert') = (userID IS NULL))
                ) STRICT, WITHOUT ROWID;

                CREATE INDEX decision_outcome ON decision (runID, outcome, position);
                CREATE INDEX decision_effect ON decision (runID, effect, position);

                CREATE TRIGGER run_that_ended_never_changes
                BEFORE UPDATE ON run WHEN OLD.state <> 'planned'
                BEGIN
                    SELECT RAISE(ABORT, 'a run that was applied or stopped never changes');
                END;

                CREATE TRIGGER plan_never_changes
                BEFORE UPDATE OF
                    organizationID, number, connectionID, kind, planHash, planTenantID, planConnectionRevision,
                    planMadeAt, counts
                ON run
                BEGIN
                    SELECT RAISE(ABORT, 'a plan never changes once it is made');
                END;

                CREATE TRIGGER decision_never_changes
                BEFORE UPDATE ON decision
                BEGIN
                    SELECT RAISE(ABORT, 'a decision never changes once it is made');
                END;

                CREATE TRIGGER decision_of_a_plan_only
                BEFORE INSERT ON decision
                WHEN (SELECT state FROM run WHERE id = NEW.runID) IS NOT 'planned'
                BEGIN
                    SELECT RAISE(ABORT, 'only a planned run takes decisions');
                END;
                """)
    }
}
