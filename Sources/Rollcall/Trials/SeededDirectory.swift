package import DirectoryCore
import DirectoryPorts
package import Foundation
package import Logging
import StoreSQLite

/// A data directory with made-up users in it, as if they had been imported from a tenant that nobody can reach: to try
/// how pages behave when lists are long. Never for people.
package struct SeededDirectory {
    private let directory: DataDirectory

    package init(_ directory: DataDirectory) { self.directory = directory }

    /// - Throws: `invalid-value` when a tenant is connected there already.
    package func fill(with count: Int, at date: Date, logger: Logger) async throws(Problem) {
        try directory.prepare()
        let store = try await SQLiteStore.open(at: directory.database, logger: logger)
        defer { store.close() }
        guard try await store.connection(of: Installation.firstOrganization) == nil else {
            throw Problem(
                .invalidValue, cause: "A tenant is connected in \(directory.path) already.",
                effect: "Nobody was added.", advice: "Name a new folder with --data-dir.", field: "data-dir")
        }
        let connection = try await store.save(
            Connection(
                id: ConnectionID(UUID()), organization: Installation.firstOrganization, cloud: .global,
                tenant: .domain("contoso.example"), client: ClientID(UUID()), credentials: [], createdAt: date),
            noting: Requester(.page).did(.connectionMade, to: "contoso.example"), at: date)
        let pinned = try await store.pin(
            PinnedTenant(id: TenantID(UUID()), displayName: "Made-up Contoso"), to: connection)
        try await store.seedUsers(count, of: pinned, at: date)
    }
}
