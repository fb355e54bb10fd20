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
                "index account_identity", "index account_name", "index auditEntry_account", "index auditEntry_deed",
                "index checkpoint_in_force", "index connection_one_per_organization", "index decision_about_user",
                "index decision_changes",
                "index decision_effect", "index decision_outcome", "index duplicate_latest", "index duplicate_person",
                "index duplicate_user", "index event_about_user", "index event_notice", "index event_of_life",
                "index event_time", "index invitation_claim", "index invitation_latest", "index invitation_recovery",
                "index membership_account", "index organization_handle", "index organization_name", "index run_applied",
                "index run_at_work", "index run_ended", "index run_held", "index run_kind", "index run_open",
                "index run_scheduled", "index run_standing", "index run_standing_and_kind", "index session_account",
                "index token_creator", "index token_latest", "index user_added",
                "index user_binding", "index user_canary", "index user_conspicuous", "index user_deactivated",
                "index user_email", "index user_email_key", "index user_held", "index user_local", "index user_missing",
                "index user_name",
                "index user_never_synchronized", "index user_out_of_scope", "index user_tombstone",
                "index user_username", "index user_username_key", "index user_walk", "table account", "table attempt",
                "table auditBook",
                "table auditEntry", "table checkpoint", "table connection", "table credential", "table decision",
                "table duplicate", "table event", "table invitation", "table membership", "table organization",
                "table run", "table session", "table token", "table upkeep", "table user", "table userCount",
                "table userSearch", "table userSearchTerm", "trigger account_administers_while_active",
                "trigger account_identity_never_changes", "trigger account_owns_while_active",
                "trigger account_suspended_has_no_session", "trigger auditBook_begins_later",
                "trigger auditBook_ends_with_its_last_entry", "trigger auditBook_is_kept",
                "trigger auditEntry_follows_on_the_last", "trigger auditEntry_is_kept",
                "trigger auditEntry_is_the_last", "trigger auditEntry_never_changes",
                "trigger checkpoint_with_its_run_only", "trigger decision_never_changes",
                "trigger decision_of_a_plan_only", "trigger decision_stays_with_its_plan",
                "trigger decision_values_never_change", "trigger event_is_kept", "trigger event_never_changes",
                "trigger event_values_never_change", "trigger membership_identity_never_changes",
                "trigger membership_keeps_an_owner", "trigger membership_leaves_an_owner",
                "trigger organization_handle_never_changes", "trigger plan_never_changes",
                "trigger run_identity_never_changes", "trigger run_is_kept", "trigger run_purpose_never_changes",
                "trigger run_that_ended_never_changes", "trigger run_that_waits_is_not_at_work_again",
                "trigger session_identity_never_changes", "trigger session_of_an_active_account",
                "trigger token_identity_never_changes", "trigger token_stays_revoked",
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
