package import FoundationEssentials

/// The list of decisions made from an observation and our users. A plan never changes once it is made; what is
/// applied is exactly what was shown.
package struct Plan: Hashable, Codable, Sendable {
    package let kind: RunKind
    package let organization: OrganizationID
    package let connection: ConnectionID
    package let tenant: TenantID
    /// The revision of the connection's settings that the plan was made from (R26).
    package let connectionRevision: Int64
    /// A plan that was narrowed is as old as the one it came from: both rest on the same reading.
    package let madeAt: Date
    /// In the order of names, then object ids.
    package let decisions: [Decision]
    /// How many users of the selection are as they should be and have no decision of their own. Only a run over
    /// everybody passes users over in silence: the rest of the connection's users at the time.
    package let quiet: Int
    /// What becomes of the users that the plan changes.
    package let aftermath: RunPurpose.Aftermath

    package init(
        kind: RunKind, organization: OrganizationID, connection: ConnectionID, tenant: TenantID,
        connectionRevision: Int64, madeAt: Date, decisions: [Decision], quiet: Int = 0,
        aftermath: RunPurpose.Aftermath = .follow
    ) {
        self.kind = kind
        self.organization = organization
        self.connection = connection
        self.tenant = tenant
        self.connectionRevision = connectionRevision
        self.madeAt = madeAt
        self.decisions = decisions.sorted { left, right in
            (ExactText(left.name), left.subject.object) < (ExactText(right.name), right.subject.object)
        }
        self.quiet = quiet
        self.aftermath = aftermath
    }

    package var counts: OutcomeCounts {
        OutcomeCounts(counting: decisions.lazy.map(\.outcome)).adding(quiet, to: .unchanged)
    }

    /// People of whom the tenant shows something that could not be taken in. The next run says so again, or takes it in
    /// when nothing but an address, a permission or a protection was in the way (R11, R19).
    package var notTakenIn: [DirectoryObjectID] {
        decisions.filter { [.duplicate, .invalid, .unreadable, .protected].contains($0.outcome) }.map(\.subject.object)
    }

    /// Whether applying the plan changes a user.
    package var hasChanges: Bool {
        decisions.contains { decision in
            switch decision.outcome {
            case .modified, .deleted, .imported, .deactivated, .reactivated, .restored: true
            case .protected: !decision.verdict.changes.isEmpty
            case .duplicate, .alreadyImported, .unchanged, .invalid, .missing, .unreadable, .outOfScope, .held,
                .failed:
                false
            }
        }
    }
}
