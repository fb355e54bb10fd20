package import DirectoryCore

/// Who applies which plan.
package struct PlanApplication: Hashable, Sendable {
    package let run: RunID
    package let organization: OrganizationID
    /// What was approved; it must be the plan's.
    package let hash: PlanHash
    package let actor: Actor
    /// The lease that the run has held since it began; nil for a plan that waited.
    package let lease: Lease?

    package init(run: RunID, organization: OrganizationID, hash: PlanHash, actor: Actor, lease: Lease? = nil) {
        self.run = run
        self.organization = organization
        self.hash = hash
        self.actor = actor
        self.lease = lease
    }
}
