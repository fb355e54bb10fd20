package import EntraSimulator

/// Runs a simulated tenant over real HTTPS on a free loopback port for as long as `body` takes, and stops it.
package func withSimulator<R: Sendable>(
    _ configuration: SimulatorConfiguration = SimulatorConfiguration(people: 50),
    _ body: (RunningSimulator) async throws -> R
) async throws -> R {
    try await EntraSimulator.serving(configuration, body)
}
