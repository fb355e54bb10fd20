import AsyncHTTPClient
import DirectoryCore
import DirectoryPorts
import EntraGraph
import Logging

/// Opens tenants, and keeps the open one of each connection as long as how it is reached and what is asked of it stay,
/// so that its access token serves many runs.
///
/// Credentials are read from the store with every token: a run that began before a credential was replaced goes on with
/// its successor, and no secret is kept in between.
actor EntraGateway: UpstreamGateway {
    private let clouds: CloudCatalog
    private let store: any ConnectionStore
    private let wallet: CredentialWallet
    private let http: HTTPClient
    private let timing: GraphTiming
    private let logger: Logger
    private var opened: [ConnectionID: (settings: Connection, directory: GraphDirectory)] = [:]

    init(
        clouds: CloudCatalog, store: any ConnectionStore, wallet: CredentialWallet, http: HTTPClient,
        timing: GraphTiming, logger: Logger
    ) {
        self.clouds = clouds
        self.store = store
        self.wallet = wallet
        self.http = http
        self.timing = timing
        self.logger = logger
    }

    func open(_ connection: Connection) throws(Problem) -> any UpstreamDirectory {
        if let opened = opened[connection.id], opened.settings.asksTheSame(as: connection) {
            return opened.directory
        }
        let directory = try GraphDirectory(
            cloud: try clouds.cloud(named: connection.cloud), tenant: connection.tenant, client: connection.client,
            credentials: credentials(of: connection), selecting: connection.rules.properties, http: http,
            timing: timing, logger: logger)
        opened[connection.id] = (connection, directory)
        return directory
    }

    /// What the connection shows when it is asked who it is; never to another application or tenant than it was opened
    /// for.
    private nonisolated func credentials(of connection: Connection) -> CredentialList {
        { [store, wallet] () async throws(Problem) in
            guard let stored = try await store.connection(of: connection.organization), stored.id == connection.id,
                stored.isRegistered(like: connection)
            else { throw .pointedElsewhere }
            return wallet.credentials(of: stored)
        }
    }
}

extension Connection {
    /// Whether both sign in as the same application in the same tenant.
    fileprivate func isRegistered(like other: Connection) -> Bool {
        (cloud, tenant, client) == (other.cloud, other.tenant, other.client)
    }

    fileprivate func asksTheSame(as other: Connection) -> Bool {
        isRegistered(like: other) && rules.properties == other.rules.properties
            && credentials.map(\.id) == other.credentials.map(\.id)
    }
}

extension Problem {
    fileprivate static let pointedElsewhere = Problem(
        .credentialUnavailable,
        cause: "The connection was pointed to another tenant or application while this was going on.",
        effect: "Nothing was read or changed.", advice: "Start again.")
}
