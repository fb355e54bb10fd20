package import DirectoryCore
import DirectoryPorts
import FoundationEssentials

extension AccountOffice {
    package func caller(_ token: Secret) async throws(Problem) -> Caller? {
        guard let text = TokenText(token), let stored = try await store.token(prefix: text.prefix) else { return nil }
        let now = world.now()
        guard Digests.areEqual(stored.fingerprint.hexadecimal, text.fingerprint.hexadecimal), stored.isLive(at: now)
        else { return nil }
        if stored.lastUsedAt.map({ now.timeIntervalSince($0) >= Self.touching }) ?? true {
            try await store.touch(stored.id, at: now)
        }
        return Caller(token: stored)
    }
}
