import DirectoryCore
import DirectoryPorts
import Foundation
import Synchronization

/// Seals secrets with the current key, and opens them with whichever key they name.
///
/// Keys can be replaced while servers run: sealing looks into the key file each time, and a secret that names an unknown
/// key has it looked into too. A key that was there once stays in memory until the process ends, so that what was read
/// just before the key was dropped still opens.
final class KeyRing: SecretBox, CustomStringConvertible, CustomReflectable {
    /// The first holds the current key.
    private let files: [KeyFile]
    private let known = Mutex<[SealingKey]>([])

    /// - Parameter files: those that exist; the first holds the current key.
    /// - Throws: `key-unavailable` when one cannot be read.
    init(_ files: [KeyFile]) throws(Problem) {
        self.files = files
        _ = try current()
    }

    func seal(_ secret: Secret, for place: SecretPlace) throws(Problem) -> SealedSecret {
        let key = try current()
        do {
            return try SealedForm.seal(secret, for: place, with: key)
        } catch {
            throw .secretNotSealed
        }
    }

    func open(_ sealed: SealedSecret, for place: SecretPlace) throws(Problem) -> Secret {
        guard let form = SealedForm(sealed) else { return try openUnmarked(sealed, for: place) }
        let key = try key(form.key)
        if let key, let secret = form.open(for: place, with: key) { return secret }
        // What was sealed before keys had ids may begin like this too, once in four thousand million times.
        if let secret = openedUnmarked(sealed, for: place) { return secret }
        throw key == nil ? .keyUnknown(form.key) : .secretDisplaced
    }

    /// Names the key that is current now.
    func currentKey() throws(Problem) -> KeyID { try current().id }

    var description: String { "key ring" }
    var customMirror: Mirror { Mirror(self, children: []) }

    private func openUnmarked(_ sealed: SealedSecret, for place: SecretPlace) throws(Problem) -> Secret {
        if let secret = openedUnmarked(sealed, for: place) { return secret }
        _ = try current()
        guard let secret = openedUnmarked(sealed, for: place) else { throw .unmarkedSecretClosed }
        return secret
    }

    private func openedUnmarked(_ sealed: SealedSecret, for place: SecretPlace) -> Secret? {
        let keys = known.withLock { $0 }
        return keys.lazy.compactMap { SealedForm.openUnmarked(sealed, for: place, with: $0) }.first
    }
}

// MARK: Keys

extension KeyRing {
    /// The key with this id, also if it has come only now.
    private func key(_ id: KeyID) throws(Problem) -> SealingKey? {
        if let key = known.withLock({ $0.first { $0.id == id } }) { return key }
        _ = try current()
        return known.withLock { $0.first { $0.id == id } }
    }

    /// Looks into the files.
    ///
    /// - Returns: the key that is current now.
    private func current() throws(Problem) -> SealingKey {
        var found: [SealingKey] = []
        // Of the others one may have been removed since the start.
        for file in files where file == files.first || file.exists { found += try file.read() }
        guard let current = found.first else { throw .keyFile("The key file does not exist.") }
        known.withLock { [found] known in
            known = found + known.filter { old in !found.contains { $0.id == old.id } }
        }
        return current
    }

    /// Adds a key, which is current from now on, for every server on these files.
    ///
    /// - Throws: `key-unavailable` when the file with the current key cannot be changed.
    func addKey() throws(Problem) { try files.first?.change { [.random()] + $0 } }

    /// How many keys beside the current one the files hold.
    func oldKeys() throws(Problem) -> Int {
        let current = try current().id
        var count = 0
        for file in files where file.exists { count += try file.read().count { $0.id != current } }
        return count
    }

    /// Drops every key but the current one from the files that are ours to change.
    func dropOldKeys() throws(Problem) {
        let current = try current().id
        for file in files where file.exists && file.keeper == .owner {
            guard try file.read().contains(where: { $0.id != current }) else { continue }
            if file == files.first {
                // One that came before it meanwhile stays: it is somebody else's new key.
                try file.change { keys in
                    keys.firstIndex { $0.id == current }.map { Array(keys.prefix(through: $0)) } ?? keys
                }
            } else {
                try file.remove()
            }
        }
    }
}
