package import DirectoryCore

/// Changes how an organization is connected and how its connection works; each change is noted in its audit. Whether
/// the asker may is decided before.
package protocol ConnectionAdministration: Sendable {
    /// The clouds to choose from, in alphabetical order.
    var clouds: [CloudName] { get }
    /// The assertion files that the server's configuration names; none means that federated credentials are not offered.
    var assertionFiles: [AssertionFileName] { get }
    /// Whether the server's configuration lets connections use its managed identity.
    var managedIdentity: ManagedIdentityUse { get }

    /// Connects the organization to a tenant, or changes how. Pointing it to another tenant keeps the users of the
    /// earlier one, which no run touches any more (R4). Credentials of another tenant or application are removed.
    ///
    /// - Parameter credential: nil keeps those there are.
    /// - Throws: `cloud-unknown`, `invalid-value`, `key-unavailable`; nothing is saved then.
    @discardableResult
    func connect(
        _ settings: ConnectionSettings, with credential: CredentialEntry?, in organization: OrganizationID,
        by requester: Requester
    ) async throws(Problem) -> Connection

    /// Adds a credential, which is preferred from now on.
    ///
    /// - Throws: `not-connected`; `credential-limit` when there are two already; `invalid-value`.
    @discardableResult
    func add(
        _ credential: CredentialEntry, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> StoredCredential

    /// - Throws: `not-found`; `credential-limit` for the last one.
    @discardableResult
    func remove(
        _ credential: CredentialID, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Connection

    /// The public part of a credential's certificate: PEM, for the app registration.
    ///
    /// - Throws: `not-found`.
    func certificate(
        of credential: CredentialID, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> String

    /// Changes how the connection works: everything that was entered, or nothing.
    ///
    /// - Throws: `filter-invalid`, `invalid-value`, `not-connected`; nothing is saved then.
    @discardableResult
    func change(
        _ entry: SettingsEntry, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Connection

    /// Has the connection synchronize everybody by itself from now on. A paused schedule stays paused. Nil removes the
    /// schedule.
    ///
    /// - Throws: `schedule-invalid`, `not-connected`; nothing is saved then.
    @discardableResult
    func schedule(
        _ entry: ScheduleEntry?, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Connection

    /// Pauses the schedule, or has it go on.
    ///
    /// - Throws: `not-found` when there is none.
    @discardableResult
    func setSchedule(
        _ activity: Schedule.Activity, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Connection
}

/// Whether connections may use the identity that Azure gives to the server's machine. It is the server's, not an
/// organization's: only the server's configuration says so.
package enum ManagedIdentityUse: String, Hashable, Codable, Sendable {
    case forbidden
    case allowed
}
