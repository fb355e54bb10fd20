/// How much one run may do before somebody has to look at it (R18).
package struct BrakeLimits: Hashable, Codable, Sendable {
    /// Deletions and deactivations.
    package var removals: Limit
    /// Changes of email or username.
    package var renames: Limit
    /// Values of one field that become empty: half a permission looks like that.
    package var clearings: Limit

    package init(removals: Limit, renames: Limit, clearings: Limit) {
        self.removals = removals
        self.renames = renames
        self.clearings = clearings
    }

    /// The limits that every connection starts with.
    package static let standard = BrakeLimits(
        removals: Limit(share: 0.05, atLeast: 5, atMost: 500), renames: Limit(share: 0.2, atLeast: 20),
        clearings: Limit(share: 0.05, atLeast: 20))

    /// A number of users, from the size of what they are part of.
    package struct Limit: Hashable, Codable, Sendable {
        /// 0…1; what lies outside counts as the nearer end.
        package let share: Double
        package let atLeast: Int
        package let atMost: Int?

        package init(share: Double, atLeast: Int, atMost: Int? = nil) {
            self.share = share
            self.atLeast = atLeast
            self.atMost = atMost
        }

        /// How many of so many are allowed.
        package func allowed(of population: Int) -> Int {
            min(atMost ?? .max, max(atLeast, Int(min(max(0, share), 1) * Double(population) + Self.roundingError)))
        }

        /// 29 % of 100 are 28.999999999999996 in binary, and mean 29.
        private static let roundingError = 1e-6
    }
}

/// What runs may be measured against: the connection's users and what happened to them lately.
package struct Population: Hashable, Sendable {
    /// Imported users of the connection that are not deleted.
    package let users: Int
    /// Deletions and deactivations by runs in the last 24 hours.
    package let recentRemovals: Int
    /// Changes of email or username by runs in the last 24 hours.
    package let recentRenames: Int

    package init(users: Int, recentRemovals: Int = 0, recentRenames: Int = 0) {
        self.users = users
        self.recentRemovals = recentRemovals
        self.recentRenames = recentRenames
    }

    /// How many users are fewer than half of them; no limit where there are fewer than four.
    fileprivate var lessThanHalf: Int { users >= 4 ? (users - 1) / 2 : .max }

    /// How far back recent goes, in seconds: a day.
    package static let recency: Double = 24 * 3_600
}

/// Why a brake held a plan.
package enum BrakeFinding: Hashable, Codable, Sendable {
    /// More deletions and deactivations than allowed, by themselves or with those of the last 24 hours.
    case removals(planned: Int, recent: Int, limit: Int, of: Int)
    /// Half or more of the connection's users would be deleted or deactivated.
    case half(planned: Int, of: Int)
    /// More changes of email or username than allowed.
    case renames(planned: Int, recent: Int, limit: Int, of: Int)
    /// A field becomes empty for more users than allowed, or for half of them: perhaps the tenant does not show it any
    /// more.
    case clearings(MappedField, planned: Int, limit: Int)
}

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
