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
    package let store: any ServerStore
    package let engine: any Synchronizing
    package let world: World
    package let logger: Logger
    package let connecting: any ConnectionAdministration
    let scheduler: Scheduler
    /// What is stored is sealed with these.
    let keys: KeyRing
    private let database: SQLiteStore
    private let http: HTTPClient

    /// Opens the data directory, making it and its database where there are none.
    ///
    /// - Parameter environment: names the identity service of this machine, and where a service manager keeps its key.
    /// - Throws: `configuration-invalid`, `store-unavailable`, `store-newer`; nothing is left open then.
    package static func open(
        _ directory: DataDirectory, world: World = .real,
        environment: [String: String] = ProcessInfo.processInfo.environment, logger: Logger
    ) async throws(Problem) -> Installation {
        try directory.prepare()
        let settings = try await ServerSettings.read(directory)
        let secrets = try KeyRing.open(directory, keyFile: settings.keyFile, environment: environment)
        let database = try await SQLiteStore.open(at: directory.database, logger: logger)
        let http = HTTPClient(configuration: .microsoftGraph())
        let wallet = CredentialWallet(secrets: secrets, settings: settings.credentials, environment: environment)
        let gateway = EntraGateway(
            clouds: settings.clouds, store: database, wallet: wallet, http: http, timing: .system(now: world.now),
            logger: logger)
        let engine = SyncEngine(store: database, gateway: gateway, secrets: secrets, world: world, logger: logger)
        return Installation(
            directory: directory, settings: settings, store: database, engine: engine, world: world, logger: logger,
            connecting: ConnectionOffice(
                clouds: settings.clouds, credentials: settings.credentials, store: database, secrets: secrets,
                world: world),
            scheduler: Scheduler(engine: engine, store: database, world: world, logger: logger),
            keys: secrets, database: database, http: http)
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
}

extension World {
    /// The real clock, real waiting and random ids.
    package static let real = World(
        now: { Date() }, makeUUID: { UUID() }, sleep: { try await Task.sleep(for: $0) })
}
