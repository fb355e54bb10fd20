/// Microsoft Graph's throttling for the directory: a bucket of resource units per application and tenant
/// (https://learn.microsoft.com/graph/throttling-limits#identity-and-access-service-limits).
struct ResourceUnits: Sendable {
    private struct Bucket: Sendable {
        var units: Double
        var filledAt: Timestamp
    }

    private var buckets: [String: Bucket] = [:]

    /// Takes the units of a request out of the bucket.
    /// - Returns: Nil if there were enough, else how many seconds to wait.
    mutating func spend(_ units: Int, by caller: Caller, people: Int, now: Timestamp) -> Int? {
        let capacity = Self.capacity(people: people)
        let key = "\(caller.clientID)/\(caller.tenantID)"
        var bucket = buckets[key] ?? Bucket(units: capacity, filledAt: now)
        let perSecond = capacity / 10
        bucket.units = min(capacity, bucket.units + Double(now.seconds - bucket.filledAt.seconds) * perSecond)
        bucket.filledAt = now
        defer { buckets[key] = bucket }
        guard bucket.units >= Double(units) else {
            return max(1, Int(((Double(units) - bucket.units) / perSecond).rounded(.up)))
        }
        bucket.units -= Double(units)
        return nil
    }

    /// Units per ten seconds, by the size of the tenant.
    private static func capacity(people: Int) -> Double { people < 50 ? 3_500 : people <= 500 ? 5_000 : 8_000 }

    /// What a request costs.
    static func cost(of route: GraphRoute, _ query: Query, method: String) -> Int {
        var cost = base(route, method: method)
        if query["$select"] != nil { cost -= 1 }
        if query["$expand"] != nil { cost += 1 }
        if let top = query["$top"].flatMap({ Int($0) }), top < 20 { cost -= 1 }
        if route == .getByIds { return query["$select"] == nil ? 5 : 2 }
        return max(1, cost)
    }

    private static func base(_ route: GraphRoute, method: String) -> Int {
        guard method == "GET" || method == "POST" && !isCollection(route) else { return 1 }
        switch route {
        case .users(.list): return 2
        case .members(_, let list): return list.isTransitive ? 5 : 3
        case .memberships: return 2
        case .membershipAction(_, let action):
            return action == .checkMemberGroups || action == .checkMemberObjects ? 4 : 2
        default: return 1
        }
    }

    private static func isCollection(_ route: GraphRoute) -> Bool {
        switch route {
        case .users, .groups: true
        default: false
        }
    }
}
