import GRDB

extension SchemaVersions {
    /// Organizations with a name, accounts, and what lets them in.
    ///
    /// An organization that an earlier version stored has no name until the server is claimed. Tokens and codes are there as
    /// SHA-256 in hexadecimal. Whoever has an active owner or administrator keeps one, and an account that is suspended
    /// loses its sessions, whatever the application does.
    static func createAccounts(_ db: Database) throws {
        try db.execute(sql: organizationColumns)
        try db.execute(sql: accountTables)
        try db.execute(sql: doorTables)
        try db.execute(sql: accountTriggers)
    }

    private static let organizationColumns = """
        ALTER TABLE organization ADD COLUMN handle TEXT CHECK (
            length(handle) BETWEEN 1 AND 40 AND handle NOT GLOB '*[^a-z0-9-]*' AND handle NOT GLOB '-*'
            AND handle NOT GLOB '*-');
        ALTER TABLE organization ADD COLUMN name TEXT;
        ALTER TABLE organization ADD COLUMN sortName TEXT;
        ALTER TABLE organization ADD COLUMN entraSignIn TEXT CHECK (entraSignIn IN ('off', 'offered'));
        ALTER TABLE organization ADD COLUMN secondFactor TEXT CHECK (secondFactor IN ('optional', 'required'));
        ALTER TABLE organization ADD COLUMN runDays INTEGER CHECK (runDays > 0);
        ALTER TABLE organization ADD COLUMN auditDays INTEGER CHECK (auditDays > 0);
        ALTER TABLE organization ADD COLUMN createdAt REAL;
        ALTER TABLE organization ADD COLUMN revision INTEGER CONSTRAINT named_organization_is_whole CHECK (
            (handle IS NULL) = (revision IS NULL)
            AND (handle IS NULL) = (name IS NULL)
            AND (handle IS NULL) = (sortName IS NULL)
            AND (handle IS NULL) = (entraSignIn IS NULL)
            AND (handle IS NULL) = (secondFactor IS NULL)
            AND (handle IS NULL) = (runDays IS NULL)
            AND (handle IS NULL) = (auditDays IS NULL)
            AND (handle IS NULL) = (createdAt IS NULL));

        CREATE UNIQUE INDEX organization_handle ON organization (handle) WHERE handle IS NOT NULL;
        CREATE INDEX organization_name ON organization (sortName, handle) WHERE handle IS NOT NULL;
        """

    private static let accountTables = """
        CREATE TABLE account (
            id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
            email TEXT NOT NULL CHECK (email <> ''),
            name TEXT NOT NULL,
            standing TEXT NOT NULL CHECK (standing IN ('active', 'suspended')),
            isServerAdministrator INTEGER NOT NULL CHECK (isServerAdministrator IN (0, 1)),
            password TEXT CHECK (password <> ''),
            seed BLOB,
            lastStep INTEGER,
            recoveryCodes TEXT CHECK (recoveryCodes IS NULL OR json_valid(recoveryCodes)),
            entraTenantID BLOB CHECK (length(entraTenantID) = 16),
            entraObjectID BLOB CHECK (length(entraObjectID) = 16),
            createdAt REAL NOT NULL,
            revision INTEGER NOT NULL CHECK (revision > 0),
            emailKey TEXT NOT NULL UNIQUE CHECK (emailKey <> ''),
            sortName TEXT NOT NULL,
            CONSTRAINT second_factor_is_whole CHECK (
                (seed IS NULL) = (lastStep IS NULL) AND (seed IS NULL) = (recoveryCodes IS NULL)),
            CONSTRAINT entra_identity_is_whole CHECK ((entraTenantID IS NULL) = (entraObjectID IS NULL))
        ) STRICT, WITHOUT ROWID;

        CREATE UNIQUE INDEX account_identity ON account (entraTenantID, entraObjectID)
            WHERE entraObjectID IS NOT NULL;
        CREATE INDEX account_name ON account (sortName, id);

        CREATE TABLE membership (
            organizationID BLOB NOT NULL REFERENCES organization (id),
            accountID BLOB NOT NULL REFERENCES account (id),
            role TEXT NOT NULL CHECK (role IN ('viewer', 'operator', 'admin', 'owner')),
            since REAL NOT NULL,
            PRIMARY KEY (organizationID, accountID)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX membership_account ON membership (accountID, organizationID);
        """

