package import DirectoryCore
package import FoundationEssentials

/// How a plan that waits stands to what is there now (R26).
package struct PlanStanding: Hashable, Sendable {
    /// When what it rests on was read.
    package let madeAt: Date
    /// What has changed since, so that the plan would be refused; nil when nothing has. Whether somebody else has taken
    /// an address is found only when it is applied.
    package let change: Change?

    package init(madeAt: Date, change: Change?) {
        self.madeAt = madeAt
        self.change = change
    }

    /// Why a plan does not fit any more.
    package enum Change: Hashable, Sendable {
        /// So many users of the plan.
        case users(Int)
        /// The connection's settings, or its tenant.
        case connection

        /// Why applying is refused.
        package var problem: Problem {
            switch self {
            case .users(let number): .planStale(changed: number)
            case .connection: .planStale(changed: nil)
            }
        }
    }
}
