import DirectoryCore
import Foundation
import GRDB
import StoreConformance
import TestSupport
import Testing

@testable import StoreSQLite

@Suite("Schema versions")
struct MigrationTests {
    @Test("A database of any earlier version is brought up to date and can be used", arguments: versions)
    func fromEveryVersion(version: String) async throws {
        let database = try TemporaryDatabase()
        let queue = try database.connection()
        try SchemaVersions.migrator.migrate(queue, upTo: version)
        try await queue.write { db in
            try db.execute(
                sql: "INSERT INTO organization (id, lastRun) VALUES (?, 41)", arguments: [Fixture.contoso.uuid])
        }
        try queue.close()
        let store = try await database.open()
        defer { store.close() }
        let upheaval = try await Upheaval(in: store)
        try await upheaval.apply()
        #expect(upheaval.run.id == RunID(44))
    }

    @Test("The schema is the one that was reviewed")
    func schemaGolden() async throws {
        let database = try TemporaryDatabase()
        let store = try await database.open()
        defer { store.close() }
        let names = try await store.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT type || ' ' || name FROM sqlite_schema
                    WHERE name NOT LIKE 'sqlite_%' AND name NOT LIKE 'grdb_%' AND name NOT GLOB 'userSearch_*'
                    ORDER BY 1
                    """)
        }
        #expect(
            names == [
                "index checkpoint_in_force", "index connection_one_per_organization", "index decision_about_user",
                "index decision_effect", "index decision_outcome", "index duplicate_latest", "index duplicate_person",
                "index duplicate_user", "index event_about_user", "index event_notice", "index event_of_life",
                "index run_applied", "index run_at_work", "index run_scheduled", "index user_added",
                "index user_binding", "index user_canary", "index user_conspicuous", "index user_deactivated",
                "index user_email_key", "index user_held", "index user_local", "index user_missing",
                "index user_name", "index user_never_synchronized", "index user_out_of_scope", "index user_tombstone",
                "index user_username_key", "index user_walk", "table checkpoint", "table connection",
                "table credential", "table decision", "table duplicate", "table event", "table organization",
                "table run", "table user", "table userCount", "table userSearch", "table userSearchTerm",
                "trigger checkpoint_with_its_run_only", "trigger decision_never_changes",
                "trigger decision_of_a_plan_only", "trigger decision_stays_with_its_plan", "trigger event_is_kept",
                "trigger event_never_changes", "trigger plan_never_changes", "trigger run_identity_never_changes",
                "trigger run_that_ended_never_changes", "trigger run_that_waits_is_not_at_work_again",
                "trigger user_counted_when_added", "trigger user_counted_when_changed",
                "trigger user_counted_when_removed", "trigger user_identity_never_changes",
                "trigger user_search_when_added", "trigger user_search_when_changed",
                "trigger user_search_when_removed",
            ])
    }

    @Test("Every table is strict")
    func strict() async throws {
        let database = try TemporaryDatabase()
        let store = try await database.open()
        defer { store.close() }
        let loose = try await store.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict
                        AND name NOT LIKE 'userSearch%' AND name NOT LIKE 'sqlite_%' AND name <> 'grdb_migrations'
                    """)
        }
        #expect(loose.isEmpty)
    }

    private static let versions = SchemaVersions.migrator.migrations
}
