import DirectoryCore
import DirectoryPorts
import Foundation

/// Changes how organizations are connected, for pages and commands alike.
struct ConnectionOffice: ConnectionAdministration {
    let catalog: CloudCatalog
    let store: any ConnectionStore
    let secrets: any SecretBox
    let world: World

    init(clouds: CloudCatalog, store: any ConnectionStore, secrets: any SecretBox, world: World) {
        catalog = clouds
        self.store = store
        self.secrets = secrets
        self.world = world
    }

    var clouds: [CloudName] { catalog.names.map(CloudName.init(rawValue:)) }
    var assertionFiles: [AssertionFileName] { [] }
    var managedIdentity: ManagedIdentityUse { .forbidden }

    func connect(
        _ settings: ConnectionSettings, with credential: CredentialEntry?, in organization: OrganizationID,
        by requester: Requester
    ) async throws(Problem) -> Connection {
        _ = try catalog.cloud(named: settings.cloud)
        let now = world.now()
        let added = try credential.map { (entry) throws(Problem) in try store(entry, of: organization, at: now) }
        guard var connection = try await store.connection(of: organization) else {
            let new = Connection(
                id: ConnectionID(world.makeUUID()), organization: organization, cloud: settings.cloud,
                tenant: settings.tenant, client: settings.client, credentials: [added].compactMap(\.self),
                createdAt: now)
            return try await store.save(
                new, noting: requester.did(.connectionMade, to: new.id.description), at: now)
        }
        let isElsewhere = (connection.cloud, connection.tenant) != (settings.cloud, settings.tenant)
        if isElsewhere { connection.pinnedTenant = nil }
        if isElsewhere || connection.client != settings.client { connection.credentials = [] }
        connection.cloud = settings.cloud
        connection.tenant = settings.tenant
        connection.client = settings.client
        if let added { connection.credentials = [added] }
        return try await store.save(
            connection, noting: requester.did(.connectionChanged, to: connection.id.description), at: now)
    }

    func add(
        _ credential: CredentialEntry, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> StoredCredential {
        let added = try store(credential, of: organization, at: world.now())
        try await change(organization, by: requester, .credentialAdded) { (connection) throws(Problem) in
            connection.credentials.insert(added, at: 0)
        }
        return added
    }

    func remove(
        _ credential: CredentialID, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Connection {
        try await change(organization, by: requester, .credentialRemoved) { (connection) throws(Problem) in
            connection.credentials.removeAll { $0.id == credential }
        }
    }

    func certificate(
        of credential: CredentialID, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> String {
        throw .notFound("certificate")
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
            guard connection.schedule != nil else { throw .notFound("schedule") }
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
        guard var connection = try await store.connection(of: organization) else { throw .notConnected }
        try change(&connection)
        return try await store.save(
            connection, noting: requester.did(deed, to: connection.id.description), at: world.now())
    }

    /// Makes of what was entered what is stored.
    private func store(
        _ entry: CredentialEntry, of organization: OrganizationID, at now: Date
    ) throws(Problem) -> StoredCredential {
        let id = CredentialID(world.makeUUID())
        guard case .clientSecret(let entered, let expires) = entry else {
            throw Problem(.credentialUnavailable, cause: "Only client secrets can be stored.", advice: "Enter one.")
        }
        let secret = try CredentialEntry.clientSecret(checking: entered)
        let place = SecretPlace(organization: organization, row: id.description, field: "client-secret")
        let end = try expires.map { (text) throws(Problem) in try SettingsEntry.expiry(text, at: now) } ?? nil
        return StoredCredential(
            id: id, kind: .clientSecret(try secrets.seal(secret, for: place), hint: String(secret.reveal().suffix(4))),
            addedAt: now, expiresAt: end)
    }
}
