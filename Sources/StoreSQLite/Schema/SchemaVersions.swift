import GRDB

/// The migrations in their order. One that was released never changes: a new wish is a new migration.
enum SchemaVersions {
    /// `RLCL`, the mark by which a file of Rollcall is known (<https://sqlite.org/pragma.html#pragma_application_id>).
    static let applicationID: Int32 = 0x524C_434C

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("001 organizations and connections", migrate: createConnections)
        migrator.registerMigration("002 users", migrate: createUsers)
        migrator.registerMigration("003 runs", migrate: createRuns)
        migrator.registerMigration("004 duplicates", migrate: createDuplicates)
        migrator.registerMigration("005 connection settings", migrate: extendConnections)
        migrator.registerMigration("006 user marks", migrate: extendUsers)
        migrator.registerMigration("007 leases", migrate: extendRuns)
        migrator.registerMigration("008 events", migrate: createEvents)
        migrator.registerMigration("009 duplicate keys", migrate: addDuplicateKeys)
        migrator.registerMigration("010 credentials", migrate: createCredentials)
        migrator.registerMigration("011 accounts", migrate: createAccounts)
        migrator.registerMigration("012 audit", migrate: createAudit)
        migrator.registerMigration("013 forgetting", migrate: allowForgetting)
        migrator.registerMigration("014 listing", migrate: createListing)
        migrator.registerMigration("015 plan basis", migrate: addPlanBasis)
        migrator.registerMigration("016 run control", migrate: addRunControl)
        migrator.registerMigration("017 listing at any length", migrate: extendListing)
        migrator.registerMigration("018 beginnings of names", migrate: indexBeginnings)
        migrator.registerMigration("019 kinds of change", migrate: addChangeKinds)
        return migrator
    }
}
