import DirectoryCore
import FoundationEssentials

/// Remembers what tenants say about themselves, for a day at most.
actor KnownTenants {
    private var documents: [String: Dated<TenantDocument>] = [:]
    private var keys: [String: Dated<KeySet>] = [:]

    private struct Dated<Value> {
        let value: Value
        let since: Date

        func isFresh(at now: Date) -> Bool { (0...86_400).contains(now.timeIntervalSince(since)) }
    }

    func document(of login: TenantLogin, at now: Date) async throws(Problem) -> TenantDocument {
        if let known = documents[login.name], known.isFresh(at: now) { return known.value }
        let document = try await login.wire.get(TenantDocument.self, from: login.documentAddress, of: login.tenant)
            .checked(for: login)
        documents[login.name] = Dated(value: document, since: now)
        return document
    }

    /// A key by its name. One that is not known may be new: then the keys are read again, once.
    func key(named name: String, of login: TenantLogin, at now: Date) async throws(Problem) -> KeySet.Key? {
        if let known = keys[login.name], known.isFresh(at: now), let key = known.value.key(named: name) { return key }
        let document = try await document(of: login, at: now)
        let read = try await login.wire.get(KeySet.self, from: document.keysAddress, of: login.tenant)
        keys[login.name] = Dated(value: read, since: now)
        return read.key(named: name)
    }
}
