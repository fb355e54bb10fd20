package import DirectoryCore

/// A plan on its way into the store.
package struct PlanRecord: Sendable {
    package let plan: Plan
    package let hash: PlanHash
    package let reading: ReadingFacts?
    /// What holds the plan; a held plan always waits.
    package let findings: [BrakeFinding]
    /// Becomes the connection's checkpoint when the plan is applied; nil when the plan covers less than everybody.
    package let checkpoint: Checkpoint?
    package let ending: RunPurpose.Ending

    package init(
        plan: Plan, hash: PlanHash, reading: ReadingFacts?, findings: [BrakeFinding] = [],
        checkpoint: Checkpoint? = nil, ending: RunPurpose.Ending
    ) {
        self.plan = plan
        self.hash = hash
        self.reading = reading
        self.findings = findings
        self.checkpoint = checkpoint
        self.ending = ending
    }

    /// What the plan means for its run: a finding holds it, else it waits or goes on as it was asked to.
    package var event: RunEvent {
        switch ending {
        case _ where !findings.isEmpty: .held(hash, findings)
        case .preview: .planned(hash)
        case .apply: .progressed(RunProgress(phase: .applying, people: 0, total: plan.decisions.count))
        }
    }
}
