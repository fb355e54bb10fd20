import Testing

/// A statement that breaks a rule, and the words by which the database refuses it.
struct Violation: Sendable, CustomTestStringConvertible {
    let sentence: String
    let sql: String
    let refusal: String

    init(_ sentence: String, _ sql: String, _ refusal: String) {
        self.sentence = sentence
        self.sql = sql
        self.refusal = refusal
    }

    var testDescription: String { sentence }
}

extension Violation {
    static let all = users + connections + credentials + runs + happenings + accounts + forgetting

    private static let ana = "username = 'ana@contoso.example'"
    private static let chen = "username = 'chen@contoso.example'"
    private static let dara = "username = 'dara@contoso.example'"

    private static let users: [Violation] = [
        // Addresses (R8, R13)
        Violation(
            "Two people with one email", "UPDATE user SET emailKey = 'bo@contoso.example' WHERE \(ana)",
            "UNIQUE constraint failed: user.organizationID, user.emailKey"),
        Violation(
            "Two people with one username", "UPDATE user SET usernameKey = 'bo@contoso.example' WHERE \(ana)",
            "UNIQUE constraint failed: user.organizationID, user.usernameKey"),
        Violation(
            "A tombstone with an email", "UPDATE user SET emailKey = 'x@contoso.example' WHERE \(chen)",
            "email_key_while_alive"),
        Violation(
            "A tombstone with a username", "UPDATE user SET usernameKey = 'x' WHERE \(chen)",
            "username_key_while_alive"),
        Violation(
            "A living user without username key", "UPDATE user SET usernameKey = NULL WHERE \(ana)",
            "username_key_while_alive"),
        Violation(
            "An email that is not guarded by its key", "UPDATE user SET emailKey = NULL WHERE \(ana)",
            "email_key_while_alive"),
        Violation("A key without email", "UPDATE user SET email = NULL WHERE \(ana)", "email_key_while_alive"),
        Violation("A blank first name", "UPDATE user SET firstName = '' WHERE \(ana)", "firstName <> ''"),

        // Bindings (R1)
        Violation(
            "A binding that changes", "UPDATE user SET objectID = randomblob(16) WHERE \(ana)", "never change"),
        Violation(
            "A binding that is moved to another tenant", "UPDATE user SET tenantID = randomblob(16) WHERE \(ana)",
            "never change"),
        Violation(
            "A binding that is taken away",
            "UPDATE user SET connectionID = NULL, tenantID = NULL, objectID = NULL WHERE \(ana)", "never change"),
        Violation(
            "A local user that is bound",
            """
            UPDATE user SET connectionID = (SELECT id FROM connection), tenantID = randomblob(16),
                objectID = randomblob(16) WHERE \(dara)
            """, "never change"),
        Violation("A user with another id", "UPDATE user SET id = randomblob(16) WHERE \(ana)", "never change"),
        Violation(
            "A user in another organization", "UPDATE user SET organizationID = randomblob(16) WHERE \(ana)",
            "never change"),
        Violation("Two users bound to one person", copy(of: ana), "user.objectID"),
        Violation("A user bound to the person of a tombstone", copy(of: chen), "user.objectID"),
        Violation("Half a binding", copy(of: ana, tenantID: "NULL"), "binding_is_whole"),
        Violation(
            "A binding to a connection that is not there", copy(of: ana, connectionID: "zeroblob(16)"),
            "FOREIGN KEY"),
        Violation("An id that is no GUID", copy(of: ana, objectID: "randomblob(15)"), "length(objectID) = 16"),

        // States
        Violation("An unknown status", "UPDATE user SET status = 'asleep' WHERE \(ana)", "status IN"),
        Violation(
            "A deactivated user, by nobody", "UPDATE user SET status = 'deactivated' WHERE \(ana)",
            "deactivated_by_someone"),
        Violation(
            "An active user whom somebody deactivated", "UPDATE user SET deactivatedBy = 'upstream' WHERE \(ana)",
            "deactivated_by_someone"),
        Violation(
            "A deletion without a date", "UPDATE user SET deletedAt = NULL WHERE \(chen)", "deleted_at_some_time"),
        Violation(
            "A local user that is missing in the tenant", "UPDATE user SET missingSince = 1.0 WHERE \(dara)",
            "local_is_never_synchronized"),
        Violation(
            "A missing user that was seen", "UPDATE user SET missingSince = 1.0 WHERE \(ana)", "missing_is_not_seen"),
        Violation("A text in place of a date", "UPDATE user SET createdAt = 'now' WHERE \(ana)", "REAL"),
        Violation("A revision of nothing", "UPDATE user SET revision = 0 WHERE \(ana)", "revision > 0"),

        Violation(
            "A local user that is held", "UPDATE user SET isHeld = 1 WHERE \(dara)", "local_is_never_synchronized"),
        Violation(
            "A local user that is out of scope", "UPDATE user SET isOutOfScope = 1 WHERE \(dara)",
            "local_is_never_synchronized"),
        Violation(
            "Somebody who is there and was deactivated before a deletion",
            "UPDATE user SET deactivatedBefore = 'upstream' WHERE \(ana)", "only_a_tombstone_was_deactivated_before"),
        Violation("A tombstone in sight", "UPDATE user SET wasSeen = 1 WHERE \(chen)", "tombstone_is_not_seen"),
        Violation("Custom fields of nothing", "UPDATE user SET attributes = '{}' WHERE \(ana)", "attributes"),
        Violation("A number that changes", "UPDATE user SET ordinal = 99 WHERE \(ana)", "never change"),
    ]

