import Logging
import ServiceLifecycle

extension EntraSimulator {
    /// Runs a simulated tenant over HTTPS for as long as the body takes, and lets it finish its last answers.
    ///
    /// - Throws: what the body throws, or what kept the tenant from being served.
    public static func serving<Value: Sendable>(
        _ configuration: SimulatorConfiguration = SimulatorConfiguration(),
        _ body: (RunningSimulator) async throws -> Value
    ) async throws -> Value {
        let simulator = try EntraSimulator(configuration)
        var logger = Logger(label: "entra-simulator")
        logger.logLevel = .critical
        let services = ServiceGroup(services: [simulator], logger: logger)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await services.run() }
            let result: Result<Value, any Error>
            do {
                result = .success(try await body(try await simulator.ready()))
            } catch {
                result = .failure(error)
            }
            await services.triggerGracefulShutdown()
            try await group.waitForAll()
            return try result.get()
        }
    }
}
