import GRDB

extension SchemaVersions {
    /// The index of neighboring characters tells with which two characters a name begins: so that a search by name
    /// knows that nobody else matches than those whose names begin like it, who stand together. And the index of names
    /// has what a search looks through, so that it tells alone who matches.
    static func indexBeginnings(_ db: Database) throws {
        try db.execute(
            sql: """
                DROP INDEX user_name;
                CREATE INDEX user_name ON user (organizationID, sortName, id, connectionID, tenantID, searchText)
                    WHERE status <> 'deleted';

                DROP TRIGGER user_search_when_added;
                DROP TRIGGER user_search_when_removed;
                DROP TRIGGER user_search_when_changed;

                INSERT INTO userSearch (userSearch) VALUES ('delete-all');
                INSERT INTO userSearch (rowid, searchText)
                SELECT ordinal, \(indexed("user")) FROM user ORDER BY ordinal;

                CREATE TRIGGER user_search_when_added
                AFTER INSERT ON user
                BEGIN
                    INSERT INTO userSearch (rowid, searchText) VALUES (NEW.ordinal, \(indexed("NEW")));
                END;

                CREATE TRIGGER user_search_when_removed
                AFTER DELETE ON user
                BEGIN
                    INSERT INTO userSearch (userSearch, rowid, searchText)
                    VALUES ('delete', OLD.ordinal, \(indexed("OLD")));
                END;

                CREATE TRIGGER user_search_when_changed
                AFTER UPDATE OF searchText, sortName ON user
                WHEN (OLD.searchText, OLD.sortName) IS NOT (NEW.searchText, NEW.sortName)
                BEGIN
                    INSERT INTO userSearch (userSearch, rowid, searchText)
                    VALUES ('delete', OLD.ordinal, \(indexed("OLD")));
                    INSERT INTO userSearch (rowid, searchText) VALUES (NEW.ordinal, \(indexed("NEW")));
                END;
                """)
    }

    /// What the index of neighboring characters has of a user. No value holds a control character (R6), so none is part
    /// of what a search asks for.
    ///
    /// - Parameter row: what the row is called in the statement.
    private static func indexed(_ row: String) -> String {
        "\(row).searchText || char(10, 10, 1) || substr(\(row).sortName, 1, 2)"
    }
}

extension String {
    /// The trigram of those whose name begins with these two characters.
    var asBeginning: String { "\u{1}" + self }
}
