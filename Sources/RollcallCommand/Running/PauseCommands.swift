import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Rollcall

/// `rollcall runs pause`.
struct PauseRun: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause", abstract: "Have a run at work wait before its next request to Microsoft.",
        discussion: """
              rollcall runs pause 7
              rollcall runs resume 7

            It keeps what it has read. After 30 minutes of waiting it stops by itself,
            because what was read is too old then.
            """)

    @OptionGroup var run: RunOptions
    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        let run = try await place.run(run.run)
        try await place.engine.pause(run.id, in: place.organization, by: .thisAccount)
        if output.json {
            try console.printJSON(PauseDocument(run: run.id, paused: true))
        } else {
            console.print("Run \(run.id) was asked to wait, and does so within seconds. No user is changed by it.")
            console.print("Go on with:  rollcall runs resume \(run.id)")
        }
        return .success
    }
}

/// `rollcall runs resume`.
struct ResumeRun: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "Have a paused run go on.", discussion: "  rollcall runs resume 7")

    @OptionGroup var run: RunOptions
    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        let run = try await place.run(run.run)
        try await place.engine.resume(run.id, in: place.organization, by: .thisAccount)
        if output.json {
            try console.printJSON(PauseDocument(run: run.id, paused: false))
        } else {
            console.print("Run \(run.id) goes on within seconds.")
        }
        return .success
    }
}

private struct PauseDocument: Encodable {
    let run: RunID
    let paused: Bool
}
