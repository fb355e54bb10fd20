import DirectoryCore
import Dispatch

/// Hashes and verifies passwords, a few at a time: each takes 128 MiB and a good part of a second, by design.
///
/// Whoever comes when all places are taken waits; whoever comes when the waiting room is full is sent away.
package struct PasswordHasher: Sendable {
    private let cost: PasswordCost
    private let random: RandomSource
    private let turnstile: Turnstile

    /// How many there is room for.
    package struct Room: Hashable, Sendable {
        /// Hashes at once.
        package let places: Int
        /// People who wait.
        package let seats: Int

        package init(places: Int, seats: Int) {
            self.places = places
            self.seats = seats
        }

        package static let standard = Room(places: 2, seats: 32)
    }

    package init(cost: PasswordCost = .standard, room: Room = .standard, random: RandomSource) {
        self.cost = cost
        self.random = random
        turnstile = Turnstile(room)
    }

    /// How a password compares with a hash.
    enum Match {
        case wrong
        case right
        /// Right, and hashed at another cost than today's.
        case rightAndOutdated
    }

    /// - Parameter password: normalized.
    /// - Throws: `sign-in-delayed` when too many wait.
    func hash(_ password: String, length: ScryptHash.Length) async throws(Problem) -> PasswordHash {
        try await hash(password, salt: random.bytes(16), cost: cost, length: length).encoded
    }

    /// Verifies a password. Without a hash the same work is done, and nothing is right.
    ///
    /// - Parameter password: normalized.
    /// - Throws: `sign-in-delayed` when too many wait.
    func verify(_ password: String, against stored: PasswordHash?) async throws(Problem) -> Match {
        let known = stored.flatMap(ScryptHash.init)
        let salt = known?.salt ?? Self.nobodysSalt
        let made = try await hash(password, salt: salt, cost: known?.cost ?? cost, length: .full)
        let isEqual = Digests.areEqual(made.key, known?.key ?? Self.nobodysSalt)
        guard isEqual, let known else { return .wrong }
        return known.cost == cost ? .right : .rightAndOutdated
    }

    private static let nobodysSalt: [UInt8] = Array(repeating: 0, count: 16)

    private func hash(
        _ password: String, salt: [UInt8], cost: PasswordCost, length: ScryptHash.Length
    ) async throws(Problem) -> ScryptHash {
        guard await turnstile.enter() else { throw .signInCrowded }
        let hash = await withCheckedContinuation { continuation in
            // Not on a thread of the concurrency runtime: there are only as many as cores.
            DispatchQueue.global().async {
                continuation.resume(returning: ScryptHash(of: password, salt: salt, cost: cost, length: length))
            }
        }
        await turnstile.leave()
        guard let hash else { throw .signInCrowded }
        return hash
    }
}
