package import DirectoryCore

/// What pages, commands and the schedule ask of the engine.
///
/// A problem that stops a run after it began is recorded as a stopped run and thrown.
package protocol Synchronizing: Sendable {
    /// Shows every credential, reads the organization and one person, and pins the tenant.
    ///
    /// - Returns: how far it came; what stopped it is in the report.
    /// - Throws: `not-connected`, and what the store throws.
    func test(_ organization: OrganizationID, by requester: Requester) async throws(Problem) -> ConnectionReport

    /// Finds people of the tenant to import, and marks those that are here already or would be duplicates (R12).
    func search(_ text: String, in organization: OrganizationID) async throws(Problem) -> [ImportCandidate]

    /// Does what the purpose says: observes, plans, and stops at the preview, at a brake, or when the plan is applied.
    /// A second request for the same purpose waits for the first and returns its run (R25).
    ///
    /// - Throws: `run-in-progress`, and whatever stops the run.
    func run(
        _ purpose: RunPurpose, in organization: OrganizationID, request: RunRequest
    ) async throws(Problem) -> Run

    /// Begins what the purpose says and answers with the run while it goes on. It goes on as long as the server works;
    /// when the server is shut down it is stopped, and says so. A second request for the same purpose is answered with
    /// the first run (R25).
    ///
    /// - Throws: what keeps the run from beginning: `nothing-selected`, `not-connected`, `run-in-progress`,
    ///   `nothing-to-undo`, `not-found`. What goes wrong later is the run's own story.
    func start(
        _ purpose: RunPurpose, in organization: OrganizationID, request: RunRequest
    ) async throws(Problem) -> Run

    /// What this server knows of a run beyond what is stored; nil when it works on it no more, or another server does.
    func activity(of run: RunID, in organization: OrganizationID) async -> RunActivity?

    /// Applies exactly the plan with this hash. A held plan must have been approved by the same person.
    ///
    /// - Throws: `plan-stale`, `plan-mismatch`, `approval-needed`, `run-in-progress`, `run-not-applicable`, `not-found`.
    func apply(
        _ run: RunID, hash: PlanHash, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Run

    /// Applies exactly the plan with this hash, and answers after a moment even when that takes longer: with the run as
    /// it is then. What goes wrong later is told by `activity`.
    ///
    /// - Throws: as `apply`, as far as it goes wrong within that moment.
    func startApplying(
        _ run: RunID, hash: PlanHash, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Run

    /// Says that a held plan may be applied, for a quarter of an hour.
    func approve(
        _ run: RunID, hash: PlanHash, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Approval

    /// Gives a plan up.
    func reject(
        _ run: RunID, hash: PlanHash, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Run

    /// Makes a waiting plan anew without some of its people, from the same reading. The old plan is discarded.
    func narrow(
        _ run: RunID, hash: PlanHash, to narrowing: Narrowing, in organization: OrganizationID, by requester: Requester
    ) async throws(Problem) -> Run

    /// Reads the tenant again for the purpose of a run whose plan waits. The old plan is discarded.
    func refresh(
        _ run: RunID, in organization: OrganizationID, request: RunRequest
    ) async throws(Problem) -> Run

    /// As `refresh`, answering while the new run goes on. The old plan waits until the new one is made.
    func startRefreshing(
        _ run: RunID, in organization: OrganizationID, request: RunRequest
    ) async throws(Problem) -> Run

    /// Stops a run that is at work, wherever it works.
    func cancel(_ run: RunID, in organization: OrganizationID, by requester: Requester) async throws(Problem)

    /// Has a run at work wait before its next request to the tenant, wherever it works. It keeps what it has read, and
    /// stops by itself when its pauses last for `RunPause.patience` together.
    ///
    /// - Throws: `not-found`, `run-not-applicable`, `not-pausable`, `already-paused`.
    func pause(_ run: RunID, in organization: OrganizationID, by requester: Requester) async throws(Problem)

    /// Has a paused run go on.
    ///
    /// - Throws: `not-found`, `run-not-applicable`, `not-paused`.
    func resume(_ run: RunID, in organization: OrganizationID, by requester: Requester) async throws(Problem)
}

/// What a server knows of a run beyond what is stored.
package enum RunActivity: Hashable, Sendable {
    /// It works on the run, and this is how far it is now.
    case working(RunProgress)
    /// It has tried to apply the plan, and this is why it did not.
    case notApplied(Problem)
}

/// Which of a plan's people are left alone in the plan that takes its place.
package enum Narrowing: Hashable, Sendable {
    /// Everybody whom the brake's findings are about: *apply the rest*.
    case theRest
    case leavingOut(Set<DirectoryObjectID>)
}

extension Synchronizing {
    /// Reads, decides and stores a plan. No user is changed.
    package func planSynchronization(
        of selection: Selection, in organization: OrganizationID, request: RunRequest
    ) async throws(Problem) -> Run {
        try await run(RunPurpose(.synchronizing(selection), then: .preview), in: organization, request: request)
    }

    /// Reads, decides and stores a plan. No user is made.
    package func planImport(
        of selection: ImportSelection, in organization: OrganizationID, request: RunRequest
    ) async throws(Problem) -> Run {
        try await run(RunPurpose(.importing(selection), then: .preview), in: organization, request: request)
    }

    /// Plans and applies.
    package func synchronize(
        _ selection: Selection, in organization: OrganizationID, request: RunRequest
    ) async throws(Problem) -> Run {
        try await run(RunPurpose(.synchronizing(selection), then: .apply), in: organization, request: request)
    }

    /// Plans and applies.
    package func importPeople(
        _ selection: ImportSelection, in organization: OrganizationID, request: RunRequest
    ) async throws(Problem) -> Run {
        try await run(RunPurpose(.importing(selection), then: .apply), in: organization, request: request)
    }
}

/// Who asks for a run, and who wants to know how far it is.
package struct RunRequest: Sendable {
    package let requester: Requester
    package let onProgress: @Sendable (RunProgress) -> Void

    package init(by requester: Requester, onProgress: @escaping @Sendable (RunProgress) -> Void = { _ in }) {
        self.requester = requester
        self.onProgress = onProgress
    }

    package var actor: Actor { requester.actor }
}

/// A person of the tenant in the import picker.
package struct ImportCandidate: Hashable, Sendable {
    package let person: DirectoryUser
    /// What importing would do: `imported`, `alreadyImported`, `duplicate`, `invalid`, `unreadable`.
    package let verdict: Verdict
    /// Users whose address looks like this one but is not it, such as one with a Cyrillic letter. A warning only.
    package let lookAlikes: [String]

    package init(person: DirectoryUser, verdict: Verdict, lookAlikes: [String]) {
        self.person = person
        self.verdict = verdict
        self.lookAlikes = lookAlikes
    }
}
