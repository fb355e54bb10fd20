import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Rollcall

/// `rollcall runs`.
struct RunsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs", abstract: "The history of everything that was run, and what to do about it.",
        subcommands: [ListRuns.self, ShowRun.self, StopRun.self, PauseRun.self, ResumeRun.self, UndoRun.self])
}

/// `rollcall runs list`.
struct ListRuns: OrganizationCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List runs, the latest first.")

    @Option(help: "Rows at most, 1 to 1,000.")
    var limit = 20

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...1_000).contains(limit) else { throw ValidationError("--limit: from 1 to 1000.") }
    }

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        let runs = try await place.store.runs(of: place.organization, limit: limit, before: nil)
        if output.json {
            try console.printJSON(runs.map { RunDocument($0) })
        } else if runs.isEmpty {
            console.print("Nothing has run yet. Start with:  rollcall import --all")
        } else {
            let rows = runs.map { run in
                [run.id.description, run.startedAt.short, run.kind.rawValue, run.state.name, run.oneLine(console)]
            }
            Table(header: ["RUN", "STARTED", "KIND", "STATE", "RESULT"], rows: rows).show(on: console)
        }
        return .success
    }
}

/// `rollcall runs show`.
struct ShowRun: OrganizationCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show what a run did to whom, and why; or what it saw and did not do.",
        discussion: """
              rollcall runs show 7
              rollcall runs show 7 --outcome duplicate
            """)

    @OptionGroup var run: RunOptions

    @Option(help: "Only people who ended so: modified, deleted, duplicate, unchanged, …")
    var outcome: String?

    @OptionGroup var data: WorkplaceOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let outcome, Outcome(rawValue: outcome) == nil {
            let known = Outcome.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--outcome: one of \(known).")
        }
    }

    func run(in place: Workplace, _ console: Console) async throws -> ExitCode {
        let run = try await place.run(run.run)
        let outcome = outcome.flatMap(Outcome.init(rawValue:))
        if output.json {
            let decisions = try await place.decisions(of: run.id, showing: outcome)
            try console.printJSON(RunDocument(run, decisions: decisions))
        } else {
            let report = RunReport(run: run, console: console)
            console.print(run.introduction.safeForTerminal)
            let decisions =
                if let outcome {
                    try await place.decisions(of: run.id, showing: outcome)
                } else {
                    try await place.noteworthyDecisions(of: run)
                }
            report.show(decisions)
            report.show()
        }
        return .success
    }
}

extension Run {
    fileprivate func oneLine(_ console: Console) -> String {
        if case .planned = state { return RunReport(run: self, console: console).summary }
        return account?.seen.map(\.description).joined(separator: " ") ?? RunReport(run: self, console: console).summary
    }

    /// What it is, who started it, and when.
    fileprivate var introduction: String {
        let end = endedAt.map { ", ended \($0.short)" } ?? ""
        return "Run \(id): \(kind.rawValue), started \(startedAt.short) by \(actor)\(end)"
    }
}

extension Workplace {
    /// - Throws: `not-found`.
    func run(_ number: String) async throws(Problem) -> Run {
        guard let id = RunID(number), let run = try await store.run(id, of: organization) else {
            throw .notFound("There is no run \(number) here.")
        }
        return run
    }

    /// All decisions of a run, or those with one outcome.
    func decisions(of run: RunID, showing outcome: Outcome?) async throws(Problem) -> [Decision] {
        var decisions: [Decision] = []
        var number = 1
        while true {
            let page = try await store.decisions(
                of: run, outcome: outcome, page: PageRequest(number: number, size: 1_000),
                in: organization)
            decisions += page.rows
            if number >= page.pageCount { return decisions }
            number += 1
        }
    }

    /// The decisions of a run but for those that say that all is well.
    func noteworthyDecisions(of run: Run) async throws(Problem) -> [Decision] {
        var decisions: [Decision] = []
        for (outcome, _) in run.counts.listed where ![.unchanged, .alreadyImported].contains(outcome) {
            decisions += try await self.decisions(of: run.id, showing: outcome)
        }
        return decisions
    }
}
