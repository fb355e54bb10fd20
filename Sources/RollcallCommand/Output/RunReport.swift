import DirectoryCore

/// A run told to a person.
struct RunReport {
    let run: Run
    let console: Console

    /// `37 modified · 2 deleted · 1 duplicated · 460 unchanged`, which add up to the selection.
    var summary: String {
        let always = run.kind.mainOutcomes
        let others = run.counts.listed.filter { !always.contains($0.outcome) }.map(\.outcome)
        return (always + others).map { "\(run.counts[$0]) \($0.pastTense)" }.joined(separator: " · ")
    }

    /// What happened, what did not, and what to do next.
    func show() {
        switch run.state {
        case .planned(let hash):
            console.print(console.styled("Plan of run \(run.id): \(summary)", .bold))
            console.print("Of \(run.selected) selected. No user has been changed.")
            console.print("Apply exactly this with:  rollcall apply \(run.id) --hash \(hash.short)")
        case .applied:
            console.print(console.styled("\(run.kind.pastTense): \(summary)", .bold))
            console.print("Run \(run.id), \(run.selected) selected. See who:  rollcall runs show \(run.id)")
        case .running, .held, .discarded, .stopped:
            console.print(console.styled("Run \(run.id) \(run.state.phrase).", .bold))
            if run.state.hash != nil { console.print("Its plan:          \(summary)") }
            showAccount()
        }
        if let reading = run.reading { console.print(reading.sentence.description) }
        if let warning = run.warning { console.print(warning.description) }
    }

    /// The three facts about a run whose plan is not in the tables.
    private func showAccount() {
        guard let account = run.account else { return }
        for (index, sentence) in account.seen.enumerated() {
            console.print(
                "\(index == 0 ? "What was seen:    " : "                  ") \(sentence.description.safeForTerminal)")
        }
        console.print("What was not done: \(account.effect.description.safeForTerminal)")
        console.print("What to do next:   \(account.advice.description.safeForTerminal)")
        for command in run.nextCommands { console.print("  \(command)") }
        guard case .stopped(let problem) = run.state else { return }
        console.print("Code \(problem.code.rawValue)\(problem.trace.map { ", \($0.sentence)" } ?? "")".safeForTerminal)
    }

    /// One line or more for each decision, in the manner of a diff.
    func show(_ decisions: [Decision]) {
        let width = min(28, decisions.map { $0.name.safeForTerminal.count }.max() ?? 0)
        for decision in decisions {
            let name = decision.name.safeForTerminal.padded(to: width)
            let reason = decision.reason(in: run).map { ": \($0)" } ?? ""
            console.print("  \(symbol(of: decision)) \(name)  \(decision.outcome.pastTense)\(reason.safeForTerminal)")
            for change in decision.verdict.changes {
                let field = change.field.label.padded(to: 10)
                console.print("      \(field)  \(quoted(change.before)) → \(quoted(change.after))")
            }
        }
    }

    private func quoted(_ value: String?) -> String { value?.safeForTerminal ?? "(empty)" }

    private func symbol(of decision: Decision) -> String {
        switch decision.outcome {
        case .imported, .restored, .reactivated: console.styled("+", .green)
        case .modified: console.styled("~", .yellow)
        case .deleted, .deactivated: console.styled("-", .red)
        case .unchanged, .alreadyImported: " "
        case .duplicate, .invalid, .missing, .unreadable, .outOfScope, .protected, .held, .failed:
            console.styled("!", .yellow)
        }
    }
}

extension Run {
    /// What can be typed next.
    fileprivate var nextCommands: [String] {
        switch state {
        case .running(let progress):
            ["rollcall runs \(progress.paused == nil ? "pause" : "resume") \(id)", "rollcall runs stop \(id)"]
        case .held(let hash, _):
            [
                "rollcall approve \(id) --hash \(hash.short)      then, within 15 minutes, apply it:",
                "rollcall apply \(id) --hash \(hash.short)",
                "rollcall apply \(id) --hash \(hash.short) --rest",
                "rollcall reject \(id) --hash \(hash.short)",
            ]
        case .discarded(_, .replaced(let other)): ["rollcall runs show \(other)"]
        case .planned, .applied, .discarded, .stopped: []
        }
    }
}

extension RunState {
    /// The state after *run 7*.
    fileprivate var phrase: String {
        switch self {
        case .running: "is at work"
        case .planned: "has a plan that waits"
        case .held: "is held for review"
        case .applied: "was applied"
        case .discarded(_, .rejected): "was rejected"
        case .discarded(_, .replaced): "was replaced"
        case .stopped: "stopped"
        }
    }
}

extension RunKind {
    /// What was done, before the numbers of a result.
    fileprivate var pastTense: String {
        switch self {
        case .importing: "Imported"
        case .synchronization: "Synchronized"
        case .undo: "Undone"
        case .restoration: "Restored"
        }
    }
}

extension Outcome {
    /// The outcome after a number: *2 duplicated*.
    var pastTense: String {
        switch self {
        case .duplicate: "duplicated"
        case .alreadyImported: "already imported"
        case .outOfScope: "out of scope"
        case .modified, .deleted, .imported, .deactivated, .reactivated, .restored, .unchanged, .invalid, .missing,
            .unreadable, .protected, .held, .failed:
            rawValue
        }
    }
}

extension Problem.Trace {
    /// What to give to support.
    var sentence: String {
        [status.map { "HTTP \($0)" }, code, requestID.map { "request \($0)" }].compactMap(\.self)
            .joined(separator: ", ")
    }
}
