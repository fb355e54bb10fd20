package import DirectoryCore
package import DirectoryPorts

/// Runs at work that wait because somebody wants them to.
extension SyncEngine {
    package func pause(_ run: RunID, in organization: OrganizationID, by requester: Requester) async throws(Problem) {
        let pause = try await store.requestPause(of: run, in: organization, by: requester.actor, at: world.now())
        await atWork.pause(run, in: organization, pause)
    }

    package func resume(_ run: RunID, in organization: OrganizationID, by requester: Requester) async throws(Problem) {
        try await store.endPause(of: run, in: organization)
        await atWork.resume(run, in: organization)
    }
}
