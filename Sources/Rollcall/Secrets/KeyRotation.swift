import DirectoryCore
package import DirectoryPorts

/// Replaces the key that stored secrets are sealed with, while servers open and seal them.
///
/// A new key is added, everything is sealed anew, and the old keys are dropped. Whoever opens a secret in between finds
/// it sealed with a key that is there. When it is cut off everything still opens, and the next time does what is left.
struct KeyRotation: Sendable {
    private let ring: KeyRing
    private let secrets: @Sendable () async throws(Problem) -> [PlacedSecret]
    private let replace: @Sendable (PlacedSecret, SealedSecret) async throws(Problem) -> Bool
    private let pause: @Sendable () async throws -> Void

    /// How often everything is looked through at most. What others seal or change meanwhile makes another round.
    private static let rounds = 10

    /// - Parameters:
    ///   - secrets: every sealed secret of the server.
    ///   - replace: puts a secret that was sealed anew in the place of the same secret as it was, unless that has
    ///     changed; says whether.
    ///   - pause: waits until what another server has just sealed with the old key is stored.
    init(
        _ ring: KeyRing, secrets: @escaping @Sendable () async throws(Problem) -> [PlacedSecret],
        replace: @escaping @Sendable (PlacedSecret, SealedSecret) async throws(Problem) -> Bool,
        pause: @escaping @Sendable () async throws -> Void
    ) {
        self.ring = ring
        self.secrets = secrets
        self.replace = replace
        self.pause = pause
    }

    /// Adds a key, seals everything with it, and drops the old ones.
    ///
    /// - Throws: `key-unavailable` when the key file cannot be changed, things change faster than they are sealed, or the
    ///   pause is cut short; what the store throws.
    func rotate() async throws(Problem) -> RotationReport {
        try ring.addKey()
        return try await finish()
    }

    /// Seals with the current key what is not, and drops the old keys: the second half of a rotation, for a new key that
    /// somebody else put in place.
    func finish() async throws(Problem) -> RotationReport {
        let first = try await reseal()
        do {
            try await pause()
        } catch {
            throw .rotationInterrupted
        }
        let second = try await reseal()
        if second.unreadable.isEmpty { try ring.dropOldKeys() }
        return RotationReport(
            resealed: first.resealed + second.resealed, unreadable: second.unreadable, keysLeft: try ring.oldKeys())
    }

    private func reseal() async throws(Problem) -> (resealed: Int, unreadable: [SecretPlace]) {
        var resealed = 0
        for _ in 1...Self.rounds {
            var unreadable: [SecretPlace] = []
            var isComplete = true
            let key = try ring.currentKey()
            for secret in try await secrets() where SealedForm(secret.sealed)?.key != key {
                guard let opened = try? ring.open(secret.sealed, for: secret.place) else {
                    unreadable.append(secret.place)
                    continue
                }
                let isReplaced = try await replace(secret, try ring.seal(opened, for: secret.place))
                if isReplaced { resealed += 1 } else { isComplete = false }
            }
            if isComplete { return (resealed, unreadable) }
        }
        throw .resealingUnfinished
    }
}

/// What came of replacing the key.
package struct RotationReport: Hashable, Sendable {
    /// How many secrets were sealed anew.
    package let resealed: Int
    /// Those that could not be opened. As long as there are any the old keys are kept.
    package let unreadable: [SecretPlace]
    /// How many old keys are still in the files.
    package let keysLeft: Int
}
