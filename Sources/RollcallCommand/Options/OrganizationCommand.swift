import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Foundation
import Logging
import Rollcall

/// A command that works in one organization.
protocol OrganizationCommand: AsyncParsableCommand {
    var data: WorkplaceOptions { get }
    var output: OutputOptions { get }

    /// Does the work.
    ///
    /// - Returns: the exit code of work that was done.
    func run(in place: Workplace, _ console: Console) async throws -> ExitCode
}

extension OrganizationCommand {
    func run() async throws {
        try await data.data.work(output) { installation, console in
            let organization = try await installation.organization(named: data.organization)
            return try await run(in: Workplace(installation, organization), console)
        }
    }
}

/// A command that works on the whole server.
protocol ServerCommand: AsyncParsableCommand {
    var data: DataOptions { get }
    var output: OutputOptions { get }

    /// Does the work.
    ///
    /// - Returns: the exit code of work that was done.
    func run(in installation: Installation, _ console: Console) async throws -> ExitCode
}

extension ServerCommand {
    func run() async throws { try await data.work(output) { try await run(in: $0, $1) } }
}

/// Where the data are.
struct DataOptions: ParsableArguments {
    @Option(name: .customLong("data-dir"), help: "The folder that holds the database and its key.")
    var path = "./rollcall-data"

    @Flag(help: "Log what is done, to standard error.")
    var verbose = false

    var directory: DataDirectory { DataDirectory(path: path) }

    var logger: Logger {
        var logger = Logger(label: "rollcall") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = verbose ? .debug : .error
        return logger
    }

    /// Opens the data directory, works, and closes it whatever happens. A problem is told, and becomes the exit code.
    func work(
        _ output: OutputOptions, _ work: (Installation, Console) async throws -> ExitCode
    ) async throws {
        let console = Console()
        let code: ExitCode
        do {
            let installation = try await Installation.open(directory, logger: logger)
            do {
                code = try await work(installation, console)
            } catch {
                await installation.close()
                throw error
            }
            await installation.close()
        } catch let problem as Problem {
            try output.tell(problem, on: console)
            code = problem.exitCode
        }
        if code != .success { throw code }
    }
}

/// Where the data are, and which organization of theirs is meant.
struct WorkplaceOptions: ParsableArguments {
    @Option(help: "The organization, by its short name. Without it, the only one there is.")
    var organization: String?

    @OptionGroup var data: DataOptions

    var logger: Logger { data.logger }
}

/// How to answer.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Answer with one JSON document on standard output.")
    var json = false

    func tell(_ problem: Problem, on console: Console) throws {
        if json { return try console.printJSON(ProblemDocument(error: problem)) }
        console.note(console.styled(problem.cause.description.safeForTerminal, .bold))
        console.note("\(problem.effect) \(problem.advice)".safeForTerminal)
        let trace = problem.trace.map { ", \($0.sentence)" } ?? ""
        console.note("Code \(problem.code.rawValue)\(trace)".safeForTerminal)
    }
}

extension Requester {
    /// The account that runs this command.
    static var thisAccount: Requester { Requester(.command(account: NSUserName())) }
}
