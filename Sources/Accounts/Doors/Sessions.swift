package import DirectoryCore
package import DirectoryPorts
import FoundationEssentials

extension AccountOffice {
    package func person(_ session: Secret) async throws(Problem) -> SignedInPerson? {
        let now = world.now()
        guard let stored = try await store.session(TokenFingerprint(of: session)), stored.isLive(at: now),
            let account = try await store.account(stored.account), account.standing == .active
        else { return nil }
        var current = stored
        if now.timeIntervalSince(stored.lastSeenAt) >= Self.touching {
            try await store.touch(stored.id, at: now)
            current.lastSeenAt = now
        }
        return SignedInPerson(account: account, session: current, places: try await places(of: account.id))
    }

    package func signOut(_ person: SignedInPerson, visitor: Visitor) async throws(Problem) {
        try await store.end(
            .one(person.session.id), of: person.account.id, noting: noted(person.account, visitor, .signedOut),
            at: world.now())
    }

    /// How many seconds pass before a use is written down again.
    static var touching: Double { 60 }
}
