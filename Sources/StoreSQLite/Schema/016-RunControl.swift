import GRDB

extension SchemaVersions {
    /// Runs that are paused, and what lists of runs are filtered by: how a run stands and what kind it is, which follow
    /// from its state and its purpose.
    static func addRunControl(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE run ADD COLUMN pause TEXT
                    CONSTRAINT paused_while_running CHECK (
                        pause IS NULL OR (state = 'running' AND json_valid(pause)));
                ALTER TABLE run ADD COLUMN standing TEXT GENERATED ALWAYS AS (
                    CASE state
                        WHEN 'running' THEN 'at-work'
                        WHEN 'planned' THEN 'waiting'
                        WHEN 'held' THEN 'waiting'
                        WHEN 'applied' THEN 'done'
                        ELSE state
                    END) VIRTUAL;
                ALTER TABLE run ADD COLUMN kind TEXT GENERATED ALWAYS AS (
                    CASE
                        WHEN json_type(purpose, '$.work.synchronizing') IS NOT NULL THEN 'synchronization'
                        WHEN json_type(purpose, '$.work.importing') IS NOT NULL THEN 'import'
                        WHEN json_type(purpose, '$.work.undoing') IS NOT NULL THEN 'undo'
                        ELSE 'restoration'
                    END) VIRTUAL;

                CREATE INDEX run_held ON run (organizationID, number) WHERE state = 'held';
                CREATE INDEX run_standing ON run (organizationID, standing, number);
                CREATE INDEX run_kind ON run (organizationID, kind, number);
                CREATE INDEX run_standing_and_kind ON run (organizationID, standing, kind, number);
                """)
    }
}
