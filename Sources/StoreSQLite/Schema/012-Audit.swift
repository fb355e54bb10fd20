import GRDB

extension SchemaVersions {
    /// Books of entries, each entry chained to the one before. The server's book is the one without a name; an
    /// organization's is named by its id.
    ///
    /// Nothing but the next entry can be written, and nothing can be removed but what lies before the start of the book,
    /// which only moves forward.
    static func createAudit(_ db: Database) throws {
        try db.execute(sql: auditTables)
        try db.execute(sql: auditTriggers)
    }

    private static let auditTables = """
        CREATE TABLE auditBook (
            book BLOB NOT NULL PRIMARY KEY CHECK (length(book) IN (0, 16)),
            startNumber INTEGER NOT NULL DEFAULT 0 CHECK (startNumber >= 0),
            startHash TEXT NOT NULL CHECK (length(startHash) = 64),
            lastNumber INTEGER NOT NULL DEFAULT 0,
            lastHash TEXT NOT NULL CHECK (length(lastHash) = 64),
            CONSTRAINT book_ends_after_its_start CHECK (lastNumber >= startNumber)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE auditEntry (
            book BLOB NOT NULL REFERENCES auditBook (book),
            number INTEGER NOT NULL CHECK (number > 0),
            at REAL NOT NULL,
            actorKind TEXT NOT NULL CHECK (
                actorKind IN ('command', 'page', 'account', 'token', 'schedule', 'system')),
            actorID BLOB CHECK (length(actorID) = 16),
            actorName TEXT,
            address TEXT,
            request TEXT,
            deed TEXT NOT NULL CHECK (deed <> ''),
            object TEXT NOT NULL,
            name TEXT NOT NULL,
            changes TEXT CHECK (changes IS NULL OR json_valid(changes)),
            previous TEXT NOT NULL CHECK (length(previous) = 64),
            hash TEXT NOT NULL CHECK (length(hash) = 64),
            searchText TEXT NOT NULL,
            PRIMARY KEY (book, number),
            CONSTRAINT actor_is_whole CHECK (
                (actorKind IN ('command', 'account', 'token')) = (actorName IS NOT NULL)
                AND (actorKind IN ('account', 'token')) = (actorID IS NOT NULL))
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX auditEntry_deed ON auditEntry (book, deed, number);
        CREATE INDEX auditEntry_account ON auditEntry (book, actorID, number) WHERE actorKind = 'account';
        """

    private static let auditTriggers = """
        CREATE TRIGGER auditEntry_follows_on_the_last
        BEFORE INSERT ON auditEntry
        WHEN (SELECT (lastNumber + 1, lastHash) IS (NEW.number, NEW.previous) FROM auditBook WHERE book = NEW.book)
            IS NOT 1
        BEGIN
            SELECT RAISE(ABORT, 'an entry follows on the last one');
        END;

        CREATE TRIGGER auditEntry_is_the_last
        AFTER INSERT ON auditEntry
        BEGIN
            UPDATE auditBook SET lastNumber = NEW.number, lastHash = NEW.hash WHERE book = NEW.book;
        END;

        CREATE TRIGGER auditEntry_never_changes
        BEFORE UPDATE ON auditEntry
        BEGIN
            SELECT RAISE(ABORT, 'an entry of the audit never changes');
        END;

        CREATE TRIGGER auditEntry_is_kept
        BEFORE DELETE ON auditEntry
        WHEN OLD.number > (SELECT startNumber FROM auditBook WHERE book = OLD.book)
        BEGIN
            SELECT RAISE(ABORT, 'an entry of the audit is kept until its book begins after it');
        END;

        CREATE TRIGGER auditBook_begins_later
        BEFORE UPDATE OF startNumber, startHash ON auditBook
        WHEN NEW.startNumber <= OLD.startNumber OR NEW.startHash IS NOT (
            SELECT hash FROM auditEntry WHERE book = OLD.book AND number = NEW.startNumber)
        BEGIN
            SELECT RAISE(ABORT, 'a book begins after an entry of its own, and never earlier than before');
        END;

        CREATE TRIGGER auditBook_ends_with_its_last_entry
        BEFORE UPDATE OF book, lastNumber, lastHash ON auditBook
        WHEN NEW.book IS NOT OLD.book OR NEW.lastNumber IS NOT OLD.lastNumber + 1 OR NEW.lastHash IS NOT (
            SELECT hash FROM auditEntry WHERE book = OLD.book AND number = NEW.lastNumber)
        BEGIN
            SELECT RAISE(ABORT, 'a book ends with its last entry');
        END;

        CREATE TRIGGER auditBook_is_kept
        BEFORE DELETE ON auditBook
        BEGIN
            SELECT RAISE(ABORT, 'a book of the audit is kept');
        END;
        """
}
