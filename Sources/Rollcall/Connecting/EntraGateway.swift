import AsyncHTTPClient
import DirectoryCore
import DirectoryPorts
import EntraGraph
import Logging

/// Opens tenants, and keeps the open one of each connection as long as how it is reached and what is asked of it stay,
/// so that its access token serves many runs.
actor EntraGateway: UpstreamGateway {
    private let clouds: CloudCatalog
    private let secrets: any SecretBox
    private let http: HTTPClient
    private let timing: GraphTiming
    private let logger: Logger
    private var opened: [ConnectionID: (settings: Connection, directory: GraphDirectory)] = [:]

    init(clouds: CloudCatalog, secrets: any SecretBox, http: HTTPClient, timing: GraphTiming, logger: Logger) {
        self.clouds = clouds
        self.secrets = secrets
        self.http = http
        self.timing = timing
        self.logger = logger
    }

    func open(_ connection: Connection) throws(Problem) -> any UpstreamDirectory {
        if let opened = opened[connection.id], opened.settings.reachesTheSame(as: connection) {
            return opened.directory
        }
        let secret = try openSecret(of: connection)
        let directory = try GraphDirectory(
            cloud: try clouds.cloud(named: connection.cloud), tenant: connection.tenant, client: connection.client,
            credential: .clientSecret(secret), selecting: connection.rules.properties, http: http, timing: timing,
            logger: logger)
        opened[connection.id] = (connection, directory)
        return directory
    }

    private func openSecret(of connection: Connection) throws(Problem) -> Secret {
        guard let credential = connection.credentials.first, let sealed = credential.sealed,
            let place = SecretPlace.credential(credential, organization: connection.organization)
        else { throw .notConnected }
        return try secrets.open(sealed, for: place)
    }
}

extension Connection {
    fileprivate func reachesTheSame(as other: Connection) -> Bool {
        (cloud, tenant, client, credentials) == (other.cloud, other.tenant, other.client, other.credentials)
            && rules.properties == other.rules.properties
    }
}
