package import DirectoryCore
package import DirectoryPorts

extension Installation {
    /// How long a server may take from sealing a secret to storing it.
    private static let grace: Duration = .seconds(60)

    /// Replaces the key that stored secrets are sealed with, while this and other servers work on.
    ///
    /// - Parameter pause: waits until what other servers have just sealed with the old key is stored; a minute, usually.
    /// - Throws: `key-unavailable` when the key file is not ours to change; then everything is as it was.
    package func rotateKeys(
        by requester: Requester, pause: (@Sendable () async throws -> Void)? = nil
    ) async throws(Problem) -> RotationReport {
        let report = try await rotation(pause).rotate()
        try await note(report, by: requester)
        return report
    }

    /// Seals everything with the key that comes first in the key files now, and drops the others where they are ours to
    /// change: for a new key that the operator put in place.
    package func sealAnew(
        by requester: Requester, pause: (@Sendable () async throws -> Void)? = nil
    ) async throws(Problem) -> RotationReport {
        let report = try await rotation(pause).finish()
        try await note(report, by: requester)
        return report
    }

    private func rotation(_ pause: (@Sendable () async throws -> Void)?) -> KeyRotation {
        let (store, sleep) = (store, world.sleep)
        return KeyRotation(
            keys, secrets: { () async throws(Problem) in try await store.sealedSecrets() },
            replace: { (secret, sealed) async throws(Problem) in try await store.reseal(secret, as: sealed) },
            pause: pause ?? { try await sleep(Self.grace) })
    }

    private func note(_ report: RotationReport, by requester: Requester) async throws(Problem) {
        let draft = requester.did(
            .keysRotated, to: "keys",
            [
                .init("resealed", before: nil, after: String(report.resealed)),
                .init("unreadable", before: nil, after: String(report.unreadable.count)),
            ])
        try await store.note(AuditNote(draft, in: .server), at: world.now())
    }
}
