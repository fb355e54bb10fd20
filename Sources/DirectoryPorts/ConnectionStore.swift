package import DirectoryCore
package import FoundationEssentials

/// Connections and how far each has come.
package protocol ConnectionStore: Sendable {
    /// The organization's connection; nil before there is one.
    func connection(of organization: OrganizationID) async throws(Problem) -> Connection?

    /// The connections of every organization, for whoever keeps their schedules.
    func connections() async throws(Problem) -> [Connection]

    /// Stores a new connection or new settings for it, and counts its revision up.
    ///
    /// - Parameter draft: what goes into the organization's audit, in the same transaction.
    /// - Returns: the connection as stored.
    /// - Throws: `changed-since` when it is not the stored revision.
    @discardableResult
    func save(
        _ connection: Connection, noting draft: AuditDraft, at date: Date
    ) async throws(Problem) -> Connection

    /// Remembers which tenant answered, unless one is remembered already.
    ///
    /// - Throws: `tenant-changed` when a different one is.
    func pin(_ tenant: PinnedTenant, to connection: Connection) async throws(Problem) -> Connection

    /// How far the changes of the connection's pinned tenant have been taken in; nil before a full reading was applied,
    /// and after the connection was pointed to another tenant.
    func checkpoint(of connection: Connection) async throws(Problem) -> Checkpoint?

    /// The connection's users and what runs have done to them from 24 hours before the date on. What seems to be done
    /// later, because a clock was put back, counts as well.
    func population(of connection: Connection, at date: Date) async throws(Problem) -> Population
}
