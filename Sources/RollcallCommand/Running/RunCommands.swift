import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Rollcall

/// `rollcall import`.
struct ImportCommand: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Import people of the tenant as users.",
        discussion: """
              rollcall import --match "ana ruiz" --dry-run
              rollcall import --all
            """)

    @OptionGroup var people: PersonOptions
    @Flag(help: "Only plan: nobody is imported.")
    var dryRun = false

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        let purpose = RunPurpose(.importing(try people.selection()), then: dryRun ? .preview : .apply)
        return try await carryOut(purpose, in: place, console)
    }
}

/// `rollcall plan`.
struct PlanCommand: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Show what synchronizing would change. No user is touched.",
        discussion: """
              rollcall plan --all
              rollcall plan --match sales --exit-code

            Then apply exactly what was shown:
              rollcall apply RUN --hash HASH
            """)

    @OptionGroup var people: UserOptions
    @Flag(help: "Exit with 2 when there is something to change.")
    var exitCode = false

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        let purpose = RunPurpose(.synchronizing(try people.selection()), then: .preview)
        let run = try await withProgress(in: place, console) { request in
            try await place.engine.run(purpose, in: place.organization, request: request)
        }
        let code = try await tell(run, in: place, console)
        return exitCode && run.plansChanges && code != .heldForReview ? .changesPresent : code
    }
}

/// `rollcall sync`.
struct SyncCommand: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync", abstract: "Bring imported users in step with the tenant.",
        discussion: """
              rollcall sync --all
              rollcall sync --user USER-ID --user USER-ID

            Exits with 3 when a brake held the plan: nothing is written then, and you
            can approve it, apply the rest, or reject it. Control-C stops the run, with
            nothing written.
            """)

    @OptionGroup var people: UserOptions
    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        try await carryOut(
            RunPurpose(.synchronizing(try people.selection()), then: .apply), in: place, console)
    }
}

extension Run {
    /// Whether applying the plan changes a user.
    fileprivate var plansChanges: Bool {
        let changing: [Outcome] = [.modified, .deleted, .imported, .deactivated, .reactivated, .restored]
        return changing.contains { counts[$0] > 0 }
    }
}
