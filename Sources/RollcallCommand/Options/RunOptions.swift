import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Rollcall

/// Which run is meant.
struct RunOptions: ParsableArguments {
    @Argument(help: "The number of the run.")
    var run: String

    func validate() throws {
        guard RunID(run) != nil else { throw ValidationError("RUN: \"\(run)\" is no run number.") }
    }
}

/// Which plan is meant: a run, and the hash that was shown.
struct PlanOptions: ParsableArguments {
    @Argument(help: "The number of the run whose plan it is.")
    var run: String

    @Option(help: "The plan's hash as it was shown; its first 8 characters are enough.")
    var hash: String

    func validate() throws {
        guard RunID(run) != nil else { throw ValidationError("RUN: \"\(run)\" is no run number.") }
        guard hash.count >= 8 else { throw ValidationError("--hash: at least 8 characters.") }
    }

    /// The run with the whole hash of its plan.
    ///
    /// - Throws: `not-found`, `run-not-applicable` for a run without a plan, `plan-mismatch`.
    func plan(in place: Workplace) async throws(Problem) -> (run: Run, hash: PlanHash) {
        let run = try await place.run(run)
        guard let whole = run.state.hash else { throw .runNotApplicable(run.id, state: run.state) }
        guard whole.description.hasPrefix(hash) else { throw .planMismatch }
        return (run, whole)
    }
}

/// Which users are meant.
struct UserArguments: ParsableArguments {
    @Argument(help: "The ids of users, as `users list` or `users deleted` shows them.")
    var users: [String]

    func validate() throws {
        _ = try ids()
    }

    /// The ids, each once.
    func ids() throws -> [UserID] {
        var seen: Set<UserID> = []
        return try users.map { text in
            guard let id = UserID(text) else { throw ValidationError("\"\(text)\" is no user id.") }
            return id
        }.filter { seen.insert($0).inserted }
    }
}
