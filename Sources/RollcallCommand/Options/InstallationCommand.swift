import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Foundation
import Logging
import Rollcall

/// A command that works on a data directory directly.
protocol InstallationCommand: AsyncParsableCommand {
    var data: DataOptions { get }
    var output: OutputOptions { get }

    /// Does the work.
    ///
    /// - Returns: the exit code of work that was done.
    func run(in installation: Installation, _ console: Console) async throws -> ExitCode
}

extension InstallationCommand {
    func run() async throws {
        let console = Console()
        let code: ExitCode
        do {
            let installation = try await Installation.open(data.directory, logger: data.logger)
            do {
                code = try await run(in: installation, console)
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
}

/// How to answer.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Answer with one JSON document on standard output.")
    var json = false

    func tell(_ problem: Problem, on console: Console) throws {
        if json { return try console.printJSON(ProblemDocument(error: problem)) }
        console.note(console.styled(problem.cause.safeForTerminal, .bold))
        console.note("\(problem.effect) \(problem.advice)".safeForTerminal)
        let trace = problem.trace.map { ", \($0.sentence)" } ?? ""
        console.note("Code \(problem.code.rawValue)\(trace)".safeForTerminal)
    }
}

extension Requester {
    /// The account that runs this command.
    static var thisAccount: Requester { Requester(.command(account: NSUserName())) }
}
