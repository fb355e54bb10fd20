extension Violation {
    private static let ana = "name = 'Ana'"
    private static let bo = "name = 'bo'"
    private static let someID = "randomblob(16)"
    private static let digits = "hex(randomblob(32))"

    static let accounts: [Violation] = [
        // Organizations
        Violation("A name without a handle", "UPDATE organization SET handle = NULL", "never changes"),
        Violation("A handle that changes", "UPDATE organization SET handle = 'other'", "never changes"),
        Violation("Half an organization", "UPDATE organization SET auditDays = NULL", "named_organization_is_whole"),
        Violation(
            "A handle with capitals", "INSERT INTO organization (id, handle) VALUES (\(someID), 'Contoso')", "handle"),
        Violation(
            "A handle that begins with a hyphen", "INSERT INTO organization (id, handle) VALUES (\(someID), '-a')",
            "handle"),
        Violation(
            "Two organizations with one handle",
            """
            INSERT INTO organization (
                id, handle, name, sortName, entraSignIn, secondFactor, runDays, auditDays, createdAt, revision)
            SELECT \(someID), handle, name, sortName, entraSignIn, secondFactor, runDays, auditDays, createdAt, revision
            FROM organization
            """, "UNIQUE constraint failed: organization.handle"),

        // Accounts
        Violation(
            "Two accounts with one address",
            "UPDATE account SET emailKey = (SELECT emailKey FROM account WHERE \(ana)) WHERE \(bo)",
            "UNIQUE constraint failed: account.emailKey"),
        Violation(
            "Two accounts of one person",
            "UPDATE account SET entraTenantID = zeroblob(16), entraObjectID = zeroblob(16)",
            "UNIQUE constraint failed: account.entraTenantID, account.entraObjectID"),
        Violation(
            "Half a person", "UPDATE account SET entraTenantID = zeroblob(16)", "entra_identity_is_whole"),
        Violation("Half a second factor", "UPDATE account SET seed = x'01'", "second_factor_is_whole"),
        Violation("An account with another id", "UPDATE account SET id = \(someID) WHERE \(bo)", "never changes"),
        Violation(
            "A server without administrator", "UPDATE account SET isServerAdministrator = 0 WHERE \(ana)",
            "keeps an active administrator"),
        Violation(
            "A server with a suspended administrator", "UPDATE account SET standing = 'suspended' WHERE \(ana)",
            "keeps an active"),
        Violation("An account that goes while it is a member", "DELETE FROM account WHERE \(bo)", "FOREIGN KEY"),

        // Members
        Violation(
            "An organization without owner", "UPDATE membership SET role = 'admin' WHERE role = 'owner'",
            "keeps an active owner"),
        Violation(
            "An owner who goes", "DELETE FROM membership WHERE role = 'owner'", "keeps an active owner"),
        Violation(
            "A membership of somebody else", "UPDATE membership SET accountID = (SELECT id FROM account LIMIT 1)",
            "never goes to somebody else"),
        Violation(
            "A member that is no account",
            "INSERT INTO membership SELECT organizationID, \(someID), role, since FROM membership LIMIT 1",
            "FOREIGN KEY"),
        Violation("An unknown role", "UPDATE membership SET role = 'god'", "role IN"),

        // What lets in
        Violation(
            "A session of nobody",
            """
            INSERT INTO session SELECT \(someID), \(someID), \(digits), createdAt, lastSeenAt, provenAt, address, agent
            FROM session LIMIT 1
            """, "only an active account"),
        Violation("A session of somebody else", "UPDATE session SET accountID = \(someID)", "never becomes another"),
        Violation("A proof that was not given", "UPDATE session SET provenAt = 1.0", "never becomes another"),
        Violation(
            "A session with a token in place of its fingerprint",
            """
            INSERT INTO session SELECT \(someID), accountID, 'token', createdAt, lastSeenAt, provenAt, address, agent
            FROM session LIMIT 1
            """, "length(token) = 64"),
        Violation("A token that may more", "UPDATE token SET role = 'owner'", "never changes"),
        Violation("A token that lives longer", "UPDATE token SET expiresAt = 9e9", "never changes"),
        Violation("A token that is not revoked any more", "UPDATE token SET revokedAt = NULL", "stays so"),
        Violation(
            "A token of somebody who is no member",
            """
            INSERT INTO token SELECT \(someID), organizationID, name, 'p', \(digits), role, scopes, \(someID), createdAt,
                expiresAt, NULL, NULL FROM token
            """, "FOREIGN KEY"),
        Violation(
            "Two tokens with one public part",
            """
            INSERT INTO token SELECT \(someID), organizationID, name, prefix, \(digits), role, scopes, createdBy,
                createdAt, expiresAt, NULL, NULL FROM token
            """, "UNIQUE constraint failed: token.prefix"),
        Violation(
            "An invitation to nothing", "UPDATE invitation SET organizationID = NULL WHERE purpose = 'membership'",
            "membership_is_whole"),
        Violation(
            "A recovery of nobody", "UPDATE invitation SET accountID = NULL WHERE purpose = 'recovery'",
            "recovery_is_for_an_account"),
        Violation(
            "Two recoveries of one account",
            """
            INSERT INTO invitation SELECT \(someID), purpose, organizationID, role, email, accountID, \(digits),
                actorKind, actorID, actorName, madeAt, expiresAt FROM invitation WHERE purpose = 'recovery'
            """, "UNIQUE constraint failed: invitation.accountID"),
        Violation(
            "An invitation by a nameless account", "UPDATE invitation SET actorKind = 'account'", "actor_is_whole"),
        Violation("Fewer attempts than none", "INSERT INTO attempt VALUES ('a', -1, 1.0)", "failures >= 0"),
    ]

    static let forgetting: [Violation] = [
        Violation("A run that is removed", "DELETE FROM run WHERE number = 1", "kept until its time is over"),
        Violation(
            "A run that is removed while it waits",
            "\(upkeep("forgetting")); DELETE FROM run WHERE number = 3", "kept until its time is over"),
        Violation(
            "A decision that becomes another while somebody is erased",
            "\(upkeep("erasing")); UPDATE decision SET outcome = 'deleted'", "never changes"),
        Violation("A decision that loses its name", "UPDATE decision SET name = ''", "never changes"),
        Violation(
            "A decision that loses its name while runs are forgotten",
            "\(upkeep("forgetting")); UPDATE decision SET name = ''", "never changes"),
        Violation(
            "An event of somebody else, while somebody is erased",
            "\(upkeep("erasing")); UPDATE event SET userID = randomblob(16)", "never changes"),
        Violation(
            "An event that is forgotten while somebody is erased", "\(upkeep("erasing")); DELETE FROM event", "is kept"),
        Violation(
            "A run that is applied while somebody is erased",
            "\(upkeep("erasing")); UPDATE run SET state = 'applied', problem = NULL WHERE number = 4", "never changes"),
        Violation("Upkeep of another kind", upkeep("cheating"), "work IN"),
    ]

    /// Statements that look much like them and break nothing.
    static let permittedUpkeep: [String] = [
        "\(upkeep("erasing")); UPDATE decision SET name = '' WHERE runID = 1 AND position = 0",
        "\(upkeep("erasing")); UPDATE event SET name = '' WHERE number = 1",
        "\(upkeep("erasing")); UPDATE run SET purpose = '{}' WHERE number = 4",
        "\(upkeep("forgetting")); DELETE FROM event WHERE number = 1",
        "\(upkeep("forgetting")); DELETE FROM run WHERE number = 4",
        "UPDATE account SET standing = 'suspended' WHERE \(bo)",
        "UPDATE membership SET role = 'owner' WHERE role = 'viewer'",
    ]

    private static func upkeep(_ work: String) -> String {
        "INSERT INTO upkeep SELECT id, '\(work)' FROM organization"
    }
}
