extension Plan {
    /// What holds the plan; empty when it may be applied.
    package func findings(for population: Population, limits: BrakeLimits) -> [BrakeFinding] {
        Brake(decisions: decisions, population: population, limits: limits).findings
    }

    /// The people of the decisions that the findings are about: the plan without them is *the rest*.
    package func subjects(of findings: [BrakeFinding]) -> Set<DirectoryObjectID> {
        Set(
            decisions.filter { decision in
                findings.contains { $0.concerns(decision) }
            }.map(\.subject.object))
    }
}

private struct Brake {
    let decisions: [Decision]
    let population: Population
    let limits: BrakeLimits

    var findings: [BrakeFinding] { removals + renames + clearings }

    private var removals: [BrakeFinding] {
        let planned = decisions.count { $0.isRemoval }
        guard planned > 0 else { return [] }
        var findings: [BrakeFinding] = []
        let limit = limits.removals.allowed(of: population.users)
        if planned + population.recentRemovals > limit {
            findings.append(
                .removals(planned: planned, recent: population.recentRemovals, limit: limit, of: population.users))
        }
        if planned > population.lessThanHalf {
            findings.append(.half(planned: planned, of: population.users))
        }
        return findings
    }

    private var renames: [BrakeFinding] {
        let planned = decisions.count { $0.isRename }
        let limit = limits.renames.allowed(of: population.users)
        guard planned > 0, planned + population.recentRenames > limit else { return [] }
        return [.renames(planned: planned, recent: population.recentRenames, limit: limit, of: population.users)]
    }

    private var clearings: [BrakeFinding] {
        let fields = decisions.flatMap(\.clearedFields)
        let limit = min(limits.clearings.allowed(of: population.users), population.lessThanHalf)
        return Dictionary(grouping: fields) { $0 }.sorted { $0.key < $1.key }
            .filter { $0.value.count > limit }
            .map { .clearings($0.key, planned: $0.value.count, limit: limit) }
    }
}

extension Decision {
    /// Whether the user can no longer use the application afterwards.
    package var isRemoval: Bool {
        switch verdict {
        case .deleted, .deactivated: true
        default: false
        }
    }

    /// Whether an existing user is called or addressed otherwise afterwards.
    package var isRename: Bool {
        guard case .user = subject, case let changes = verdict.changes else { return false }
        if case .restored = verdict { return false }
        return changes.contains { [.email, .username].contains($0.field) }
    }

    fileprivate var clearedFields: [MappedField] {
        verdict.changes.filter { $0.before != nil && $0.after == nil }.map(\.field)
    }
}

extension BrakeFinding {
    fileprivate func concerns(_ decision: Decision) -> Bool {
        switch self {
        case .removals, .half: decision.isRemoval
        case .renames: decision.isRename
        case .clearings(let field, _, _): decision.clearedFields.contains(field)
        }
    }
}
