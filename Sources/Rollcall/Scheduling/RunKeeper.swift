import ServiceLifecycle
import SyncEngine

/// Keeps the runs of an installation going that pages have asked for. When the server is shut down they are stopped, and
/// say so in their records.
package struct RunKeeper: Service, CustomStringConvertible {
    private let workshop: Workshop

    /// What the log calls it; without this, everything that it holds.
    package var description: String { "runs" }

    package init(_ installation: Installation) { workshop = installation.workshop }

    package func run() async throws {
        try await cancelWhenGracefulShutdown { await workshop.run() }
    }
}
