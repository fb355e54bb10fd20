import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Rollcall

extension InstallationCommand {
    /// Runs work that reports its progress, and stops it when Control-C is pressed.
    func withProgress(
        in installation: Installation, _ console: Console,
        _ work: @escaping @Sendable (RunRequest) async throws -> Run
    ) async throws -> Run {
        let bar = ProgressBar(console)
        defer { bar.finish() }
        return try await Interruption(installation: installation, console: console).guarding {
            try await work(RunRequest(by: .thisAccount) { bar.show($0) })
        }
    }

    /// Has the engine do what a purpose says, and shows the run.
    func carryOut(
        _ purpose: RunPurpose, in installation: Installation, _ console: Console
    ) async throws -> ExitCode {
        let run = try await withProgress(in: installation, console) { request in
            try await installation.engine.run(purpose, in: Installation.organization, request: request)
        }
        return try await tell(run, in: installation, console)
    }

    /// Shows a run, with its decisions when they wait for somebody.
    func tell(_ run: Run, in installation: Installation, _ console: Console) async throws -> ExitCode {
        if output.json {
            let decisions = run.state.isWaiting ? try await installation.decisions(of: run.id, showing: nil) : nil
            try console.printJSON(RunDocument(run, decisions: decisions))
        } else {
            let report = RunReport(run: run, console: console)
            if run.state.isWaiting { report.show(try await installation.noteworthyDecisions(of: run)) }
            report.show()
        }
        return run.exitCode
    }
}
