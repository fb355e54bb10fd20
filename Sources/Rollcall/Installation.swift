import Accounts
import AsyncHTTPClient
package import DirectoryCore
package import DirectoryPorts
import EntraGraph
import EntraSignIn
import Foundation
package import Logging
import StoreSQLite
import SyncEngine

/// A Rollcall server on its data directory, wired and ready: what both the pages and the commands work with.
package struct Installation: Sendable {
    /// The organization that an unclaimed server works on. Claiming the server gives it a name.
    package static let firstOrganization = OrganizationID(
        UUID(uuid: (0x0f, 0xf1, 0xce, 0, 0, 0, 0x40, 0, 0x80, 0, 0, 0, 0, 0, 0, 1)))

    package let directory: DataDirectory
    package let settings: ServerSettings
    package let store: any ServerStore
    /// Notes in the audit who asks for what.
    package let engine: any Synchronizing
    /// Who comes in.
    package let doors: any Authenticating
    /// Accounts, members, tokens and organizations.
    package let office: any AccountAdministration
    package let connecting: any ConnectionAdministration
    package let keys: ServerKeys
    package let world: World
    package let logger: Logger
    let scheduler: Scheduler
    let workshop: Workshop
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
        let settings = try ServerSettings.read(directory)
        let secrets = try KeyRing.open(directory, keyFile: settings.keyFile, environment: environment)
        let database = try await SQLiteStore.open(at: directory.database, logger: logger)
        let http = HTTPClient(configuration: .microsoftGraph())
        let wallet = CredentialWallet(secrets: secrets, settings: settings.credentials, environment: environment)
        let gateway = EntraGateway(
            clouds: settings.clouds, store: database, wallet: wallet, http: http, timing: .system(now: world.now),
            logger: logger)
        let workshop = Workshop()
        let engine = AuditedEngine(
            SyncEngine(
                store: database, gateway: gateway, secrets: secrets,
                stewardship: AccountStewardship(accounts: database), world: world, workshop: workshop,
                logger: logger),
            audit: database, world: world)
        let people = EntraSignIn(
            clouds: settings.clouds.all, authentication: .showing(wallet, world: world), http: http, now: world.now)
        let accounts = AccountOffice(
            store: database, secrets: secrets, people: people, hasher: PasswordHasher(random: .system), world: world)
        return Installation(
            directory: directory, settings: settings, store: database, engine: engine, doors: accounts,
            office: accounts,
            connecting: ConnectionOffice(
                clouds: settings.clouds, credentials: settings.credentials, store: database, secrets: secrets,
                world: world),
            keys: ServerKeys(secrets, store: database, world: world), world: world, logger: logger,
            scheduler: Scheduler(engine: engine, store: database, world: world, logger: logger), workshop: workshop,
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
}

extension Installation {
    /// The organization that somebody means.
    ///
    /// - Parameter handle: nil for the only one.
    /// - Throws: `not-found`; `invalid-value` when there are several and none was named.
    package func organization(named handle: String?) async throws(Problem) -> OrganizationID {
        if let handle {
            guard let read = OrganizationHandle(handle), let found = try await store.organization(read) else {
                throw .notFound("There is no organization \(handle) here.")
            }
            return found.id
        }
        let organizations = try await store.organizations()
        guard let first = organizations.first else { return Self.firstOrganization }
        guard organizations.count == 1 else {
            let handles = organizations.map(\.handle.description).sorted()
            throw Problem(
                .invalidValue, cause: "There are \(organizations.count) organizations here.",
                effect: "Nothing was done.",
                advice: "Say which with --organization: \(handles.joined(separator: ", ")).",
                field: "organization")
        }
        return first.id
    }
}

extension World {
    /// The real clock, real waiting and random ids.
    package static let real = World(
        now: { Date() }, makeUUID: { UUID() }, sleep: { try await Task.sleep(for: $0) })
}
