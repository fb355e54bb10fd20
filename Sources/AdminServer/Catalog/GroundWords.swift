import DirectoryCore

/// Why a person ended in a run as it did.
protocol GroundWords: Sendable {
    /// Proofs and reasons, in sentences; none where the outcome or the changes say it all.
    func grounds(_ verdict: Verdict, in kind: RunKind) -> [String]
    /// What a decision does to a person's access beside its verdict.
    func access(_ decision: Decision, in kind: RunKind) -> [String]
}
