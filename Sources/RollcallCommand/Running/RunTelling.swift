import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Rollcall

extension OrganizationCommand {
    /// Runs work that reports its progress, and stops it when Control-C is pressed.
    func withProgress(
        in place: Workplace, _ console: Console,
        _ work: @escaping @Sendable (RunRequest) async throws -> Run
    ) async throws -> Run {
        let bar = ProgressBar(console)
        defer { bar.finish() }
        return try await Interruption(place: place, console: console).guarding {
            try await work(RunRequest(by: .thisAccount) { bar.show($0) })
        }
    }

    /// Has the engine do what a purpose says, and shows the run.
    func carryOut(
        _ purpose: RunPurpose, in place: Workplace, _ console: Console
    ) async throws -> ExitCode {
        let run = try await withProgress(in: place, console) { request in
            try await place.engine.run(purpose, in: place.organization, request: request)
        }
        return try await tell(run, in: place, console)
    }

    /// Shows a run, with its decisions when they wait for somebody.
    func tell(_ run: Run, in place: Workplace, _ console: Console) async throws -> ExitCode {
        if output.json {
            let decisions = run.state.isWaiting ? try await place.decisions(of: run.id, showing: nil) : nil
            try console.printJSON(RunDocument(run, decisions: decisions))
        } else {
            let report = RunReport(run: run, console: console)
            if run.state.isWaiting { report.show(try await place.noteworthyDecisions(of: run)) }
            report.show()
        }
        return run.exitCode
    }
}
