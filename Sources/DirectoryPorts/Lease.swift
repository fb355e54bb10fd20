package import DirectoryCore
package import FoundationEssentials

/// The right to work on a connection, for a while (R25). At most one is live for each connection, over all servers.
///
/// The token counts up with every lease of the connection. A store compares it inside the transaction: whoever was away
/// for too long finds another token there and cannot commit.
///
/// Source: the fencing token of <https://martin.kleppmann.com/2016/02/08/how-to-do-distributed-locking.html>
package struct Lease: Hashable, Sendable {
    package let run: RunID
    package let organization: OrganizationID
    package let connection: ConnectionID
    package let token: Int64

    package init(run: RunID, organization: OrganizationID, connection: ConnectionID, token: Int64) {
        self.run = run
        self.organization = organization
        self.connection = connection
        self.token = token
    }

    /// How long a lease lasts without being renewed, in seconds.
    package static let life: TimeInterval = 20
    /// How often whoever works renews it.
    package static let renewal: Duration = .seconds(5)
}

/// What came of asking for a lease.
package enum LeaseGrant: Hashable, Sendable {
    /// A new run has begun.
    case granted(Lease, Run)
    /// A run for the same purpose is at work: its result is the answer.
    case joined(Run)
}

/// What whoever works learns when it renews its lease.
package enum LeaseOrder: Hashable, Sendable {
    case goOn
    /// Somebody asked for the run to wait.
    case pause(RunPause)
    /// Somebody asked for the run to be stopped.
    case stop(by: Actor)
}
