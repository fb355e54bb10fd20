import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Rollcall

/// `rollcall import`.
struct ImportCommand: InstallationCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Import people of the tenant as users.")

    @OptionGroup var people: PersonOptions
    @Flag(help: "Only plan: nobody is imported.")
    var dryRun = false

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    func run(in installation: Installation, _ console: Console) async throws -> ExitCode {
        let selection = try people.selection()
        let run = try await withProgress(console) { request in
            dryRun
                ? try await installation.engine.planImport(
                    of: selection, in: Installation.organization, request: request)
                : try await installation.engine.importPeople(
                    selection, in: Installation.organization, request: request)
        }
        return try await tell(run, in: installation, console, withDecisions: dryRun)
    }
}

/// `rollcall plan`.
struct PlanCommand: InstallationCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Show what synchronizing would change. No user is touched.")

    @OptionGroup var people: UserOptions
    @Flag(help: "Exit with 2 when there is something to change.")
    var exitCode = false

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    func run(in installation: Installation, _ console: Console) async throws -> ExitCode {
        let selection = try people.selection()
        let run = try await withProgress(console) { request in
            try await installation.engine.planSynchronization(
                of: selection, in: Installation.organization, request: request)
        }
        let code = try await tell(run, in: installation, console, withDecisions: true)
        return exitCode && run.plansChanges ? .changesPresent : code
    }
}

/// `rollcall sync`.
struct SyncCommand: InstallationCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync", abstract: "Bring imported users in step with the tenant.")

    @OptionGroup var people: UserOptions
    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    func run(in installation: Installation, _ console: Console) async throws -> ExitCode {
        let selection = try people.selection()
        let run = try await withProgress(console) { request in
            try await installation.engine.synchronize(
                selection, in: Installation.organization, request: request)
        }
        return try await tell(run, in: installation, console, withDecisions: false)
    }
}

/// `rollcall apply`.
struct ApplyCommand: InstallationCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply", abstract: "Apply exactly the plan that was shown.")

    @Argument(help: "The number of the run whose plan it is.")
    var run: String

    @Option(help: "The plan's hash as it was shown; its first 8 characters are enough.")
    var hash: String

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard RunID(run) != nil else { throw ValidationError("RUN: \"\(run)\" is no run number.") }
        guard hash.count >= 8 else { throw ValidationError("--hash: at least 8 characters.") }
    }

    func run(in installation: Installation, _ console: Console) async throws -> ExitCode {
        let planned = try await installation.run(run)
        guard case .planned(let whole) = planned.state else {
            if case .applied(let whole) = planned.state, whole.description.hasPrefix(hash) {
                return try await tell(planned, in: installation, console, withDecisions: false)
            }
            throw Problem.runNotApplicable(planned.id)
        }
        guard whole.description.hasPrefix(hash) else { throw Problem.planMismatch }
        let applied = try await installation.engine.apply(planned.id, hash: whole, in: Installation.organization)
        return try await tell(applied, in: installation, console, withDecisions: false)
    }
}

extension InstallationCommand {
    /// Runs work that reports its progress.
    fileprivate func withProgress(
        _ console: Console, _ work: (RunRequest) async throws -> Run
    ) async throws -> Run {
        let bar = ProgressBar(console)
        defer { bar.finish() }
        return try await work(RunRequest(actor: .thisAccount) { bar.show($0) })
    }

    /// Shows a run that ended well.
    fileprivate func tell(
        _ run: Run, in installation: Installation, _ console: Console, withDecisions: Bool
    ) async throws -> ExitCode {
        if output.json {
            let decisions = withDecisions ? try await installation.decisions(of: run.id, showing: nil) : nil
            try console.printJSON(RunDocument(run, decisions: decisions))
        } else {
            let report = RunReport(run: run, console: console)
            if withDecisions { report.show(try await installation.noteworthyDecisions(of: run)) }
            report.show()
        }
        return run.exitCode
    }
}

extension Run {
    /// Whether applying the plan changes a user.
    fileprivate var plansChanges: Bool {
        let changing: [Outcome] = [.modified, .deleted, .imported, .deactivated, .reactivated, .restored]
        return changing.contains { counts[$0] > 0 }
    }
}
