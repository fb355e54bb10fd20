package import DirectoryCore
package import DirectoryPorts

/// The keys that a server's stored secrets are sealed with.
package struct ServerKeys: Sendable {
    private let ring: KeyRing
    private let store: any OrganizationStore & AuditStore
    private let world: World

    init(_ ring: KeyRing, store: any OrganizationStore & AuditStore, world: World) {
        self.ring = ring
        self.store = store
        self.world = world
    }

    /// How long another server is given to store what it has just sealed with the old key.
    private static let patience: Duration = .seconds(10)

    /// Which key is current, and what is sealed with which. No key is shown.
    package func survey() async throws(Problem) -> KeySurvey {
        let current = try ring.currentKey()
        var sealed: [String: Int] = [:]
        for secret in try await store.sealedSecrets() {
            sealed[SealedForm(secret.sealed)?.key.description ?? KeySurvey.unnamed, default: 0] += 1
        }
        return KeySurvey(current: current.description, oldKeys: try ring.oldKeys(), sealed: sealed)
    }

    /// Makes a new key, seals everything with it, and drops the old ones.
    ///
    /// - Parameter pause: waits until what other servers have just sealed with the old key is stored; ten seconds, when
    ///   nothing is said.
    /// - Throws: `key-unavailable` when the key file cannot be changed, or things change faster than they are sealed.
    package func rotate(
        by requester: Requester, pause: (@Sendable () async throws -> Void)? = nil
    ) async throws(Problem) -> RotationReport {
        try await note(requester)
        return try await rotation(pause).rotate()
    }

    /// Seals with the current key what is not, and drops the old ones: after somebody has put a new key first in a file
    /// that is not ours to change.
    package func reseal(by requester: Requester) async throws(Problem) -> RotationReport {
        try await note(requester)
        return try await rotation(nil).finish()
    }

    /// Before it is begun: it takes longer than a transaction.
    private func note(_ requester: Requester) async throws(Problem) {
        let draft = requester.did(.keysRotated, to: .keys)
        try await store.note(AuditNote(draft, in: .server), at: world.now())
    }

    private func rotation(_ pause: (@Sendable () async throws -> Void)?) -> KeyRotation {
        KeyRotation(
            ring, secrets: { [store] () throws(Problem) in try await store.sealedSecrets() },
            replace: { [store] (secret, sealed) throws(Problem) in try await store.reseal(secret, as: sealed) },
            pause: pause ?? { [world] in try await world.sleep(Self.patience) })
    }
}

/// What is sealed with which key.
package struct KeySurvey: Hashable, Sendable {
    /// The name of the current key, which says nothing about it.
    package let current: String
    /// How many keys beside it are in the files.
    package let oldKeys: Int
    /// How many secrets each key has sealed, by its name.
    package let sealed: [String: Int]

    /// What was sealed before keys had names.
    package static let unnamed = "before keys had names"
}