    private static let doorTables = """
        CREATE TABLE session (
            id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
            accountID BLOB NOT NULL REFERENCES account (id),
            token TEXT NOT NULL UNIQUE CHECK (length(token) = 64),
            createdAt REAL NOT NULL,
            lastSeenAt REAL NOT NULL,
            provenAt REAL NOT NULL,
            address TEXT NOT NULL,
            agent TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX session_account ON session (accountID, lastSeenAt, id);

        CREATE TABLE invitation (
            id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
            purpose TEXT NOT NULL CHECK (purpose IN ('claim', 'membership', 'recovery')),
            organizationID BLOB REFERENCES organization (id),
            role TEXT CHECK (role IN ('viewer', 'operator', 'admin', 'owner')),
            email TEXT,
            accountID BLOB REFERENCES account (id),
            code TEXT NOT NULL UNIQUE CHECK (length(code) = 64),
            actorKind TEXT NOT NULL CHECK (
                actorKind IN ('command', 'page', 'account', 'token', 'schedule', 'system')),
            actorID BLOB CHECK (length(actorID) = 16),
            actorName TEXT,
            madeAt REAL NOT NULL,
            expiresAt REAL NOT NULL,
            CONSTRAINT membership_is_whole CHECK (
                (purpose = 'membership') = (organizationID IS NOT NULL)
                AND (organizationID IS NULL) = (role IS NULL)
                AND (organizationID IS NULL) = (email IS NULL)),
            CONSTRAINT recovery_is_for_an_account CHECK ((purpose = 'recovery') = (accountID IS NOT NULL)),
            CONSTRAINT actor_is_whole CHECK (
                (actorKind IN ('command', 'account', 'token')) = (actorName IS NOT NULL)
                AND (actorKind IN ('account', 'token')) = (actorID IS NOT NULL))
        ) STRICT, WITHOUT ROWID;

        CREATE UNIQUE INDEX invitation_claim ON invitation (purpose) WHERE purpose = 'claim';
        CREATE UNIQUE INDEX invitation_recovery ON invitation (accountID) WHERE accountID IS NOT NULL;
        CREATE INDEX invitation_latest ON invitation (organizationID, madeAt, id) WHERE organizationID IS NOT NULL;

        CREATE TABLE token (
            id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
            organizationID BLOB NOT NULL,
            name TEXT NOT NULL,
            prefix TEXT NOT NULL UNIQUE CHECK (prefix <> ''),
            fingerprint TEXT NOT NULL UNIQUE CHECK (length(fingerprint) = 64),
            role TEXT NOT NULL CHECK (role IN ('viewer', 'operator', 'admin', 'owner')),
            scopes TEXT NOT NULL CHECK (json_valid(scopes)),
            createdBy BLOB NOT NULL,
            createdAt REAL NOT NULL,
            expiresAt REAL NOT NULL,
            lastUsedAt REAL,
            revokedAt REAL,
            FOREIGN KEY (organizationID, createdBy) REFERENCES membership (organizationID, accountID)
                ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX token_latest ON token (organizationID, createdAt, id);
        CREATE INDEX token_creator ON token (organizationID, createdBy);

        CREATE TABLE attempt (
            key TEXT NOT NULL PRIMARY KEY,
            failures INTEGER NOT NULL CHECK (failures >= 0),
            lastAt REAL NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    private static let accountTriggers = """
        CREATE TRIGGER organization_handle_never_changes
        BEFORE UPDATE OF id, handle ON organization
        WHEN OLD.id IS NOT NEW.id OR OLD.handle IS NOT NULL AND OLD.handle IS NOT NEW.handle
        BEGIN
            SELECT RAISE(ABORT, 'the short name of an organization never changes');
        END;

