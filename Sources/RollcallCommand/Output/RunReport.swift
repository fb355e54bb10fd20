import DirectoryCore

/// A run told to a person.
struct RunReport {
    let run: Run
    let console: Console

    /// `37 modified · 2 deleted · 1 duplicated · 460 unchanged`, which add up to the selection.
    var summary: String {
        let always: [Outcome] = run.kind == .importing ? [.imported, .duplicate] : [.modified, .deleted, .duplicate]
        let others = run.counts.listed.filter { !always.contains($0.outcome) }.map(\.outcome)
        return (always + others).map { "\(run.counts[$0]) \($0.pastTense)" }.joined(separator: " · ")
    }

    /// What happened, and what did not.
    func show() {
        switch run.state {
        case .planned(let hash):
            console.print(console.styled("Plan of run \(run.id): \(summary)", .bold))
            console.print("Of \(run.selected) selected. No user has been changed.")
            console.print("Apply exactly this with:  rollcall apply \(run.id) --hash \(hash.short)")
        case .applied:
            let verb = run.kind == .importing ? "Imported" : "Synchronized"
            console.print(console.styled("\(verb): \(summary)", .bold))
            console.print("Run \(run.id), \(run.selected) selected. See who:  rollcall runs show \(run.id)")
        case .stopped(let problem):
            console.print(console.styled("Run \(run.id) stopped: \(problem.cause)", .bold))
            console.print("\(problem.effect) \(problem.advice)")
            console.print("Code \(problem.code.rawValue)\(problem.trace.map { ", \($0.sentence)" } ?? "")")
        }
    }

    /// One line or more for each decision, in the manner of a diff.
    func show(_ decisions: [Decision]) {
        let width = min(28, decisions.map { $0.name.safeForTerminal.count }.max() ?? 0)
        for decision in decisions {
            let name = decision.name.safeForTerminal.padded(to: width)
            let reason = decision.reason.map { ": \($0)" } ?? ""
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
