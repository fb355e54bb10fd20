import GRDB

extension SchemaVersions {
    /// What decisions change, a bit for each kind of change, and an index of those that change something. What is written
    /// already is read off its detail, by the rule of `ChangeKind`.
    static func addChangeKinds(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE decision ADD COLUMN changeKinds INTEGER NOT NULL DEFAULT 0
                    CONSTRAINT known_kinds CHECK (changeKinds BETWEEN 0 AND 255);

                UPDATE decision SET changeKinds = CASE outcome
                    WHEN 'restored' THEN 128
                    ELSE iif(access = 'keep', 0, 64) + coalesce(
                        (
                            SELECT sum(DISTINCT CASE value ->> 'field'
                                WHEN 'username' THEN 1
                                WHEN 'email' THEN iif(value ->> 'before' NOT NULL AND value ->> 'after' IS NULL, 4, 2)
                                WHEN 'phone' THEN iif(value ->> 'before' NOT NULL AND value ->> 'after' IS NULL, 16, 8)
                                WHEN 'first-name' THEN 32
                                WHEN 'last-name' THEN 32
                                ELSE 0
                            END)
                            FROM json_each(detail, '$.changes')), 0)
                    END
                WHERE outcome IN ('modified', 'deactivated', 'reactivated', 'protected', 'restored') OR access <> 'keep';

                CREATE INDEX decision_changes ON decision (runID, position, changeKinds, outcome)
                    WHERE changeKinds <> 0;

                DROP TRIGGER decision_values_never_change;
                CREATE TRIGGER decision_values_never_change
                BEFORE UPDATE OF name, detail, changeKinds ON decision
                WHEN NOT EXISTS (
                    SELECT 1 FROM upkeep JOIN run ON run.organizationID = upkeep.organizationID
                    WHERE run.id = OLD.runID AND work = 'erasing')
                BEGIN
                    SELECT RAISE(ABORT, 'a decision never changes once it is made');
                END;
                """)
    }
}
