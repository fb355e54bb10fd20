extension TenantControl {
    /// Takes a permission from the tenant's first application. Tokens already issued lose it too, as after a revoked
    /// consent.
    public func dropPermission(_ permission: String) {
        changeApplication { $0.permissions.remove(permission) }
    }

    /// Grants a permission; as with the real service only tokens issued from then on carry it.
    public func grantPermission(_ permission: String) {
        changeApplication { $0.permissions.formUnion([permission]) }
    }

    /// Every secret of the application is expired from now on (AADSTS7000222).
    public func expireSecret() {
        let now = core.now.seconds
        changeApplication { application in
            for index in application.secrets.indices { application.secrets[index].expiresAt = now }
        }
    }

    /// Tokens issued so far, of every application, are refused from now on.
    public func revokeTokens() { core.with { simulation, _ in simulation.liveTokens.removeAll() } }

    /// How long tokens live that are issued from now on, in seconds.
    public func setTokenLifetime(_ seconds: Int) {
        core.with { simulation, _ in simulation.tokenLifetime = min(max(1, seconds), Timestamp.century) }
    }

    /// Whether advanced queries (`ConsistencyLevel: eventual`) work; without them the tenant is like one of Azure AD B2C,
    /// where the header does nothing.
    public func setAdvancedQueries(_ isOn: Bool) { with { tenant, _ in tenant.offersAdvancedQueries = isOn } }

    /// `/users` and everything else is empty, without an error; `refill` undoes it.
    public func emptyTenant() { with { tenant, _ in tenant.pretendEmpty() } }

    /// The tenant is as it was before `emptyTenant`, with what happened since.
    public func refill() { with { tenant, _ in tenant.unmask() } }

    /// Sign-in does not know the tenant any more (AADSTS90002) and Graph answers 404, until it is restored.
    public func deleteTenant() { with { tenant, _ in tenant.isDeleted = true } }

    /// The tenant is there again, as it was.
    public func restoreTenant() { with { tenant, _ in tenant.isDeleted = false } }

    /// The same hosts, the same credentials, another tenant: another id in `/organization` and tokens, other people.
    /// - Parameter id: The new tenant's GUID.
    public func swapTenant(to id: String) throws(ControlError) {
        guard ObjectID(id) != nil else { throw .badValue("The tenant id '\(id)' is not a GUID.") }
        with { tenant, _ in tenant.swap(to: id) }
    }

    /// - Returns: What the change returns; nil without an application.
    @discardableResult
    func changeApplication<R: Sendable>(_ change: (inout AppRegistration) -> R) -> R? {
        with { tenant, _ in
            guard let clientID = tenant.primaryClientID, var application = tenant.applications[clientID] else {
                return nil
            }
            let result = change(&application)
            tenant.applications[clientID] = application
            return result
        }
    }
}

// MARK: Faults

extension TenantControl {
    /// Queues a fault. Faults act for the whole simulator; of several for one request the first injected acts.
    public func inject(_ fault: Fault) { core.with { simulation, _ in simulation.faults.add(fault) } }

    /// Takes every fault back, permanent ones too.
    public func clearFaults() { core.with { simulation, _ in simulation.faults.clear() } }

    /// Every delta token issued so far answers 410 from now on.
    public func expireDeltaTokens() { core.with { simulation, _ in simulation.epochs.deltas += 1 } }

    /// Every nextLink issued so far answers 400 `Directory_ExpiredPageToken` from now on.
    public func expirePageTokens() { core.with { simulation, _ in simulation.epochs.pages += 1 } }

    /// How delta rounds behave beyond the documentation.
    public func setDeltaHabits(_ habits: DeltaHabits) {
        core.with { simulation, _ in
            simulation.deltaHabits = habits
            simulation.deltaHabits.pageSize = max(1, habits.pageSize)
        }
    }

    /// Whether the resource-unit bucket is in force.
    public func setThrottling(_ isOn: Bool) { core.with { simulation, _ in simulation.isThrottling = isOn } }

    /// Readers see the tenant as it is now: changes from now on stay invisible until `catchUp`.
    public func fallBehind() { with { tenant, _ in tenant.mask = .stale(tenant.directory) } }

    /// Replication has caught up.
    public func catchUp() { with { tenant, _ in tenant.unmask() } }

    /// Readers see these people as they are now, whatever happens to them, until `catchUp`; everybody else is up to date.
    public func holdBack(_ ids: [String]) throws(ControlError) {
        let objectIDs = try ids.map { text throws(ControlError) in try Self.objectID(text) }
        let missing = with { tenant, _ -> ObjectID? in
            let people = objectIDs.compactMap { tenant.directory.people.person($0) }
            tenant.mask = .lagging(Lag(frozen: people, since: tenant.directory.journal.latest))
            return objectIDs.first { tenant.directory.people.person($0) == nil }
        }
        if let missing { throw .noSuchPerson(missing.description) }
    }

    /// Faults that come by themselves; nil for fair weather.
    public func setWeather(_ weather: Weather?) { core.with { simulation, _ in simulation.weather = weather } }

    /// Added to every answer of Graph from now on, besides the configured latency.
    public func setLatency(_ latency: Duration) { core.with { simulation, _ in simulation.latency = latency } }
}

// MARK: Before a benchmark

extension TenantControl {
    /// Renders every page of `/users` for a `$select` and `$top` now, so that a benchmark does not measure the rendering.
    /// The pages are kept until somebody on them changes.
    /// - Parameters:
    ///   - filter: `$filter` of the list; an advanced one is allowed.
    ///   - expand: `$expand` of the list. Such pages are kept until anybody changes.
    public func prerender(
        select: String, top: Int = 999, filter: String? = nil, expand: String? = nil
    ) throws(ControlError) {
        let options =
            [("$select", select), ("$top", String(top)), ("$count", "true")]
            + [("$filter", filter), ("$expand", expand)].compactMap { name, value in value.map { (name, $0) } }
        let query = options.map { "\($0)=\(PercentCoding.encode($1))" }.joined(separator: "&")
        do throws(GraphError) {
            try core.with { simulation, now throws(GraphError) in
                try simulation.prerender(tenantID, query: query, now: now)
            }
        } catch {
            throw .badValue(error.message)
        }
    }
}

// MARK: Requests and time

extension TenantControl {
    /// The requests received, oldest first; the control API's own are not among them.
    public var requests: [RecordedRequest] { core.with { simulation, _ in simulation.log.latest } }

    /// Forgets the requests; the next one is number 1.
    public func resetRequests() { core.with { simulation, _ in simulation.log.reset() } }

    /// The simulator's clock, Unix seconds.
    public var now: Int { core.now.seconds }

    /// Moves the simulator's clock: tokens, secrets, page and delta tokens and deleted items age.
    public func advanceClock(by duration: Duration) {
        let limit = Int64(Timestamp.century)
        let seconds = Int(min(max(duration.components.seconds, -limit), limit))
        core.with { simulation, _ in
            simulation.clockOffset = min(max(simulation.clockOffset + seconds, -Timestamp.century), Timestamp.century)
        }
    }
}
