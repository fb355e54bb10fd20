import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Rollcall

/// `rollcall runs stop`.
struct StopRun: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop", abstract: "Stop a run that is at work, wherever it works.",
        discussion: "  rollcall runs stop 7")

    @OptionGroup var run: RunOptions
    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        let run = try await place.run(run.run)
        try await place.engine.cancel(run.id, in: place.organization, by: .thisAccount)
        if output.json {
            try console.printJSON(StopDocument(run: run.id, stopping: true))
        } else {
            console.print("Run \(run.id) was asked to stop, and ends within seconds. No user is changed by it.")
        }
        return .success
    }
}

/// `rollcall runs undo`.
struct UndoRun: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Change back what a run changed, but for users who have changed since.",
        discussion: """
              rollcall runs undo 7 --dry-run
              rollcall runs undo 7

            Entra still has the values of that run, and the next synchronization
            writes them again. Therefore the users are held; --no-hold leaves that out.
            """)

    @OptionGroup var run: RunOptions

    @Flag(inversion: .prefixedNo, help: "Hold the users, so that synchronizations leave them alone until released.")
    var hold = true

    @Flag(help: "Only plan: no user is changed back.")
    var dryRun = false

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        let run = try await place.run(run.run)
        let purpose = RunPurpose(.undoing(run.id, hold ? .hold : .follow), then: dryRun ? .preview : .apply)
        return try await carryOut(purpose, in: place, console)
    }
}

private struct StopDocument: Encodable {
    let run: RunID
    let stopping: Bool
}
