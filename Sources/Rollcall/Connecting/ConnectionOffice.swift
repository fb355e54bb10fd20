import DirectoryCore
import DirectoryPorts
import Foundation

/// Changes how organizations are connected, for pages and commands alike.
struct ConnectionOffice: ConnectionAdministration {
    private let catalog: CloudCatalog
    private let settings: CredentialSettings
    private let store: any ConnectionStore & AuditStore
    private let making: CredentialMaking
    private let world: World

    /// - Parameter credentials: which the server's configuration offers beside client secrets and certificates.
    init(
        clouds: CloudCatalog, credentials: CredentialSettings, store: any ConnectionStore & AuditStore,
        secrets: any SecretBox, world: World
    ) {
        catalog = clouds
        settings = credentials
        self.store = store
        self.world = world
        making = CredentialMaking(secrets: secrets, settings: credentials, world: world)
    }

    var clouds: [CloudName] { catalog.names.map(CloudName.init(rawValue:)) }
    var assertionFiles: [AssertionFileName] { settings.assertionFiles.keys.sorted { $0.rawValue < $1.rawValue } }
    var managedIdentity: ManagedIdentityUse { settings.managedIdentity }

    func connect(
        _ settings: ConnectionSettings, with credential: CredentialEntry?, in organization: OrganizationID,
        by requester: Requester
    ) async throws(Problem) -> Connection {
        _ = try catalog.cloud(named: settings.cloud)
        let added = try credential.map { (entry) throws(Problem) in try making.make(entry, for: organization) }
        guard let connection = try await store.connection(of: organization) else {
            let new = Connection(
                id: ConnectionID(world.makeUUID()), organization: organization, cloud: settings.cloud,
                tenant: settings.tenant, client: settings.client, credentials: added.map { [$0] } ?? [],
                createdAt: world.now())
            return try await save(new, insteadOf: nil, .connectionMade, by: requester)
        }
        var changed = connection.pointed(to: settings)
        if let added { changed.credentials = [added] }
        return try await save(changed, insteadOf: connection, .connectionChanged, by: requester)
    }

    func add(
        _ credential: CredentialEntry, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> StoredCredential {
        guard let connection = try await store.connection(of: organization) else { throw .notConnected }
        guard connection.credentials.count < Connection.credentialLimit else { throw .tooManyCredentials }
        let added = try making.make(credential, for: organization)
        try await change(organization, by: requester, .credentialAdded) { (connection) throws(Problem) in
            guard connection.credentials.count < Connection.credentialLimit else { throw .tooManyCredentials }
            connection.credentials.insert(added, at: 0)
        }
        return added
    }

    func remove(
        _ credential: CredentialID, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Connection {
        try await change(organization, by: requester, .credentialRemoved) { (connection) throws(Problem) in
            guard connection.credentials.contains(where: { $0.id == credential }) else {
                throw .notFound("There is no credential \(credential) here.")
            }
            guard connection.credentials.count > 1 else { throw .lastCredential }
            connection.credentials.removeAll { $0.id == credential }
        }
    }

    func certificate(
        of credential: CredentialID, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> String {
        guard let connection = try await store.connection(of: organization),
            let stored = connection.credentials.first(where: { $0.id == credential }),
            case .certificate(let certificate, _) = stored.kind
        else { throw .notFound("There is no certificate \(credential) here.") }
        let draft = requester.did(.credentialDownloaded, to: credential.description, named: stored.label)
        try await store.note(AuditNote(draft, in: .organization(organization)), at: world.now())
        return certificate.pem
    }

    func change(
        _ entry: SettingsEntry, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Connection {
        let now = world.now()
        return try await change(organization, by: requester, .connectionChanged) { (connection) throws(Problem) in
            try entry.change(&connection, at: now)
        }
    }

    func schedule(
        _ entry: ScheduleEntry?, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Connection {
        let now = world.now()
        var schedule = try entry.map { (entry) throws(Problem) in try entry.schedule(at: now) }
        return try await change(organization, by: requester, .connectionChanged) { (connection) throws(Problem) in
            schedule?.activity = connection.schedule?.activity ?? .running
            connection.schedule = schedule
        }
    }

    func setSchedule(
        _ activity: Schedule.Activity, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Connection {
        try await change(organization, by: requester, .connectionChanged) { (connection) throws(Problem) in
            guard connection.schedule != nil else { throw .notFound("There is no schedule here.") }
            connection.schedule?.activity = activity
        }
    }

    /// Changes the organization's connection and notes it.
    ///
    /// - Throws: `not-connected`, and what `change` throws; nothing is saved then.
    @discardableResult
    private func change(
        _ organization: OrganizationID, by requester: Requester, _ deed: Deed,
        _ change: (inout Connection) throws(Problem) -> Void
    ) async throws(Problem) -> Connection {
        guard let connection = try await store.connection(of: organization) else { throw .notConnected }
        var changed = connection
        try change(&changed)
        return try await save(changed, insteadOf: connection, deed, by: requester)
    }

    /// - Parameter before: nil for a new connection.
    private func save(
        _ connection: Connection, insteadOf before: Connection?, _ deed: Deed, by requester: Requester
    ) async throws(Problem) -> Connection {
        let draft = requester.did(
            deed, to: connection.id.description, ConnectionChanges.between(before, connection))
        return try await store.save(connection, noting: draft, at: world.now())
    }
}

extension Connection {
    /// The connection as it is entered anew: another tenant is not the pinned one, and no credential of another
    /// registration is of any use.
    fileprivate func pointed(to settings: ConnectionSettings) -> Connection {
        var pointed = self
        let isElsewhere = (cloud, tenant) != (settings.cloud, settings.tenant)
        if isElsewhere { pointed.pinnedTenant = nil }
        if isElsewhere || client != settings.client { pointed.credentials = [] }
        pointed.cloud = settings.cloud
        pointed.tenant = settings.tenant
        pointed.client = settings.client
        return pointed
    }
}

extension Problem {
    fileprivate static let tooManyCredentials = Problem(
        .credentialLimit, cause: "The connection has two credentials already: one, and the one that takes its place.",
        effect: "Nothing was saved.", advice: "Remove the one that is no longer needed first.")

    fileprivate static let lastCredential = Problem(
        .credentialLimit, cause: "This is the connection's only credential.", effect: "Nothing was removed.",
        advice: "Add another one first.")
}
