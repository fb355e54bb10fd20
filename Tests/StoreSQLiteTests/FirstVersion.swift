import DirectoryCore
import Foundation
import GRDB
import StoreConformance
import TestSupport

@testable import StoreSQLite

/// A database as the first version wrote it, row by row: Contoso with seven users, six runs, decisions and duplicates.
enum FirstVersion {
    static func write(to queue: DatabaseQueue) async throws {
        try SchemaVersions.migrator.migrate(queue, upTo: "004 duplicates")
        try await queue.write { db in
            try db.execute(
                sql: "INSERT INTO organization (id, lastRun) VALUES (?, 6)", arguments: [Fixture.contoso.uuid])
            try writeConnection(db)
            try writeUsers(db)
            try writeRuns(db)
            try writeDuplicates(db)
        }
    }

    private static func writeConnection(_ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO connection VALUES (
                    ?, ?, 'us-gov', 'contoso.example', ?, 'Contoso', ?, x'5EA1ED',
                    '{"sources":{"email":["mail"],"username":["userPrincipalName"]}}', 'deactivate', 'keep', 'delete',
                    815000000.25, 3)
                """,
            arguments: [
                Fixture.contoso.uuid, Fixture.connection.uuid, Fixture.tenant.uuid, Fixture.uuid(0xC11E),
            ])
    }

    /// The users by their numbers; 1…6 are imported.
    private static func writeUsers(_ db: Database) throws {
        let states = [
            "'active', NULL, NULL, 0, NULL, 815000001.5, 815000000.5, 1, 1",
            "'active', NULL, NULL, 1, NULL, 815000002.5, 815000000.5, 4, 1",
            "'deactivated', 'upstream', NULL, 0, NULL, 815000003.5, 815000000.5, 2, 1",
            "'deactivated', 'administrator', NULL, 0, NULL, 815000004.5, 815000000.5, 2, 0",
            "'deleted', NULL, 815000005.25, 0, NULL, 815000005.5, 815000000.5, 3, 0",
            "'active', NULL, NULL, 0, 815000006.25, 815000006.5, 815000000.5, 2, 0",
            "'active', NULL, NULL, 0, NULL, NULL, 815000000.5, 1, 0",
        ]
        for (index, state) in states.enumerated() {
            let number = UInt64(index + 1)
            let (isLocal, isDeleted) = (number == 7, number == 5)
            let address = "person\(number)@contoso.example"
            try db.execute(
                sql: """
                    INSERT INTO user (
                        id, organizationID, connectionID, tenantID, objectID, username, firstName, lastName, email,
                        phone, usernameKey, emailKey, sortName, searchText, status, deactivatedBy, deletedAt,
                        isProtected, missingSince, lastSynchronized, createdAt, revision, wasSeen)
                    VALUES (?, ?, ?, ?, ?, ?, 'Person', ?, ?, ?, ?, ?, ?, ?, \(state))
                    """,
                arguments: [
                    Fixture.userID(number).uuid, Fixture.contoso.uuid, isLocal ? nil : Fixture.connection.uuid,
                    isLocal ? nil : Fixture.tenant.uuid, isLocal ? nil : Fixture.object(number).uuid, address,
                    "\(number)", address, number == 1 ? "1" : nil, isDeleted ? nil : address,
                    isDeleted ? nil : address, "person \(number)", "person \(number)\n\(address)\n\(address)",
                ])
        }
    }

    // MARK: Runs

    /// 1 imported two people, 2 synchronized everybody, 3 and 4 wait, 5 stopped before its reading, 6 was about one
    /// person.
    private static func writeRuns(_ db: Database) throws {
        try write(db, 1, "import", "applied", "selected", "command", 815000020.5, ["imported": 2])
        try write(
            db, 2, "synchronization", "applied", "full", "page", 815000030.5,
            ["modified": 2, "deleted": 1, "deactivated": 1, "held": 1])
        try write(db, 3, "synchronization", "planned", "selected", "page", nil, ["modified": 1, "out-of-scope": 1])
        try write(db, 4, "import", "planned", "full", "page", nil, ["imported": 1])
        try write(db, 5, "synchronization", "stopped", nil, "command", 815000060.5, [:])
        try write(db, 6, "synchronization", "applied", "selected", "page", 815000070.5, ["unchanged": 1])

        try decide(db, 1, 0, "imported", "insert", 1, nil, #"{"profile":{"username":"person1@contoso.example"}}"#)
        try decide(db, 1, 1, "imported", "insert", 2, nil, #"{"profile":{"phone":"1","username":"p2"}}"#)
        try decide(db, 2, 0, "modified", "update", 1, 1, #"{"changes":[{"after":"a@x.example","field":"email"}]}"#)
        try decide(db, 2, 1, "modified", "update", 2, 3, #"{"changes":[{"before":"1","field":"phone"}]}"#)
        try decide(db, 2, 2, "deactivated", "update", 3, 1, #"{"changes":[]}"#, access: "deactivate")
        try decide(db, 2, 3, "held", "unseen", 4, 2, nil)
        try decide(db, 2, 4, "deleted", "bury", 5, 2, "{}")
        try decide(db, 3, 0, "modified", "update", 1, 1, #"{"changes":[{"after":"7","before":"1","field":"phone"}]}"#)
        try decide(db, 3, 1, "out-of-scope", "seen", 2, 4, nil)
        try decide(db, 4, 0, "imported", "insert", 8, nil, #"{"profile":{"username":"eve"}}"#)
        try decide(db, 6, 0, "unchanged", "seen", 2, 4, nil)
        try db.execute(sql: "UPDATE run SET state = 'applied', endedAt = startedAt + 1 WHERE number IN (1, 2, 6)")
    }

    private static func write(
        _ db: Database, _ number: Int, _ kind: String, _ state: String, _ way: String?, _ actor: String,
        _ startedAt: Double?, _ counts: [String: Int]
    ) throws {
        let hasPlan = state != "stopped"
        let problem = #"{"advice":"a","cause":"c","code":"secret-wrong","effect":"e"}"#
        try db.execute(
            sql: """
                INSERT INTO run VALUES (
                    NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                Fixture.contoso.uuid, number, Fixture.connection.uuid, kind, hasPlan ? "planned" : state,
                hasPlan ? nil : problem, hasPlan ? "hash\(number)" : nil, hasPlan ? Fixture.tenant.uuid : nil,
                hasPlan ? 3 : nil, hasPlan ? 815000010.5 : nil, way, way == nil ? nil : 9, way == nil ? nil : 2,
                actor, actor == "command" ? "ana" : nil, startedAt ?? 815000040.5, hasPlan ? nil : startedAt,
                try storedJSON(["numbers": counts]),
            ])
    }

    private static func decide(
        _ db: Database, _ run: Int, _ position: Int, _ outcome: String, _ effect: String?, _ number: UInt64,
        _ revision: Int64?, _ detail: String?, access: String = "keep"
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO decision
                SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM run WHERE number = ?
                """,
            arguments: [
                position, outcome, effect, Fixture.object(number).uuid,
                revision == nil ? nil : Fixture.userID(number).uuid, revision, "Person \(number)", access, detail, run,
            ])
    }

    /// A user, and a person who is none, want addresses of person 1.
    private static func writeDuplicates(_ db: Database) throws {
        for (number, user, field) in [(6, Fixture.userID(6), "email"), (UInt64(9), nil, "username")] {
            try db.execute(
                sql:
                    """
                    INSERT INTO duplicate VALUES (
                        ?, ?, ?, ?, ?, ?, ?, 'PERSON1@contoso.example', ?, ?, 'P', 'p', 2, 1.5)
                    """,
                arguments: [
                    Fixture.contoso.uuid, Fixture.connection.uuid, Fixture.object(number).uuid, field, user?.uuid,
                    user == nil ? nil : 2, "Person \(number)", Fixture.userID(1).uuid, Fixture.object(1).uuid,
                ])
        }
    }
}