        CREATE TRIGGER account_identity_never_changes
        BEFORE UPDATE OF id, createdAt ON account WHEN (OLD.id, OLD.createdAt) IS NOT (NEW.id, NEW.createdAt)
        BEGIN
            SELECT RAISE(ABORT, 'the id of an account never changes');
        END;

        CREATE TRIGGER account_administers_while_active
        AFTER UPDATE OF standing, isServerAdministrator ON account
        WHEN (OLD.standing = 'active' AND OLD.isServerAdministrator = 1)
            AND NOT EXISTS (SELECT 1 FROM account WHERE standing = 'active' AND isServerAdministrator = 1)
        BEGIN
            SELECT RAISE(ABORT, 'a server keeps an active administrator');
        END;

        CREATE TRIGGER account_owns_while_active
        AFTER UPDATE OF standing ON account
        WHEN OLD.standing = 'active' AND EXISTS (
            SELECT 1 FROM membership AS own WHERE own.accountID = NEW.id AND own.role = 'owner' AND NOT EXISTS (
                SELECT 1 FROM membership JOIN account ON account.id = membership.accountID
                WHERE membership.organizationID = own.organizationID AND role = 'owner' AND standing = 'active'))
        BEGIN
            SELECT RAISE(ABORT, 'an organization keeps an active owner');
        END;

        CREATE TRIGGER account_suspended_has_no_session
        AFTER UPDATE OF standing ON account WHEN NEW.standing = 'suspended'
        BEGIN
            DELETE FROM session WHERE accountID = NEW.id;
        END;

        CREATE TRIGGER membership_identity_never_changes
        BEFORE UPDATE OF organizationID, accountID, since ON membership
        BEGIN
            SELECT RAISE(ABORT, 'a membership never goes to somebody else');
        END;

        CREATE TRIGGER membership_keeps_an_owner
        AFTER UPDATE OF role ON membership
        WHEN OLD.role = 'owner' AND (SELECT standing FROM account WHERE id = OLD.accountID) = 'active' AND NOT EXISTS (
            SELECT 1 FROM membership JOIN account ON account.id = membership.accountID
            WHERE membership.organizationID = OLD.organizationID AND role = 'owner' AND standing = 'active')
        BEGIN
            SELECT RAISE(ABORT, 'an organization keeps an active owner');
        END;

        CREATE TRIGGER membership_leaves_an_owner
        AFTER DELETE ON membership
        WHEN OLD.role = 'owner' AND (SELECT standing FROM account WHERE id = OLD.accountID) = 'active' AND NOT EXISTS (
            SELECT 1 FROM membership JOIN account ON account.id = membership.accountID
            WHERE membership.organizationID = OLD.organizationID AND role = 'owner' AND standing = 'active')
        BEGIN
            SELECT RAISE(ABORT, 'an organization keeps an active owner');
        END;

        CREATE TRIGGER session_of_an_active_account
        BEFORE INSERT ON session WHEN (SELECT standing FROM account WHERE id = NEW.accountID) IS NOT 'active'
        BEGIN
            SELECT RAISE(ABORT, 'only an active account has a session');
        END;

        CREATE TRIGGER session_identity_never_changes
        BEFORE UPDATE OF id, accountID, token, createdAt, provenAt ON session
        BEGIN
            SELECT RAISE(ABORT, 'a session never becomes another');
        END;

        CREATE TRIGGER token_identity_never_changes
        BEFORE UPDATE OF id, organizationID, prefix, fingerprint, role, scopes, createdBy, createdAt, expiresAt ON token
        BEGIN
            SELECT RAISE(ABORT, 'what a token may never changes');
        END;

        CREATE TRIGGER token_stays_revoked
        BEFORE UPDATE OF revokedAt ON token WHEN OLD.revokedAt IS NOT NULL AND NEW.revokedAt IS NOT OLD.revokedAt
        BEGIN
            SELECT RAISE(ABORT, 'a token that was revoked stays so');
        END;
        """
}