    private static let connections: [Violation] = [
        Violation(
            "A second connection of an organization",
            """
            INSERT INTO connection SELECT organizationID, randomblob(16), cloud, tenant, NULL, NULL, clientID,
                rules, brakes, NULL, reconciliation, createdAt, 1, 0, NULL, NULL, 1 FROM connection
            """, "UNIQUE constraint failed: connection.organizationID"),
        Violation(
            "A remembered tenant without name", "UPDATE connection SET pinnedTenantName = NULL",
            "pinnedTenantID IS NULL"),
        Violation("Rules that are no JSON", "UPDATE connection SET rules = 'mail'", "json_valid"),
        Violation("A basis that is yet to come", "UPDATE connection SET basis = revision + 1", "basis_is_a_revision"),
        Violation("A reconciliation that is always due", "UPDATE connection SET reconciliation = 0", "reconciliation"),
        Violation(
            "Everybody compared, of no tenant", "UPDATE connection SET comparedTenantID = NULL",
            "comparison_is_whole"),
        Violation("A connection that goes while users are bound to it", "DELETE FROM connection", "FOREIGN KEY"),
        Violation("An organization that goes while it has users", "DELETE FROM organization", "FOREIGN KEY"),
    ]

    private static let credentials: [Violation] = [
        Violation("A secret that is not there", "UPDATE credential SET sealed = NULL", "secret_is_sealed"),
        Violation("A secret that nobody recognizes", "UPDATE credential SET hint = NULL", "secret_has_a_hint"),
        Violation("Half a certificate", "UPDATE credential SET subject = 'CN=x'", "certificate_is_whole"),
        Violation("A secret from a file", "UPDATE credential SET assertionFile = 'x'", "assertion_has_a_file"),
        Violation(
            "A secret with the client of a managed identity", "UPDATE credential SET managedClientID = zeroblob(16)",
            "only_managed_identities_have_a_client"),
        Violation("An unknown kind of credential", "UPDATE credential SET kind = 'password'", "kind IN"),
        Violation(
            "A credential of no connection", "UPDATE credential SET connectionID = zeroblob(16)", "FOREIGN KEY"),
        Violation(
            "Two credentials with one id",
            """
            INSERT INTO credential (organizationID, connectionID, position, id, kind, addedAt, sealed, hint)
            SELECT organizationID, connectionID, 1, id, kind, addedAt, sealed, hint FROM credential
            """, "UNIQUE constraint failed: credential.organizationID, credential.id"),
    ]

