import ArgumentParser
import DirectoryCore
import DirectoryPorts
import Rollcall

/// The whole story in the terminal: preview, synchronize, and compare with what was done to the tenant.
struct DemoScript {
    let story: DemoStory
    let happened: DemoHappenings
    let console: Console

    func run() async throws {
        let engine = story.place.engine
        let planned = try await engine.planSynchronization(
            of: .everyone, in: story.place.organization, request: RunRequest(by: .thisAccount))
        RunReport(run: planned, console: console).show(try await story.place.noteworthyDecisions(of: planned))
        console.print()
        guard case .planned(let hash) = planned.state else {
            throw Problem.runNotApplicable(planned.id, state: planned.state)
        }
        let applied = try await engine.apply(
            planned.id, hash: hash, in: story.place.organization, by: .thisAccount)
        RunReport(run: applied, console: console).show()
        try compare(applied)
    }

    private func compare(_ run: Run) throws {
        console.print()
        console.print("What was done to the tenant, and what Rollcall found:")
        let rows = happened.expected.sorted { $0.key < $1.key }
        Table(
            header: ["", "DONE", "FOUND"],
            rows: rows.map { [$0.key.pastTense, String($0.value), String(run.counts[$0.key])] }
        ).show(on: console)
        guard rows.allSatisfy({ run.counts[$0.key] == $0.value }) else {
            console.note("They differ.")
            throw ExitCode.failedHere
        }
    }
}
