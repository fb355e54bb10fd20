import DirectoryCore
package import DirectoryPorts
import Foundation
package import Logging
package import ServiceLifecycle

/// Removes once a day what is not kept any more: runs and audit entries whose time is over, by each organization's
/// settings, and sessions, codes and attempts that are of no use to anybody.
package struct Housekeeping: Service, CustomStringConvertible {
    private let store: any OrganizationStore & AccountStore
    private let world: World
    private let logger: Logger

    /// What the log calls it.
    package var description: String { "housekeeping" }

    package init(store: any OrganizationStore & AccountStore, world: World, logger: Logger) {
        self.store = store
        self.world = world
        self.logger = logger
    }

    private static let day: TimeInterval = 24 * 3_600

    package func run() async throws {
        try await cancelWhenGracefulShutdown {
            do {
                while true {
                    await clean()
                    try await world.sleep(.seconds(Self.day))
                }
            } catch is CancellationError {
                return
            }
        }
    }

    /// Once. What goes wrong in one organization keeps no other from its turn.
    package func clean() async {
        await attempt("sessions") { () throws(Problem) in try await store.sweep(at: world.now()) }
        let organizations = await attempt("organizations") { () throws(Problem) in try await store.organizations() }
        for organization in organizations ?? [] {
            await attempt("retention") { () throws(Problem) in try await apply(organization.retention, to: organization)
            }
        }
    }

    private func apply(_ retention: Retention, to organization: Organization) async throws(Problem) {
        let now = world.now()
        let forgotten = try await store.forget(
            runsBefore: now.addingTimeInterval(-Double(retention.runs) * Self.day),
            auditBefore: now.addingTimeInterval(-Double(retention.audit) * Self.day), of: organization.id, at: now)
        guard forgotten.runs + forgotten.auditEntries > 0 else { return }
        logger.notice(
            "retention",
            metadata: [
                "organization": "\(organization.id)", "runs": "\(forgotten.runs)", "audit": "\(forgotten.auditEntries)",
            ])
    }

    @discardableResult
    private func attempt<Value: Sendable>(_ what: String, _ work: () async throws(Problem) -> Value) async -> Value? {
        do throws(Problem) {
            return try await work()
        } catch {
            logger.warning("not done today", metadata: ["what": "\(what)", "problem": "\(error.code.rawValue)"])
            return nil
        }
    }
}
