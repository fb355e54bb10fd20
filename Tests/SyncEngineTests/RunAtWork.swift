import DirectoryCore
import DirectoryPorts
import Foundation
import TestSupport

/// Runs the body while a run over everybody waits at the gate of the listing.
func withRunAtWork(
    store: any DirectoryStore = InMemoryStore(), _ body: (Scene, RunAtWork) async throws -> Void
) async throws {
    let scene = try await Scene(store: store)
    let (gate, open) = AsyncStream.makeStream(of: Void.self)
    await scene.tenant.spoil { $0.gate = gate }
    let task = Task { try await scene.synchronize() }
    while await scene.tenant.calls.last != "listing" { await Task.yield() }
    try await body(scene, RunAtWork(task: task, tenant: scene.tenant, gate: open))
    open.finish()
    _ = await task.result
}

struct RunAtWork {
    let task: Task<Run, any Error>
    let tenant: ScriptedTenant
    let gate: AsyncStream<Void>.Continuation

    /// The listing goes on, for this run and later ones.
    func letGo() async {
        await tenant.spoil { $0.gate = nil }
        gate.finish()
    }

    func result() async throws -> Run { try await task.value }
}
