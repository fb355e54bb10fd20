import DirectoryCore
import Foundation
import GRDB
import StoreConformance
import TestSupport

@testable import StoreSQLite

/// A database as it was before there were accounts, row by row: what the first version wrote, brought up to the ninth,
/// and on top of it what the versions between have brought: events, checkpoints, a schedule, held and running runs.
enum NinthVersion {
    static func write(to queue: DatabaseQueue) async throws {
        try await FirstVersion.write(to: queue)
        try SchemaVersions.migrator.migrate(queue, upTo: "009 duplicate keys")
        try await queue.write { db in
            try db.execute(
                sql: """
                    UPDATE connection SET credentialExpiresAt = 830000000.5, lastLeaseToken = 3,
                        comparedAt = 815000031.5, comparedTenantID = pinnedTenantID,
                        schedule = '\(schedule)';
                    UPDATE organization SET lastRun = 9, lastEvent = 3;
                    """)
            try writeRuns(db)
            try writeEvents(db)
            try writeCheckpoints(db)
        }
    }

    static let schedule = #"{"activity":"paused","rhythm":{"every":{"minutes":15}}}"#

    /// 7 was begun by the schedule and stopped, 8 is held and approved, 9 is at work.
    private static func writeRuns(_ db: Database) throws {
        let purpose = #"{"ending":"apply","leavingOut":[],"work":{"synchronizing":{"_0":{"everyone":{}}}}}"#
        let ids: StatementArguments = [Fixture.contoso.uuid, Fixture.connection.uuid, purpose]
        try db.execute(
            sql: """
                INSERT INTO run (organizationID, number, connectionID, purpose, actorKind, startedAt, state, endedAt,
                    problem, counts)
                VALUES (?, 7, ?, ?, 'schedule', 815000080.5, 'stopped', 815000081.5,
                    '{"advice":"a","cause":"c","code":"secret-wrong","effect":"e"}', '{"numbers":{}}')
                """, arguments: ids)
        try db.execute(
            sql: """
                INSERT INTO run (organizationID, number, connectionID, purpose, actorKind, actorAccount, startedAt,
                    state, approval, readingWay, readingReason, readingPeople, readingCandidates, planHash, planKind,
                    planTenantID, planConnectionRevision, planMadeAt, planQuiet, planAftermath, planEventMark,
                    planRemovals, planRenames, planFindings, counts)
                VALUES (?, 8, ?, ?, 'command', 'ana', 815000090.5, 'held',
                    '{"at":815000091.5,"by":{"command":{"account":"ana"}},"hash":"hash8"}', 'full', 'no-checkpoint', 6,
                    0, 'hash8', 'synchronization', ?, 3, 815000090.5, 4, 'follow', 2, 1, 0,
                    '[{"half":{"of":2,"planned":1}}]', '{"numbers":{"deleted":1,"unchanged":4}}')
                """, arguments: ids + [Fixture.tenant.uuid])
        try db.execute(
            sql: """
                INSERT INTO run (organizationID, number, connectionID, purpose, actorKind, startedAt, state, progress,
                    leaseToken, leaseExpiresAt, stopAskedBy, counts)
                VALUES (?, 9, ?, ?, 'page', 815000100.5, 'running', '{"people":3,"phase":"looking up"}', 3,
                    815000120.5, '{"page":{}}', '{"numbers":{}}')
                """, arguments: ids)
    }

    private static func writeEvents(_ db: Database) throws {
        for (number, run, kind, user, changes, key) in [
            (1, 1, "user.imported", Fixture.userID(1), #"[{"after":"1","field":"phone"}]"#, nil),
            (2, nil, "user.held", Fixture.userID(2), nil, nil),
            (3, nil, "credential.expiring", nil, nil, "secret-30"),
        ] as [(Int, Int?, String, UserID?, String?, String?)] {
            try db.execute(
                sql: """
                    INSERT INTO event (organizationID, number, at, run, kind, userID, name, changes, noticeKey)
                    VALUES (?, ?, 815000050.5, ?, ?, ?, 'Name', ?, ?)
                    """, arguments: [Fixture.contoso.uuid, number, run, kind, user?.uuid, changes, key])
        }
    }

    /// The one of run 2 is in force.
    private static func writeCheckpoints(_ db: Database) throws {
        for (run, cursor, isInForce) in [(2, "A", 1), (8, "B", 0)] {
            try db.execute(
                sql: """
                    INSERT INTO checkpoint
                    SELECT id, organizationID, connectionID, ?, ?, 'f', 815000030.5, 815000029.5, '[]', ?
                    FROM run WHERE number = ?
                    """, arguments: [Fixture.tenant.uuid, Data("cursor \(cursor)".utf8), isInForce, run])
        }
    }
}
