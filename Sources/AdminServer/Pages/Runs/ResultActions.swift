import DirectoryCore
import DirectoryPorts

extension RunPage {
    /// What is left to do with a result.
    struct Actions: Sendable {
        /// Leads to the rows that were changed.
        let changes: EmptyState.Action?
        let duplicates: EmptyState.Action?
        let retry: Retry?
        let exports: [EmptyState.Action]
    }

    /// The form that tries those again who failed.
    struct Retry: Sendable {
        let action: String
        let button: String
    }

    /// The form that makes a plan anew without those who are ticked.
    struct Narrowing: Sendable {
        let action: String
        let hash: String
    }

    /// How much of what may be taken away a plan takes.
    struct SafetyView: Sendable {
        let sentence: String
        let value: Int
        let limit: Int
        /// Where the meter ends: more than the limit where the plan takes more.
        let end: Int
        let settings: String
    }
}

extension RunPage.Actions {
    /// - Returns: nil for a run without rows.
    init?(_ run: Run, _ viewing: Viewing) {
        guard run.selected > 0, run.state.hash != nil else { return nil }
        let (words, counts) = (viewing.words, run.counts)
        let path = "/runs/\(run.id)"
        let isApplied = run.state.hasEnded && !run.isPlan
        let changed = run.kind.mainOutcomes.first { counts[$0] > 0 && $0 != .duplicate }
        changes =
            isApplied
            ? changed.map { .init(words.viewChanges, viewing.link(path, [("outcome", $0.rawValue)])) } : nil
        duplicates =
            counts[.duplicate] > 0
            ? .init(words.resolveDuplicates(counts[.duplicate]), viewing.link("/duplicates")) : nil
        retry =
            isApplied && counts[.failed] > 0 && viewing.may(.synchronize)
            ? .init(action: viewing.link("\(path)/retry").description, button: words.retry(counts[.failed])) : nil
        exports =
            !viewing.may(.exportUsers)
            ? []
            : RunExport.allCases.map { export in
                .init(export.label, viewing.link("\(path)/export", [("format", export.rawValue)]))
            }
    }
}

extension RunPage.Narrowing {
    /// - Returns: nil unless the run is a plan that waits.
    init?(_ run: Run, _ viewing: Viewing) {
        guard run.state.isWaiting, let plan = run.state.hash, run.counts.changing > 0,
            viewing.may(.synchronize)
        else { return nil }
        action = viewing.link("/runs/\(run.id)/narrow").description
        hash = plan.description
    }
}

extension RunPage.SafetyView {
    /// - Returns: nil for a plan that the brakes do not look at.
    init?(_ run: Run, _ population: Population?, _ connection: Connection?, _ viewing: Viewing) {
        guard run.state.isWaiting, run.kind != .importing, let population, let connection else { return nil }
        let removals = run.counts.removals
        limit = connection.brakes.removals.allowed(of: population.users)
        value = removals + population.recentRemovals
        end = max(value, limit, 1)
        sentence = viewing.words.allowed(removals: removals, recent: population.recentRemovals, limit: limit)
        settings = viewing.link("/settings/safety").description
    }
}

extension OutcomeCounts {
    /// How many lose access.
    var removals: Int { self[.deleted] + self[.deactivated] }
}
