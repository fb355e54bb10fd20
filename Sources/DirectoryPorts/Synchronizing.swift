package import DirectoryCore

/// What pages and commands ask of the engine.
///
/// A problem that stops a run after the connection was found is recorded as a stopped run and thrown.
package protocol Synchronizing: Sendable {
    /// Signs in, reads the organization and one person, and pins the tenant.
    func test(_ organization: OrganizationID) async throws(Problem) -> ConnectionReport

    /// Finds people of the tenant to import, and marks those that are here already or would be duplicates (R12).
    func search(_ text: String, in organization: OrganizationID) async throws(Problem) -> [ImportCandidate]

    /// Reads, decides and stores a plan. No user is changed.
    func planSynchronization(
        of selection: Selection, in organization: OrganizationID, request: RunRequest
    ) async throws(Problem) -> Run

    /// Reads, decides and stores a plan. No user is made.
    func planImport(
        of selection: ImportSelection, in organization: OrganizationID, request: RunRequest
    ) async throws(Problem) -> Run

    /// Applies exactly the plan with this hash.
    ///
    /// - Throws: `plan-stale`, `plan-mismatch`, `run-not-applicable`, `not-found`.
    func apply(_ run: RunID, hash: PlanHash, in organization: OrganizationID) async throws(Problem) -> Run
}

extension Synchronizing {
    /// Plans and applies.
    package func synchronize(
        _ selection: Selection, in organization: OrganizationID, request: RunRequest
    ) async throws(Problem) -> Run {
        try await apply(try await planSynchronization(of: selection, in: organization, request: request))
    }

    /// Plans and applies.
    package func importPeople(
        _ selection: ImportSelection, in organization: OrganizationID, request: RunRequest
    ) async throws(Problem) -> Run {
        try await apply(try await planImport(of: selection, in: organization, request: request))
    }

    private func apply(_ run: Run) async throws(Problem) -> Run {
        guard case .planned(let hash) = run.state else { return run }
        return try await apply(run.id, hash: hash, in: run.organization)
    }
}

/// Who asks for a run, and who wants to know how far it is.
package struct RunRequest: Sendable {
    package let actor: Actor
    package let onProgress: @Sendable (RunProgress) -> Void

    package init(actor: Actor, onProgress: @escaping @Sendable (RunProgress) -> Void = { _ in }) {
        self.actor = actor
        self.onProgress = onProgress
    }
}

/// How far a run is, in people.
package struct RunProgress: Hashable, Sendable {
    package let phase: Phase
    package let people: Int
    /// Nil while it is not known.
    package let total: Int?

    package init(phase: Phase, people: Int, total: Int?) {
        self.phase = phase
        self.people = people
        self.total = total
    }

    /// What the run is doing.
    package enum Phase: String, Sendable {
        case reading
        case lookingUp = "looking up"
        case comparing
        case applying
    }
}

/// What a connection test found.
package struct ConnectionReport: Hashable, Sendable {
    package let tenant: PinnedTenant
    package let grantedPermissions: Set<String>

    package init(tenant: PinnedTenant, grantedPermissions: Set<String>) {
        self.tenant = tenant
        self.grantedPermissions = grantedPermissions
    }
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
