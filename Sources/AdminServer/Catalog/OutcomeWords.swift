import DirectoryCore

/// What is said of how people end in a run.
protocol OutcomeWords: Sendable {
    /// After a number of a result or, before it is one, of a plan: `27 modified`, `27 to modify`.
    func outcome(_ outcome: Outcome, _ count: Int, isPlan: Bool) -> String
    /// Alone, on a row.
    func badge(_ outcome: Outcome) -> String
    func sectionHeading(_ outcome: Outcome, _ count: Int, isPlan: Bool) -> String
    /// What it means for these people; nil where the word says it.
    func explanation(_ outcome: Outcome, of run: Run) -> String?
    func showAll(_ count: Int) -> String
    func nobodyEnded(_ outcome: Outcome) -> String
    var nobodyEndedAdvice: String { get }

    /// What changes, as people look for it: `Email cleared`.
    func change(_ kind: ChangeKind) -> String
    /// `Email cleared (312)`
    func change(_ kind: ChangeKind, _ count: Int) -> String
    var allChanges: String { get }
    func sectionHeading(_ change: ChangeKind, _ count: Int) -> String
    var nobodyChangesSo: String { get }
}
