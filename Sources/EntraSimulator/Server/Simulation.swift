/// Everything the simulator knows. A value with one entry point: a request in, a reply out, no I/O and no clock of its own.
struct Simulation: Sendable {
    var tenants: [Tenant]
    var faults = FaultQueue()
    var epochs = TokenEpochs()
    var deltaHabits = DeltaHabits()
    var log: RequestLog
    var throttle = Throttle()
    var codes = AuthorizationCodes()
    var weather: Weather? { didSet { weatherCount = 0 } }
    /// How many requests to Graph the weather has seen since it was set.
    private var weatherCount = 0
    /// Added to every answer of Graph.
    var latency: Duration = .zero
    var isThrottling: Bool
    var tokenLifetime: Int
    /// Seconds the simulator's clock is ahead of the machine's.
    var clockOffset = 0
    /// The `uti` of every token that was issued and not revoked.
    var liveTokens: Set<String> = []
    private var verifiedTokens: [String: JSONWebToken] = [:]
    private(set) var identifiers: IdentifierSource
    let key: SigningKey

    init(_ configuration: SimulatorConfiguration, now: Timestamp) throws {
        let primary = SimulatedTenant(
            tenantID: configuration.tenantID, verifiedDomain: configuration.verifiedDomain,
            displayName: configuration.displayName, people: configuration.people, groups: configuration.groups,
            seed: configuration.seed, applications: [configuration.application] + configuration.otherApplications)
        tenants = try ([primary] + configuration.otherTenants).map { try Tenant($0, now: now) }
        guard Set(tenants.flatMap { [$0.id, $0.domain, $0.initialDomain] }).count == tenants.count * 3 else {
            throw ControlError.badValue("Two tenants have the same id or domain.")
        }
        log = RequestLog(capacity: configuration.requestLogCapacity)
        isThrottling = configuration.throttling
        tokenLifetime = min(max(1, configuration.tokenLifetime), Timestamp.century)
        identifiers = IdentifierSource(seed: configuration.seed)
        key = try SigningKey.shared()
    }

    /// Answers a request.
    /// - Parameter machineTime: The machine's clock.
    mutating func answer(_ request: WireRequest, machineTime: Timestamp) -> Reply {
        let now = machineTime + clockOffset
        for index in tenants.indices { tenants[index].directory.purgeExpired(now: now) }
        let subject = Self.subject(of: request)
        let number = log.record(request)
        var reply = answer(request, subject, now: now)
        // A client whose clock differs can tell by this.
        reply.headers.append(Reply.Header(name: "Date", value: now.httpDate))
        log.finish(number, status: reply.delivery.isCut ? nil : reply.status)
        return reply
    }

    private mutating func answer(_ request: WireRequest, _ subject: FaultQueue.Subject, now: Timestamp) -> Reply {
        guard let effect = faults.next(.wire, subject) ?? weatherEffect(on: subject) else {
            return route(request, subject, now: now)
        }
        if case .unauthorized = effect {
            return dress(.unauthorized("Access token has expired or is not yet valid."), request, now: now)
        }
        if case .throttled = effect { return refuse(effect, request, now: now) }
        let fault = WireFault(effect: effect, now: now)
        return fault.replacement ?? fault.deliver(route(request, subject, now: now))
    }

    private mutating func weatherEffect(on subject: FaultQueue.Subject) -> Fault.Effect? {
        guard let weather, case .graph = subject else { return nil }
        weatherCount += 1
        return weather.effect(onRequest: weatherCount)
    }

    private mutating func refuse(_ effect: Fault.Effect, _ request: WireRequest, now: Timestamp) -> Reply {
        let nobody = Caller(tenantID: "", clientID: "", permissions: [], expiresAt: now)
        return dress(AnswerFault(effect: effect, caller: nobody, now: now).error ?? .throttled([]), request, now: now)
    }

    private mutating func route(_ request: WireRequest, _ subject: FaultQueue.Subject, now: Timestamp) -> Reply {
        if case .graph = subject {
            var reply = graph(request, now: now)
            reply.delay += latency
            return reply
        }
        return signIn(request, now: now)
    }

    private static func subject(of request: WireRequest) -> FaultQueue.Subject {
        let segments = request.segments
        if segments.first == "v1.0" || segments.first == "beta" {
            return .graph("/" + segments.dropFirst().joined(separator: "/"), query: request.query)
        }
        return segments.last == "token" ? .token : .other
    }

    /// Renders the pages of `/users` that requests with this query will read.
    mutating func prerender(_ tenantID: String, query: String, now: Timestamp) throws(GraphError) {
        guard let index = index(ofTenant: tenantID) else { throw .notFound(tenantID) }
        let request = WireRequest(
            method: "GET", path: "/v1.0/users", query: Query(query), headers: ["consistencylevel": "eventual"],
            origin: "")
        let reader = Caller(tenantID: tenantID, clientID: "", permissions: ["User.Read.All"], expiresAt: now)
        let call = GraphCall(
            request: request, route: .users(.list), caller: reader, now: now, epochs: epochs, deltaHabits: deltaHabits)
        try UserCollection(call: call).prerender(in: &tenants[index])
    }

    mutating func nextIdentifier() -> ObjectID { identifiers.next() }

    /// The tenant as those outside know it.
    func tenant(named name: String) -> Tenant? { tenants.first { $0.isNamed(name) && !$0.isDeleted } }

    /// Where the tenant stands, whether it can be reached or not.
    func index(ofTenant name: String) -> Int? { tenants.firstIndex { $0.isNamed(name) } }
}

