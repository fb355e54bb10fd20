import DirectoryCore
import DirectoryPorts
import Foundation
import GRDB
import StoreConformance
import TestSupport
import Testing

@testable import StoreSQLite

/// The rules that hold whatever the application does: each of these statements breaks one, and is refused by the
/// database itself.
@Suite("Invariants in the schema")
struct SchemaTests {
    @Test("A statement that breaks a rule is refused by name", arguments: Self.violations)
    func refused(violation: Violation) async throws {
        let database = try TemporaryDatabase()
        let store = try await Self.town(in: database)
        defer { store.close() }
        let error = await #expect(throws: DatabaseError.self) {
            try await database.connection().write { db in try db.execute(sql: violation.sql) }
        }
        #expect(error?.message?.contains(violation.refusal) == true, "\(error?.message ?? "")")
    }

    @Test("The same statements are accepted when they break nothing", arguments: Self.permissions)
    func accepted(sql: String) async throws {
        let database = try TemporaryDatabase()
        let store = try await Self.town(in: database)
        defer { store.close() }
        let changes = try await database.connection().write { db in
            try db.execute(sql: sql)
            return db.changesCount
        }
        #expect(changes == 1)
    }

    @Test("Lists and look-ups go through an index, and a page needs no sorting", arguments: Self.plans)
    func queryPlan(sql: String, index: String) async throws {
        let database = try TemporaryDatabase()
        let store = try await Self.town(in: database)
        defer { store.close() }
        let plan = try await store.read { db in
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(sql)").map { $0["detail"] as String }.joined(
                separator: "\n")
        }
        #expect(plan.contains(index), "\(plan)")
        #expect(!plan.contains("TEMP B-TREE"), "\(plan)")
    }

    /// Ana and Bo imported, Chen deleted, Dara local; run 1 and 2 applied, 3 planned, 4 stopped.
    private static func town(in database: borrowing TemporaryDatabase) async throws -> SQLiteStore {
        let store = try await database.open()
        let scene = try await Scene(in: store)
        let people = try await scene.importPeople([(1, .ana), (2, .bo), (3, .chen)])
        _ = try await store.addLocalUser(.dara, id: Fixture.userID(50), to: scene.organization, at: .noon)
        try await scene.run([
            .deleting(people[2]), .refusing(people[0], .over(.email, "bo@contoso.example", heldBy: people[1])),
        ])
        _ = try await scene.record([.about(people[1], .unchanged)])
        _ = try await store.recordStop(
            .fixture, kind: .importing, connection: scene.connection, actor: .page, startedAt: .noon, endedAt: .noon)
        return store
    }

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

    private static let ana = "username = 'ana@contoso.example'"
    private static let chen = "username = 'chen@contoso.example'"
    private static let dara = "username = 'dara@contoso.example'"

    private static let violations: [Violation] = [
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

        // Connections
        Violation(
            "A second connection of an organization",
            """
            INSERT INTO connection SELECT organizationID, randomblob(16), cloud, tenant, NULL, NULL, clientID,
                secret, mapping, whenDeleted, whenDisabled, whenOutOfScope, createdAt, 1 FROM connection
            """, "UNIQUE constraint failed: connection.organizationID"),
        Violation(
            "A remembered tenant without name", "UPDATE connection SET pinnedTenantName = NULL",
            "pinnedTenantID IS NULL"),
        Violation("A mapping that is no JSON", "UPDATE connection SET mapping = 'mail'", "json_valid"),
        Violation("An unknown policy", "UPDATE connection SET whenDeleted = 'archive'", "whenDeleted IN"),
        Violation("A connection that goes while users are bound to it", "DELETE FROM connection", "FOREIGN KEY"),
        Violation("An organization that goes while it has users", "DELETE FROM organization", "FOREIGN KEY"),

        // Runs
        Violation(
            "An applied run that is applied again", "UPDATE run SET endedAt = 1.0 WHERE number = 1",
            "never changes"),
        Violation(
            "A stopped run that is applied",
            "UPDATE run SET state = 'applied', planHash = 'a', problem = NULL WHERE number = 4", "never changes"),
        Violation("A plan with another hash", "UPDATE run SET planHash = 'b' WHERE number = 3", "never changes"),
        Violation("A plan that ended unapplied", "UPDATE run SET endedAt = 1.0 WHERE number = 3", "has_not_ended"),
        Violation(
            "A run that stopped for no reason", "UPDATE run SET state = 'stopped', endedAt = 1.0 WHERE number = 3",
            "constraint failed"),
        Violation("A decision that changes", "UPDATE decision SET outcome = 'deleted'", "never changes"),
        Violation(
            "A decision that joins an applied plan",
            """
            INSERT INTO decision SELECT runID, 99, outcome, effect, objectID, userID, userRevision, name, access,
                detail FROM decision WHERE runID = 1 LIMIT 1
            """, "only a planned run"),
        Violation(
            "Two decisions at one place", "INSERT INTO decision SELECT * FROM decision WHERE runID = 3",
            "UNIQUE constraint failed: decision.runID, decision.position"),
        Violation(
            "An unknown outcome",
            """
            INSERT INTO decision SELECT 3, 99, 'liked', effect, objectID, userID, userRevision, name, access, detail
                FROM decision WHERE runID = 3
            """, "outcome IN"),
        Violation(
            "An import of somebody who is a user",
            """
            INSERT INTO decision SELECT 3, 99, 'imported', 'insert', objectID, userID, userRevision, name, access,
                detail FROM decision WHERE runID = 3
            """, "only_users_are_written"),

        // Duplicates
        Violation(
            "A duplicate found by no run", "UPDATE duplicate SET foundBy = 77", "FOREIGN KEY"),
        Violation("A duplicate of a field that is not unique", "UPDATE duplicate SET field = 'phone'", "field IN"),
    ]

    private static let permissions: [String] = [
        "UPDATE user SET emailKey = 'free@contoso.example' WHERE \(ana)",
        "UPDATE user SET objectID = objectID WHERE \(ana)",
        copy(of: ana, objectID: "randomblob(16)"),
        copy(of: ana, tenantID: "randomblob(16)"),
        "UPDATE run SET state = 'applied', endedAt = 1.0 WHERE number = 3",
    ]

    private static let plans: [(String, String)] = [
        (
            "SELECT * FROM user WHERE organizationID = x'' AND status <> 'deleted' ORDER BY sortName, id LIMIT 50",
            "user_name"
        ),
        (
            """
            SELECT * FROM user WHERE organizationID = x'' AND connectionID = x'' AND tenantID = x''
            AND status <> 'deleted' AND instr(searchText, 'a') > 0 ORDER BY sortName, id LIMIT 50
            """, "user_name"
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
        ("SELECT * FROM decision WHERE runID = 1 ORDER BY position LIMIT 9", "PRIMARY KEY"),
        (
            """
            SELECT * FROM decision INDEXED BY decision_effect WHERE runID = 1 AND effect = 'insert'
            ORDER BY position
            """, "decision_effect"
        ),
        ("SELECT * FROM run WHERE organizationID = x'' AND number < 9 ORDER BY number DESC LIMIT 9", "USING INDEX"),
        ("SELECT * FROM duplicate WHERE userID IN (x'01')", "duplicate_user"),
    ]

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
