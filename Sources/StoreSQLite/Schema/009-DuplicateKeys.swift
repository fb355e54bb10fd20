import DirectoryCore
import GRDB

extension SchemaVersions {
    /// The key of the wanted address, so that a person who is no user stops being a duplicate when nobody has it any
    /// more.
    static func addDuplicateKeys(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE duplicate ADD COLUMN wantedKey TEXT;

                CREATE INDEX duplicate_person ON duplicate (organizationID, connectionID, field, wantedKey)
                    WHERE userID IS NULL AND wantedKey IS NOT NULL;
                """)
        let wanted = try Row.fetchAll(db, sql: "SELECT DISTINCT field, wanted FROM duplicate")
        for row in wanted {
            let field: String = row["field"]
            let text: String = row["wanted"]
            let key = field == "email" ? (try? EmailAddress(text))?.key.description : UsernameKey(text)?.description
            try db.execute(
                sql: "UPDATE duplicate SET wantedKey = ? WHERE field = ? AND wanted = ?", arguments: [key, field, text])
        }
    }
}
