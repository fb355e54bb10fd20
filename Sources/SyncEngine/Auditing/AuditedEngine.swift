package import DirectoryCore
package import DirectoryPorts

/// Writes into the organization's audit who asks for what, before the engine begins it. What cannot be written down is
/// not begun.
///
/// What comes of it is in the history of runs. Searching the tenant is looking, and is not written down.
package struct AuditedEngine: Synchronizing {
    private let engine: any Synchronizing
    private let audit: any AuditStore
    private let world: World

    package init(_ engine: any Synchronizing, audit: any AuditStore, world: World) {
        self.engine = engine
        self.audit = audit
        self.world = world
    }

    package func test(
        _ organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> ConnectionReport {
        try await note(requester.did(.connectionTested, to: .connection), in: organization)
        return try await engine.test(organization, by: requester)
    }

    package func search(
        _ text: String, in organization: OrganizationID
    ) async throws(Problem) -> [ImportCandidate] {
        try await engine.search(text, in: organization)
    }

    package func run(
        _ purpose: RunPurpose, in organization: OrganizationID, request: RunRequest
    ) async throws(Problem) -> Run {
        let asked = request.requester.did(.runAsked, to: .newRun(purpose.kind), purpose.facts)
        try await note(asked, in: organization)
        return try await engine.run(purpose, in: organization, request: request)
    }

    package func start(
        _ purpose: RunPurpose, in organization: OrganizationID, request: RunRequest
    ) async throws(Problem) -> Run {
        try await note(request.requester.did(.runAsked, to: .newRun(purpose.kind), purpose.facts), in: organization)
        return try await engine.start(purpose, in: organization, request: request)
    }

    package func activity(of run: RunID, in organization: OrganizationID) async -> RunActivity? {
        await engine.activity(of: run, in: organization)
    }

    package func apply(
        _ run: RunID, hash: PlanHash, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Run {
        try await note(requester.did(.planApplied, to: run, hash), in: organization)
        return try await engine.apply(run, hash: hash, in: organization, by: requester)
    }

    package func startApplying(
        _ run: RunID, hash: PlanHash, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Run {
        try await note(requester.did(.planApplied, to: run, hash), in: organization)
        return try await engine.startApplying(run, hash: hash, in: organization, by: requester)
    }

    package func approve(
        _ run: RunID, hash: PlanHash, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Approval {
        try await note(requester.did(.planApproved, to: run, hash), in: organization)
        return try await engine.approve(run, hash: hash, in: organization, by: requester)
    }

    package func reject(
        _ run: RunID, hash: PlanHash, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Run {
        try await note(requester.did(.planRejected, to: run, hash), in: organization)
        return try await engine.reject(run, hash: hash, in: organization, by: requester)
    }

    package func narrow(
        _ run: RunID, hash: PlanHash, to narrowing: Narrowing, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Run {
        try await note(requester.did(.planNarrowed, to: run, hash, [narrowing.fact]), in: organization)
        return try await engine.narrow(run, hash: hash, to: narrowing, in: organization, by: requester)
    }

    package func refresh(
        _ run: RunID, in organization: OrganizationID, request: RunRequest
    ) async throws(Problem) -> Run {
        try await note(request.requester.did(.planRefreshed, to: run), in: organization)
        return try await engine.refresh(run, in: organization, request: request)
    }

    package func startRefreshing(
        _ run: RunID, in organization: OrganizationID, request: RunRequest
    ) async throws(Problem) -> Run {
        try await note(request.requester.did(.planRefreshed, to: run), in: organization)
        return try await engine.startRefreshing(run, in: organization, request: request)
    }

    package func cancel(_ run: RunID, in organization: OrganizationID, by requester: Requester) async throws(Problem) {
        try await note(requester.did(.runStopped, to: run), in: organization)
        try await engine.cancel(run, in: organization, by: requester)
    }

    package func pause(_ run: RunID, in organization: OrganizationID, by requester: Requester) async throws(Problem) {
        try await note(requester.did(.runPaused, to: run), in: organization)
        try await engine.pause(run, in: organization, by: requester)
    }

    package func resume(_ run: RunID, in organization: OrganizationID, by requester: Requester) async throws(Problem) {
        try await note(requester.did(.runResumed, to: run), in: organization)
        try await engine.resume(run, in: organization, by: requester)
    }

    private func note(_ draft: AuditDraft, in organization: OrganizationID) async throws(Problem) {
        try await audit.note(AuditNote(draft, in: .organization(organization)), at: world.now())
    }
}
