import DirectoryCore
import DirectoryPorts
import FoundationEssentials
import GRDB

/// A plan beside its decisions: what it was made from, and what is counted of it.
struct PlanHeader {
    let hash: PlanHash
    let kind: RunKind
    let tenant: TenantID
    let connectionRevision: Int64
    let madeAt: Date
    /// Users without a decision of their own, and the last event before the plan, by which they are found again.
    let quiet: Int
    let eventMark: Int64
    let aftermath: RunPurpose.Aftermath
    /// Deletions and deactivations, and changes of email or username (R18).
    let removals: Int
    let renames: Int
    let findings: [BrakeFinding]

    init(_ record: PlanRecord, eventMark: Int64) {
        let plan = record.plan
        hash = record.hash
        kind = plan.kind
        tenant = plan.tenant
        connectionRevision = plan.connectionRevision
        madeAt = plan.madeAt
        quiet = plan.quiet
        self.eventMark = eventMark
        aftermath = plan.aftermath
        removals = plan.decisions.count { $0.isRemoval }
        renames = plan.decisions.count { $0.isRename }
        findings = record.findings
    }

    /// - Returns: nil for a run without a plan.
    init?(row: Row) throws {
        typealias Column = RunColumn
        guard let hash: String = row[optional: Column.planHash] else { return nil }
        self.hash = PlanHash(hash)
        kind = try row.choice(Column.planKind)
        tenant = row[id: Column.planTenantID]
        connectionRevision = row[Column.planConnectionRevision]
        madeAt = row[date: Column.planMadeAt]
        quiet = row[Column.planQuiet]
        eventMark = row[Column.planEventMark]
        aftermath = try row.choice(Column.planAftermath)
        removals = row[Column.planRemovals]
        renames = row[Column.planRenames]
        findings = try row.json(Column.planFindings) ?? []
    }

    /// In the order of `RunColumn.plan`.
    func arguments() throws -> StatementArguments {
        [
            hash.description, kind.rawValue, tenant.uuid, connectionRevision, madeAt.stored, quiet,
            aftermath.rawValue, eventMark, removals, renames, findings.isEmpty ? nil : try storedJSON(findings),
        ]
    }
}