extension Reply.Delivery {
    var isCut: Bool { if case .cut = self { true } else { false } }
}

// MARK: Graph

extension Simulation {
    private mutating func graph(_ request: WireRequest, now: Timestamp) -> Reply {
        let outcome: Result<Reply, GraphError>
        do throws(GraphError) {
            guard request.segments.first == "v1.0" else { throw .notImplemented("the beta version") }
            let caller = try self.caller(of: request, now: now)
            log.note(caller: caller)
            guard request.segments.count == 2, request.segments[1] == "$batch" else {
                return item(request, caller: caller, now: now)
            }
            outcome = .success(try batch(request, caller: caller, now: now))
        } catch {
            outcome = .failure(error)
        }
        switch outcome {
        case .success(let reply): return dress(reply, request)
        case .failure(let error): return dress(error, request, now: now)
        }
    }

    private mutating func batch(_ request: WireRequest, caller: Caller, now: Timestamp) throws(GraphError) -> Reply {
        guard request.method == "POST" else { throw .methodNotAllowed }
        let batch = try BatchRequest(request)
        log.note(
            batched: batch.items.map {
                "\($0.request.method) \($0.request.path)\($0.request.query.items.isEmpty ? "" : "?")\($0.request.query.raw)"
            })
        return batch.answer { self.item($0, caller: caller, now: now) }
    }

    /// One request, outer or inside a batch: both go this way.
    private mutating func item(_ request: WireRequest, caller: Caller, now: Timestamp) -> Reply {
        do throws(GraphError) {
            return dress(try perform(request, caller: caller, now: now), request)
        } catch {
            return dress(error, request, now: now)
        }
    }

    private mutating func perform(
        _ request: WireRequest, caller: Caller, now: Timestamp
    ) throws(GraphError) -> Reply {
        let path = Array(request.segments.dropFirst())
        let fault = faults.next(.answer, .graph("/" + path.joined(separator: "/"), query: request.query))
            .map { AnswerFault(effect: $0, caller: caller, now: now) }
        if let error = fault?.error { throw error }
        let route = try GraphRoute(path)
        guard let index = index(ofTenant: caller.tenantID), !tenants[index].isDeleted else {
            throw .notFound(caller.tenantID)
        }
        let call = GraphCall(
            request: tenants[index].offersAdvancedQueries ? request : request.withoutConsistencyLevel, route: route,
            caller: caller, now: now, epochs: epochs, deltaHabits: deltaHabits)
        guard Permissions.allow(call) else { throw .forbidden }
        let cost = try spend(call, people: tenants[index].directory.people.count)
        var reply = try GraphService(call: call).answer(in: &tenants[index])
        reply.setHeader("x-ms-resource-unit", String(cost))
        return fault?.spoil(reply, link: "\(request.origin)\(request.path)?\(request.query.raw)") ?? reply
    }

    private mutating func spend(_ call: GraphCall, people: Int) throws(GraphError) -> Int {
        let cost = ResourceUnits.cost(of: call.route, call.request.query, method: call.request.method)
        guard isThrottling else { return cost }
        let refusal = throttle.admit(call.caller, isWrite: call.isWrite, cost: cost, people: people, now: call.now)
        if let refusal { throw refusal.error }
        return cost
    }

    private mutating func caller(of request: WireRequest, now: Timestamp) throws(GraphError) -> Caller {
        let check = BearerCheck(key: key, origin: request.origin, now: now, live: liveTokens)
        let header = request.headers["authorization"]
        let token: JSONWebToken
        if let header, let verified = verifiedTokens[header] {
            token = verified
        } else {
            token = try check.read(header)
            if verifiedTokens.count > 200 { verifiedTokens.removeAll() }
            if let header { verifiedTokens[header] = token }
        }
        try check.check(token)
        let roles = Set(token.claims["roles"]?.strings ?? [])
        let tenantID = token.claims["tid"]?.string ?? ""
        let clientID = token.claims["appid"]?.string ?? ""
        let granted = tenant(named: tenantID)?.applications[clientID]?.permissions ?? []
        return Caller(
            tenantID: tenantID, clientID: clientID, permissions: roles.intersection(granted),
            expiresAt: token.time("exp") ?? now)
    }

    /// Adds the headers that every answer of Graph has.
    private mutating func dress(_ reply: Reply, _ request: WireRequest) -> Reply {
        dress(reply, request, requestID: nextIdentifier())
    }

    private mutating func dress(_ error: GraphError, _ request: WireRequest, now: Timestamp) -> Reply {
        let requestID = nextIdentifier()
        let reply = error.reply(requestID: requestID, clientRequestID: request.headers["client-request-id"], now: now)
        return dress(reply, request, requestID: requestID)
    }

    private func dress(_ reply: Reply, _ request: WireRequest, requestID: ObjectID) -> Reply {
        var reply = reply
        if reply.header("request-id") != nil { return reply }
        if reply.header("Content-Type") == nil, !reply.body.isEmpty {
            reply.setHeader(
                "Content-Type",
                "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8")
        }
        reply.setHeader("Cache-Control", "no-cache")
        reply.setHeader("Strict-Transport-Security", "max-age=31536000")
        reply.setHeader("request-id", requestID.description)
        reply.setHeader("client-request-id", request.headers["client-request-id"] ?? requestID.description)
        reply.setHeader(
            "x-ms-ags-diagnostic",
            #"{"ServerInfo":{"DataCenter":"Loopback","Slice":"E","Ring":"0","ScaleUnit":"000","Host":"SIMULATOR"}}"#)
        reply.setHeader("OData-Version", "4.0")
        return reply
    }
}
