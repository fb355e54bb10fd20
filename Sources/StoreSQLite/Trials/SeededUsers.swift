package import DirectoryCore
package import FoundationEssentials
import GRDB

extension SQLiteStore {
    /// Adds made-up users without a run, as fast as the database takes them: for trials of how lists behave when they
    /// are long. One in a hundred is held, one in two hundred missing, one in fifty deactivated, one in three hundred
    /// out of scope, one in a hundred deleted.
    ///
    /// - Parameter connection: with a pinned tenant, without users.
    package func seedUsers(_ count: Int, of connection: Connection, at date: Date) async throws(Problem) {
        try await write { db in
            guard let tenant = connection.pinnedTenant?.id else {
                throw Problem.notFound("There is no pinned tenant here.")
            }
            try db.execute(
                sql: Self.seeding,
                arguments: [
                    "count": count, "organization": connection.organization.uuid, "connection": connection.id.uuid,
                    "tenant": tenant.uuid, "now": date.stored, "firstNames": Self.firstNames,
                    "lastNames": Self.lastNames,
                ])
        }
    }

    private static let firstNames = """
        ["Ana","Bo","Chen","Dina","Emil","Fatima","Greta","Hugo","Ines","Jonas","Kira","Liam","Mara","Nils","Olga",
        "Priya","Quentin","Rosa","Søren","Tomás","Uma","Vera","Wei","Xenia","Yusuf","Zoe"]
        """
    private static let lastNames = """
        ["Almeida","Berg","Castro","Dvořák","Eriksen","Fischer","García","Haddad","Ivanova","Jansen","Kowalski",
        "Lindqvist","Moreau","Novák","Okafor","Petrov","Quist","Rossi","Sato","Tanaka","Ueda","Varga","Weber","Xu",
        "Yılmaz","Zimmermann"]
        """

    private static let seeding = """
        WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < :count),
        person AS (
            SELECT n, :firstNames ->> (n * 7 % 26) AS firstName,
                :lastNames ->> (n / 26 * 11 % 26) || ' ' || n AS lastName,
                'person' || n || '@contoso.example' AS address,
                n % 100 = 7 AS isDeleted, n % 50 = 3 AS isDeactivated, n % 200 = 11 AS isMissing
            FROM number)
        INSERT INTO user (
            id, organizationID, connectionID, tenantID, objectID, username, firstName, lastName, email, phone, status,
            deactivatedBy, deletedAt, isProtected, isHeld, isOutOfScope, missingSince, lastSynchronized, createdAt,
            revision, wasSeen, usernameKey, emailKey, sortName, searchText)
        SELECT randomblob(16), :organization, :connection, :tenant, randomblob(16), address, firstName, lastName,
            address, '+1 555 ' || (1000000 + n),
            CASE WHEN isDeleted THEN 'deleted' WHEN isDeactivated THEN 'deactivated' ELSE 'active' END,
            iif(isDeactivated AND NOT isDeleted, 'upstream', NULL), iif(isDeleted, :now - n % 2000000, NULL),
            0, n % 100 = 19, n % 300 = 23, iif(isMissing, :now, NULL), :now, :now - 86400.0, 1,
            iif(isDeleted OR isMissing, 0, 1), iif(isDeleted, NULL, address), iif(isDeleted, NULL, address),
            lower(firstName || ' ' || lastName),
            lower(firstName || ' ' || lastName) || char(10) || address || char(10) || address
        FROM person
        """
}