    private static let runs: [Violation] = [
        Violation(
            "An applied run that is applied again", "UPDATE run SET endedAt = 1.0 WHERE number = 1",
            "never changes"),
        Violation(
            "A stopped run that is applied",
            "UPDATE run SET state = 'applied', planHash = 'a', problem = NULL WHERE number = 4", "never changes"),
        Violation(
            "A discarded plan that is applied", "UPDATE run SET state = 'applied', discard = NULL WHERE number = 6",
            "never changes"),
        Violation("A plan with another hash", "UPDATE run SET planHash = 'b' WHERE number = 3", "never changes"),
        Violation(
            "A plan that loses its findings", "UPDATE run SET planFindings = NULL WHERE number = 5", "never changes"),
        Violation("A plan that is given up while it waits", dropPlan(of: 3), "never changes"),
        Violation("A run for another purpose", "UPDATE run SET purpose = '{}' WHERE number = 7", "never change"),
        Violation(
            "A run by an account without name",
            """
            INSERT INTO run (organizationID, number, connectionID, purpose, actorKind, actorID, startedAt, state,
                problem, endedAt, counts)
            SELECT organizationID, 99, connectionID, purpose, 'account', randomblob(16), startedAt, state, problem,
                endedAt, counts FROM run WHERE number = 4
            """, "actor_is_whole"),
        Violation("A run by somebody else", "UPDATE run SET actorKind = 'schedule' WHERE number = 7", "never change"),
        Violation("A plan that ended unapplied", "UPDATE run SET endedAt = 1.0 WHERE number = 3", "ended_at_some_time"),
        Violation(
            "A run that stopped for no reason",
            "UPDATE run SET state = 'stopped', endedAt = 1.0, \(noLease) WHERE number = 7", "stopped_for_a_reason"),
        Violation(
            "A plan that was given up for no reason",
            "UPDATE run SET state = 'discarded', endedAt = 1.0 WHERE number = 3", "discarded_for_a_reason"),
        Violation(
            "A plan that is held for nothing", "UPDATE run SET state = 'held' WHERE number = 3", "held_for_a_finding"),
        Violation(
            "A held plan that waits like any other", "UPDATE run SET state = 'planned' WHERE number = 5",
            "held_for_a_finding"),
        Violation(
            "A plan that nobody held and somebody approved", "UPDATE run SET approval = '{}' WHERE number = 3",
            "approved_when_held"),
        Violation(
            "A run at work without a lease", "UPDATE run SET \(noLease) WHERE number = 7", "running_under_a_lease"),
        Violation(
            "A plan that waits under a lease",
            "UPDATE run SET leaseToken = 9, leaseExpiresAt = 9.0, progress = '{}' WHERE number = 3",
            "running_under_a_lease"),
        Violation(
            "A lease without end", "UPDATE run SET leaseExpiresAt = NULL WHERE number = 7", "running_under_a_lease"),
        Violation(
            "A plan that waits and is asked to stop", "UPDATE run SET stopAskedBy = '{}' WHERE number = 3",
            "asked_to_stop_while_running"),
        Violation(
            "A run that waits for a plan that it does not have",
            "UPDATE run SET state = 'planned', \(noLease) WHERE number = 7", "waits_with_a_plan"),
        Violation("Half a plan", "UPDATE run SET planHash = 'a' WHERE number = 7", "plan_is_whole"),
        Violation(
            "A plan that is at work again",
            """
            UPDATE run SET state = 'running', leaseToken = 9, leaseExpiresAt = 9.0, progress = '{}' WHERE number = 3
            """, "at work again"),
        Violation(
            "Two runs at work on one connection",
            """
            INSERT INTO run (organizationID, number, connectionID, purpose, actorKind, startedAt, state, progress,
                leaseToken, leaseExpiresAt, counts)
            SELECT organizationID, 99, connectionID, purpose, actorKind, startedAt, state, progress, leaseToken,
                leaseExpiresAt, counts FROM run WHERE number = 7
            """, "UNIQUE constraint failed: run.organizationID, run.connectionID"),
        Violation("Half a reading", "UPDATE run SET readingReason = NULL WHERE number = 3", "reading_is_whole"),
        Violation("A decision that changes", "UPDATE decision SET outcome = 'deleted'", "never changes"),
        Violation(
            "A decision that joins an applied plan",
            """
            INSERT INTO decision SELECT runID, 99, outcome, effect, objectID, userID, userRevision, name, access,
                detail, changeKinds FROM decision WHERE runID = 1 LIMIT 1
            """, "only a run that makes its plan"),
        Violation(
            "A decision that leaves its plan", "DELETE FROM decision WHERE runID = 3", "are kept"),
        Violation(
            "Two decisions at one place",
            """
            INSERT INTO decision SELECT 7, 1, outcome, NULL, objectID, NULL, NULL, name, access, NULL, 0
                FROM decision WHERE runID = 1
            """,
            "UNIQUE constraint failed: decision.runID, decision.position"),
        Violation(
            "An unknown outcome",
            """
            INSERT INTO decision SELECT 7, 99, 'liked', effect, objectID, userID, userRevision, name, access, detail,
                changeKinds FROM decision WHERE runID = 3
            """, "outcome IN"),
        Violation(
            "An unknown kind of change",
            """
            INSERT INTO decision SELECT 7, 99, outcome, effect, objectID, userID, userRevision, name, access, detail, 256
                FROM decision WHERE runID = 3
            """, "known_kinds"),
        Violation(
            "A decision that changes something else", "UPDATE decision SET changeKinds = 1 - changeKinds",
            "never changes once it is made"),
        Violation(
            "An import of somebody who is a user",
            """
            INSERT INTO decision SELECT 7, 99, 'imported', 'insert', objectID, userID, userRevision, name, access,
                detail, changeKinds FROM decision WHERE runID = 3
            """, "only_users_are_written"),
    ]

