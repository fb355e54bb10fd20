public import ServiceLifecycle

/// A stand-in for the part of Microsoft Entra ID and Microsoft Graph that directory synchronization uses: sign-in, users,
/// groups, delta, deleted items, throttling and faults, over HTTPS on the loopback interface.
///
/// It makes its own certificate authority at start; clients trust `RunningSimulator.certificateAuthorityPEM`.
public final class EntraSimulator: Service {
    /// What happens in the (first) tenant.
    public let control: TenantControl
    private let configuration: SimulatorConfiguration
    private let core: SimulatorCore
    private let certificate: ServerCertificate
    private let readiness = Readiness()

    /// - Throws: `ControlError.badValue` if the configuration does not make a tenant.
    public init(_ configuration: SimulatorConfiguration = SimulatorConfiguration()) throws {
        self.configuration = configuration
        core = try SimulatorCore(configuration)
        certificate = try ServerCertificate(now: core.now)
        control = TenantControl(tenantID: configuration.tenantID.lowercased(), core: core)
    }

    /// Serves until the service group shuts down or the task is canceled.
    public func run() async throws {
        let server = SimulatorServer(
            core: core, certificate: certificate, port: configuration.port, identityPort: configuration.identityPort,
            latency: configuration.latency)
        do {
            try await server.run { ports in self.readiness.succeed(self.running(on: ports)) }
            readiness.fail(CancellationError())
        } catch {
            readiness.fail(error)
            throw error
        }
    }

    /// Waits until the port is bound.
    /// - Throws: What kept `run()` from serving.
    public func ready() async throws -> RunningSimulator { try await readiness.value() }

    /// The control of another configured tenant.
    public func control(ofTenant id: String) throws(ControlError) -> TenantControl {
        guard core.with({ simulation, _ in simulation.index(ofTenant: id) }) != nil else { throw .noSuchTenant(id) }
        return TenantControl(tenantID: id.lowercased(), core: core)
    }

    /// Carries out a scenario: a JSON array of control API requests (see Documentation/simulator.md).
    /// - Throws: `ControlError` naming the step that failed; the steps before it have been carried out.
    public func play(_ scenario: String) throws(ControlError) { try Scenario(scenario).play(on: core) }

    private func running(on ports: SimulatorServer.Ports) -> RunningSimulator {
        RunningSimulator(
            host: "localhost:\(ports.main)", port: ports.main,
            identityHost: ports.identity.map { "http://127.0.0.1:\($0)" },
            certificateAuthorityPEM: certificate.authorityPEM,
            tenantID: configuration.tenantID.lowercased(), verifiedDomain: configuration.verifiedDomain,
            clientID: configuration.application.clientID,
            clientSecret: configuration.application.secrets.first?.value ?? "", people: configuration.people,
            control: control)
    }
}

/// A simulator that answers, and what a client must know to talk to it.
public struct RunningSimulator: Sendable {
    /// `localhost:PORT`, for both the login host and the Graph host.
    public let host: String
    /// The TCP port, on the loopback interface.
    public let port: Int
    /// `http://127.0.0.1:PORT`: the machine's identity service, if it was asked for. Its secret for application platforms
    /// (`X-IDENTITY-HEADER`) is `fake-identity-header`.
    public let identityHost: String?
    /// The certificate authority that signed the server's certificate (for `localhost` and `127.0.0.1`), in PEM.
    public let certificateAuthorityPEM: String
    /// The (first) tenant's GUID.
    public let tenantID: String
    /// The tenant's default verified domain.
    public let verifiedDomain: String
    /// The client id of the application to sign in as.
    public let clientID: String
    /// That application's first client secret; obviously fake unless it was configured.
    public let clientSecret: String
    /// How many people the tenant started with.
    public let people: Int
    /// What happens in the (first) tenant.
    public let control: TenantControl
}
