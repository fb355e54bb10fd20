import DirectoryCore

/// What is said of a run as a whole.
protocol RunWords: Sendable {
    /// `Run 7`
    func run(_ run: RunID) -> String
    /// What the browser's tab says.
    ///
    /// - Parameter chosen: the outcome whose rows alone are shown.
    func runTitle(_ run: Run, chosen: Outcome?, page: Int) -> String
    func kind(_ kind: RunKind) -> String
    func state(_ state: RunState) -> String
    func actor(_ actor: Actor) -> String

    /// The result, or what there is instead of one.
    func headline(of run: Run) -> String
    /// `27 modified + 2 deleted + 1 duplicated = 30 selected`
    func sum(_ counts: OutcomeCounts, isPlan: Bool) -> String

    func apply(changes: Int) -> String
    /// For a plan that changes nobody, and in which somebody is protected.
    var applyPlan: String { get }
    var recordNothing: String { get }
    /// What the button does that applies a held plan.
    func approve(changes: Int) -> String
}

/// What a run has to say for itself.
struct RunStory: Sendable {
    /// One sentence for each thing that was seen.
    let seen: [String]
    /// What it means for the users.
    let effect: String
    let advice: String
}

/// What the inner rooms have said of a run already.
extension Words {
    /// The account of a run whose plan is not in the tables; nil for an applied one, whose numbers speak.
    func story(of run: Run) -> RunStory? {
        run.account.map { RunStory(seen: $0.seen.map(say), effect: say($0.effect), advice: say($0.advice)) }
    }

    /// How the tenant was read, why in this way, and how much came of it.
    func reading(_ facts: ReadingFacts) -> String { say(facts.sentence) }
    /// What whoever takes something back has to know; nil when nothing is taken back.
    func warning(of run: Run) -> String? { run.warning.map(say) }
    /// What whoever is about to undo a run has to know.
    var undoWarning: String { say(RunPurpose.Aftermath.follow.warning(isDone: false)) }
}
