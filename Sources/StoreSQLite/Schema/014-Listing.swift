import GRDB

extension SchemaVersions {
    /// What lists of a million users need: an index for each way they are filtered and ordered, their number kept as
    /// they come and go, and an index of every three neighboring characters of what a search looks through.
    ///
    /// `userSearch` holds positions alone (`content=''`, `detail=none`): a match is a suspicion that the user's
    /// `searchText` confirms. The two line breaks at the end let every piece of one or two characters begin a trigram.
    /// Source: <https://sqlite.org/fts5.html#the_trigram_tokenizer>
    static func createListing(_ db: Database) throws {
        try db.execute(sql: listingIndexes)
        try db.execute(sql: userCount)
        try db.execute(sql: userSearch)
    }

    private static let listingIndexes = """
        CREATE INDEX user_added ON user (organizationID, ordinal) WHERE status <> 'deleted';
        CREATE INDEX user_held ON user (organizationID, sortName, id) WHERE status <> 'deleted' AND isHeld = 1;
        CREATE INDEX user_out_of_scope ON user (organizationID, sortName, id)
            WHERE status <> 'deleted' AND isOutOfScope = 1;
        CREATE INDEX user_missing ON user (organizationID, sortName, id)
            WHERE status <> 'deleted' AND missingSince IS NOT NULL;
        CREATE INDEX user_deactivated ON user (organizationID, sortName, id) WHERE status = 'deactivated';
        CREATE INDEX user_never_synchronized ON user (organizationID, sortName, id)
            WHERE status <> 'deleted' AND lastSynchronized IS NULL;
        CREATE INDEX user_local ON user (organizationID, sortName, id)
            WHERE status <> 'deleted' AND objectID IS NULL;
        CREATE INDEX event_about_user ON event (organizationID, userID, number) WHERE userID IS NOT NULL;
        CREATE INDEX decision_about_user ON decision (userID, runID) WHERE userID IS NOT NULL;
        """

    /// Local users are counted under an empty connection and tenant.
    private static let userCount = """
        CREATE TABLE userCount (
            organizationID BLOB NOT NULL REFERENCES organization (id),
            connectionID BLOB NOT NULL,
            tenantID BLOB NOT NULL,
            living INTEGER NOT NULL CHECK (living >= 0),
            PRIMARY KEY (organizationID, connectionID, tenantID)
        ) STRICT, WITHOUT ROWID;

        INSERT INTO userCount (organizationID, connectionID, tenantID, living)
        SELECT organizationID, coalesce(connectionID, x''), coalesce(tenantID, x''), count(*)
        FROM user WHERE status <> 'deleted' GROUP BY 1, 2, 3;

        CREATE TRIGGER user_counted_when_added
        AFTER INSERT ON user WHEN NEW.status <> 'deleted'
        BEGIN
            INSERT INTO userCount (organizationID, connectionID, tenantID, living)
            VALUES (NEW.organizationID, coalesce(NEW.connectionID, x''), coalesce(NEW.tenantID, x''), 1)
            ON CONFLICT DO UPDATE SET living = living + 1;
        END;

        CREATE TRIGGER user_counted_when_removed
        AFTER DELETE ON user WHEN OLD.status <> 'deleted'
        BEGIN
            UPDATE userCount SET living = living - 1
            WHERE organizationID = OLD.organizationID AND connectionID = coalesce(OLD.connectionID, x'')
                AND tenantID = coalesce(OLD.tenantID, x'');
        END;

        CREATE TRIGGER user_counted_when_changed
        AFTER UPDATE OF status ON user WHEN (OLD.status = 'deleted') <> (NEW.status = 'deleted')
        BEGIN
            UPDATE userCount SET living = living + iif(NEW.status = 'deleted', -1, 1)
            WHERE organizationID = NEW.organizationID AND connectionID = coalesce(NEW.connectionID, x'')
                AND tenantID = coalesce(NEW.tenantID, x'');
        END;
        """

    private static let userSearch = """
        CREATE VIRTUAL TABLE userSearch USING fts5 (
            searchText, content = '', detail = none, columnsize = 0, tokenize = 'trigram case_sensitive 1');
        CREATE VIRTUAL TABLE userSearchTerm USING fts5vocab (userSearch, row);

        INSERT INTO userSearch (rowid, searchText)
        SELECT ordinal, searchText || char(10, 10) FROM user ORDER BY ordinal;

        CREATE TRIGGER user_search_when_added
        AFTER INSERT ON user
        BEGIN
            INSERT INTO userSearch (rowid, searchText) VALUES (NEW.ordinal, NEW.searchText || char(10, 10));
        END;

        CREATE TRIGGER user_search_when_removed
        AFTER DELETE ON user
        BEGIN
            INSERT INTO userSearch (userSearch, rowid, searchText)
            VALUES ('delete', OLD.ordinal, OLD.searchText || char(10, 10));
        END;

        CREATE TRIGGER user_search_when_changed
        AFTER UPDATE OF searchText ON user WHEN OLD.searchText IS NOT NEW.searchText
        BEGIN
            INSERT INTO userSearch (userSearch, rowid, searchText)
            VALUES ('delete', OLD.ordinal, OLD.searchText || char(10, 10));
            INSERT INTO userSearch (rowid, searchText) VALUES (NEW.ordinal, NEW.searchText || char(10, 10));
        END;
        """
}
