import GRDB
import Testing

@testable import StoreSQLite

@Suite("Ways through the tables")
struct QueryPlanTests {
    @Test("Lists and look-ups go through an index, and a page needs no sorting", arguments: Self.plans)
    func queryPlan(sql: String, index: String) async throws {
        let database = try TemporaryDatabase()
        try await Town.copy(to: database)
        let plan = try await database.connection().read { db in
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(sql)").map { $0["detail"] as String }.joined(
                separator: "\n")
        }
        #expect(plan.contains(index), "\(plan)")
        #expect(!plan.contains("TEMP B-TREE"), "\(plan)")
    }

    private static let bound = "organizationID = x'' AND connectionID = x'' AND tenantID = x''"

    private static let plans: [(String, String)] =
        [
            (
                "SELECT * FROM user WHERE organizationID = x'' AND status <> 'deleted' ORDER BY sortName, id LIMIT 50",
                "user_name"
            ),
            (
                """
                SELECT * FROM user INDEXED BY user_name WHERE \(bound) AND status <> 'deleted'
                AND instr(searchText, 'a') > 0 ORDER BY sortName, id LIMIT 50
                """, "user_name"
            ),
            ("SELECT count(*) FROM user INDEXED BY user_walk WHERE \(bound) AND status <> 'deleted'", "COVERING INDEX"),
            (
                """
                SELECT * FROM user INDEXED BY user_walk WHERE \(bound) AND status <> 'deleted' AND ordinal > 5
                ORDER BY ordinal LIMIT 50
                """, "ordinal>?"
            ),
            (
                """
                SELECT * FROM user INDEXED BY user_conspicuous WHERE \(bound) AND status <> 'deleted'
                AND (isHeld = 1 OR isOutOfScope = 1 OR wasSeen = 0 OR missingSince IS NOT NULL)
                """, "user_conspicuous"
            ),
            (
                """
                SELECT objectID FROM user INDEXED BY user_canary WHERE \(bound) AND wasSeen = 1
                ORDER BY createdAt, objectID LIMIT 3
                """, "COVERING INDEX user_canary"
            ),
            (
                """
                SELECT * FROM user INDEXED BY user_tombstone WHERE organizationID = x'' AND status = 'deleted'
                ORDER BY deletedAt DESC, id LIMIT 50
                """, "user_tombstone"
            ),
            (
                """
                SELECT * FROM run WHERE organizationID = x'' AND standing = 'waiting' AND number < 9
                ORDER BY number DESC LIMIT 51
                """, "run_standing (organizationID=? AND standing=? AND number<?)"
            ),
            (
                """
                SELECT * FROM run WHERE organizationID = x'' AND kind = 'import' AND number < 9
                ORDER BY number DESC LIMIT 51
                """, "run_kind (organizationID=? AND kind=? AND number<?)"
            ),
            (
                """
                SELECT * FROM run WHERE organizationID = x'' AND standing = 'stopped' AND kind = 'undo' AND number < 9
                ORDER BY number DESC LIMIT 51
                """, "run_standing_and_kind (organizationID=? AND standing=? AND kind=? AND number<?)"
            ),
            (
                """
                SELECT * FROM run INDEXED BY run_held WHERE organizationID = x'' AND state = 'held'
                ORDER BY number DESC LIMIT 20
                """, "run_held"
            ),
            (
                """
                SELECT number FROM run INDEXED BY run_standing WHERE organizationID = x'' AND standing = 'stopped'
                ORDER BY number DESC LIMIT 1
                """, "run_standing (organizationID=? AND standing=?)"
            ),
            (
                """
                SELECT number FROM run INDEXED BY run_held WHERE organizationID = x'' AND state = 'held'
                ORDER BY number DESC LIMIT 20
                """, "run_held (organizationID=?)"
            ),
            ("SELECT * FROM user WHERE organizationID = x'' AND emailKey IN ('a', 'b')", "user_email_key"),
            ("SELECT * FROM user WHERE organizationID = x'' AND usernameKey IN ('a', 'b')", "user_username_key"),
            (
                """
                SELECT * FROM user WHERE organizationID = x'' AND connectionID = x'' AND tenantID = x''
                AND objectID IN (x'01', x'02')
                """, "user_binding"
            ),
            (
                """
                SELECT * FROM decision INDEXED BY decision_outcome WHERE runID = 1 AND outcome = 'modified'
                ORDER BY position LIMIT 9
                """, "decision_outcome"
            ),
            (
                """
                SELECT count(*) FROM decision INDEXED BY decision_changes WHERE runID = 1 AND changeKinds <> 0
                AND outcome = 'modified' AND changeKinds & 4 <> 0
                """, "COVERING INDEX decision_changes"
            ),
            (
                """
                SELECT * FROM decision INDEXED BY decision_changes WHERE runID = 1 AND changeKinds <> 0
                AND changeKinds & 4 <> 0 ORDER BY position LIMIT 9
                """, "decision_changes"
            ),
            ("SELECT * FROM decision WHERE runID = 1 ORDER BY position LIMIT 9", "PRIMARY KEY"),
            (
                """
                SELECT * FROM decision INDEXED BY decision_effect WHERE runID = 1 AND effect = 'insert'
                ORDER BY position
                """, "decision_effect"
            ),
            ("SELECT * FROM run WHERE organizationID = x'' AND number < 9 ORDER BY number DESC LIMIT 9", "USING INDEX"),
            ("SELECT * FROM duplicate WHERE userID IN (x'01')", "duplicate_user"),
            (
                """
                SELECT * FROM run INDEXED BY run_at_work WHERE organizationID = x'' AND connectionID = x''
                AND state = 'running'
                """, "run_at_work"
            ),
            (
                """
                SELECT * FROM run INDEXED BY run_scheduled WHERE organizationID = x'' AND connectionID = x''
                AND actorKind = 'schedule' ORDER BY number DESC LIMIT 9
                """, "run_scheduled"
            ),
            (
                """
                SELECT total(planRemovals) FROM run INDEXED BY run_applied WHERE organizationID = x''
                AND connectionID = x'' AND state = 'applied' AND endedAt > 1.0
                """, "endedAt>?"
            ),
            ("SELECT * FROM event WHERE organizationID = x'' AND number > 5 ORDER BY number LIMIT 9", "number>?"),
            ("SELECT * FROM event WHERE organizationID = x'' AND at < 5.0 AND noticeKey IS NULL", "event_time"),
            ("SELECT number FROM run INDEXED BY run_ended WHERE organizationID = x'' AND endedAt < 5.0", "endedAt<?"),
            ("SELECT * FROM run INDEXED BY run_open WHERE organizationID = x'' AND endedAt IS NULL", "run_open"),
            (
                "SELECT * FROM credential WHERE organizationID = x'' ORDER BY connectionID, position", "PRIMARY KEY"
            ),
        ] + accounts + audit + listing

    private static let accounts: [(String, String)] = [
        ("SELECT * FROM organization WHERE handle IS NOT NULL ORDER BY sortName, handle", "organization_name"),
        ("SELECT * FROM organization WHERE handle = 'a'", "organization_handle"),
        ("SELECT * FROM account ORDER BY sortName, id", "account_name"),
        ("SELECT * FROM account WHERE emailKey = 'a'", "emailKey=?"),
        ("SELECT * FROM account WHERE entraTenantID = x'' AND entraObjectID = x''", "account_identity"),
        (
            """
            SELECT * FROM membership INDEXED BY membership_account WHERE accountID = x'' ORDER BY organizationID
            """, "membership_account"
        ),
        ("SELECT * FROM membership WHERE organizationID = x'' AND accountID = x''", "PRIMARY KEY"),
        ("SELECT * FROM session WHERE token = 'a'", "token=?"),
        ("SELECT * FROM session WHERE accountID = x'' ORDER BY lastSeenAt DESC, id DESC", "session_account"),
        ("DELETE FROM session WHERE accountID = x''", "session_account"),
        ("SELECT * FROM invitation WHERE code = 'a'", "code=?"),
        (
            """
            SELECT * FROM invitation WHERE organizationID = x'' AND expiresAt > 5.0 ORDER BY madeAt DESC, id DESC
            """, "invitation_latest"
        ),
        ("SELECT * FROM token WHERE prefix = 'a'", "prefix=?"),
        ("SELECT * FROM token WHERE organizationID = x'' ORDER BY createdAt DESC, id DESC", "token_latest"),
        ("SELECT * FROM attempt WHERE key IN ('a', 'b')", "PRIMARY KEY"),
    ]

    private static let audit: [(String, String)] = [
        ("SELECT * FROM auditEntry WHERE book = x'' ORDER BY number DESC LIMIT 9", "PRIMARY KEY"),
        ("SELECT * FROM auditEntry WHERE book = x'' AND number > 5 ORDER BY number LIMIT 9", "number>?"),
        ("SELECT number FROM auditEntry WHERE book = x'' AND at >= 5.0 ORDER BY number LIMIT 1", "PRIMARY KEY"),
        (
            """
            SELECT * FROM auditEntry INDEXED BY auditEntry_deed WHERE book = x'' AND deed = 'a'
            ORDER BY number DESC LIMIT 9
            """, "auditEntry_deed"
        ),
        (
            """
            SELECT * FROM auditEntry INDEXED BY auditEntry_account WHERE book = x'' AND actorKind = 'account'
            AND actorID = x'' AND deed = 'a' ORDER BY number DESC LIMIT 9
            """, "auditEntry_account"
        ),
    ]

    private static let listing: [(String, String)] = [
        (
            """
            SELECT * FROM user INDEXED BY user_held WHERE organizationID = x'' AND status <> 'deleted'
            AND isHeld = 1 ORDER BY sortName, id LIMIT 51
            """, "user_held"
        ),
        (
            """
            SELECT * FROM user INDEXED BY user_out_of_scope WHERE organizationID = x'' AND status <> 'deleted'
            AND isOutOfScope = 1 ORDER BY sortName, id LIMIT 51
            """, "user_out_of_scope"
        ),
        (
            """
            SELECT * FROM user INDEXED BY user_missing WHERE organizationID = x'' AND status <> 'deleted'
            AND missingSince IS NOT NULL ORDER BY sortName, id LIMIT 51
            """, "user_missing"
        ),
        (
            """
            SELECT * FROM user INDEXED BY user_never_synchronized WHERE organizationID = x'' AND status <> 'deleted'
            AND lastSynchronized IS NULL ORDER BY sortName, id LIMIT 51
            """, "user_never_synchronized"
        ),
        (
            """
            SELECT * FROM user INDEXED BY user_local WHERE organizationID = x'' AND status <> 'deleted'
            AND objectID IS NULL ORDER BY sortName, id LIMIT 51
            """, "user_local"
        ),
        (
            """
            SELECT * FROM user INDEXED BY user_name WHERE organizationID = x'' AND status <> 'deleted'
            AND (sortName, id) > ('ana', x'01') ORDER BY sortName, id LIMIT 51
            """, "(sortName,id)>(?,?)"
        ),
        (
            """
            SELECT ordinal FROM user INDEXED BY user_email WHERE organizationID = x'' AND status <> 'deleted'
            AND coalesce(emailKey, '') < 'ana' AND (coalesce(emailKey, ''), ordinal) < ('ana', 7)
            ORDER BY coalesce(emailKey, '') DESC, ordinal DESC LIMIT 51
            """, "<expr><?"
        ),
        (
            """
            SELECT * FROM user INDEXED BY user_username_key WHERE organizationID = x'' AND status <> 'deleted'
            AND usernameKey IS NOT NULL AND (usernameKey) < ('ana') ORDER BY usernameKey DESC LIMIT 51
            """, "usernameKey<?"
        ),
        (
            """
            SELECT * FROM user INDEXED BY user_added WHERE organizationID = x'' AND status <> 'deleted'
            AND (ordinal) > (7) ORDER BY ordinal LIMIT 51
            """, "ordinal>?"
        ),
        (
            """
            SELECT * FROM event INDEXED BY event_about_user WHERE organizationID = x'' AND userID = x'01'
            ORDER BY number DESC LIMIT 50
            """, "event_about_user"
        ),
        (
            """
            SELECT * FROM decision INDEXED BY decision_about_user CROSS JOIN run ON run.id = decision.runID
            WHERE decision.userID = x'01' AND run.organizationID = x'' ORDER BY decision.runID DESC LIMIT 50
            """, "decision_about_user"
        ),
    ]
}
