package import DirectoryCore
import DirectoryPorts

/// Everything an organization can see of its store: two of them are equal when nothing has happened in between.
package struct Snapshot: Hashable, Sendable {
    let connection: Connection?
    let users: [ListedUser]
    let bound: [DirectoryObjectID: BoundUser]
    let conspicuous: [BoundUser]
    let tombstones: [User]
    let readable: [DirectoryObjectID]
    let runs: [Run]
    let decisions: [[Decision]]
    let duplicates: [DuplicateRecord]
    let events: [ChangeEvent]
    let checkpoint: Checkpoint?
    let population: Population

    /// - Parameter objects: whose users are looked at even when they are deleted.
    package init(of scene: Scene, objects: [DirectoryObjectID]) async throws {
        let store = scene.store
        connection = try await store.connection(of: scene.organization)
        users = try await scene.listed()
        bound = try await store.bound(to: objects, by: scene.connection)
        conspicuous = try await store.conspicuous(by: scene.connection)
        tombstones = try await store.tombstones(of: scene.organization, page: PageRequest(size: 1_000)).rows
        readable = try await store.readableObjects(of: scene.connection, limit: 10_000)
        let runs = try await store.runs(of: scene.organization, limit: 10_000, before: nil)
        var decisions: [[Decision]] = []
        for run in runs { decisions.append(try await scene.decisions(of: run)) }
        (self.runs, self.decisions) = (runs, decisions)
        duplicates = try await scene.duplicates()
        events = try await scene.events()
        checkpoint = try await store.checkpoint(of: scene.connection)
        population = try await store.population(of: scene.connection, at: .noon)
    }
}

extension Snapshot {
    /// What is not the same, in words, of every list the first; empty for equal snapshots.
    package func difference(from other: Snapshot) -> [String] {
        zip(Mirror(reflecting: self).children, Mirror(reflecting: other).children).compactMap { part, other in
            guard part.value as? AnyHashable != other.value as? AnyHashable else { return nil }
            let (rows, others) = (part.value as? [AnyHashable] ?? [], other.value as? [AnyHashable] ?? [])
            let first = zip(rows, others).first { $0 != $1 }
            let (here, there) = first.map { ($0 as Any, $1 as Any) } ?? (part.value, other.value)
            return "\(part.label ?? ""): \(here) instead of \(there)"
        }
    }
}
