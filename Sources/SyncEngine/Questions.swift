package import DirectoryCore
package import DirectoryPorts

/// Questions that start no run.
extension SyncEngine {
    /// How many people the import picker shows for one search.
    private static let pickerLimit = 50

    package func test(
        _ organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> ConnectionReport {
        guard let stored = try await store.connection(of: organization) else { throw .notConnected }
        let upstream = try await gateway.open(stored)
        let (tenant, connection) = try await identify(upstream, stored)
        guard let pinned = connection.pinnedTenant else { throw .notConnected }
        guard let person = try await upstream.sample(1).first else { throw .upstreamEmpty(expected: 1) }
        guard person.userPrincipalName.value != nil else { throw .permissionInsufficient }
        return ConnectionReport(tenant: pinned, grantedPermissions: tenant.grantedPermissions)
    }

    package func search(
        _ text: String, in organization: OrganizationID
    ) async throws(Problem) -> [ImportCandidate] {
        guard let stored = try await store.connection(of: organization) else { throw .notConnected }
        let upstream = try await gateway.open(stored)
        let connection = try await identify(upstream, stored).connection
        let people = try await upstream.search(text, limit: Self.pickerLimit)
        return try await ImportMarking(store: store, connection: connection).mark(people)
    }
}
