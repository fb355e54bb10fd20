import AsyncHTTPClient
package import DirectoryCore
package import DirectoryPorts
import EntraGraph
import Foundation
package import Logging
import StoreSQLite
import SyncEngine

/// A Rollcall server on its data directory, wired and ready: what both the pages and the commands work with.
package struct Installation: Sendable {
    /// The one organization there is until accounts exist.
    package static let organization = OrganizationID(
        UUID(uuid: (0x0f, 0xf1, 0xce, 0, 0, 0, 0x40, 0, 0x80, 0, 0, 0, 0, 0, 0, 1)))

    package let directory: DataDirectory
    package let settings: ServerSettings
    package let store: any DirectoryStore
    package let engine: any Synchronizing
    package let world: World
    package let logger: Logger
    let scheduler: Scheduler
    private let secrets: any SecretBox
    private let database: SQLiteStore
    private let http: HTTPClient

    /// Opens the data directory, making it and its database where there are none.
    ///
    /// - Throws: `configuration-invalid`, `store-unavailable`, `store-newer`; nothing is left open then.
    package static func open(
        _ directory: DataDirectory, world: World = .real, logger: Logger
    ) async throws(Problem) -> Installation {
        try directory.prepare()
        let settings = try await ServerSettings.read(directory)
        let secrets = try KeyFileSecretBox(path: directory.secretKey)
        let database = try await SQLiteStore.open(at: directory.database, logger: logger)
        let http = HTTPClient(configuration: .microsoftGraph())
        let gateway = EntraGateway(
            clouds: settings.clouds, secrets: secrets, http: http, timing: .system(now: world.now), logger: logger)
        let engine = SyncEngine(store: database, gateway: gateway, secrets: secrets, world: world, logger: logger)
        return Installation(
            directory: directory, settings: settings, store: database, engine: engine, world: world, logger: logger,
            scheduler: Scheduler(engine: engine, store: database, world: world, logger: logger), secrets: secrets,
            database: database, http: http)
    }

    /// Closes the database and the connections to Microsoft.
    package func close() async {
        do {
            try await http.shutdown()
        } catch {
            logger.warning("closing the HTTP client failed", metadata: ["error": "\(error)"])
        }
        database.close()
    }

    /// Connects the organization to a tenant, or changes how. Pointing it to another tenant keeps the users of the
    /// earlier one, which no run touches any more (R4).
    ///
    /// - Throws: `cloud-unknown`, `store-unavailable`; nothing is saved then.
    @discardableResult
    package func connect(
        _ entered: ConnectionSettings, in organization: OrganizationID = Installation.organization
    ) async throws(Problem) -> Connection {
        _ = try settings.clouds.cloud(named: entered.cloud)
        let existing = try await store.connection(of: organization)
        let id = existing?.id ?? ConnectionID(world.makeUUID())
        let sealed = try secrets.seal(entered.secret, for: .clientSecret(of: id, organization: organization))
        guard var connection = existing else {
            return try await store.save(
                Connection(
                    id: id, organization: organization, cloud: entered.cloud, tenant: entered.tenant,
                    client: entered.client, secret: sealed, createdAt: world.now()))
        }
        if (connection.cloud, connection.tenant) != (entered.cloud, entered.tenant) { connection.pinnedTenant = nil }
        connection.cloud = entered.cloud
        connection.tenant = entered.tenant
        connection.client = entered.client
        connection.secret = sealed
        connection.credentialExpiresAt = nil
        return try await store.save(connection)
    }
}

extension Installation {
    /// Changes settings of the organization's connection, all of them or none.
    ///
    /// - Parameter change: what to do with the connection as it is stored; what it throws is thrown on.
    /// - Throws: `not-connected`, `store-unavailable`; nothing is saved then.
    @discardableResult
    package func change(
        in organization: OrganizationID = Installation.organization,
        _ change: (inout Connection) throws(Problem) -> Void
    ) async throws(Problem) -> Connection {
        guard var connection = try await store.connection(of: organization) else { throw .notConnected }
        try change(&connection)
        return try await store.save(connection)
    }
}

extension World {
    /// The real clock, real waiting and random ids.
    package static let real = World(
        now: { Date() }, makeUUID: { UUID() }, sleep: { try await Task.sleep(for: $0) })
}
