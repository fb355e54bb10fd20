/// Microsoft Graph's limits together: requests of an application, writes, and resource units
/// (https://learn.microsoft.com/graph/throttling-limits). The first that is reached refuses.
struct Throttle: Sendable {
    /// Why a request was refused, as the headers of the 429 tell it.
    struct Refusal: Sendable, Hashable {
        /// Seconds, for `Retry-After`.
        var wait: Int
        /// `x-ms-throttle-scope`. Only that of the resource units is documented; the others are in its form.
        var scope: String
        /// `x-ms-throttle-information`; none is known for the limit on requests.
        var information: String?
    }

    /// The limits that are counted in windows.
    private enum Limit: Hashable, CaseIterable {
        case requestsOfApplication, writesOfApplication, writesOfTenant, writesInTenant

        var isOnWrites: Bool { self != .requestsOfApplication }

        var window: MovingWindow {
            switch self {
            case .requestsOfApplication: MovingWindow(limit: 130_000, seconds: 10)
            case .writesOfApplication: MovingWindow(limit: 35_000, seconds: 300)
            case .writesOfTenant: MovingWindow(limit: 18_000, seconds: 300)
            case .writesInTenant: MovingWindow(limit: 3_000, seconds: 150)
            }
        }

        /// Whose requests are counted together.
        func key(_ caller: Caller) -> String {
            switch self {
            case .requestsOfApplication, .writesOfApplication: caller.clientID
            case .writesOfTenant: caller.tenantID
            case .writesInTenant: "\(caller.clientID)/\(caller.tenantID)"
            }
        }

        func scope(_ caller: Caller) -> String {
            let scope =
                switch self {
                case .requestsOfApplication: "Application/ReadWrite"
                case .writesOfApplication: "Application/Write"
                case .writesOfTenant: "Tenant/Write"
                case .writesInTenant: "Tenant_Application/Write"
                }
            return "\(scope)/\(caller.clientID)/\(caller.tenantID)"
        }
    }

    private struct Counter: Hashable {
        var limit: Limit
        var key: String
    }

    private var windows: [Counter: MovingWindow] = [:]
    private var units = ResourceUnits()

    /// Counts a request against every limit.
    /// - Parameter people: The size of the tenant, which decides about its resource units.
    /// - Returns: Nil if it may pass.
    mutating func admit(
        _ caller: Caller, isWrite: Bool, cost: Int, people: Int, now: Timestamp
    ) -> Refusal? {
        let refusals = Limit.allCases.filter { isWrite || !$0.isOnWrites }.compactMap { limit in
            count(limit, caller, now: now)
        }
        if let refusal = refusals.max(by: { $0.wait < $1.wait }) { return refusal }
        return units.spend(cost, by: caller, people: people, now: now).map {
            Refusal(
                wait: $0, scope: "Tenant_Application/ReadWrite/\(caller.clientID)/\(caller.tenantID)",
                information: "ResourceUnitLimitExceeded")
        }
    }

    private mutating func count(_ limit: Limit, _ caller: Caller, now: Timestamp) -> Refusal? {
        windows[Counter(limit: limit, key: limit.key(caller)), default: limit.window].count(at: now).map {
            Refusal(
                wait: $0, scope: limit.scope(caller), information: limit.isOnWrites ? "WriteLimitExceeded" : nil)
        }
    }
}

extension Throttle.Refusal {
    var error: GraphError {
        let information = information.map { [Reply.Header(name: "x-ms-throttle-information", value: $0)] } ?? []
        return .throttled(
            [
                Reply.Header(name: "Retry-After", value: String(wait)),
                Reply.Header(name: "x-ms-throttle-scope", value: scope),
            ] + information)
    }
}

extension GraphCall {
    /// Whether the request changes the directory; some that are POSTed only read.
    var isWrite: Bool {
        switch route {
        case .getByIds, .membershipAction, .metadata, .batch: false
        default: !isGet
        }
    }
}
