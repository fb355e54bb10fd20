import ArgumentParser
import DirectoryCore
import Logging
import Rollcall
import ServiceLifecycle
import UnixSignals

/// `rollcall serve`.
struct Serve: InstallationCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the pages, to browsers on this machine only, and keep the schedule.")

    @Option(help: "The port to listen on, on the loopback interface; 0 takes any free one.")
    var port: UInt16 = 8484

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    func run(in installation: Installation, _ console: Console) async throws -> ExitCode {
        let server = PageServer(installation, port: port) { port in
            console.print("Rollcall is at http://localhost:\(port)")
            console.note("Until accounts exist, it listens on this machine only. Stop it with Control-C.")
        }
        try await run([RunKeeper(installation), server, ScheduleKeeper(installation)], logger: data.logger)
        return .success
    }

    /// Runs services until the process is asked to stop.
    private func run(_ services: [any Service], logger: Logger) async throws {
        let group = ServiceGroup(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        try await group.run()
    }
}
