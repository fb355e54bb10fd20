import DirectoryCore
import DirectoryPorts

/// Which runs a list shows, as its address says.
extension RunQuery {
    static let kinds: [RunKind] = [.synchronization, .importing, .undo, .restoration]

    /// - Throws: `invalid-value` naming the field.
    init(_ query: FormFields) throws(Problem) {
        let standing = try query.value("state").map { text throws(Problem) in
            guard let standing = Standing(rawValue: text) else { throw Self.unknown(text, field: "state") }
            return standing
        }
        let kind = try query.value("kind").map { text throws(Problem) in
            guard let kind = RunKind(rawValue: text) else { throw Self.unknown(text, field: "kind") }
            return kind
        }
        self.init(standing: standing, kind: kind)
    }

    private static func unknown(_ text: String, field: String) -> Problem {
        .invalid(field, cause: "“\(text)” is no filter of runs.", advice: "Choose one of the filters above the list.")
    }
}

/// Which decisions of a run its page shows, as its address says it.
extension DecisionQuery {
    /// - Throws: `invalid-value` naming the field.
    init(_ query: FormFields) throws(Problem) {
        let change = try query.value("change").map { text throws(Problem) in
            guard let change = ChangeKind(rawValue: text) else {
                throw .invalid(
                    "change", cause: "“\(text)” is no kind of change.",
                    advice: "Choose one of those that the page of the run names.")
            }
            return change
        }
        self.init(outcome: try query.outcome(), change: change)
    }

    /// What the address says.
    var parameters: [(name: String, value: String?)] {
        [("outcome", outcome?.rawValue), ("change", change?.rawValue)]
    }
}

extension RunPage {
    /// Chooses among the rows by what changes; every kind says how many there are.
    struct ChangeFilter: Sendable {
        let choices: [RunsPage.Choice]

        /// - Returns: nil where nothing changes that could be chosen.
        init?(_ counts: [ChangeKind: Int], of run: Run, chosen: DecisionQuery, _ viewing: Viewing) {
            let kinds = ChangeKind.allCases.filter { counts[$0] != nil || $0 == chosen.change }
            guard !kinds.isEmpty else { return nil }
            choices = ([nil] + kinds).map { kind in
                let query = DecisionQuery(outcome: chosen.outcome, change: kind)
                return RunsPage.Choice(
                    label: kind.map { viewing.words.change($0, counts[$0] ?? 0) } ?? viewing.words.allChanges,
                    link: viewing.link("/runs/\(run.id)", query.parameters).description,
                    isCurrent: kind == chosen.change)
            }
        }
    }
}
