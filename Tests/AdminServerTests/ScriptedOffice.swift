import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import TestSupport

/// Changes connections in the store by the rules of the core, and seals nothing.
struct ScriptedOffice: ConnectionAdministration {
    let store: any DirectoryStore
    var clouds: [CloudName] { [.china, .global] }
    var assertionFiles: [AssertionFileName] { [AssertionFileName(rawValue: "cluster")] }
    var managedIdentity: ManagedIdentityUse { .forbidden }

    func connect(
        _ settings: ConnectionSettings, with credential: CredentialEntry?, in organization: OrganizationID,
        by requester: Requester
    ) async throws(Problem) -> Connection {
        guard var connection = try await store.connection(of: organization) else {
            return try await store.save(
                Connection(
                    id: ConnectionID(Contoso.id(2)), organization: organization, cloud: settings.cloud,
                    tenant: settings.tenant, client: settings.client, credentials: [], createdAt: Contoso.noon))
        }
        connection.cloud = settings.cloud
        connection.tenant = settings.tenant
        connection.client = settings.client
        return try await store.save(connection)
    }

    func add(
        _ credential: CredentialEntry, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> StoredCredential {
        let added = try Self.made(credential)
        _ = try await edit(organization) { connection in connection.credentials.insert(added, at: 0) }
        return added
    }

    func remove(
        _ credential: CredentialID, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Connection {
        try await edit(organization) { connection in connection.credentials.removeAll { $0.id == credential } }
    }

    func certificate(
        of credential: CredentialID, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> String { "-----BEGIN CERTIFICATE-----\n" }

    func change(
        _ entry: SettingsEntry, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Connection {
        try await edit(organization) { connection throws(Problem) in try entry.change(&connection, at: Contoso.noon) }
    }

    func schedule(
        _ entry: ScheduleEntry?, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Connection {
        let schedule = try entry.map { entry throws(Problem) in try entry.schedule(at: Contoso.noon) }
        return try await edit(organization) { connection in connection.schedule = schedule }
    }

    func setSchedule(
        _ activity: Schedule.Activity, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Connection {
        try await edit(organization) { connection in connection.schedule?.activity = activity }
    }

    private static func made(_ credential: CredentialEntry) throws(Problem) -> StoredCredential {
        let sealed = SealedSecret(bytes: [0])
        switch credential {
        case .clientSecret(let entered, let expires):
            let secret = try CredentialEntry.clientSecret(checking: entered)
            let end = try expires.map { text throws(Problem) in try SettingsEntry.expiry(text, at: Contoso.noon) }
            return StoredCredential(
                id: CredentialID(Contoso.id(80)), kind: .clientSecret(sealed, hint: String(secret.reveal().suffix(4))),
                addedAt: Contoso.noon, expiresAt: end ?? nil)
        case .newCertificate:
            let certificate = PublicCertificate(
                der: [0], thumbprint: [0x3F, 0x2A, 0x9C, 0x01], subject: "Rollcall", notBefore: Contoso.morning,
                notAfter: Contoso.noon.addingTimeInterval(730 * 86_400))
            return StoredCredential(
                id: CredentialID(Contoso.id(81)), kind: .certificate(certificate, key: sealed), addedAt: Contoso.noon,
                expiresAt: certificate.notAfter)
        case .importedCertificate, .federated, .managedIdentity: throw .notFound("There is no such a credential here.")
        }
    }

    private func edit(
        _ organization: OrganizationID, _ change: (inout Connection) throws(Problem) -> Void
    ) async throws(Problem) -> Connection {
        guard var connection = try await store.connection(of: organization) else { throw .notConnected }
        try change(&connection)
        return try await store.save(connection)
    }
}
