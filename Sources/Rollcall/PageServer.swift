import AdminServer
import DirectoryCore
import DirectoryPorts
import Foundation
import Logging
import ServiceLifecycle

/// The pages of an installation, served on the loopback interface.
package struct PageServer: Service, CustomStringConvertible {
    private let installation: Installation
    private let port: UInt16
    private let onReady: @Sendable (Int) async -> Void

    /// What the log calls it; without this, everything that it holds.
    package var description: String { "pages" }

    /// - Parameters:
    ///   - port: on the loopback interface; 0 takes any free one.
    ///   - onReady: called once the server answers, with its port.
    package init(
        _ installation: Installation, port: UInt16, onReady: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        self.installation = installation
        self.port = port
        self.onReady = onReady
    }

    package func run() async throws {
        guard let handle = OrganizationHandle("default") else { return }
        let organization = Organization(
            id: Installation.organization, handle: handle, name: handle.description, createdAt: .distantPast)
        let server = try AdminServer(
            store: installation.store, engine: installation.engine, connecting: installation.connecting,
            organizations: StandingOrganization(organization), now: installation.world.now,
            pace: installation.world.sleep,
            logger: installation.logger)
        let pages: any Service = server.application(address: LoopbackAddress(port: port), onRunning: onReady)
        try await pages.run()
    }
}
