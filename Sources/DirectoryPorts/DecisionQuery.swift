package import DirectoryCore

/// Which decisions of a run a list shows.
package struct DecisionQuery: Hashable, Sendable {
    /// Nil for every one.
    package let outcome: Outcome?
    /// Nil for whatever changes, and for those who stay as they are.
    package let change: ChangeKind?

    package init(outcome: Outcome? = nil, change: ChangeKind? = nil) {
        self.outcome = outcome
        self.change = change
    }

    /// Whether it asks for all decisions.
    package var isEmpty: Bool { outcome == nil && change == nil }

    /// Whether a decision is among those that are asked for.
    package func includes(_ decision: Decision) -> Bool {
        (outcome == nil || outcome == decision.outcome)
            && (change.map { decision.changeKinds.contains($0) } ?? true)
    }
}
