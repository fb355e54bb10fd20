package import AdminServer
import DirectoryCore
import DirectoryPorts
import Foundation
import HummingbirdCore
import HummingbirdTLS
import Logging
import ServiceLifecycle

/// The pages of an installation.
///
/// Until the server is claimed nobody but this machine is let near it, whatever the settings say (threat T-42). Once it
/// is, the pages move to where they belong, without a restart.
package struct PageServer: Service, CustomStringConvertible {
    private let installation: Installation
    private let listen: ListenAddress
    private let onOpening: @Sendable (Opening) async -> Void

    /// What the log calls it; without this, everything that it holds.
    package var description: String { "pages" }

    /// Somewhere that the pages can be asked for from now on.
    package struct Opening: Hashable, Sendable {
        /// What to type into a browser.
        package let url: String
        /// Where the server listens.
        package let port: Int
        package let audience: Audience

        /// Who is let in.
        package enum Audience: Sendable {
            /// Whoever claims the server.
            case claimant
            case everybody
        }
    }

    /// - Parameters:
    ///   - port: in the place of the one that the settings name; 0 takes any free one.
    ///   - onOpening: called whenever the pages can be asked for somewhere.
    package init(
        _ installation: Installation, port: UInt16? = nil,
        onOpening: @escaping @Sendable (Opening) async -> Void = { _ in }
    ) {
        self.installation = installation
        let listen = installation.settings.web.listen
        self.listen = port.map(listen.with) ?? listen
        self.onOpening = onOpening
    }

    package func run() async throws {
        let isClaimed = try await installation.doors.isClaimed()
        if !isClaimed, movesOnceClaimed {
            try await waitForClaim()
            guard !Task.isShuttingDownGracefully, try await installation.doors.isClaimed() else { return }
        }
        try await serve(movesOnceClaimed || isClaimed ? .everybody : .claimant)
    }

    /// Whether the settings let anybody but this machine near the server, or have it speak otherwise.
    private var movesOnceClaimed: Bool {
        let web = installation.settings.web
        return listen != .loopback(port: listen.port) || web.tls != nil || web.publicURL != nil || !web.proxies.isEmpty
    }

    // MARK: Before

    /// Serves this machine until somebody has claimed the server.
    private func waitForClaim() async throws {
        let pages = try pages(face: .loopback).application(address: .loopback(port: listen.port)) { port in
            await onOpening(Opening(url: "http://localhost:\(port)", port: port, audience: .claimant))
        }
        let watch = ClaimWatch(doors: installation.doors, world: installation.world)
        var configuration = ServiceGroupConfiguration(
            services: [
                .init(service: pages), .init(service: watch, successTerminationBehavior: .gracefullyShutdownGroup),
            ],
            logger: installation.logger)
        // Whoever claims is redirected, and may keep the connection open.
        configuration.maximumGracefulShutdownDuration = .seconds(3)
        try await ServiceGroup(configuration: configuration).run()
    }

    // MARK: After

    private func serve(_ audience: Opening.Audience) async throws {
        let web = installation.settings.web
        let certificate = try web.tls.map { (files) throws(Problem) in
            try CertificateKeeper(files, world: installation.world, logger: installation.logger)
        }
        let transport: HTTPServerBuilder =
            try certificate.map { try .tls(tlsConfiguration: $0.configuration) } ?? .http1()
        let pages = try pages(face: web.face).application(address: listen, transport: transport) { port in
            await onOpening(Opening(url: url(at: port), port: port, audience: audience))
        }
        let keepers = certificate.map { [$0] } ?? []
        try await ServiceGroup(services: keepers + [pages], logger: installation.logger).run()
    }

    private func url(at port: Int) -> String {
        let web = installation.settings.web
        return web.publicURL?.description ?? "\(web.tls == nil ? "http" : "https")://localhost:\(port)"
    }

    private func pages(face: ServerFace) throws -> AdminServer {
        try AdminServer(
            store: installation.store, audit: installation.store, engine: installation.engine,
            connecting: installation.connecting, doors: installation.doors, office: installation.office, face: face,
            world: installation.world, logger: installation.logger)
    }
}

/// Ends when the server has been claimed, by whichever process.
private struct ClaimWatch: Service, CustomStringConvertible {
    let doors: any Authenticating
    let world: World

    var description: String { "claim" }

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            do {
                while try await !doors.isClaimed() { try await world.sleep(.seconds(1)) }
                // Whoever claimed it is shown a first page before the server moves away under it.
                try await world.sleep(.seconds(5))
            } catch is CancellationError {
                return
            }
        }
    }
}
