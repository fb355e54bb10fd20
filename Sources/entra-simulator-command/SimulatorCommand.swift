import ArgumentParser
import EntraSimulator
import FoundationEssentials
import Logging
import ServiceLifecycle
import UnixSignals

@main
struct SimulatorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entra-simulator",
        abstract: "A stand-in for Microsoft Entra ID and Microsoft Graph, over HTTPS on this machine.",
        discussion: """
            Makes a tenant, prints one line of JSON when it is ready (address, tenant, client id and secret), and serves \
            until it is interrupted. Clients must trust the certificate authority that --ca-out writes; the login host and \
            the Graph host are both https://localhost:PORT.

            While it runs, POST /_simulator/… lets things happen in the tenant (people renamed, deleted, swapped; faults; \
            the clock) and GET /_simulator/people shows how it really is. See Documentation/simulator.md.
            """)

    @Option(help: "TCP port on the loopback interface; 0 takes any free one.")
    var port = 0

    @Option(help: "How many people the tenant has, up to 5,000,000.")
    var people = 500

    @Option(help: "How many groups the tenant has.")
    var groups = 20

    @Option(help: "Decides who the people are: the same seed makes the same tenant.")
    var seed: UInt64 = 1

    @Option(help: "The tenant's GUID.")
    var tenantID = SimulatorConfiguration().tenantID

    @Option(help: "The tenant's verified domain.")
    var domain = SimulatorConfiguration().verifiedDomain

    @Option(help: "The application's (client) id.")
    var clientID = SimulatedApplication().clientID

    @Option(help: "A file that holds the client secret; without it an obviously fake one is used.")
    var clientSecretFile: String?

    @Option(help: "A file with the application's certificate in PEM (only the certificate is read).")
    var clientCertificateFile: String?

    @Option(
        name: .customLong("permission"),
        help: "An application permission; repeat it. Default: User.Read.All, GroupMember.Read.All.")
    var permissions: [String] = []

    @Option(
        help:
            "Registers one more application, with User.Read.All only, under this client id; its secret is the first one's with '-limited' at the end."
    )
    var limitedClientID: String?

    @Option(help: "Writes the certificate authority to this file, in PEM.")
    var caOut: String?

    @Option(help: "Lifetime of access tokens in seconds.")
    var tokenLifetime = 3599

    @Option(help: "Added to every answer, in milliseconds.")
    var latencyMs = 0

    @Flag(help: "Throttles like Microsoft Graph: by resource units, requests and writes.")
    var throttling = false

    @Option(help: "A JSON file with control API requests to carry out before it is ready.")
    var scenario: String?

    @Option(help: "Renders the pages of /users for this $select (with $top=999) before it is ready, for benchmarks.")
    var prerender: String?

    func run() async throws {
        let simulator = try EntraSimulator(try simulatorConfiguration())
        if let scenario { try simulator.play(try Self.read(scenario)) }
        if let prerender { try simulator.control.prerender(select: prerender) }
        let group = ServiceGroup(
            services: [simulator, Announcement(simulator: simulator, caOut: caOut)],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: Self.logger)
        try await group.run()
    }

    private static var logger: Logger {
        var logger = Logger(label: "entra-simulator", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = .warning
        return logger
    }
}

extension SimulatorCommand {
    private func simulatorConfiguration() throws -> SimulatorConfiguration {
        let fallback = SimulatedApplication()
        let secret = try clientSecretFile.map { try Self.read($0).trimmed } ?? fallback.secrets.first?.value ?? ""
        let certificates = try clientCertificateFile.map { [try Self.certificate(in: Self.read($0))] } ?? []
        let application = SimulatedApplication(
            clientID: clientID, secrets: [.init(secret)], certificates: certificates,
            permissions: permissions.isEmpty ? fallback.permissions : Set(permissions))
        let limited = limitedClientID.map {
            SimulatedApplication(
                clientID: $0, displayName: "Limited", secrets: [.init("\(secret)-limited")],
                permissions: ["User.Read.All"])
        }
        return SimulatorConfiguration(
            port: port, people: people, groups: groups, seed: seed, tenantID: tenantID, verifiedDomain: domain,
            application: application, otherApplications: limited.map { [$0] } ?? [], tokenLifetime: tokenLifetime,
            latency: .milliseconds(latencyMs), throttling: throttling)
    }

    private static func read(_ path: String) throws -> String {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            throw ValidationError("The file '\(path)' cannot be read.")
        }
        return String(decoding: data, as: UTF8.self)
    }

    /// The certificate of a PEM file that may hold a private key too.
    private static func certificate(in pem: String) throws -> String {
        guard let start = pem.firstRange(of: "-----BEGIN CERTIFICATE-----"),
            let end = pem.firstRange(of: "-----END CERTIFICATE-----")
        else { throw ValidationError("The certificate file holds no certificate in PEM.") }
        return String(pem[start.lowerBound..<end.upperBound])
    }
}

extension String {
    fileprivate var trimmed: String { String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()) }
}
