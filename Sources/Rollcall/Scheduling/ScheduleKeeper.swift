import DirectoryCore
import ServiceLifecycle
import SyncEngine

/// Keeps the schedules of an installation: starts the runs that are due, closes those that a crash cut off, and removes
/// tombstones whose time is over.
package struct ScheduleKeeper: Service, CustomStringConvertible {
    private let scheduler: Scheduler

    /// What the log calls it; without this, everything that it holds.
    package var description: String { "schedule" }

    package init(_ installation: Installation) { scheduler = installation.scheduler }

    package func run() async throws {
        try await cancelWhenGracefulShutdown {
            do {
                try await scheduler.run()
            } catch is CancellationError {
                return
            }
        }
    }
}
