package import DirectoryCore
import DirectoryPorts

/// Everything an organization can see of its store: two of them are equal when nothing has happened in between.
package struct Snapshot: Hashable, Sendable {
    let connection: Connection?
    let users: [ListedUser]
    let bound: [DirectoryObjectID: User]
    let readable: [DirectoryObjectID]
    let runs: [Run]
    let duplicates: [DuplicateRecord]

    /// - Parameter objects: whose users are looked at even when they are deleted.
    package init(of scene: Scene, objects: [DirectoryObjectID]) async throws {
        let store = scene.store
        connection = try await store.connection(of: scene.organization)
        users = try await scene.listed()
        bound = try await store.bound(to: objects, by: scene.connection)
        readable = try await store.readableObjects(of: scene.connection, limit: 10_000)
        runs = try await store.runs(of: scene.organization, limit: 10_000, before: nil)
        duplicates = try await scene.duplicates()
    }
}
