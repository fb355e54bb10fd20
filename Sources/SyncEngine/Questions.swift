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
        var test = ConnectionTest(of: stored, by: self)
        return await test.report()
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
