public import ServiceLifecycle

/// A stand-in for the part of Microsoft Entra ID and Microsoft Graph that directory synchronization uses: sign-in, users,
/// groups, delta, deleted items, throttling and faults, over HTTPS on the loopback interface.
///
/// It makes its own certificate authority at start; clients trust `RunningSimulator.certificateAuthorityPEM`.
public final class EntraSimulator: Service {
    /// What happens in the (first) tenant.
    public let control: TenantControl

    /// - Throws: `ControlError.badValue` if the configuration does not make a tenant.
    public init(_ configuration: SimulatorConfiguration = SimulatorConfiguration()) throws {
        control = TenantControl(tenantID: configuration.tenantID)
        fatalError()
    }

    /// Serves until the service group shuts down or the task is canceled.
    public func run() async throws { fatalError() }

    /// Waits until the port is bound.
    /// - Throws: What kept `run()` from serving.
    public func ready() async throws -> RunningSimulator { fatalError() }

    /// The control of another configured tenant.
    public func control(ofTenant id: String) throws(ControlError) -> TenantControl { fatalError() }
}

/// A simulator that answers, and what a client must know to talk to it.
public struct RunningSimulator: Sendable {
    /// `localhost:PORT`, for both the login host and the Graph host.
    public let host: String
    public let port: Int
    /// The certificate authority that signed the server's certificate (for `localhost` and `127.0.0.1`), in PEM.
    public let certificateAuthorityPEM: String
    public let tenantID: String
    public let verifiedDomain: String
    public let clientID: String
    public let clientSecret: String
    /// How many people the tenant started with.
    public let people: Int
    /// What happens in the (first) tenant.
    public let control: TenantControl
}
