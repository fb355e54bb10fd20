import GRDB

extension SchemaVersions {
    /// `basis` is the revision of the connection that last changed anything but its credentials: a plan that was made
    /// since is as good as before (R26). Of what was stored earlier it is not known what the last change was.
    static func addPlanBasis(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE connection ADD COLUMN basis INTEGER NOT NULL DEFAULT 1
                    CONSTRAINT basis_is_a_revision CHECK (basis BETWEEN 1 AND revision);
                UPDATE connection SET basis = revision;
                """)
    }
}