    private static let happenings: [Violation] = [
        Violation("A duplicate found by no run", "UPDATE duplicate SET foundBy = 0", "foundBy > 0"),
        Violation("A duplicate of a field that is not unique", "UPDATE duplicate SET field = 'phone'", "field IN"),
        Violation("An event that changes", "UPDATE event SET name = 'x' WHERE number = 1", "never changes"),
        Violation("An event that is forgotten", "DELETE FROM event WHERE number = 1", "is kept"),
        Violation(
            "Two events with one number",
            """
            INSERT INTO event (organizationID, number, at, kind, name)
            SELECT organizationID, 1, 1.0, kind, '' FROM event
            """,
            "UNIQUE constraint failed: event.organizationID, event.number"),
        Violation(
            "An event that nobody knows",
            """
            INSERT INTO event (organizationID, number, at, kind, name)
            SELECT organizationID, 99, 1.0, 'user.liked', '' FROM event LIMIT 1
            """, "kind IN"),
        Violation(
            "A checkpoint of what is not applied", "UPDATE checkpoint SET isInForce = 1 WHERE runID = 3",
            "what it covers is applied"),
        Violation(
            "Two checkpoints in force",
            """
            INSERT INTO checkpoint SELECT 1, organizationID, connectionID, tenantID, cursor, fingerprint, takenAt,
                fullReadingAt, recheck, 1 FROM checkpoint WHERE runID = 2
            """, "UNIQUE constraint failed: checkpoint.organizationID, checkpoint.connectionID"),
    ]

    /// Statements that look much like them and break nothing.
    static let permissions: [String] = [
        "UPDATE user SET emailKey = 'free@contoso.example' WHERE \(ana)",
        "UPDATE user SET objectID = objectID WHERE \(ana)",
        copy(of: ana, objectID: "randomblob(16)"),
        copy(of: ana, tenantID: "randomblob(16)"),
        "UPDATE run SET state = 'applied', endedAt = 1.0 WHERE number = 3",
        "UPDATE run SET state = 'applied', endedAt = 1.0 WHERE number = 5",
        "UPDATE run SET leaseExpiresAt = 9.0 WHERE number = 7",
        "UPDATE run SET state = 'stopped', endedAt = 1.0, problem = '{}', \(noLease) WHERE number = 7",
        "UPDATE user SET isHeld = 1 WHERE \(chen)",
    ]

    private static let noLease = "leaseToken = NULL, leaseExpiresAt = NULL, progress = NULL"

    private static func dropPlan(of run: Int) -> String {
        """
        UPDATE run SET planHash = NULL, planKind = NULL, planTenantID = NULL, planConnectionRevision = NULL,
            planMadeAt = NULL, planQuiet = NULL, planAftermath = NULL, planEventMark = NULL, planRemovals = NULL,
            planRenames = NULL
        WHERE number = \(run)
        """
    }

    /// A new user that is in everything like another, but for its id and addresses and what is given here.
    private static func copy(
        of user: String, connectionID: String = "connectionID", tenantID: String = "tenantID",
        objectID: String = "objectID"
    ) -> String {
        """
        INSERT INTO user (id, organizationID, connectionID, tenantID, objectID, username, status, isProtected,
            createdAt, revision, wasSeen, usernameKey, sortName, searchText)
        SELECT randomblob(16), organizationID, \(connectionID), \(tenantID), \(objectID), 'copy', 'active', 0, 1.0, 1,
            0, 'copy', '', '' FROM user WHERE \(user)
        """
    }
}
